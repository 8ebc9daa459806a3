/** Speech from where it was begun until it is stopped. */
export interface Run {
  /** Aborted when the run is over. */
  readonly signal: AbortSignal;
  stop(): void;
  /** When the sentence being said was begun at its start, in ms; `undefined` when it was begun in its middle. */
  sentenceBegan: number | undefined;
}

export function newRun(): Run {
  const controller = new AbortController();
  return { signal: controller.signal, stop: () => controller.abort(), sentenceBegan: undefined };
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
