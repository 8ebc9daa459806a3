import { secondsToSay } from '../text/timeline.js';
import { SpeechError, type Mark, type SpeechErrorCode, type Utterance } from './engine.js';

/*
 * The life of one SpeechSynthesisUtterance: from `speak()` to its end, an error, a stop or a deadline. In brackets: the browser's source
 * file, or the report, that an oddity is known from.
 */

/**
 * A voice must start within this many ms; the first of a page, and in a hidden tab, gets as much again. 1.5 s was too short for others
 * (Notalib/flutter_readium#236).
 */
const START_WITHIN = 4000;
/** An end that was not announced by `start` this soon was no speech: a muted tab ends all at once (Chromium, speech_synthesis_impl.cc). In ms. */
const PHANTOM_WITHIN = 150;
/** The fastest speed-up assumed of a voice, with as much again for safety: divides the estimated time of a phantom end. */
const PHANTOM_DIVISOR = 16;
/** A voice may take this many times its estimated time, and a few ms, before it counts as stuck. */
const END_FACTOR = 2.5;
const END_SLACK = 4000;
/** `speaking` is looked at this often, in ms: an engine that lost its end event says so only there (phetsims/scenery#1315). */
const IDLE_POLL = 500;
/** A lost end this far into the estimated time counts as the end; before it, text would be lost. */
const HEARD_ENOUGH = 0.7;
/** After `cancel()` the platform gets this many ms to report the end of what it cancelled (WebKit/WebKit#60457, votingworks/bmd#1106). */
const SETTLE_WITHIN = 150;
/** Windows voices are slower than the rate asked for, by this exponent: log10 3 (Chromium, tts_win_utils.cc). */
const SLOWEST_RATE_EXPONENT = 0.47;

/** Utterances that nobody holds are collected by some engines before their events are fired (WebKit/WebKit#16714, crbug.com/509488). */
const held: SpeechSynthesisUtterance[] = [];
const HOLD = 8;

const settlingOf = new WeakMap<SpeechSynthesis, Promise<void>>();
const begun = new WeakSet<SpeechSynthesis>();
/** Those whose last utterance was taken for said without an end. */
const doubtful = new WeakSet<SpeechSynthesis>();

/** Resolves when the last cancelled utterance is out of the way; `undefined` when nothing is. */
export function settling(synthesis: SpeechSynthesis): Promise<void> | undefined {
  return settlingOf.get(synthesis);
}

/**
 * Speaks one native utterance, in this very task.
 * @returns resolves at its end; rejects with `signal.reason` once aborted, else with a `SpeechError`.
 */
export function sayNative(
  synthesis: SpeechSynthesis,
  native: SpeechSynthesisUtterance,
  utterance: Utterance,
  onMark: (mark: Mark) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    new NativeUtterance(synthesis, native, utterance, onMark, signal, resolve, reject).speak();
  });
}

class NativeUtterance {
  #done = false;
  #started = false;
  #reached = 0;
  #spokenAt = 0;
  #lastEventAt = 0;
  #idleSince: number | undefined;
  #deadline: ReturnType<typeof setTimeout> | undefined;
  #idlePoll: ReturnType<typeof setInterval> | undefined;
  /** Milliseconds that it takes to say all of it, at the slowest that a voice makes of this rate. */
  readonly #estimate: number;

  constructor(
    readonly synthesis: SpeechSynthesis,
    readonly native: SpeechSynthesisUtterance,
    readonly utterance: Utterance,
    readonly onMark: (mark: Mark) => void,
    readonly signal: AbortSignal,
    readonly resolve: () => void,
    readonly reject: (reason: unknown) => void,
  ) {
    const { text, rate } = utterance;
    this.#estimate = (1000 * secondsToSay(text)) / (rate > 1 ? rate ** SLOWEST_RATE_EXPONENT : rate);
  }

  speak(): void {
    const { native, synthesis } = this;
    native.addEventListener('start', () => this.#whileLive(() => this.#onStart()));
    native.addEventListener('boundary', (event) => this.#whileLive(() => this.#onBoundary(event)));
    native.addEventListener('end', () => this.#whileLive(() => this.#onEnd()));
    native.addEventListener('error', (event) => this.#whileLive(() => this.#onError(event)));
    this.signal.addEventListener('abort', this.#onAbort);
    held.push(native);
    held.splice(0, held.length - HOLD);
    this.#spokenAt = this.#lastEventAt = performance.now();
    this.#arm(startWithin(synthesis), () => this.#stop(() => this.#fail('silent', 'The voice did not start.')));
    this.#idlePoll = setInterval(() => this.#lookForLostEnd(), IDLE_POLL);
    try {
      synthesis.speak(native);
    } catch (error) {
      this.#fail('failed', 'The browser refused to speak.', { cause: error });
    }
  }

  /** Late events of an utterance that is over change nothing, whatever the browser calls them. */
  #whileLive(handle: () => void): void {
    if (this.#done) return;
    this.#lastEventAt = performance.now();
    handle();
  }

  #onStart(): void {
    if (this.#started) return;
    this.#started = true;
    begun.add(this.synthesis);
    this.#armEnd();
    const { start } = this.utterance.source;
    this.onMark({ start, end: start });
  }

  #onBoundary({ name, charIndex, charLength }: SpeechSynthesisEvent): void {
    this.#onStart();
    if (this.#done || (name && name !== 'word')) return;
    const { text, source } = this.utterance;
    if (!Number.isInteger(charIndex) || charIndex < this.#reached || charIndex >= text.length) return;
    this.#reached = charIndex;
    this.#armEnd();
    const length = charLength > 0 ? Math.min(charLength, text.length - charIndex) : 1;
    this.onMark({ start: source.start + charIndex, end: source.start + charIndex + length });
  }

  #onEnd(): void {
    const elapsed = performance.now() - this.#spokenAt;
    if (!this.#started && elapsed < Math.max(PHANTOM_WITHIN, this.#estimate / PHANTOM_DIVISOR)) {
      this.#fail('muted', 'The browser took the text and said nothing: the tab may be muted.');
    } else {
      doubtful.delete(this.synthesis);
      this.#finish(this.resolve);
    }
  }

  #onError({ error }: SpeechSynthesisErrorEvent): void {
    const code: SpeechErrorCode =
      error === 'not-allowed' ? error : error === 'interrupted' || error === 'canceled' ? 'interrupted' : 'failed';
    // Firefox gives no code at all (Gecko, nsSpeechTask.cpp).
    this.#fail(code, `The browser stopped speaking: ${error ?? 'unknown reason'}.`);
  }

  #onAbort = (): void => this.#stop(() => this.#finish(() => this.reject(this.signal.reason)));

  /**
   * Ends what is ours, and runs only while ours is live. The platform has one `cancel()` for all: what another script speaks before
   * ours, or in Chromium another tab, ends with it (Chromium, tts_controller_impl.cc).
   */
  #stop(finish: () => void): void {
    const { synthesis, native } = this;
    // First over, then cancelled: WebKit fires events inside cancel() (WebKit, SpeechSynthesis.cpp).
    finish();
    const settled = new Promise<void>((resolve) => {
      native.addEventListener('end', () => resolve());
      native.addEventListener('error', () => resolve());
      this.#deadline = setTimeout(resolve, SETTLE_WITHIN);
    }).then(() => {
      clearTimeout(this.#deadline);
      if (settlingOf.get(synthesis) === settled) settlingOf.delete(synthesis);
    });
    settlingOf.set(synthesis, settled);
    synthesis.cancel();
  }

  #lookForLostEnd(): void {
    const { synthesis } = this;
    const now = performance.now();
    // Firefox sets `speaking` late: before the start it says nothing (Gecko, SpeechSynthesis.cpp).
    if (!this.#started || synthesis.speaking || synthesis.pending) this.#idleSince = undefined;
    else this.#idleSince ??= now;
    const idleSince = Math.max(this.#idleSince ?? Infinity, this.#lastEventAt);
    if (now - idleSince < 2 * IDLE_POLL) return;
    if (idleSince - this.#spokenAt < HEARD_ENOUGH * this.#fastest()) {
      this.#fail('silent', 'The voice broke off.');
    } else {
      this.#finish(this.resolve);
    }
  }

  /** Milliseconds to say all of it, if the voice does what the rate asks. */
  #fastest(): number {
    const { rate } = this.utterance;
    return rate > 1 ? (this.#estimate * rate ** SLOWEST_RATE_EXPONENT) / rate : this.#estimate;
  }

  #armEnd(): void {
    const rest = 1 - this.#reached / Math.max(1, this.utterance.text.length);
    this.#arm(END_SLACK + END_FACTOR * this.#estimate * rest, () => this.#stop(() => this.#endOverdue()));
  }

  /** Still `speaking`, far behind its time. Once, only the end may be missing; twice in a row, the voice is dead. */
  #endOverdue(): void {
    const { synthesis, utterance } = this;
    const brokeOff = this.#reached > 0 && this.#reached < HEARD_ENOUGH * utterance.text.length;
    if (brokeOff || doubtful.has(synthesis)) return this.#fail('silent', 'The voice broke off.');
    doubtful.add(synthesis);
    this.#finish(this.resolve);
  }

  #arm(delay: number, act: () => void): void {
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(act, delay);
  }

  #fail(code: SpeechErrorCode, message: string, options?: ErrorOptions): void {
    this.#finish(() => this.reject(new SpeechError(code, message, this.utterance.lang, options)));
  }

  #finish(settle: () => void): void {
    if (this.#done) return;
    this.#done = true;
    clearTimeout(this.#deadline);
    clearInterval(this.#idlePoll);
    this.signal.removeEventListener('abort', this.#onAbort);
    settle();
  }
}

function startWithin(synthesis: SpeechSynthesis): number {
  const hidden = 'document' in globalThis && document.visibilityState === 'hidden';
  return START_WITHIN * (begun.has(synthesis) ? 1 : 2) + (hidden ? START_WITHIN : 0);
}
