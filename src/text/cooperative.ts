/** Milliseconds that may be worked in one task; a frame has 16, and the page's own work is in it too. */
const SLICE = 8;

/** Takes all steps of `walk` in this very task. */
export function runToEnd<Result>(walk: Generator<unknown, Result>): Result {
  for (;;) {
    const step = walk.next();
    if (step.done) return step.value;
  }
}

/** Takes the steps of `walk`, and lets the page do its own work in between. `undefined` where `signal` was aborted. */
export async function runInSlices<Result>(
  walk: Generator<unknown, Result>,
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

/** What of a platform is needed for it. */
interface Messages {
  readonly MessageChannel?: new () => Pick<MessageChannel, 'port1' | 'port2'>;
}

/** Resolves in a task of its own: by a message where there are any, as timers wait four milliseconds, and a second in a hidden tab. */
export function nextTask({ MessageChannel: Channel }: Messages = globalThis): Promise<void> {
  return new Promise((resolve) => {
    if (!Channel) return void setTimeout(resolve, 0);
    const { port1, port2 } = new Channel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
