/*
 * Watches one utterance for a lost end event and for its deadline. Times are in ms. The source of
 * each constant is in parentheses.
 */

/**
 * How often the deadline and `speaking` are checked. `speaking` is the only sign of a lost end
 * event (phetsims/scenery#1315).
 */
const TICK = 500;
/**
 * If a check is this late, the page was frozen or its timers were throttled. The time between does
 * not count.
 */
const FROZEN = 2000;
/**
 * `speaking` is not reliable sooner than this after `speak()`: Firefox sets it late (Gecko,
 * SpeechSynthesis.cpp).
 */
const SPEAKING_AFTER = 1000;

/** The listener of a `Watchdog`. Both methods may stop it. */
export interface WatchdogListener {
  /**
   * The platform has nothing to speak, but has not fired an end event.
   * @param after how long after `speak()` it stopped, in ms: the middle between two checks
   */
  onIdle(after: number): void;
  /** The deadline has passed. */
  onOverdue(): void;
}

/**
 * Watches one utterance for a lost end event and for its deadline. Time while the page is frozen
 * does not count.
 */
export class Watchdog {
  readonly #synthesis: SpeechSynthesis;
  readonly #listener: WatchdogListener;
  #spokenAt = 0;
  #startedAt = 0;
  #lastEventAt = 0;
  #lastTickAt = 0;
  #idleSince: number | undefined;
  #deadline = Infinity;
  /** When the deadline was set. */
  #armedAt = 0;
  #interval: ReturnType<typeof setInterval> | undefined;

  constructor(synthesis: SpeechSynthesis, listener: WatchdogListener) {
    this.#synthesis = synthesis;
    this.#listener = listener;
  }

  /** The time since `speak()`. */
  get sinceSpoken(): number {
    return performance.now() - this.#spokenAt;
  }

  /** The time since the start event, once it was fired. */
  get sinceStart(): number {
    return performance.now() - this.#startedAt;
  }

  /** `speak()` is called now. The utterance must start within so many ms. */
  onSpeak(startWithin: number): void {
    this.#spokenAt = this.#lastEventAt = this.#lastTickAt = performance.now();
    this.#deadline = this.#spokenAt + startWithin;
    this.#interval = setInterval(() => this.#tick(), TICK);
  }

  /** The platform fired an event. */
  onEvent(): void {
    this.#lastEventAt = performance.now();
  }

  /** The utterance started. */
  onStart(): void {
    this.#startedAt = performance.now();
  }

  /** The utterance must end within so many ms, from now or from its start. */
  setEndDeadline(ms: number, from: 'now' | 'start'): void {
    this.#armedAt = performance.now();
    this.#deadline = (from === 'now' ? this.#armedAt : this.#startedAt) + ms;
  }

  /** Sets the deadline to so many ms from now. */
  extend(ms: number): void {
    this.#deadline = performance.now() + ms;
  }

  /** Stops watching. */
  stop(): void {
    clearInterval(this.#interval);
    this.#deadline = Infinity;
  }

  #tick(): void {
    const now = performance.now();
    const lastTickAt = this.#lastTickAt;
    this.#lastTickAt = now;
    if (now - lastTickAt > FROZEN) this.#shiftBy(lastTickAt, now - lastTickAt - TICK);
    this.#checkIdle(now);
    if (now >= this.#deadline) this.#listener.onOverdue();
  }

  /** Shifts the times before a freeze by its length. */
  #shiftBy(lastTickAt: number, frozen: number): void {
    const shifted = (time: number) => (time <= lastTickAt ? time + frozen : time);
    if (this.#armedAt <= lastTickAt) this.#deadline += frozen;
    this.#spokenAt = shifted(this.#spokenAt);
    this.#startedAt = shifted(this.#startedAt);
    this.#lastEventAt = shifted(this.#lastEventAt);
    this.#idleSince &&= shifted(this.#idleSince);
  }

  #checkIdle(now: number): void {
    const { speaking, pending } = this.#synthesis;
    if (speaking || pending) this.#idleSince = undefined;
    else this.#idleSince ??= now;
    if (
      this.#idleSince === undefined ||
      this.#idleSince === now ||
      now - this.#lastEventAt < SPEAKING_AFTER
    )
      return;
    this.#listener.onIdle(this.#idleSince - TICK / 2 - this.#spokenAt);
  }
}
