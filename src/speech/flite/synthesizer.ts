import { SpeechError } from '../speech-error.js';
import type { Loading } from '../types.js';
import { CspMonitor } from './csp-monitor.js';
import type { Speech } from './synthesis.js';
import { DownloadNotAllowed, loadVoice, type VoiceFile } from './voice-file.js';
import { WorkerClient, WorkerError } from './worker-client.js';

/**
 * The worker is ended after so many ms without use, to free its memory. The browser keeps the voice
 * in its cache.
 */
const IDLE_AFTER = 120_000;

/**
 * The synthesizer in its worker, which is started when it is first needed, and again after it has
 * died.
 */
export class Synthesizer {
  readonly #workerUrl: URL;
  readonly #file: VoiceFile;
  readonly #mayLoad: () => boolean;
  #client: Promise<WorkerClient> | undefined;
  #stop: AbortController | undefined;
  readonly #loadingListeners = new Set<(loading: Loading) => void>();
  #idleTimer: ReturnType<typeof setTimeout> | undefined;

  /** @param mayLoad whether the voice may be downloaded without asking */
  constructor(workerUrl: URL, file: VoiceFile, mayLoad: () => boolean) {
    this.#workerUrl = workerUrl;
    this.#file = file;
    this.#mayLoad = mayLoad;
  }

  /**
   * Resolves when it can synthesize. The download stops once all callers have aborted.
   * @throws `SpeechError`, or `signal.reason` after an abort
   */
  async ready(onLoading: (loading: Loading) => void, signal: AbortSignal): Promise<void> {
    const listener = (loading: Loading) => onLoading(loading);
    this.#loadingListeners.add(listener);
    let onAbort!: () => void;
    const aborted = new Promise<never>(
      (_resolve, reject) => (onAbort = () => reject(signal.reason as Error)),
    );
    signal.addEventListener('abort', onAbort);
    try {
      await Promise.race([this.#connect(), aborted]);
    } finally {
      signal.removeEventListener('abort', onAbort);
      this.#loadingListeners.delete(listener);
      if (signal.aborted && this.#loadingListeners.size === 0) this.#stop?.abort(signal.reason);
    }
  }

  /** The speech of a text. `lang` is BCP 47. @throws `SpeechError` */
  async synthesize(text: string, lang: string): Promise<Speech> {
    for (let attempt = 1; ; attempt++) {
      const client = await this.#connect();
      try {
        return await client.synthesize(text, lang);
      } catch (error) {
        // The browser may have ended the worker because memory was short. A new one starts with
        // little.
        if (attempt > 1 || !(error instanceof WorkerError)) throw failureOf(error);
      }
    }
  }

  /** Ends the worker. It starts again when it is needed. */
  end(): void {
    clearTimeout(this.#idleTimer);
    const client = this.#client;
    this.#client = undefined;
    this.#stop?.abort(new WorkerError('The synthesizer was ended.'));
    void client?.then((each) => each.end()).catch(() => {});
  }

  async #connect(): Promise<WorkerClient> {
    clearTimeout(this.#idleTimer);
    this.#idleTimer = setTimeout(() => this.end(), IDLE_AFTER);
    const present = this.#client;
    const before = await present?.catch(() => undefined);
    if (before && !before.failed) return before;
    // If several callers find it dead, one of them starts a new one.
    if (!this.#client || this.#client === present) {
      const client = this.#start();
      this.#client = client;
      client.catch(() => {
        if (this.#client === client) this.#client = undefined;
      });
    }
    return this.#client!;
  }

  /**
   * The directive for a worker of another origin: the page gets no event of a violation within a
   * worker.
   */
  #otherOrigin(error: unknown): string | undefined {
    const { origin } = this.#workerUrl;
    if (!(error instanceof WorkerError) || origin === location.origin) return undefined;
    return `worker-src blob: ${origin}; and CORS for the player’s files on ${origin}`;
  }

  async #start(): Promise<WorkerClient> {
    const stop = (this.#stop = new AbortController());
    const monitor = new CspMonitor();
    const notify = (loading: Loading) => {
      for (const each of this.#loadingListeners) each(loading);
    };
    const loading = loadVoice(this.#file, this.#mayLoad, notify, stop.signal);
    const starting = WorkerClient.start(this.#workerUrl);
    loading.catch(() => {});
    try {
      // The worker first, because it fails sooner than a download.
      const client = await starting;
      await client.load(await loading);
      monitor.stop();
      return client;
    } catch (error) {
      void starting.then((client) => client.end()).catch(() => {});
      const { signal } = stop;
      if (signal.aborted) throw signal.reason;
      stop.abort(error);
      throw failureOf(error, monitor.requiredDirective(error) ?? this.#otherOrigin(error));
    } finally {
      monitor.stop();
    }
  }
}

/**
 * The `SpeechError` for a failure. Warns the publisher if the page's policy is the reason.
 * @param directive the directive that the page needs
 */
export function failureOf(error: unknown, directive?: string): unknown {
  if (error instanceof SpeechError && !directive) return error;
  if (error instanceof DownloadNotAllowed)
    return new SpeechError('download', error.message, 'en', { cause: error });
  const message = error instanceof Error ? error.message : String(error);
  if (!directive)
    return new SpeechError('failed', `The embedded voice failed: ${message}`, 'en', {
      cause: error,
    });
  console.warn(
    `<article-player>: The page’s Content Security Policy blocks the embedded voice. To allow it, add: ${directive}.`,
  );
  return new SpeechError(
    'blocked',
    `The page’s Content Security Policy blocks the embedded voice: ${message}`,
    'en',
    {
      cause: error,
    },
  );
}
