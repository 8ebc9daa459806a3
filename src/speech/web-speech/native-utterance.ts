import { nextTask } from '../../text/cooperative.js';
import { endWithin, phantomWithin, prematureWithin, expectedDuration, type UtteranceRate } from './deadlines.js';
import type { SpeechErrorCode } from '../speech-error.js';
import type { Session } from './session.js';
import { BoundaryFilter } from './boundary-filter.js';
import { Watchdog } from './watchdog.js';

/*
 * The life of one SpeechSynthesisUtterance: from `speak()` to its end, an error, a stop or a deadline. In brackets: the browser's source
 * file, or the report, that an oddity is known from.
 */

/** While something else is speaking and ours stands in line, it is waited for so many ms (Firefox has one queue for all tabs). */
const QUEUED_WITHIN = 20_000;
/** A lost end this far into the usual time counts as the end; before it, text would be lost. */
const HEARD_ENOUGH = 0.7;
/** Of a voice that tells of its words, a rest that takes longer than this, in ms, was not said. */
const LAST_WORDS = 1200;
/** After `cancel()` the platform gets this many ms to be done with what it cancelled (WebKit/WebKit#60457, votingworks/bmd#1106). */
const SETTLE_WITHIN = 150;

/** The cause of a failure that may be none: a voice that leaves out what it cannot say ends as soon. */
export const PREMATURE_END = Symbol('the end came too soon');

/** The cause of a failure that takes long to be noticed: nothing was told of behind the start. */
export const OVERDUE = Symbol('the end is overdue');

/** What one native utterance is, beyond what the platform is told. */
export interface NativeUtteranceOptions {
  /** The id of the voice that speaks; empty where the browser chooses. */
  readonly voice: string;
  readonly rate: UtteranceRate;
  /** Ms that it may take to start. */
  readonly startWithin: number;
  /** Whether it may stand in line behind the speech of others. */
  readonly mayQueue: boolean;
  onStart(): void;
  /** A word, or what the platform says is one: UTF-16 offset and length in the native text. */
  onBoundary(offset: number, length: number): void;
}

/** Why an utterance was not said to its end. */
export interface AttemptFailure {
  readonly code: SpeechErrorCode;
  readonly message: string;
  /** What the platform called it, or threw. */
  readonly cause?: unknown;
  /** How far it came: the UTF-16 offset of the last word. */
  readonly reached: number;
  readonly started: boolean;
}

/**
 * Speaks one native utterance, in this very task.
 * @returns resolves with `undefined` at its end, or with what went wrong; rejects with `signal.reason` once aborted.
 */
export function speakNative(
  session: Session,
  native: SpeechSynthesisUtterance,
  options: NativeUtteranceOptions,
  signal: AbortSignal,
): Promise<AttemptFailure | undefined> {
  return new Promise((resolve, reject) => {
    new NativeUtterance(session, native, options, signal, resolve, reject).speak();
  });
}

class NativeUtterance {
  #done = false;
  #started = false;
  #queued = false;
  readonly #text: string;
  readonly #boundaries: BoundaryFilter;
  readonly #watchdog: Watchdog;

  constructor(
    readonly session: Session,
    readonly native: SpeechSynthesisUtterance,
    readonly options: NativeUtteranceOptions,
    readonly signal: AbortSignal,
    readonly resolve: (failure?: AttemptFailure) => void,
    readonly reject: (reason: unknown) => void,
  ) {
    this.#text = native.text;
    this.#boundaries = new BoundaryFilter(native.text, options.rate);
    this.#watchdog = new Watchdog(session.synthesis, {
      onIdle: (after) => this.#onIdle(after),
      onOverdue: () => this.#onOverdue(),
    });
  }

  speak(): void {
    const { native, session } = this;
    native.addEventListener('start', () => this.#ifActive(() => this.#onStart()));
    native.addEventListener('boundary', (event) => this.#ifActive(() => this.#onBoundary(event)));
    native.addEventListener('end', () => this.#ifActive(() => this.#onEnd()));
    native.addEventListener('error', (event) => this.#ifActive(() => this.#onError(event)));
    this.signal.addEventListener('abort', this.#onAbort);
    // Its timer also holds the utterance: one that nobody holds loses its events in some engines (WebKit/WebKit#16714, crbug.com/509488).
    this.#watchdog.onSpeak(this.options.startWithin);
    try {
      session.speak(native);
    } catch (error) {
      this.#fail('failed', 'The browser refused to speak.', error);
    }
  }

  /** Late events of an utterance that is over change nothing, whatever the browser calls them. */
  #ifActive(handle: () => void): void {
    if (this.#done) return;
    this.#watchdog.onEvent();
    handle();
  }

  #onStart(): void {
    if (this.#started) return;
    this.#started = this.session.started = true;
    this.#watchdog.onStart();
    this.#setEndDeadline();
    this.options.onStart();
  }

  #onBoundary({ name, charIndex, charLength }: SpeechSynthesisEvent): void {
    // Some tell of a word before they tell of the start (Safari).
    this.#onStart();
    if (this.#done || (name && name !== 'word')) return;
    if (!this.#boundaries.accept(charIndex, this.#watchdog.sinceStart)) return;
    this.session.voicesWithBoundaries.add(this.options.voice);
    this.#setEndDeadline();
    this.options.onBoundary(charIndex, charLength > 0 ? Math.min(charLength, this.#text.length - charIndex) : 1);
  }

  #onEnd(): void {
    if (!this.#started && this.#watchdog.sinceSpoken < phantomWithin(this.#text)) {
      return this.#fail('muted', 'The browser took the text and said nothing: the tab may be muted.');
    }
    if (this.#started && this.#watchdog.sinceStart < prematureWithin(this.#text, this.options.rate)) {
      return this.#fail('silent', 'The voice broke off.', PREMATURE_END);
    }
    this.session.started = true;
    this.session.endMissedOnce = false;
    this.#succeed();
  }

  #onError({ error }: SpeechSynthesisErrorEvent): void {
    const code: SpeechErrorCode =
      error === 'not-allowed' ? error : error === 'interrupted' || error === 'canceled' ? 'interrupted' : 'failed';
    if (code === 'failed') this.session.refused = true;
    // Firefox gives no code at all (Gecko, nsSpeechTask.cpp).
    this.#fail(code, `The browser stopped speaking: ${error ?? 'unknown reason'}.`, error);
  }

  #onAbort = (): void => this.#stop(() => this.#finish(() => this.reject(this.signal.reason)));

  #onIdle(after: number): void {
    if (this.#started) this.#onEndLost(after);
    else this.#stop(() => this.#onDropped(), true);
  }

  /** iOS drops, without a word, a first utterance that is not spoken in the task of a click (WebKit, SpeechSynthesis.cpp). */
  #onDropped(): void {
    const { session } = this;
    const clicked = session.platform.navigator?.userActivation?.isActive;
    const notAllowed = !session.started && !session.droppedSilently && !clicked;
    session.droppedSilently = true;
    if (notAllowed) this.#fail('not-allowed', 'The browser wants the reader to press play.');
    else this.#fail('silent', 'The browser took the text and does not speak.');
  }

  #onEndLost(after: number): void {
    const heard = after / expectedDuration(this.#text, this.options.rate);
    if (this.#boundaries.reached > 0 ? this.#isRestLong() : heard < HEARD_ENOUGH) {
      return this.#fail('silent', 'The voice broke off.');
    }
    this.#succeed();
  }

  /** Whether more than the last words was left to say behind the last one that was told of. */
  #isRestLong(): boolean {
    return expectedDuration(this.#text.slice(this.#boundaries.reached), this.options.rate) > LAST_WORDS;
  }

  #onOverdue(): void {
    const { speaking, pending } = this.session.synthesis;
    if (this.#started) return this.#stop(() => this.#onEndOverdue(), true);
    if (speaking && pending && this.options.mayQueue && !this.#queued) {
      this.#queued = true;
      return this.#watchdog.extend(QUEUED_WITHIN - this.options.startWithin);
    }
    this.#stop(() => this.#fail('silent', 'The voice did not start.'), true);
  }

  #setEndDeadline(): void {
    const { reached } = this.#boundaries;
    const within = endWithin(this.#text.slice(reached), this.options.rate);
    this.#watchdog.setEndDeadline(within, reached > 0 ? 'now' : 'start');
  }

  /** Still `speaking`, far behind its time. Once, only the end may be missing; twice in a row, the voice is dead. */
  #onEndOverdue(): void {
    const { session } = this;
    const tells = session.voicesWithBoundaries.has(this.options.voice);
    const brokeOff = this.#boundaries.reached > 0 || tells ? this.#isRestLong() : session.endMissedOnce;
    if (brokeOff)
      return this.#fail('silent', 'The voice broke off.', this.#boundaries.reached > 0 ? undefined : OVERDUE);
    session.endMissedOnce = this.#boundaries.reached === 0;
    this.#succeed();
  }

  /** Ends what is ours, and runs only while ours is live. */
  #stop(finish: () => void, stuck = false): void {
    const { session, native } = this;
    // First over, then cancelled: WebKit fires events inside cancel() (WebKit, SpeechSynthesis.cpp).
    finish();
    let inside = true;
    const settled = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, SETTLE_WITHIN);
      const over = () => {
        // What is told inside cancel() tells nothing of the platform behind it.
        if (inside) return;
        clearTimeout(timer);
        resolve();
      };
      native.addEventListener('end', over);
      native.addEventListener('error', over);
    });
    session.block(settled);
    session.cancel();
    if (stuck) session.resumeSynthesis();
    inside = false;
  }

  #succeed(): void {
    // Not from within the event: some builds of Chromium stop for good when spoken to there (reported).
    this.session.block(nextTask(this.session.platform));
    this.session.droppedSilently = false;
    this.#finish(this.resolve);
  }

  #fail(code: SpeechErrorCode, message: string, cause?: unknown): void {
    this.session.block(nextTask(this.session.platform));
    const failure = { code, message, cause, reached: this.#boundaries.reached, started: this.#started };
    this.#finish(() => this.resolve(failure));
  }

  #finish(settle: () => void): void {
    if (this.#done) return;
    this.#done = true;
    this.#watchdog.stop();
    this.signal.removeEventListener('abort', this.#onAbort);
    this.session.utteranceEnded();
    settle();
  }
}
