import { SpeechError } from '../speech-error.js';
import type { Loading } from '../types.js';
import { CspMonitor } from './csp-monitor.js';
import type { Speech } from './synthesis.js';
import { loadVoice, DownloadNotAllowed, type VoiceFile } from './voice-file.js';
import { WorkerError, WorkerClient } from './worker-client.js';

/** A synthesizer that is not used for so many ms gives its memory back; the voice is kept by the browser. */
const IDLE_AFTER = 120_000;

/** The voice in its worker: loaded when it is first needed, begun anew when it has died. */
export class Synthesizer {
  readonly #workerUrl: URL;
  readonly #file: VoiceFile;
  readonly #mayLoad: () => boolean;
  #client: Promise<WorkerClient> | undefined;
  #stop: AbortController | undefined;
  readonly #loadingListeners = new Set<(loading: Loading) => void>();
  #idleTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(workerUrl: URL, file: VoiceFile, mayLoad: () => boolean) {
    this.#workerUrl = workerUrl;
    this.#file = file;
    this.#mayLoad = mayLoad;
  }

  /** Resolves once it can speak; what is loaded for it is given up when all who wait for it have gone. @throws `SpeechError`, `signal.reason`. */
  async ready(onLoading: (loading: Loading) => void, signal: AbortSignal): Promise<void> {
    const told = (loading: Loading) => onLoading(loading);
    this.#loadingListeners.add(told);
    let leave!: () => void;
    const left = new Promise<never>((_resolve, reject) => (leave = () => reject(signal.reason as Error)));
    signal.addEventListener('abort', leave);
    try {
      await Promise.race([this.#connect(), left]);
    } finally {
      signal.removeEventListener('abort', leave);
      this.#loadingListeners.delete(told);
      if (signal.aborted && this.#loadingListeners.size === 0) this.#stop?.abort(signal.reason);
    }
  }

  /** @throws `SpeechError`. */
  async synthesize(text: string): Promise<Speech> {
    for (let attempt = 1; ; attempt++) {
      const link = await this.#connect();
      try {
        return await link.synthesize(text);
      } catch (error) {
        // A worker that died may have been killed for want of memory: a new one has a fresh one.
        if (attempt > 1 || !(error instanceof WorkerError)) throw failureOf(error);
      }
    }
  }

  /** Gives its memory back. */
  end(): void {
    clearTimeout(this.#idleTimer);
    const link = this.#client;
    this.#client = undefined;
    this.#stop?.abort(new WorkerError('The synthesizer was ended.'));
    void link?.then((each) => each.end()).catch(() => {});
  }

  async #connect(): Promise<WorkerClient> {
    clearTimeout(this.#idleTimer);
    this.#idleTimer = setTimeout(() => this.end(), IDLE_AFTER);
    const present = this.#client;
    const before = await present?.catch(() => undefined);
    if (before && !before.failed) return before;
    // Of several who find it dead, one begins it anew.
    if (!this.#client || this.#client === present) {
      const link = this.#start();
      this.#client = link;
      link.catch(() => {
        if (this.#client === link) this.#client = undefined;
      });
    }
    return this.#client!;
  }

  /** What happens within the worker is not told to the page. */
  #otherOrigin(error: unknown): string | undefined {
    const { origin } = this.#workerUrl;
    if (!(error instanceof WorkerError) || origin === location.origin) return undefined;
    return `worker-src blob: ${origin}; and CORS for the player’s files on ${origin}`;
  }

  async #start(): Promise<WorkerClient> {
    const stop = (this.#stop = new AbortController());
    const policy = new CspMonitor();
    const tell = (loading: Loading) => {
      for (const each of this.#loadingListeners) each(loading);
    };
    const loading = loadVoice(this.#file, this.#mayLoad, tell, stop.signal);
    const starting = WorkerClient.start(this.#workerUrl);
    loading.catch(() => {});
    try {
      // A worker that cannot be had is known sooner.
      const link = await starting;
      await link.load(await loading);
      policy.stop();
      return link;
    } catch (error) {
      void starting.then((link) => link.end()).catch(() => {});
      const { signal } = stop;
      if (signal.aborted) throw signal.reason;
      stop.abort(error);
      throw failureOf(error, policy.requiredDirective(error) ?? this.#otherOrigin(error));
    } finally {
      policy.stop();
    }
  }
}

/** What went wrong, for the player; what the page's policy forbids is explained to its publisher too. */
export function failureOf(error: unknown, remedy?: string): unknown {
  if (error instanceof SpeechError && !remedy) return error;
  if (error instanceof DownloadNotAllowed) return new SpeechError('download', error.message, 'en', { cause: error });
  const message = error instanceof Error ? error.message : String(error);
  if (!remedy) return new SpeechError('failed', `The embedded voice failed: ${message}`, 'en', { cause: error });
  console.warn(
    `<article-player>: the page’s security policy (CSP) forbids the embedded voice. To allow it: ${remedy}.`,
  );
  return new SpeechError('blocked', `The page’s security policy forbids the embedded voice: ${message}`, 'en', {
    cause: error,
  });
}
