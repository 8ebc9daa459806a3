import {
  selectOtherVoice,
  selectVoice,
  hasOnlineVoice,
  languageOrDefault,
  type SelectedVoice,
} from '../voices/voice-selection.js';
import { startWithin } from './deadlines.js';
import { SpeechError } from '../speech-error.js';
import type { Mark, SpeechEngine, Utterance, Voice } from '../types.js';
import { speakWithRetries, type Attempt } from './retry-policy.js';
import { maxUtteranceLength, platformRate, replaceControlCharacters } from './limits.js';
import { speakNative, type AttemptFailure } from './native-utterance.js';
import { SpeakingRates } from '../speaking-rates.js';
import { isHidden, readerLanguages, type SpeechPlatform } from '../platform.js';
import { sessionOf, type Session } from './session.js';
import { describeVoice, rankVoices } from '../voices/ranking.js';

/**
 * A list of voices that is empty for so many ms may stay so. Where there are thousands, it and the first sound take up to 2 s, and longer on a
 * busy machine; but a browser that also refuses to speak (Chromium without voices does at once) has none.
 */
const EMPTY_WITHIN = 4000;
const EMPTY_AND_REFUSED_WITHIN = 600;

/** A voice that is about to start when the list of voices comes is left so many ms to do so. */
const STARTS_WITHIN = 1000;
/** The list is looked at this often, in ms, while nothing was heard: some browsers do not tell that it has filled. */
const POLL = 500;

/** Why an utterance is said anew: the list of voices came, and the browser's own choice may not have been one that was allowed. */
const BETTER_VOICES = Symbol('the list of voices came');

/**
 * The browser's own `speechSynthesis`: one utterance at a time, a fresh one each. It is never paused, only stopped, because native
 * `pause()` silences Chromium on Linux until reload, is ignored by Firefox there, and is a stop without an event on Android.
 * Nothing of the platform is touched before it is needed: a page that has touched it was not kept for going back (Chromium, until 2023).
 */
export class WebSpeechEngine implements SpeechEngine {
  readonly name = 'web-speech';
  /** Voices that send the text off the device may speak too. */
  online = false;
  readonly #platform: SpeechPlatform;
  readonly #rates: SpeakingRates;

  constructor(platform: SpeechPlatform = globalThis, rates = new SpeakingRates()) {
    this.#platform = platform;
    this.#rates = rates;
  }

  available(): boolean {
    return 'speechSynthesis' in this.#platform && 'SpeechSynthesisUtterance' in this.#platform;
  }

  /** A person is about to press play: the list of voices is asked for, which comes late in most browsers. */
  prepare(): void {
    void this.#session?.voices.current;
  }

  /** One entry for each real voice, best first; those of the reader's languages before all others. */
  async voices(): Promise<readonly Voice[]> {
    const voices = (await this.#session?.voices.whenLoaded()) ?? [];
    const policy = { allowOnline: true, readerLanguages: readerLanguages(this.#platform) };
    return rankVoices(voices, undefined, policy).map((voice) => describeVoice(voice, this.name));
  }

  /** An empty list may be one that comes late, or all that a browser tells which speaks nonetheless (Edge on Android). */
  voicelessAfter(): number | undefined {
    const session = this.#session;
    if (!session || session.started || session.voices.current.length > 0) return undefined;
    const patience = session.refused ? EMPTY_AND_REFUSED_WITHIN : EMPTY_WITHIN;
    const left = session.voices.waitLeft(knownVoiceless(this.#platform) ? 0 : patience);
    if (left === 0) knownVoiceless(this.#platform, true);
    return left;
  }

  onVoicesChange(listener: () => void): () => void {
    return this.#session?.voices.onChange(listener) ?? (() => {});
  }

  /** An empty list tells nothing. */
  supportsLanguage(lang: string): boolean {
    const session = this.#session;
    if (!session || session.voices.current.length === 0) return true;
    try {
      return !!selectVoice(session, { lang }, this.online);
    } catch {
      return false;
    }
  }

  maxLength(utterance: Utterance): number {
    const { text, rate } = utterance;
    return maxUtteranceLength(text, rate, this.#mayBeOnline(utterance));
  }

  speak(utterance: Utterance, onMark: (mark: Mark) => void, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    const session = this.#session;
    if (!session || !this.available()) {
      return Promise.reject(new SpeechError('unsupported', 'This browser has no speech synthesis.', utterance.lang));
    }
    const saying = new UtteranceAttempts(session, utterance, this.#rates, () => this.online, onMark, signal);
    return speakWithRetries(session, utterance, (attempt) => saying.run(attempt), signal);
  }

  get #session(): Session | undefined {
    return sessionOf(this.#platform);
  }

  /** Without leave for it no voice of the network speaks, or it is stopped as soon as the list of voices tells of it. */
  #mayBeOnline(utterance: Utterance): boolean {
    const session = this.online ? this.#session : undefined;
    if (!session) return this.online;
    try {
      return selectVoice(session, utterance, true).online;
    } catch {
      return true;
    }
  }
}

const NO_VOICES_KEY = 'article-player:no-voices';

/** Whether this browser was found to have no voices, on this page or on one before in this tab; `found` notes it. */
function knownVoiceless({ sessionStorage }: SpeechPlatform, found = false): boolean {
  try {
    if (found) sessionStorage?.setItem(NO_VOICES_KEY, '1');
    return sessionStorage?.getItem(NO_VOICES_KEY) === '1';
  } catch {
    // No storage: the list is waited for on each page.
    return false;
  }
}

/** One utterance, said in one or several attempts. */
class UtteranceAttempts {
  #selected: SelectedVoice | undefined;
  #failure: AttemptFailure | undefined;

  constructor(
    readonly session: Session,
    readonly utterance: Utterance,
    readonly rates: SpeakingRates,
    readonly mayBeOnline: () => boolean,
    readonly onMark: (mark: Mark) => void,
    readonly signal: AbortSignal,
  ) {}

  async run(attempt: Attempt): Promise<AttemptFailure | undefined> {
    const { session, signal } = this;
    // Before anything was heard it waits for nothing: iOS drops, without a word, what is not spoken in the task of the click.
    if (session.started || !attempt.first) while (session.settling) await session.settling;
    signal.throwIfAborted();
    const choice = this.#select(attempt.otherVoice);
    if (!choice) return this.#failure && { ...this.#failure, reached: 0 };
    const allowed = choice.voice ? undefined : this.#abortOnBetterVoices(choice.lang);
    try {
      this.#failure = await this.#speak(
        this.#createNative(attempt, choice),
        attempt,
        choice,
        allowed?.signal ?? signal,
      );
      if (!this.#failure || !this.#hasNoVoices(this.#failure, attempt)) return this.#failure;
    } catch (error) {
      if (error !== BETTER_VOICES) throw error;
      return this.run(attempt);
    } finally {
      allowed?.over();
    }
    await session.voices.whenFilled(session.voices.waitLeft(EMPTY_WITHIN), signal);
    signal.throwIfAborted();
    if (session.voices.current.length > 0) return this.run(attempt);
    throw new SpeechError('no-voice', 'This browser has no voices.', choice.lang, { cause: this.#failure.cause });
  }

  /** The browser refused, or was silent twice, and has told of no voice: its list may come late, or never. */
  #hasNoVoices({ code, cause }: AttemptFailure, { first }: Attempt): boolean {
    const failed = (code === 'failed' && cause !== 'audio-hardware') || (code === 'silent' && !first);
    return failed && !this.session.started && this.session.voices.current.length === 0;
  }

  #select(otherVoice: boolean): SelectedVoice | undefined {
    const { session, utterance } = this;
    const online = this.mayBeOnline();
    const before = this.#selected;
    if (!otherVoice || !before) return (this.#selected = selectVoice(session, utterance, online));
    const other = selectOtherVoice(session, before, languageOrDefault(session, utterance.lang), online);
    this.#selected = other ?? before;
    return other;
  }

  #speak(
    native: SpeechSynthesisUtterance,
    { start, first }: Attempt,
    choice: SelectedVoice,
    signal: AbortSignal,
  ): Promise<AttemptFailure | undefined> {
    const { session, onMark, utterance, rates } = this;
    const { voice } = choice;
    const from = utterance.source.start + start;
    const described = voice && describeVoice(voice, 'web-speech');
    const rate = {
      requested: utterance.rate,
      measured: rates.measuredRate(described?.id ?? '', utterance.rate, true) ?? 0,
    };
    return speakNative(
      session,
      native,
      {
        voice: described?.id ?? '',
        rate,
        startWithin: startWithin({
          online: choice.online,
          name: voice?.name ?? '',
          first: first && !session.started,
          hidden: isHidden(session.platform),
        }),
        mayQueue: first,
        onStart: () => onMark({ start: from, end: from, ...(described && { voice: described }) }),
        onBoundary: (offset, length) => onMark({ start: from + offset, end: from + offset + length }),
      },
      signal,
    );
  }

  #createNative({ start, end }: Attempt, { voice, lang, online }: SelectedVoice): SpeechSynthesisUtterance {
    const { text, rate, volume } = this.utterance;
    const Native = this.session.platform.SpeechSynthesisUtterance!;
    const native = new Native(replaceControlCharacters(text.slice(start, end)));
    if (voice) native.voice = voice;
    native.lang = lang;
    native.rate = platformRate(rate, online);
    native.volume = Number.isFinite(volume) ? Math.min(Math.max(volume, 0), 1) : 1;
    return native;
  }

  /**
   * A signal that is also aborted when the list of voices arrives late and has one for the language that sends the text off the
   * device: the browser's own choice could be that one. Or when it arrives, and nothing is heard a moment later.
   */
  #abortOnBetterVoices(lang: string): { signal: AbortSignal; over(): void } {
    const { session, signal } = this;
    const over = new AbortController();
    const pass = () => over.abort(signal.reason);
    let patience: ReturnType<typeof setTimeout> | undefined;
    const forget = session.voices.onChange(() => {
      if (!this.mayBeOnline() && hasOnlineVoice(session.voices.current, lang)) over.abort(BETTER_VOICES);
      if (session.started || session.voices.current.length === 0) return;
      patience ??= setTimeout(() => session.started || over.abort(BETTER_VOICES), STARTS_WITHIN);
    });
    const polling = session.started ? undefined : setInterval(() => void session.voices.current, POLL);
    signal.addEventListener('abort', pass);
    return {
      signal: over.signal,
      over: () => {
        forget();
        clearInterval(polling);
        clearTimeout(patience);
        signal.removeEventListener('abort', pass);
      },
    };
  }
}
