/** Milliseconds of work per task; a frame has 16, which the page needs too. */
const SLICE = 8;

/** Runs all steps of `walk` in this task. */
export function runToEnd<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Runs the steps of `walk` in several tasks, so that the page can work in between. `undefined` if
 * `signal` is aborted.
 */
export async function runInSlices<Result>(
  steps: Generator<unknown, Result>,
  signal: AbortSignal,
): Promise<Result | undefined> {
  let until = performance.now() + SLICE;
  while (!signal.aborted) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await nextTask();
    until = performance.now() + SLICE;
  }
  return undefined;
}

/** The part of the platform that `nextTask` uses. */
interface Messages {
  readonly MessageChannel?: new () => Pick<MessageChannel, 'port1' | 'port2'>;
}

/**
 * Resolves in a new task: by a message, if available, because timers wait 4 ms, and a second in a
 * hidden tab.
 */
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
