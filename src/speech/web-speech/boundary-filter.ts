import { expectedDuration, type UtteranceRate } from './deadlines.js';

/** A boundary is implausible if the voice would have to be this many times as fast as expected. */
const TOO_FAST = 3;
/** If a smaller share of the boundaries is plausible, all are ignored. */
const PLAUSIBLE_SHARE = 0.7;
/** A boundary may be this early, in ms, because the start event may be late. */
const EARLY = 500;

/**
 * Rejects implausible word boundaries of one utterance: some voices report them in no order, or
 * anywhere in the text (readium/speech#64).
 */
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

  /** The UTF-16 offset that the voice has reached. 0 if it is not known. */
  get reached(): number {
    return this.#accepted >= PLAUSIBLE_SHARE * this.#count ? this.#last : 0;
  }

  /**
   * Takes a boundary at a UTF-16 offset, so many ms after the start.
   * @returns whether it is plausible
   */
  accept(offset: number, elapsed: number): boolean {
    this.#count += 1;
    if (!Number.isInteger(offset) || offset < this.#last || offset >= this.#text.length)
      return false;
    if (expectedDuration(this.#text.slice(0, offset), this.#rate) > TOO_FAST * (elapsed + EARLY))
      return false;
    this.#accepted += 1;
    this.#last = offset;
    return true;
  }
}
