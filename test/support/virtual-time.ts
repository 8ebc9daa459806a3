import { onTestFinished, vi } from 'vitest';

/** Of the real timers, before a test replaces them. */
const realSetTimeout = globalThis.setTimeout.bind(globalThis);

/**
 * Until the test ends, timers of the page run on virtual time: it stands still but for `advance`, and for `vi.waitFor`, which moves it on.
 * Frames, idle callbacks and input stay real.
 */
export function useVirtualTime(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
}

/** Lets so many ms of virtual time go by, and what promises wait for it. */
export const advance = async (ms: number): Promise<void> => void (await vi.advanceTimersByTimeAsync(ms));

/** Lets what is not on virtual time happen: messages, loads, mutations. */
export const realTask = () => new Promise<void>((done) => realSetTimeout(done));

/** Resolves when all is done that was put off until the browser is idle. */
export const idle = () => new Promise<void>((done) => requestIdleCallback(() => requestIdleCallback(() => done())));
