import { isHidden } from '../platform.js';
import type { SpeakingRates } from '../speaking-rates.js';
import { SpeechError } from '../speech-error.js';
import type { Mark, Utterance } from '../types.js';
import { describeVoice } from '../voices/ranking.js';
import { EMPTY_WITHIN } from '../voices/voice-list.js';
import {
  hasOnlineVoice,
  languageOrDefault,
  selectOtherVoice,
  selectVoice,
  type SelectedVoice,
} from '../voices/voice-selection.js';
import { startWithin } from './deadlines.js';
import { platformRate, replaceControlCharacters } from './limits.js';
import { speakNative, type AttemptFailure } from './native-utterance.js';
import type { Attempt } from './retry-policy.js';
import type { Session } from './session.js';

/**
 * When the list of voices loads while an utterance is about to start, it gets so many ms to do so.
 */
const STARTS_WITHIN = 1000;
/**
 * How often the list is read while nothing was heard, in ms: some browsers fire no `voiceschanged`.
 */
const POLL = 500;

/**
 * The reason for an abort: the list of voices has loaded, and the browser's own choice may be a
 * voice that is not allowed.
 */
const BETTER_VOICES = Symbol('the list of voices came');

/** How the attempts at an utterance are made. */
export interface AttemptOptions {
  readonly rates: SpeakingRates;
  /** Whether online voices are allowed now. */
  readonly mayBeOnline: () => boolean;
  readonly onMark: (mark: Mark) => void;
  readonly signal: AbortSignal;
}

/** Speaks one utterance in one or several attempts. */
export class UtteranceAttempts {
  readonly #session: Session;
  readonly #utterance: Utterance;
  readonly #options: AttemptOptions;
  #selected: SelectedVoice | undefined;
  #failure: AttemptFailure | undefined;

  constructor(session: Session, utterance: Utterance, options: AttemptOptions) {
    this.#session = session;
    this.#utterance = utterance;
    this.#options = options;
  }

  /**
   * Makes one attempt.
   * @returns resolves with its failure, or with `undefined`; rejects with `SpeechError` if there is
   * no voice, or with `signal.reason`
   */
  async run(attempt: Attempt): Promise<AttemptFailure | undefined> {
    const session = this.#session;
    const { signal } = this.#options;
    // The very first attempt waits for nothing: iOS drops, without an event, what is not spoken in
    // the task of the user gesture.
    if (session.started || !attempt.first) while (session.settling) await session.settling;
    signal.throwIfAborted();
    const selected = this.#select(attempt.otherVoice);
    if (!selected) return this.#failure && { ...this.#failure, reached: 0 };
    const guard = selected.voice ? undefined : this.#abortOnBetterVoices(selected.lang);
    try {
      const native = this.#createNative(attempt, selected);
      this.#failure = await this.#speak(native, attempt, selected, guard?.signal ?? signal);
      if (!this.#failure || !this.#hasNoVoices(this.#failure, attempt)) return this.#failure;
    } catch (error) {
      if (error !== BETTER_VOICES) throw error;
      return this.run(attempt);
    } finally {
      guard?.stop();
    }
    await session.voices.whenFilled(session.voices.waitLeft(EMPTY_WITHIN), signal);
    signal.throwIfAborted();
    if (session.voices.current.length > 0) return this.run(attempt);
    throw new SpeechError('no-voice', 'This browser has no voices.', selected.lang, {
      cause: this.#failure.cause,
    });
  }

  /**
   * Whether a failure may mean that there are no voices: the list is empty, and the browser
   * refused, or was silent twice.
   */
  #hasNoVoices({ code, cause }: AttemptFailure, { first }: Attempt): boolean {
    const failed =
      (code === 'failed' && cause !== 'audio-hardware') || (code === 'silent' && !first);
    return failed && !this.#session.started && this.#session.voices.current.length === 0;
  }

  #select(otherVoice: boolean): SelectedVoice | undefined {
    const session = this.#session;
    const utterance = this.#utterance;
    const online = this.#options.mayBeOnline();
    const previous = this.#selected;
    if (!otherVoice || !previous) return (this.#selected = selectVoice(session, utterance, online));
    const other = selectOtherVoice(
      session,
      previous,
      languageOrDefault(session, utterance.lang),
      online,
    );
    this.#selected = other ?? previous;
    return other;
  }

  #speak(
    native: SpeechSynthesisUtterance,
    { start, first }: Attempt,
    selected: SelectedVoice,
    signal: AbortSignal,
  ): Promise<AttemptFailure | undefined> {
    const session = this.#session;
    const utterance = this.#utterance;
    const { onMark, rates } = this.#options;
    const from = utterance.source.start + start;
    const voice = selected.voice && describeVoice(selected.voice, 'web-speech');
    const id = voice?.id ?? '';
    return speakNative(
      session,
      native,
      {
        voice: id,
        rate: {
          requested: utterance.rate,
          measured: rates.measuredRate(id, utterance.rate, true) ?? 0,
        },
        startWithin: startWithin({
          online: selected.online,
          name: voice?.name ?? '',
          first: first && !session.started,
          hidden: isHidden(session.platform),
        }),
        mayQueue: first,
        onStart: () => onMark({ start: from, end: from, ...(voice && { voice }) }),
        onBoundary: (offset, length) =>
          onMark({ start: from + offset, end: from + offset + length }),
      },
      signal,
    );
  }

  #createNative(
    { start, end }: Attempt,
    { voice, lang, online }: SelectedVoice,
  ): SpeechSynthesisUtterance {
    const { text, rate, volume } = this.#utterance;
    const Native = this.#session.platform.SpeechSynthesisUtterance!;
    const native = new Native(replaceControlCharacters(text.slice(start, end)));
    if (voice) native.voice = voice;
    native.lang = lang;
    native.rate = platformRate(rate, online);
    native.volume = Number.isFinite(volume) ? Math.min(Math.max(volume, 0), 1) : 1;
    return native;
  }

  /**
   * A signal for an utterance whose voice the browser chooses. It also aborts when the list of
   * voices loads and has an online voice for the language that is not allowed, because the browser
   * may have chosen that one. It also aborts if nothing was heard a moment after the list loaded.
   */
  #abortOnBetterVoices(lang: string): { signal: AbortSignal; stop(): void } {
    const session = this.#session;
    const { mayBeOnline, signal } = this.#options;
    const controller = new AbortController();
    const forward = () => controller.abort(signal.reason);
    let timeout: ReturnType<typeof setTimeout> | undefined;
    const removeListener = session.voices.onChange(() => {
      if (!mayBeOnline() && hasOnlineVoice(session.voices.current, lang))
        controller.abort(BETTER_VOICES);
      if (session.started || session.voices.current.length === 0) return;
      timeout ??= setTimeout(
        () => session.started || controller.abort(BETTER_VOICES),
        STARTS_WITHIN,
      );
    });
    const polling = session.started
      ? undefined
      : setInterval(() => void session.voices.current, POLL);
    signal.addEventListener('abort', forward);
    return {
      signal: controller.signal,
      stop: () => {
        removeListener();
        clearInterval(polling);
        clearTimeout(timeout);
        signal.removeEventListener('abort', forward);
      },
    };
  }
}
