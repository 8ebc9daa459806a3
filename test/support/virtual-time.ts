import { onTestFinished, vi } from 'vitest';

/** The real timer, before a test replaces it. */
const realSetTimeout = globalThis.setTimeout.bind(globalThis);

/**
 * Until the test ends, timers of the page run on virtual time, which only `advance` and
 * `vi.waitFor` move on. Frames, idle callbacks and input stay real.
 */
export function useVirtualTime(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
}

/** Advances virtual time by so many ms, and runs the promise reactions. */
export const advance = async (ms: number): Promise<void> =>
  void (await vi.advanceTimersByTimeAsync(ms));

/** Runs a real task: for messages, loads and mutations. */
export const realTask = () => new Promise<void>((done) => realSetTimeout(done));

/** Resolves after all pending idle callbacks. */
export const idle = () =>
  new Promise<void>((done) => requestIdleCallback(() => requestIdleCallback(() => done())));
