import { expectedDuration, type UtteranceRate } from './deadlines.js';

/** No voice says its words this many times as fast as it is known, or expected, to. */
const TOO_FAST = 3;
/** Of the words that a voice tells of, so many must be where they can be, or its words say nothing. */
const PLAUSIBLE_SHARE = 0.7;
/** What a voice may be ahead, in ms, for a start that is told of late. */
const EARLY = 500;

/** The words that a voice tells of in one utterance: some tell them in no order, or point all over the text (readium/speech#64). */
export class BoundaryFilter {
  readonly #text: string;
  readonly #rate: UtteranceRate;
  #last = 0;
  #count = 0;
  #accepted = 0;

  constructor(text: string, rate: UtteranceRate) {
    this.#text = text;
    this.#rate = rate;
  }

  /** How far the voice is known to have come: a UTF-16 offset; 0 for one whose words say nothing. */
  get reached(): number {
    return this.#accepted >= PLAUSIBLE_SHARE * this.#count ? this.#last : 0;
  }

  /** A word is told of, so many ms after the start. @returns whether it can be there. */
  accept(offset: number, elapsed: number): boolean {
    this.#count += 1;
    if (!Number.isInteger(offset) || offset < this.#last || offset >= this.#text.length) return false;
    if (expectedDuration(this.#text.slice(0, offset), this.#rate) > TOO_FAST * (elapsed + EARLY)) return false;
    this.#accepted += 1;
    this.#last = offset;
    return true;
  }
}
