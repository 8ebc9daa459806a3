import type { Answer } from './worker-messages.js';
import type { Speech } from './synthesis.js';

/** A worker must say that it is there within so many ms, and answer within the others: a phone takes seconds for a long sentence. */
const THERE_WITHIN = 10_000;
const ANSWERS_WITHIN = 30_000;

/** The worker died, did not come, or did not answer. */
export class WorkerFailure extends Error {}

/** The worker, and what is asked of it: an answer each. */
export class WorkerLink {
  readonly #worker: Worker;
  readonly #asked = new Map<
    number,
    { resolve: (speech: Speech | undefined) => void; reject: (error: unknown) => void }
  >();
  #ids = 0;
  #failure: Error | undefined;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<Answer>) => this.#take(data);
    worker.onmessageerror = () => this.end(new WorkerFailure('The worker’s answer could not be read.'));
    worker.onerror = (event) => {
      event.preventDefault();
      this.end(new WorkerFailure(event.message || 'The worker could not be started, or died.'));
    };
  }

  /** Resolves once the worker is there. @throws `WorkerFailure`, or what the platform throws where it allows no worker. */
  static async start(url: URL): Promise<WorkerLink> {
    const link = new WorkerLink(newWorker(url));
    await link.#answer(0, THERE_WITHIN);
    return link;
  }

  get failed(): boolean {
    return !!this.#failure;
  }

  /** Gives it the voice, which is then no longer here. */
  async load(voice: ArrayBuffer): Promise<void> {
    await this.#ask({ voice }, [voice]);
  }

  async say(text: string): Promise<Speech> {
    return (await this.#ask({ text }))!;
  }

  /** Ends the worker; what it was asked is rejected. */
  end(reason: Error = new WorkerFailure('The worker was ended.')): void {
    this.#failure ??= reason;
    this.#worker.terminate();
    for (const { reject } of this.#asked.values()) reject(this.#failure);
    this.#asked.clear();
  }

  #ask(request: { voice: ArrayBuffer } | { text: string }, transfer: Transferable[] = []): Promise<Speech | undefined> {
    if (this.#failure) return Promise.reject(this.#failure);
    const id = (this.#ids += 1);
    this.#worker.postMessage({ id, ...request }, transfer);
    return this.#answer(id, ANSWERS_WITHIN);
  }

  #answer(id: number, within: number): Promise<Speech | undefined> {
    return new Promise<Speech | undefined>((resolve, reject) => {
      const late = setTimeout(() => this.end(new WorkerFailure('The worker did not answer in time.')), within);
      const over = () => clearTimeout(late);
      this.#asked.set(id, {
        resolve: (speech) => (over(), resolve(speech)),
        reject: (error) => (over(), reject(error)),
      });
    });
  }

  #take({ id, speech, error }: Answer): void {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    if (error) asked?.reject(Object.assign(new Error(error.message), { name: error.name }));
    else asked?.resolve(speech);
  }
}

/** A worker is only ever one of the page's own origin: from elsewhere it is fetched by one that stands in the page. */
function newWorker(url: URL): Worker {
  if (url.origin === location.origin) return made(url.href);
  const here = URL.createObjectURL(new Blob([`import ${JSON.stringify(url.href)};`], { type: 'text/javascript' }));
  try {
    return made(here);
  } finally {
    // Its content is looked up as the worker is made.
    setTimeout(() => URL.revokeObjectURL(here), THERE_WITHIN);
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

function made(address: string): Worker {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('article-player', { createScriptURL: (url) => url });
  return new Worker(policy?.createScriptURL(address) ?? address, { type: 'module', name: 'article-player' });
}
