import type { WorkerResponse } from './worker-messages.js';
import type { Speech } from './synthesis.js';

/** A worker must say that it is there within so many ms, and answer within the others: a phone takes seconds for a long sentence. */
const READY_WITHIN = 10_000;
const RESPONSE_WITHIN = 30_000;

/** The worker died, did not come, or did not answer. */
export class WorkerError extends Error {}

/** The worker, and what is asked of it: an answer each. */
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
    worker.onmessageerror = () => this.end(new WorkerError('The worker’s answer could not be read.'));
    worker.onerror = (event) => {
      event.preventDefault();
      this.end(new WorkerError(event.message || 'The worker could not be started, or died.'));
    };
  }

  /** Resolves once the worker is there. @throws `WorkerFailure`, or what the platform throws where it allows no worker. */
  static async start(url: URL): Promise<WorkerClient> {
    const link = new WorkerClient(createWorker(url));
    await link.#waitForResponse(0, READY_WITHIN);
    return link;
  }

  get failed(): boolean {
    return !!this.#failure;
  }

  /** Gives it the voice, which is then no longer here. */
  async load(voice: ArrayBuffer): Promise<void> {
    await this.#send({ voice }, [voice]);
  }

  async synthesize(text: string): Promise<Speech> {
    return (await this.#send({ text }))!;
  }

  /** Ends the worker; what it was asked is rejected. */
  end(reason: Error = new WorkerError('The worker was ended.')): void {
    this.#failure ??= reason;
    this.#worker.terminate();
    for (const { reject } of this.#pending.values()) reject(this.#failure);
    this.#pending.clear();
  }

  #send(
    request: { voice: ArrayBuffer } | { text: string },
    transfer: Transferable[] = [],
  ): Promise<Speech | undefined> {
    if (this.#failure) return Promise.reject(this.#failure);
    const id = (this.#lastId += 1);
    this.#worker.postMessage({ id, ...request }, transfer);
    return this.#waitForResponse(id, RESPONSE_WITHIN);
  }

  #waitForResponse(id: number, within: number): Promise<Speech | undefined> {
    return new Promise<Speech | undefined>((resolve, reject) => {
      const late = setTimeout(() => this.end(new WorkerError('The worker did not answer in time.')), within);
      const over = () => clearTimeout(late);
      this.#pending.set(id, {
        resolve: (speech) => (over(), resolve(speech)),
        reject: (error) => (over(), reject(error)),
      });
    });
  }

  #onResponse({ id, speech, error }: WorkerResponse): void {
    const asked = this.#pending.get(id);
    this.#pending.delete(id);
    if (error) asked?.reject(Object.assign(new Error(error.message), { name: error.name }));
    else asked?.resolve(speech);
  }
}

/** A worker is only ever one of the page's own origin: from elsewhere it is fetched by one that stands in the page. */
function createWorker(url: URL): Worker {
  if (url.origin === location.origin) return createTrustedWorker(url.href);
  const here = URL.createObjectURL(new Blob([`import ${JSON.stringify(url.href)};`], { type: 'text/javascript' }));
  try {
    return createTrustedWorker(here);
  } finally {
    // Its content is looked up as the worker is made.
    setTimeout(() => URL.revokeObjectURL(here), READY_WITHIN);
  }
}

/** Where a page wants its scripts' addresses vouched for (Trusted Types). */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}
let policy: { createScriptURL(url: string): string } | undefined;

function createTrustedWorker(address: string): Worker {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('article-player', { createScriptURL: (url) => url });
  return new Worker(policy?.createScriptURL(address) ?? address, { type: 'module', name: 'article-player' });
}
