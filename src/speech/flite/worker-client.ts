import { trustedPolicy } from '../../util/trusted-policy.js';
import type { WorkerResponse } from './worker-messages.js';
import type { Speech } from './synthesis.js';

/**
 * The worker must start, and respond to a request, within so many ms. A phone takes seconds for a
 * long sentence.
 */
const READY_WITHIN = 10_000;
const RESPONSE_WITHIN = 30_000;

/** The worker did not start, did not respond in time, or died. */
export class WorkerError extends Error {}

/** Starts the worker and sends requests to it. */
export class WorkerClient {
  readonly #worker: Worker;
  readonly #pending = new Map<
    number,
    { resolve: (speech: Speech | undefined) => void; reject: (error: unknown) => void }
  >();
  #lastId = 0;
  #failure: Error | undefined;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<WorkerResponse>) => this.#onResponse(data);
    worker.onmessageerror = () =>
      this.end(new WorkerError('The worker’s answer could not be read.'));
    worker.onerror = (event) => {
      event.preventDefault();
      this.end(new WorkerError(event.message || 'The worker could not be started, or died.'));
    };
  }

  /**
   * Resolves when the worker is ready.
   * @throws `WorkerError`, or what the platform throws if it does not allow the worker
   */
  static async start(url: URL): Promise<WorkerClient> {
    const client = new WorkerClient(createWorker(url));
    await client.#waitForResponse(0, READY_WITHIN);
    return client;
  }

  /** Whether the worker has failed or was ended. */
  get failed(): boolean {
    return !!this.#failure;
  }

  /** Transfers the voice to the worker, which detaches the buffer. */
  async load(voice: ArrayBuffer): Promise<void> {
    await this.#send({ voice }, [voice]);
  }

  /** The speech of a text. @throws `WorkerError`, or the error of the worker */
  async synthesize(text: string, lang: string): Promise<Speech> {
    return (await this.#send({ text, lang }))!;
  }

  /** Ends the worker and rejects all pending requests. */
  end(reason: Error = new WorkerError('The worker was ended.')): void {
    this.#failure ??= reason;
    this.#worker.terminate();
    for (const { reject } of this.#pending.values()) reject(this.#failure);
    this.#pending.clear();
  }

  #send(
    request: { voice: ArrayBuffer } | { text: string; lang: string },
    transfer: Transferable[] = [],
  ): Promise<Speech | undefined> {
    if (this.#failure) return Promise.reject(this.#failure);
    const id = (this.#lastId += 1);
    this.#worker.postMessage({ id, ...request }, transfer);
    return this.#waitForResponse(id, RESPONSE_WITHIN);
  }

  #waitForResponse(id: number, within: number): Promise<Speech | undefined> {
    return new Promise<Speech | undefined>((resolve, reject) => {
      const late = setTimeout(
        () => this.end(new WorkerError('The worker did not answer in time.')),
        within,
      );
      const finish = () => clearTimeout(late);
      this.#pending.set(id, {
        resolve: (speech) => (finish(), resolve(speech)),
        reject: (error) => (finish(), reject(error)),
      });
    });
  }

  #onResponse({ id, speech, error }: WorkerResponse): void {
    const request = this.#pending.get(id);
    this.#pending.delete(id);
    if (error) request?.reject(Object.assign(new Error(error.message), { name: error.name }));
    else request?.resolve(speech);
  }
}

/**
 * Browsers start only workers of the page's own origin. A script of another origin is imported by a
 * worker that is a blob.
 */
function createWorker(url: URL): Worker {
  if (url.origin === location.origin) return createTrustedWorker(url.href);
  const blobUrl = URL.createObjectURL(
    new Blob([`import ${JSON.stringify(url.href)};`], { type: 'text/javascript' }),
  );
  try {
    return createTrustedWorker(blobUrl);
  } finally {
    // The worker still loads it.
    setTimeout(() => URL.revokeObjectURL(blobUrl), READY_WITHIN);
  }
}

/** A page with Trusted Types accepts only URLs of a policy. */
function createTrustedWorker(url: string): Worker {
  return new Worker(trustedPolicy()?.createScriptURL(url) ?? url, {
    type: 'module',
    name: 'article-player',
  });
}
