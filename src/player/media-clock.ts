/** How fast it goes, as a part of its speed, while it is ahead of the voice: it neither stands still nor goes back. Chosen by hand. */
const CATCH_UP_RATE = 0.5;

/**
 * The time between what the voice tells: it goes on by itself, as a media clock does, until the voice is heard again. It keeps no timer: it is
 * worked out when it is asked for. Times are seconds at rate 1.
 */
export class MediaClock {
  /** When the voice was heard last, in ms; `undefined` while the clock stands. */
  #heardAt: number | undefined;
  /** Where the voice was then, and what the clock showed. */
  #voice = 0;
  #shown = 0;
  #limit = 0;
  #rate = 1;

  /** What a script has read stays so while that script runs: the official playback position of HTML. */
  #official: number | undefined;

  get time(): number {
    if (this.#heardAt === undefined) return this.#shown;
    if (this.#official === undefined) {
      this.#official = this.#reckoned(this.#heardAt);
      queueMicrotask(() => (this.#official = undefined));
    }
    return this.#official;
  }

  #reckoned(heardAt: number): number {
    const gone = ((performance.now() - heardAt) / 1000) * this.#rate;
    const reckoned = Math.max(this.#voice + gone, this.#shown + CATCH_UP_RATE * gone);
    return Math.max(this.#shown, Math.min(reckoned, this.#limit));
  }

  /** The voice is at `time`, goes on `rate` times as fast as the clock on the wall, and no further than `limit` before it is heard again. */
  run(time: number, limit: number, rate: number): void {
    this.#shown = Math.max(this.time, Math.min(time, limit));
    this.#official = undefined;
    this.#voice = time;
    this.#limit = limit;
    this.#rate = rate;
    this.#heardAt = performance.now();
  }

  /** Stands where it is. */
  stop(): void {
    this.#shown = this.time;
    this.#heardAt = undefined;
  }

  /** Stands at `time`, be it earlier. */
  set(time: number): void {
    this.#shown = time;
    this.#heardAt = undefined;
  }

  /** All times are later by so much, because the article was edited before them. */
  move(by: number): void {
    this.#voice += by;
    this.#limit += by;
    this.#shown = Math.max(0, this.#shown + by);
    this.#official = undefined;
  }
}
