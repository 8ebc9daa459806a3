import type { Speech } from './synthesis.js';

/** The number of cached texts, the most recent ones. */
const MAX_CACHED = 24;

/** A text to synthesize. The region of `lang` (BCP 47) decides how numbers are read. */
export interface SpokenText {
  readonly text: string;
  readonly lang: string;
}

/** A request for the speech of a text. */
interface SynthesisRequest extends SpokenText {
  resolve(speech: Speech): void;
  reject(error: unknown): void;
}

/** Synthesizes one text at a time, requests before prefetches, and caches the results. */
export class SynthesisQueue {
  readonly #synthesize: (text: string, lang: string) => Promise<Speech>;
  readonly #cache = new Map<string, Speech>();
  readonly #requests: SynthesisRequest[] = [];
  #prefetched: readonly SpokenText[] = [];
  #isWorking = false;

  constructor(synthesize: (text: string, lang: string) => Promise<Speech>) {
    this.#synthesize = synthesize;
  }

  /** The cached speech of a text. */
  get(text: string): Speech | undefined {
    return this.#cache.get(text);
  }

  /**
   * The speech of a text, as soon as possible.
   * @throws what the synthesizer throws
   */
  request({ text, lang }: SpokenText): Promise<Speech> {
    return new Promise((resolve, reject) => {
      this.#requests.push({ text, lang, resolve, reject });
      void this.#work();
    });
  }

  /**
   * Synthesizes texts in this order while there is no request. Replaces the texts of the last call.
   */
  prefetch(texts: readonly SpokenText[]): void {
    this.#prefetched = texts;
    void this.#work();
  }

  async #work(): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    for (let next = this.#next(); next; next = this.#next()) {
      const { text, lang } = next;
      try {
        const speech = this.#cache.get(text) ?? (await this.#synthesize(text, lang));
        this.#store(text, speech);
        this.#settle(text, ({ resolve }) => resolve(speech));
      } catch (error) {
        // A prefetch that failed is not repeated, but a later request is.
        this.#prefetched = [];
        this.#settle(text, ({ reject }) => reject(error));
      }
    }
    this.#isWorking = false;
  }

  #next(): SpokenText | undefined {
    return this.#requests[0] ?? this.#prefetched.find(({ text }) => !this.#cache.has(text));
  }

  #settle(text: string, settle: (request: SynthesisRequest) => void): void {
    for (const request of this.#requests.splice(0)) {
      if (request.text === text) settle(request);
      else this.#requests.push(request);
    }
  }

  #store(text: string, speech: Speech): void {
    this.#cache.delete(text);
    this.#cache.set(text, speech);
    for (const [oldest] of this.#cache) {
      if (this.#cache.size <= MAX_CACHED) break;
      this.#cache.delete(oldest);
    }
  }
}
