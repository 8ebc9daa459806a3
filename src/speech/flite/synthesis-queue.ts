import type { Speech } from './synthesis.js';

/** So many texts are kept, the last ones that were used. */
const MAX_CACHED = 24;

/** Who needs the speech for a text. */
interface SynthesisRequest {
  readonly text: string;
  resolve(speech: Speech): void;
  reject(error: unknown): void;
}

/** Texts and the speech that was made of them: one at a time, what is needed at once before what comes next. */
export class SynthesisQueue {
  readonly #synthesize: (text: string) => Promise<Speech>;
  readonly #cache = new Map<string, Speech>();
  readonly #requests: SynthesisRequest[] = [];
  #prefetched: readonly string[] = [];
  #isWorking = false;

  constructor(say: (text: string) => Promise<Speech>) {
    this.#synthesize = say;
  }

  /** What was made of a text, if it was. */
  get(text: string): Speech | undefined {
    return this.#cache.get(text);
  }

  /** Speech for a text, as soon as can be. @throws what making it throws. */
  request(text: string): Promise<Speech> {
    return new Promise((resolve, reject) => {
      this.#requests.push({ text, resolve, reject });
      void this.#work();
    });
  }

  /** What is to be made once nothing is needed, in order; in place of what was wished for before. */
  prefetch(texts: readonly string[]): void {
    this.#prefetched = texts;
    void this.#work();
  }

  async #work(): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    for (let text = this.#next(); text !== undefined; text = this.#next()) {
      try {
        const speech = this.#cache.get(text) ?? (await this.#synthesize(text));
        this.#store(text, speech);
        this.#settle(text, ({ resolve }) => resolve(speech));
      } catch (error) {
        // What was only wished for is tried anew when it is needed.
        this.#prefetched = [];
        this.#settle(text, ({ reject }) => reject(error));
      }
    }
    this.#isWorking = false;
  }

  #next(): string | undefined {
    return this.#requests[0]?.text ?? this.#prefetched.find((text) => !this.#cache.has(text));
  }

  #settle(text: string, tell: (who: SynthesisRequest) => void): void {
    for (const who of this.#requests.splice(0)) {
      if (who.text === text) tell(who);
      else this.#requests.push(who);
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
