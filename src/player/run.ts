/** Speech from where it was begun until it is stopped. */
export interface Run {
  /** Aborted when the run is over. */
  readonly signal: AbortSignal;
  stop(): void;
  /** When the voice was taken from the hidden page, in ms; `undefined` while it was not. */
  suspendedAt: number | undefined;
  /** When the sentence being said was begun at its start, in ms; `undefined` when it was begun in its middle. */
  sentenceBegan: number | undefined;
  /** How far what is being said has moved since it was begun, because the article was edited; in UTF-16 code units. */
  shift: number;
  /** Whether the article was edited since then. */
  revised: boolean;
}

export function newRun(): Run {
  const controller = new AbortController();
  const stop = () => controller.abort();
  return {
    signal: controller.signal,
    stop,
    suspendedAt: undefined,
    sentenceBegan: undefined,
    shift: 0,
    revised: false,
  };
}

/** What is being said stands elsewhere now, and what follows it may be something else. */
export function moveRun(run: Run, by: number): void {
  run.shift += by;
  run.revised = true;
}

/** For how many seconds the sentence being said has been heard, by the clock; 0 when it was begun in its middle. */
export function secondsOf(run: Run | undefined): number {
  return run?.sentenceBegan === undefined ? 0 : (performance.now() - run.sentenceBegan) / 1000;
}

/** What is to be said, one after the other; `rest` is asked for it again when the article has changed meanwhile. */
export function* asRevised<Saying>(run: Run, rest: () => Iterable<Saying>): Generator<Saying, void, undefined> {
  do {
    run.shift = 0;
    run.revised = false;
    for (const saying of rest()) {
      yield saying;
      if (run.revised) break;
    }
  } while (run.revised);
}

/** The promise that `play()` returns, while it is open. */
export interface Start {
  readonly promise: Promise<void>;
  resolve(): void;
  reject(reason: DOMException): void;
}

export function newStart(): Start {
  let settle!: Pick<Start, 'resolve' | 'reject'>;
  const promise = new Promise<void>((resolve, reject) => (settle = { resolve, reject }));
  // A caller who does not wait for it, as a click handler, is told by the `error` event.
  promise.catch(() => {});
  return { promise, ...settle };
}
