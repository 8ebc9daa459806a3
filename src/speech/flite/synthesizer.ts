import { SpeechError, type Loading } from '../types.js';
import { PolicyWatch } from './csp-monitor.js';
import type { Speech } from './synthesis.js';
import { loadVoice, NotAllowedToLoad, type VoiceFile } from './voice-file.js';
import { WorkerFailure, WorkerLink } from './worker-client.js';

/** A synthesizer that is not used for so many ms gives its memory back; the voice is kept by the browser. */
const RESTS_AFTER = 120_000;

/** The voice in its worker: loaded when it is first needed, begun anew when it has died. */
export class Synthesizer {
  readonly #workerUrl: URL;
  readonly #file: VoiceFile;
  readonly #mayLoad: () => boolean;
  #link: Promise<WorkerLink> | undefined;
  #stop: AbortController | undefined;
  readonly #waiting = new Set<(loading: Loading) => void>();
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor(workerUrl: URL, file: VoiceFile, mayLoad: () => boolean) {
    this.#workerUrl = workerUrl;
    this.#file = file;
    this.#mayLoad = mayLoad;
  }

  /** Resolves once it can speak; what is loaded for it is given up when all who wait for it have gone. @throws `SpeechError`, `signal.reason`. */
  async ready(onLoading: (loading: Loading) => void, signal: AbortSignal): Promise<void> {
    const told = (loading: Loading) => onLoading(loading);
    this.#waiting.add(told);
    let leave!: () => void;
    const left = new Promise<never>((_resolve, reject) => (leave = () => reject(signal.reason as Error)));
    signal.addEventListener('abort', leave);
    try {
      await Promise.race([this.#linked(), left]);
    } finally {
      signal.removeEventListener('abort', leave);
      this.#waiting.delete(told);
      if (signal.aborted && this.#waiting.size === 0) this.#stop?.abort(signal.reason);
    }
  }

  /** @throws `SpeechError`. */
  async say(text: string): Promise<Speech> {
    for (let attempt = 1; ; attempt++) {
      const link = await this.#linked();
      try {
        return await link.say(text);
      } catch (error) {
        // A worker that died may have been killed for want of memory: a new one has a fresh one.
        if (attempt > 1 || !(error instanceof WorkerFailure)) throw failureOf(error);
      }
    }
  }

  /** Gives its memory back. */
  end(): void {
    clearTimeout(this.#resting);
    const link = this.#link;
    this.#link = undefined;
    this.#stop?.abort(new WorkerFailure('The synthesizer was ended.'));
    void link?.then((each) => each.end()).catch(() => {});
  }

  async #linked(): Promise<WorkerLink> {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.end(), RESTS_AFTER);
    const present = this.#link;
    const before = await present?.catch(() => undefined);
    if (before && !before.failed) return before;
    // Of several who find it dead, one begins it anew.
    if (!this.#link || this.#link === present) {
      const link = this.#begin();
      this.#link = link;
      link.catch(() => {
        if (this.#link === link) this.#link = undefined;
      });
    }
    return this.#link!;
  }

  /** What happens within the worker is not told to the page. */
  #otherOrigin(error: unknown): string | undefined {
    const { origin } = this.#workerUrl;
    if (!(error instanceof WorkerFailure) || origin === location.origin) return undefined;
    return `worker-src blob: ${origin}; and CORS for the player’s files on ${origin}`;
  }

  async #begin(): Promise<WorkerLink> {
    const stop = (this.#stop = new AbortController());
    const policy = new PolicyWatch();
    const tell = (loading: Loading) => {
      for (const each of this.#waiting) each(loading);
    };
    const loading = loadVoice(this.#file, this.#mayLoad, tell, stop.signal);
    const starting = WorkerLink.start(this.#workerUrl);
    loading.catch(() => {});
    try {
      // A worker that cannot be had is known sooner.
      const link = await starting;
      await link.load(await loading);
      policy.end();
      return link;
    } catch (error) {
      void starting.then((link) => link.end()).catch(() => {});
      const { signal } = stop;
      if (signal.aborted) throw signal.reason;
      stop.abort(error);
      throw failureOf(error, policy.remedy(error) ?? this.#otherOrigin(error));
    } finally {
      policy.end();
    }
  }
}

/** What went wrong, for the player; what the page's policy forbids is explained to its publisher too. */
export function failureOf(error: unknown, remedy?: string): unknown {
  if (error instanceof SpeechError && !remedy) return error;
  if (error instanceof NotAllowedToLoad) return new SpeechError('download', error.message, 'en', { cause: error });
  const message = error instanceof Error ? error.message : String(error);
  if (!remedy) return new SpeechError('failed', `The embedded voice failed: ${message}`, 'en', { cause: error });
  console.warn(
    `<article-player>: the page’s security policy (CSP) forbids the embedded voice. To allow it: ${remedy}.`,
  );
  return new SpeechError('blocked', `The page’s security policy forbids the embedded voice: ${message}`, 'en', {
    cause: error,
  });
}
