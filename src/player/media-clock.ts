/**
 * The speed of a clock that is ahead of the voice, as a share of its rate: it must neither stop nor
 * go back. Chosen by hand.
 */
const CATCH_UP_RATE = 0.5;

/**
 * The playback position between two boundaries of the voice: it advances by itself, as a media
 * clock does, until the next boundary. It has no timer: the time is computed when it is asked for.
 * Times are seconds at rate 1.
 */
export class MediaClock {
  /** When it was started (`performance.now()`); `undefined` while it is stopped. */
  #startedAt: number | undefined;
  /** The position of the voice then, and the time that the clock showed. */
  #startTime = 0;
  #shown = 0;
  #limit = 0;
  #rate = 1;

  /** Stays the same while a script runs: HTML's official playback position. */
  #official: number | undefined;

  get time(): number {
    if (this.#startedAt === undefined) return this.#shown;
    if (this.#official === undefined) {
      this.#official = this.#estimate(this.#startedAt);
      queueMicrotask(() => (this.#official = undefined));
    }
    return this.#official;
  }

  #estimate(heardAt: number): number {
    const elapsed = ((performance.now() - heardAt) / 1000) * this.#rate;
    const estimate = Math.max(this.#startTime + elapsed, this.#shown + CATCH_UP_RATE * elapsed);
    return Math.max(this.#shown, Math.min(estimate, this.#limit));
  }

  /**
   * The voice is at `time`. The clock advances from there at `rate`, and at most to `limit`, until
   * the next call.
   */
  run(time: number, limit: number, rate: number): void {
    this.#shown = Math.max(this.time, Math.min(time, limit));
    this.#official = undefined;
    this.#startTime = time;
    this.#limit = limit;
    this.#rate = rate;
    this.#startedAt = performance.now();
  }

  /** Stops at the current time. */
  stop(): void {
    this.#shown = this.time;
    this.#startedAt = undefined;
  }

  /** Stops at `time`, even if that is earlier. */
  set(time: number): void {
    this.#shown = time;
    this.#startedAt = undefined;
  }

  /** Moves all times by so many seconds, because the article was edited before them. */
  move(by: number): void {
    this.#startTime += by;
    this.#limit += by;
    this.#shown = Math.max(0, this.#shown + by);
    this.#official = undefined;
  }
}
