import { splitClauses } from '../../text/clauses.js';
import { SpeechError } from '../speech-error.js';
import { OVERDUE, PREMATURE_END, type AttemptFailure } from './native-utterance.js';
import { isHidden } from '../platform.js';
import type { Session } from './session.js';
import { wait } from '../wait.js';

/** Before the same voice is asked again, the first and the second time, in ms. */
const RETRY_DELAYS = [250, 800] as const;
/**
 * Something else took the voice before ours began: it is asked for once more after this many ms. In Chromium a player that falls silent
 * in another tab takes with it what waits here (Chromium, tts_controller_impl.cc); Safari says `canceled` of its own errors too (WebKit,
 * SpeechSynthesis.cpp).
 */
const INTERRUPTED_DELAY = 300;
/** A text that is too long for a platform is halved, but not below this many code units. */
const MIN_LENGTH = 40;

/** Errors of the platform that the same voice would only repeat. */
const VOICE_ERRORS: ReadonlySet<unknown> = new Set(['language-unavailable', 'voice-unavailable', 'invalid-argument']);
/** Errors that any voice would repeat. */
const DEVICE_ERRORS: ReadonlySet<unknown> = new Set(['audio-hardware', 'synthesis-unavailable']);

/** One try at an utterance, or at the rest of it. */
export interface Attempt {
  /** The stretch of the text that is tried. */
  readonly start: number;
  readonly end: number;
  /** Another voice of the device is to be tried: the one before failed. */
  readonly otherVoice: boolean;
  /** The first one of its utterance. */
  readonly first: boolean;
}

/**
 * Says a text until it is said: the same voice, the same voice again after a rest, another voice of the device, then the error. Goes on
 * from the last word that was heard. On a hidden page an error is final at once: Android and iOS take the voice from it.
 * @param attempt says a stretch; resolves with what went wrong, or `undefined`.
 * @throws `SpeechError`, or what `attempt` rejects with.
 */
export async function speakWithRetries(
  session: Session,
  { text, lang }: { readonly text: string; readonly lang: string },
  attempt: (what: Attempt) => Promise<AttemptFailure | undefined>,
  signal: AbortSignal,
): Promise<void> {
  const ladder = new RetryPolicy(session, lang);
  let start = 0;
  for (let first = true; start < text.length; first = false) {
    const end =
      ladder.maxLength < text.length - start
        ? start + firstPartEnd(text.slice(start), ladder.maxLength, lang)
        : text.length;
    const failure = await attempt({ start, end, otherVoice: ladder.otherVoice, first });
    signal.throwIfAborted();
    const rest = failure && ladder.delayAfter(failure, end - start - failure.reached);
    start = rest === undefined ? end : start + failure!.reached;
    if (rest !== undefined) await wait(rest, signal);
  }
}

class RetryPolicy {
  otherVoice = false;
  /** No part of the text may be longer, in UTF-16 code units. */
  maxLength = Infinity;
  #retries = 0;
  #wasInterrupted = false;
  #wasMuted = false;
  #wasOverdue = false;
  #wasPremature = false;
  readonly #session: Session;
  readonly #lang: string;

  constructor(session: Session, lang: string) {
    this.#session = session;
    this.#lang = lang;
  }

  /**
   * @returns how long to rest before the next attempt, in ms; `undefined` where it is to be taken for said.
   * @throws `SpeechError` when there is to be none.
   */
  delayAfter(failure: AttemptFailure, length: number): number | undefined {
    const { code, reached } = failure;
    if (failure.cause === PREMATURE_END) {
      if (this.#wasPremature) return undefined;
      this.#wasPremature = true;
      return RETRY_DELAYS[0];
    }
    if (code === 'interrupted') return this.#afterInterruption(failure);
    if (this.#isFinal(failure)) throw this.#error(failure);
    this.#wasMuted = code === 'muted';
    this.#wasOverdue = failure.cause === OVERDUE;
    // A voice that came further is a voice that speaks.
    if (reached > 0) this.#retries = 0;
    if (failure.cause === 'text-too-long' && length > MIN_LENGTH) {
      this.maxLength = Math.ceil(length / 2);
    } else if (VOICE_ERRORS.has(failure.cause)) this.#retries = Math.max(this.#retries, RETRY_DELAYS.length);
    if (this.#retries > RETRY_DELAYS.length || !this.#session.mayRetry()) throw this.#error(failure);
    const rest = RETRY_DELAYS[this.#retries];
    this.#retries += 1;
    this.otherVoice = rest === undefined;
    return rest ?? RETRY_DELAYS[0];
  }

  #afterInterruption(failure: AttemptFailure): number {
    if (this.#wasInterrupted || failure.started || isHidden(this.#session.platform)) throw this.#error(failure);
    this.#wasInterrupted = true;
    return INTERRUPTED_DELAY;
  }

  #isFinal({ code, cause }: AttemptFailure): boolean {
    // A voice that is only slow may be slow on a hidden page too.
    const hidden = isHidden(this.#session.platform) && (code !== 'silent' || this.#retries > 0);
    const again = (code === 'muted' && this.#wasMuted) || (cause === OVERDUE && this.#wasOverdue);
    return code === 'not-allowed' || again || hidden || DEVICE_ERRORS.has(cause);
  }

  #error({ code, message, cause }: AttemptFailure): SpeechError {
    return new SpeechError(code, message, this.#lang, { cause });
  }
}

function firstPartEnd(text: string, longest: number, lang: string): number {
  return splitClauses(text, longest, lang)[0]?.end ?? text.length;
}
