import type { Speech } from './synthesis.js';

/** So many texts are kept, the last ones that were used. */
const KEPT = 24;

/** Who needs the speech for a text. */
interface Need {
  readonly text: string;
  resolve(speech: Speech): void;
  reject(error: unknown): void;
}

/** Texts and the speech that was made of them: one at a time, what is needed at once before what comes next. */
export class Clips {
  readonly #say: (text: string) => Promise<Speech>;
  readonly #made = new Map<string, Speech>();
  readonly #needed: Need[] = [];
  #wished: readonly string[] = [];
  #working = false;

  constructor(say: (text: string) => Promise<Speech>) {
    this.#say = say;
  }

  /** What was made of a text, if it was. */
  made(text: string): Speech | undefined {
    return this.#made.get(text);
  }

  /** Speech for a text, as soon as can be. @throws what making it throws. */
  need(text: string): Promise<Speech> {
    return new Promise((resolve, reject) => {
      this.#needed.push({ text, resolve, reject });
      void this.#work();
    });
  }

  /** What is to be made once nothing is needed, in order; in place of what was wished for before. */
  wish(texts: readonly string[]): void {
    this.#wished = texts;
    void this.#work();
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    for (let text = this.#next(); text !== undefined; text = this.#next()) {
      try {
        const speech = this.#made.get(text) ?? (await this.#say(text));
        this.#keep(text, speech);
        this.#answer(text, ({ resolve }) => resolve(speech));
      } catch (error) {
        // What was only wished for is tried anew when it is needed.
        this.#wished = [];
        this.#answer(text, ({ reject }) => reject(error));
      }
    }
    this.#working = false;
  }

  #next(): string | undefined {
    return this.#needed[0]?.text ?? this.#wished.find((text) => !this.#made.has(text));
  }

  #answer(text: string, tell: (who: Need) => void): void {
    for (const who of this.#needed.splice(0)) {
      if (who.text === text) tell(who);
      else this.#needed.push(who);
    }
  }

  #keep(text: string, speech: Speech): void {
    this.#made.delete(text);
    this.#made.set(text, speech);
    for (const [oldest] of this.#made) {
      if (this.#made.size <= KEPT) break;
      this.#made.delete(oldest);
    }
  }
}
