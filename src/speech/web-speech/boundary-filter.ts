import { usualTime, type Pacing } from './deadlines.js';

/** No voice says its words this many times as fast as it is known, or expected, to. */
const TOO_FAST = 3;
/** Of the words that a voice tells of, so many must be where they can be, or its words say nothing. */
const BELIEVED = 0.7;
/** What a voice may be ahead, in ms, for a start that is told of late. */
const EARLY = 500;

/** The words that a voice tells of in one utterance: some tell them in no order, or point all over the text (readium/speech#64). */
export class ToldWords {
  readonly #text: string;
  readonly #pacing: Pacing;
  #last = 0;
  #told = 0;
  #believed = 0;

  constructor(text: string, pacing: Pacing) {
    this.#text = text;
    this.#pacing = pacing;
  }

  /** How far the voice is known to have come: a UTF-16 offset; 0 for one whose words say nothing. */
  get reached(): number {
    return this.#believed >= BELIEVED * this.#told ? this.#last : 0;
  }

  /** A word is told of, so many ms after the start. @returns whether it can be there. */
  tell(offset: number, elapsed: number): boolean {
    this.#told += 1;
    if (!Number.isInteger(offset) || offset < this.#last || offset >= this.#text.length) return false;
    if (usualTime(this.#text.slice(0, offset), this.#pacing) > TOO_FAST * (elapsed + EARLY)) return false;
    this.#believed += 1;
    this.#last = offset;
    return true;
  }
}
