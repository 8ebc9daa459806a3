/*
 * The clock that one utterance is watched by. In brackets: the report that an oddity is known from. Times are in ms.
 */

/** Deadlines and `speaking` are looked at this often: an engine that lost its end event says so only there (phetsims/scenery#1315). */
const TICK = 500;
/** A look this late: the page was frozen, or its timers are held back, as in a hidden tab. The time between says nothing of the voice. */
const FROZEN = 2000;
/** `speaking` says nothing sooner than this after `speak()`: Firefox sets it late (Gecko, SpeechSynthesis.cpp). */
const SPEAKING_AFTER = 1000;

/** Who is told; either may end the watch. */
export interface WatchdogListener {
  /** The platform has nothing to say, and has not told of an end. `after`: how long after `speak()` it fell silent, as near as is known. */
  onIdle(after: number): void;
  /** The deadline is over. */
  onOverdue(): void;
}

/** Watches one utterance for a lost end and for its deadline. The time for which the page was frozen does not count. */
export class Watchdog {
  readonly #synthesis: SpeechSynthesis;
  readonly #listener: WatchdogListener;
  #spokenAt = 0;
  #startedAt = 0;
  #lastEventAt = 0;
  #lastTickAt = 0;
  #idleSince: number | undefined;
  #deadline = Infinity;
  #armedAt = 0;
  #interval: ReturnType<typeof setInterval> | undefined;

  constructor(synthesis: SpeechSynthesis, watched: WatchdogListener) {
    this.#synthesis = synthesis;
    this.#listener = watched;
  }

  /** How long ago it was spoken. */
  get sinceSpoken(): number {
    return performance.now() - this.#spokenAt;
  }

  /** How long ago it started, once it did. */
  get sinceStart(): number {
    return performance.now() - this.#startedAt;
  }

  /** It is spoken now, and must start within so many ms. */
  onSpeak(startWithin: number): void {
    this.#spokenAt = this.#lastEventAt = this.#lastTickAt = performance.now();
    this.#deadline = this.#spokenAt + startWithin;
    this.#interval = setInterval(() => this.#tick(), TICK);
  }

  /** The platform has told of something. */
  onEvent(): void {
    this.#lastEventAt = performance.now();
  }

  onStart(): void {
    this.#startedAt = performance.now();
  }

  /** It must end within so many ms, from now or from its start. */
  setEndDeadline(ms: number, from: 'now' | 'start'): void {
    this.#armedAt = performance.now();
    this.#deadline = (from === 'now' ? this.#armedAt : this.#startedAt) + ms;
  }

  /** At the deadline: it has so many ms more. */
  extend(ms: number): void {
    this.#deadline = performance.now() + ms;
  }

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

  /** What was before a freeze was that much later; what was told of since is as it was. */
  #shiftBy(lastTickAt: number, frozen: number): void {
    const later = (time: number) => (time <= lastTickAt ? time + frozen : time);
    if (this.#armedAt <= lastTickAt) this.#deadline += frozen;
    this.#spokenAt = later(this.#spokenAt);
    this.#startedAt = later(this.#startedAt);
    this.#lastEventAt = later(this.#lastEventAt);
    this.#idleSince &&= later(this.#idleSince);
  }

  #checkIdle(now: number): void {
    const { speaking, pending } = this.#synthesis;
    if (speaking || pending) this.#idleSince = undefined;
    else this.#idleSince ??= now;
    if (this.#idleSince === undefined || this.#idleSince === now || now - this.#lastEventAt < SPEAKING_AFTER) return;
    this.#listener.onIdle(this.#idleSince - TICK / 2 - this.#spokenAt);
  }
}
