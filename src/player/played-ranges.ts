import type { Span } from '../text/span.js';

/** The played parts of an article, as ranges of its text, because its times may be revised. */
export class PlayedRanges {
  /** In the order in which they were played. The last one grows. */
  #ranges: { start: number; end: number }[] = [];

  get last(): Span | undefined {
    return this.#ranges.at(-1);
  }

  /** A range begins at an offset. */
  begin(offset: number): void {
    const { last } = this;
    if (last && last.start <= offset && offset <= last.end) return;
    this.#ranges = [...this.spans, { start: offset, end: offset }];
  }

  /** The last range ends at `offset`, if that is later. */
  extend(offset: number): void {
    const last = this.#ranges.at(-1);
    if (last) last.end = Math.max(last.end, offset);
  }

  /** The article was edited: `moved` maps an old offset to its new one. */
  move(moved: (offset: number) => number): void {
    this.#ranges = this.#ranges.map(({ start, end }) => ({ start: moved(start), end: moved(end) }));
  }

  clear(): void {
    this.#ranges = [];
  }

  /** In the order of the text, without overlaps. */
  get spans(): { start: number; end: number }[] {
    const joined: { start: number; end: number }[] = [];
    for (const { start, end } of [...this.#ranges].sort((one, other) => one.start - other.start)) {
      const before = joined.at(-1);
      if (before && start <= before.end) before.end = Math.max(before.end, end);
      else if (end > start) joined.push({ start, end });
    }
    return joined;
  }
}
