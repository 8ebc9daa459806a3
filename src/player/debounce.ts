/** Commands that come faster than this, in ms, are a slider that moves or a key held down: the last one counts. */
const QUIET_MS = 200;

/** Tells how hurried commands come. */
export class Debounce {
  #last = -Infinity;

  /** How long a command given now is to wait for another one, in ms: 0 when the last one is long past. */
  delay(): number {
    const now = performance.now();
    const hasty = now - this.#last < QUIET_MS;
    this.#last = now;
    return hasty ? QUIET_MS : 0;
  }
}
