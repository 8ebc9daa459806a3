/**
 * Time ranges in seconds at rate 1, with the members of `TimeRanges`, which a script cannot
 * construct.
 */
export class ArticleTimeRanges {
  readonly #ranges: readonly (readonly [number, number])[];

  /** `ranges` are pairs of start and end, in order, not adjacent. */
  constructor(ranges: readonly (readonly [number, number])[] = []) {
    this.#ranges = ranges;
  }

  /** The number of ranges. */
  get length(): number {
    return this.#ranges.length;
  }
  /** The start of a range. @throws `IndexSizeError` if there is no such range. */
  start(...position: [position: number]): number {
    return this.#at(position)[0];
  }
  /** The end of a range. @throws `IndexSizeError` if there is no such range. */
  end(...position: [position: number]): number {
    return this.#at(position)[1];
  }

  #at(given: readonly number[]): readonly [number, number] {
    if (!given.length) throw new TypeError('There is no range.');
    const range = this.#ranges[given[0]! >>> 0];
    if (!range) throw new DOMException(`There is no range ${given}.`, 'IndexSizeError');
    return range;
  }
}
