/**
 * Commands that follow each other faster than this, in ms, come from a moving slider or a key held
 * down: only the last one counts.
 */
const QUIET_MS = 200;

/** Delays commands that come in quick succession. */
export class Debounce {
  #last = -Infinity;

  /**
   * How long a command given now must wait for another one, in ms: 0 if the last one was long ago.
   */
  delay(): number {
    const now = performance.now();
    const isQuickSuccession = now - this.#last < QUIET_MS;
    this.#last = now;
    return isQuickSuccession ? QUIET_MS : 0;
  }
}
