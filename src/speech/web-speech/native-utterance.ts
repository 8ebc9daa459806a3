import { nextTask } from '../../text/cooperative.js';
import { deferred } from '../../util/deferred.js';
import type { SpeechErrorCode } from '../speech-error.js';
import { BoundaryFilter } from './boundary-filter.js';
import {
  endWithin,
  expectedDuration,
  phantomWithin,
  prematureWithin,
  type UtteranceRate,
} from './deadlines.js';
import type { Session } from './session.js';
import { Watchdog } from './watchdog.js';

/*
 * One SpeechSynthesisUtterance, from `speak()` to its end, an error, an abort or a deadline. The
 * source of each workaround is in parentheses: a file of the browser's source, or a report.
 */

/**
 * How long to wait, in ms, while other speech is in front of ours in the queue. Firefox has one
 * queue for all tabs.
 */
const QUEUED_WITHIN = 20_000;
/**
 * If the end event was lost after this share of the expected time, the text counts as spoken.
 * Before, the rest would be lost.
 */
const HEARD_ENOUGH = 0.7;
/**
 * For a voice with word boundaries: if the text after the last one takes longer than this, in ms,
 * it was not spoken.
 */
const LAST_WORDS = 1200;
/**
 * How long the platform gets to finish after `cancel()`, in ms (WebKit/WebKit#60457,
 * votingworks/bmd#1106).
 */
const SETTLE_WITHIN = 150;

/**
 * The cause of a failure that may be none: an utterance ends as early if the voice skips what it
 * cannot pronounce.
 */
export const PREMATURE_END = Symbol('the end came too soon');

/** The cause of a failure that takes long to detect: there was no event after the start. */
export const OVERDUE = Symbol('the end is overdue');

/** What is not in the `SpeechSynthesisUtterance` itself. */
export interface NativeUtteranceOptions {
  /** The id of the voice. Empty if the browser chooses it. */
  readonly voice: string;
  readonly rate: UtteranceRate;
  /** The time within which it must start, in ms. */
  readonly startWithin: number;
  /** Whether it may wait for other speech in the queue. */
  readonly mayQueue: boolean;
  onStart(): void;
  /** A word boundary: UTF-16 offset and length in the native text. */
  onBoundary(offset: number, length: number): void;
}

/** Why an utterance did not reach its end. */
export interface AttemptFailure {
  readonly code: SpeechErrorCode;
  readonly message: string;
  /** The platform's error code, what it threw, `PREMATURE_END` or `OVERDUE`. */
  readonly cause?: unknown;
  /** The UTF-16 offset of the last word that was spoken. */
  readonly reached: number;
  readonly started: boolean;
}

/**
 * Speaks one native utterance in this task.
 * @returns resolves with `undefined` at its end, or with a failure; rejects with `signal.reason`
 * after an abort
 */
export function speakNative(
  session: Session,
  native: SpeechSynthesisUtterance,
  options: NativeUtteranceOptions,
  signal: AbortSignal,
): Promise<AttemptFailure | undefined> {
  return new NativeUtterance(session, native, options, signal).speak();
}

class NativeUtterance {
  readonly #session: Session;
  readonly #native: SpeechSynthesisUtterance;
  readonly #options: NativeUtteranceOptions;
  readonly #signal: AbortSignal;
  readonly #outcome = deferred<AttemptFailure | undefined>();
  #done = false;
  #started = false;
  #queued = false;
  readonly #text: string;
  readonly #boundaries: BoundaryFilter;
  readonly #watchdog: Watchdog;

  constructor(
    session: Session,
    native: SpeechSynthesisUtterance,
    options: NativeUtteranceOptions,
    signal: AbortSignal,
  ) {
    this.#session = session;
    this.#native = native;
    this.#options = options;
    this.#signal = signal;
    this.#text = native.text;
    this.#boundaries = new BoundaryFilter(native.text, options.rate);
    this.#watchdog = new Watchdog(session.synthesis, {
      onIdle: (after) => this.#onIdle(after),
      onOverdue: () => this.#onOverdue(),
    });
  }

  /** See `speakNative`. */
  speak(): Promise<AttemptFailure | undefined> {
    const native = this.#native;
    const session = this.#session;
    native.addEventListener('start', () => this.#ifActive(() => this.#onStart()));
    native.addEventListener('boundary', (event) => this.#ifActive(() => this.#onBoundary(event)));
    native.addEventListener('end', () => this.#ifActive(() => this.#onEnd()));
    native.addEventListener('error', (event) => this.#ifActive(() => this.#onError(event)));
    this.#signal.addEventListener('abort', this.#onAbort);
    // The timer also keeps a reference to the utterance: some browsers collect one without a
    // reference, and its events are lost (WebKit/WebKit#16714, crbug.com/509488).
    this.#watchdog.onSpeak(this.#options.startWithin);
    try {
      session.speak(native);
    } catch (error) {
      this.#fail('failed', 'The browser refused to speak.', error);
    }
    return this.#outcome.promise;
  }

  /** Events of an utterance that is over are ignored. */
  #ifActive(handle: () => void): void {
    if (this.#done) return;
    this.#watchdog.onEvent();
    handle();
  }

  #onStart(): void {
    if (this.#started) return;
    this.#started = this.#session.started = true;
    this.#watchdog.onStart();
    this.#setEndDeadline();
    this.#options.onStart();
  }

  #onBoundary({ name, charIndex, charLength }: SpeechSynthesisEvent): void {
    // Safari may fire a boundary before the start.
    this.#onStart();
    if (this.#done || (name && name !== 'word')) return;
    if (!this.#boundaries.accept(charIndex, this.#watchdog.sinceStart)) return;
    this.#session.voicesWithBoundaries.add(this.#options.voice);
    this.#setEndDeadline();
    this.#options.onBoundary(
      charIndex,
      charLength > 0 ? Math.min(charLength, this.#text.length - charIndex) : 1,
    );
  }

  #onEnd(): void {
    if (!this.#started && this.#watchdog.sinceSpoken < phantomWithin(this.#text)) {
      return this.#fail(
        'muted',
        'The browser took the text and said nothing: the tab may be muted.',
      );
    }
    if (
      this.#started &&
      this.#watchdog.sinceStart < prematureWithin(this.#text, this.#options.rate)
    ) {
      return this.#fail('silent', 'The voice broke off.', PREMATURE_END);
    }
    this.#session.started = true;
    this.#session.endMissedOnce = false;
    this.#succeed();
  }

  #onError({ error }: SpeechSynthesisErrorEvent): void {
    const code: SpeechErrorCode =
      error === 'not-allowed'
        ? error
        : error === 'interrupted' || error === 'canceled'
          ? 'interrupted'
          : 'failed';
    if (code === 'failed') this.#session.refused = true;
    // Firefox gives no code at all (Gecko, nsSpeechTask.cpp).
    this.#fail(code, `The browser stopped speaking: ${error ?? 'unknown reason'}.`, error);
  }

  #onAbort = (): void =>
    this.#stop(() => this.#finish(() => this.#outcome.reject(this.#signal.reason)));

  #onIdle(after: number): void {
    if (this.#started) this.#onEndLost(after);
    else this.#stop(() => this.#onDropped(), true);
  }

  /**
   * iOS drops the first utterance without an event if it is not spoken in the task of a user
   * gesture (WebKit, SpeechSynthesis.cpp).
   */
  #onDropped(): void {
    const session = this.#session;
    const clicked = session.platform.navigator?.userActivation?.isActive;
    const notAllowed = !session.started && !session.droppedSilently && !clicked;
    session.droppedSilently = true;
    if (notAllowed) this.#fail('not-allowed', 'The browser wants the reader to press play.');
    else this.#fail('silent', 'The browser took the text and does not speak.');
  }

  #onEndLost(after: number): void {
    const heard = after / expectedDuration(this.#text, this.#options.rate);
    if (this.#boundaries.reached > 0 ? this.#isRestLong() : heard < HEARD_ENOUGH) {
      return this.#fail('silent', 'The voice broke off.');
    }
    this.#succeed();
  }

  /** Whether the text after the last boundary is longer than a few words. */
  #isRestLong(): boolean {
    return (
      expectedDuration(this.#text.slice(this.#boundaries.reached), this.#options.rate) > LAST_WORDS
    );
  }

  #onOverdue(): void {
    const { speaking, pending } = this.#session.synthesis;
    if (this.#started) return this.#stop(() => this.#onEndOverdue(), true);
    if (speaking && pending && this.#options.mayQueue && !this.#queued) {
      this.#queued = true;
      return this.#watchdog.extend(QUEUED_WITHIN - this.#options.startWithin);
    }
    this.#stop(() => this.#fail('silent', 'The voice did not start.'), true);
  }

  #setEndDeadline(): void {
    const { reached } = this.#boundaries;
    const within = endWithin(this.#text.slice(reached), this.#options.rate);
    this.#watchdog.setEndDeadline(within, reached > 0 ? 'now' : 'start');
  }

  /**
   * The platform is still `speaking`, long after the expected end. Once, only the end event may be
   * missing. Twice in a row is a failure.
   */
  #onEndOverdue(): void {
    const session = this.#session;
    const hasBoundaries =
      this.#boundaries.reached > 0 || session.voicesWithBoundaries.has(this.#options.voice);
    const brokeOff = hasBoundaries ? this.#isRestLong() : session.endMissedOnce;
    const cause = this.#boundaries.reached > 0 ? undefined : OVERDUE;
    if (brokeOff) return this.#fail('silent', 'The voice broke off.', cause);
    session.endMissedOnce = this.#boundaries.reached === 0;
    this.#succeed();
  }

  /**
   * Cancels the utterance. Runs only while it is in progress.
   * @param stuck resume the platform too: something else may have paused it
   */
  #stop(finish: () => void, stuck = false): void {
    const session = this.#session;
    const native = this.#native;
    // It must be over before it is cancelled: WebKit fires events inside cancel() (WebKit,
    // SpeechSynthesis.cpp).
    finish();
    let isCancelling = true;
    const settled = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, SETTLE_WITHIN);
      const settle = () => {
        // An event inside cancel() does not mean that the platform has finished.
        if (isCancelling) return;
        clearTimeout(timer);
        resolve();
      };
      native.addEventListener('end', settle);
      native.addEventListener('error', settle);
    });
    session.block(settled);
    session.cancel();
    if (stuck) session.resumeSynthesis();
    isCancelling = false;
  }

  #succeed(): void {
    // Not inside the event: some builds of Chromium stop for good if `speak()` is called there
    // (reported).
    this.#session.block(nextTask(this.#session.platform));
    this.#session.droppedSilently = false;
    this.#finish(() => this.#outcome.resolve(undefined));
  }

  #fail(code: SpeechErrorCode, message: string, cause?: unknown): void {
    this.#session.block(nextTask(this.#session.platform));
    const failure = {
      code,
      message,
      cause,
      reached: this.#boundaries.reached,
      started: this.#started,
    };
    this.#finish(() => this.#outcome.resolve(failure));
  }

  #finish(settle: () => void): void {
    if (this.#done) return;
    this.#done = true;
    this.#watchdog.stop();
    this.#signal.removeEventListener('abort', this.#onAbort);
    this.#session.utteranceEnded();
    settle();
  }
}
