import { chooseOther, chooseVoice, speaksOnline, spokenLanguage, type Choice } from '../voices/voice-selection.js';
import { startWithin } from './deadlines.js';
import { SpeechError, type Mark, type SpeechEngine, type Utterance, type Voice } from '../types.js';
import { climb, type Attempt } from './retry-policy.js';
import { longestUtterance, platformRate, sayableByAll } from './limits.js';
import { sayNative, type Failure } from './native-utterance.js';
import { Paces } from '../speaking-rates.js';
import { isHidden, readerLanguages, type SpeechPlatform } from '../platform.js';
import { sessionOf, type Session } from './session.js';
import { describeVoice, rankVoices } from '../voices/ranking.js';

/**
 * A list of voices that is empty for so many ms may stay so. Where there are thousands, it and the first sound take up to 2 s, and longer on a
 * busy machine; but a browser that also refuses to speak (Chromium without voices does at once) has none.
 */
const EMPTY_FOR = 4000;
const EMPTY_AND_REFUSED_FOR = 600;

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
  readonly #paces: Paces;

  constructor(platform: SpeechPlatform = globalThis, paces = new Paces()) {
    this.#platform = platform;
    this.#paces = paces;
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
    const voices = (await this.#session?.voices.settled()) ?? [];
    const policy = { online: true, readerLanguages: readerLanguages(this.#platform) };
    return rankVoices(voices, undefined, policy).map((voice) => describeVoice(voice, this.name));
  }

  /** An empty list may be one that comes late, or all that a browser tells which speaks nonetheless (Edge on Android). */
  lacking(): number | undefined {
    const session = this.#session;
    if (!session || session.begun || session.voices.current.length > 0) return undefined;
    const patience = session.refused ? EMPTY_AND_REFUSED_FOR : EMPTY_FOR;
    const left = session.voices.emptyFor(lacksVoices(this.#platform) ? 0 : patience);
    if (left === 0) lacksVoices(this.#platform, true);
    return left;
  }

  onVoicesChange(listener: () => void): () => void {
    return this.#session?.voices.onChange(listener) ?? (() => {});
  }

  /** An empty list tells nothing. */
  speaks(lang: string): boolean {
    const session = this.#session;
    if (!session || session.voices.current.length === 0) return true;
    try {
      return !!chooseVoice(session, { lang }, this.online);
    } catch {
      return false;
    }
  }

  maxLength(utterance: Utterance): number {
    const { text, rate } = utterance;
    return longestUtterance(text, rate, this.#mayBeOnline(utterance));
  }

  speak(utterance: Utterance, onMark: (mark: Mark) => void, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    const session = this.#session;
    if (!session || !this.available()) {
      return Promise.reject(new SpeechError('unsupported', 'This browser has no speech synthesis.', utterance.lang));
    }
    const saying = new Saying(session, utterance, this.#paces, () => this.online, onMark, signal);
    return climb(session, utterance, (attempt) => saying.try(attempt), signal);
  }

  get #session(): Session | undefined {
    return sessionOf(this.#platform);
  }

  /** Without leave for it no voice of the network speaks, or it is stopped as soon as the list of voices tells of it. */
  #mayBeOnline(utterance: Utterance): boolean {
    const session = this.online ? this.#session : undefined;
    if (!session) return this.online;
    try {
      return chooseVoice(session, utterance, true).online;
    } catch {
      return true;
    }
  }
}

const LACKING = 'article-player:no-voices';

/** Whether this browser was found to have no voices, on this page or on one before in this tab; `found` notes it. */
function lacksVoices({ sessionStorage }: SpeechPlatform, found = false): boolean {
  try {
    if (found) sessionStorage?.setItem(LACKING, '1');
    return sessionStorage?.getItem(LACKING) === '1';
  } catch {
    // No storage: the list is waited for on each page.
    return false;
  }
}

/** One utterance, said in one or several attempts. */
class Saying {
  #choice: Choice | undefined;
  #failure: Failure | undefined;

  constructor(
    readonly session: Session,
    readonly utterance: Utterance,
    readonly paces: Paces,
    readonly mayBeOnline: () => boolean,
    readonly onMark: (mark: Mark) => void,
    readonly signal: AbortSignal,
  ) {}

  async try(attempt: Attempt): Promise<Failure | undefined> {
    const { session, signal } = this;
    // Before anything was heard it waits for nothing: iOS drops, without a word, what is not spoken in the task of the click.
    if (session.begun || !attempt.first) while (session.busy) await session.busy;
    signal.throwIfAborted();
    const choice = this.#choose(attempt.otherVoice);
    if (!choice) return this.#failure && { ...this.#failure, reached: 0 };
    const allowed = choice.voice ? undefined : this.#untilBetterVoices(choice.lang);
    try {
      this.#failure = await this.#say(this.#native(attempt, choice), attempt, choice, allowed?.signal ?? signal);
      if (!this.#failure || !this.#hasNoVoices(this.#failure, attempt)) return this.#failure;
    } catch (error) {
      if (error !== BETTER_VOICES) throw error;
      return this.try(attempt);
    } finally {
      allowed?.over();
    }
    await session.voices.filled(session.voices.emptyFor(EMPTY_FOR), signal);
    signal.throwIfAborted();
    if (session.voices.current.length > 0) return this.try(attempt);
    throw new SpeechError('no-voice', 'This browser has no voices.', choice.lang, { cause: this.#failure.cause });
  }

  /** The browser refused, or was silent twice, and has told of no voice: its list may come late, or never. */
  #hasNoVoices({ code, cause }: Failure, { first }: Attempt): boolean {
    const failed = (code === 'failed' && cause !== 'audio-hardware') || (code === 'silent' && !first);
    return failed && !this.session.begun && this.session.voices.current.length === 0;
  }

  #choose(otherVoice: boolean): Choice | undefined {
    const { session, utterance } = this;
    const online = this.mayBeOnline();
    const before = this.#choice;
    if (!otherVoice || !before) return (this.#choice = chooseVoice(session, utterance, online));
    const other = chooseOther(session, before, spokenLanguage(session, utterance.lang), online);
    this.#choice = other ?? before;
    return other;
  }

  #say(
    native: SpeechSynthesisUtterance,
    { start, first }: Attempt,
    choice: Choice,
    signal: AbortSignal,
  ): Promise<Failure | undefined> {
    const { session, onMark, utterance, paces } = this;
    const { voice } = choice;
    const from = utterance.source.start + start;
    const described = voice && describeVoice(voice, 'web-speech');
    const pacing = { rate: utterance.rate, known: paces.heard(described?.id ?? '', utterance.rate, true) ?? 0 };
    return sayNative(
      session,
      native,
      {
        voice: described?.id ?? '',
        pacing,
        startWithin: startWithin({
          online: choice.online,
          name: voice?.name ?? '',
          first: first && !session.begun,
          hidden: isHidden(session.platform),
        }),
        patient: first,
        onStart: () => onMark({ start: from, end: from, ...(described && { voice: described }) }),
        onWord: (offset, length) => onMark({ start: from + offset, end: from + offset + length }),
      },
      signal,
    );
  }

  #native({ start, end }: Attempt, { voice, lang, online }: Choice): SpeechSynthesisUtterance {
    const { text, rate, volume } = this.utterance;
    const Native = this.session.platform.SpeechSynthesisUtterance!;
    const native = new Native(sayableByAll(text.slice(start, end)));
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
  #untilBetterVoices(lang: string): { signal: AbortSignal; over(): void } {
    const { session, signal } = this;
    const over = new AbortController();
    const pass = () => over.abort(signal.reason);
    let patience: ReturnType<typeof setTimeout> | undefined;
    const forget = session.voices.onChange(() => {
      if (!this.mayBeOnline() && speaksOnline(session.voices.current, lang)) over.abort(BETTER_VOICES);
      if (session.begun || session.voices.current.length === 0) return;
      patience ??= setTimeout(() => session.begun || over.abort(BETTER_VOICES), STARTS_WITHIN);
    });
    const polling = session.begun ? undefined : setInterval(() => void session.voices.current, POLL);
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
