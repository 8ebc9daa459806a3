/** Milliseconds that may be worked in one task; a frame has 16, and the page's own work is in it too. */
const SLICE = 8;

/** Takes all steps of `walk` in this very task. */
export function atOnce<Result>(walk: Generator<void, Result>): Result {
  for (;;) {
    const step = walk.next();
    if (step.done) return step.value;
  }
}

/** Takes the steps of `walk`, and lets the page do its own work in between. `undefined` where `signal` was aborted. */
export async function inSlices<Result>(
  walk: Generator<void, Result>,
  signal: AbortSignal,
): Promise<Result | undefined> {
  let until = performance.now() + SLICE;
  while (!signal.aborted) {
    const step = walk.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await nextTask();
    until = performance.now() + SLICE;
  }
  return undefined;
}

/** By a message: timers wait four milliseconds, and a second in a hidden tab. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
