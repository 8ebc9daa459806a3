/** Ranges of time, in seconds at rate 1: as the platform's `TimeRanges`, which no script can make. */
export class ArticleTimeRanges {
  readonly #ranges: readonly (readonly [number, number])[];

  /** From and to of each, in order, none touching another. */
  constructor(ranges: readonly (readonly [number, number])[] = []) {
    this.#ranges = ranges;
  }

  /** How many ranges there are. */
  get length(): number {
    return this.#ranges.length;
  }
  /** When a range begins. @throws `IndexSizeError` when there is no such range. */
  start(...position: [position: number]): number {
    return this.#at(position)[0];
  }
  /** When a range ends. @throws `IndexSizeError` when there is no such range. */
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
