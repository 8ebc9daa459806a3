import { splitClauses } from '../../text/clauses.js';
import { isHidden } from '../platform.js';
import { SpeechError } from '../speech-error.js';
import { wait } from '../wait.js';
import { OVERDUE, PREMATURE_END, type AttemptFailure } from './native-utterance.js';
import type { Session } from './session.js';

/** The delay before the same voice is tried again for the first and the second time, in ms. */
const RETRY_DELAYS = [250, 800] as const;
/**
 * If something else took the voice before ours started, it is tried once more after this delay, in
 * ms. In Chromium, a player in another tab that stops also stops what is queued here (Chromium,
 * tts_controller_impl.cc). Safari reports `canceled` for errors of its own, too (WebKit,
 * SpeechSynthesis.cpp).
 */
const INTERRUPTED_DELAY = 300;
/**
 * A text that is too long for the platform is halved, but not if it is shorter than this, in UTF-16
 * code units.
 */
const MIN_LENGTH = 40;

/** Errors of the platform that the same voice would repeat. */
const VOICE_ERRORS: ReadonlySet<unknown> = new Set([
  'language-unavailable',
  'voice-unavailable',
  'invalid-argument',
]);
/** Errors of the platform that every voice would repeat. */
const DEVICE_ERRORS: ReadonlySet<unknown> = new Set(['audio-hardware', 'synthesis-unavailable']);

/** One attempt at a text, or at the rest of it. */
export interface Attempt {
  /** The range of the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** Whether to use another local voice, because the last one failed. */
  readonly otherVoice: boolean;
  /** Whether it is the first attempt at the text. */
  readonly first: boolean;
}

/**
 * Speaks a text and retries after failures: the same voice after a delay, again after a longer one,
 * another local voice, then the error. Each retry continues from the last word that was heard. On a
 * hidden page errors are final, because Android and iOS take the voice away.
 * @param speak makes an attempt; resolves with its failure, or with `undefined`
 * @throws `SpeechError`, or what `speak` rejects with
 */
export async function speakWithRetries(
  session: Session,
  { text, lang }: { readonly text: string; readonly lang: string },
  speak: (attempt: Attempt) => Promise<AttemptFailure | undefined>,
  signal: AbortSignal,
): Promise<void> {
  const policy = new RetryPolicy(session, lang);
  let start = 0;
  for (let first = true; start < text.length; first = false) {
    const end =
      policy.maxLength < text.length - start
        ? start + firstPartEnd(text.slice(start), policy.maxLength, lang)
        : text.length;
    const failure = await speak({ start, end, otherVoice: policy.otherVoice, first });
    signal.throwIfAborted();
    const delay = failure && policy.delayAfter(failure, end - start - failure.reached);
    start = delay === undefined ? end : start + failure!.reached;
    if (delay !== undefined) await wait(delay, signal);
  }
}

/** Decides what follows each failed attempt at a text. */
class RetryPolicy {
  /** See `Attempt.otherVoice`. */
  otherVoice = false;
  /** The longest text of an attempt, in UTF-16 code units. */
  maxLength = Infinity;
  /** Retries since the last progress. */
  #retries = 0;
  #wasInterrupted = false;
  #wasPremature = false;
  /** About the last failure. */
  #wasMuted = false;
  #wasOverdue = false;
  readonly #session: Session;
  readonly #lang: string;

  constructor(session: Session, lang: string) {
    this.#session = session;
    this.#lang = lang;
  }

  /**
   * @param length the length of the text that failed, in UTF-16 code units
   * @returns the delay before the next attempt, in ms; `undefined` if the text counts as spoken
   * @throws `SpeechError` if there is no further attempt
   */
  delayAfter(failure: AttemptFailure, length: number): number | undefined {
    const { code, reached } = failure;
    if (failure.cause === PREMATURE_END) {
      if (this.#wasPremature) return undefined;
      this.#wasPremature = true;
      return RETRY_DELAYS[0];
    }
    if (code === 'interrupted') return this.#delayAfterInterruption(failure);
    if (this.#isFinal(failure)) throw this.#error(failure);
    this.#wasMuted = code === 'muted';
    this.#wasOverdue = failure.cause === OVERDUE;
    // A voice that made progress works.
    if (reached > 0) this.#retries = 0;
    if (failure.cause === 'text-too-long' && length > MIN_LENGTH) {
      this.maxLength = Math.ceil(length / 2);
    } else if (VOICE_ERRORS.has(failure.cause))
      this.#retries = Math.max(this.#retries, RETRY_DELAYS.length);
    if (this.#retries > RETRY_DELAYS.length || !this.#session.mayRetry())
      throw this.#error(failure);
    const delay = RETRY_DELAYS[this.#retries];
    this.#retries += 1;
    this.otherVoice = delay === undefined;
    return delay ?? RETRY_DELAYS[0];
  }

  #delayAfterInterruption(failure: AttemptFailure): number {
    if (this.#wasInterrupted || failure.started || isHidden(this.#session.platform))
      throw this.#error(failure);
    this.#wasInterrupted = true;
    return INTERRUPTED_DELAY;
  }

  #isFinal({ code, cause }: AttemptFailure): boolean {
    // Silence may only mean a slow voice: it is retried once on a hidden page, too.
    const hidden = isHidden(this.#session.platform) && (code !== 'silent' || this.#retries > 0);
    const again = (code === 'muted' && this.#wasMuted) || (cause === OVERDUE && this.#wasOverdue);
    return code === 'not-allowed' || again || hidden || DEVICE_ERRORS.has(cause);
  }

  #error({ code, message, cause }: AttemptFailure): SpeechError {
    return new SpeechError(code, message, this.#lang, { cause });
  }
}

function firstPartEnd(text: string, maxLength: number, lang: string): number {
  return splitClauses(text, maxLength, lang)[0]?.end ?? text.length;
}
