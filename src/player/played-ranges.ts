import type { Span } from '../text/span.js';

/** What of an article was heard, as stretches of its text: its times may still be revised. */
export class PlayedRanges {
  /** In the order in which they were heard. The last one grows. */
  #heard: { start: number; end: number }[] = [];

  get last(): Span | undefined {
    return this.#heard.at(-1);
  }

  /** The voice begins at an offset. */
  begin(offset: number): void {
    const { last } = this;
    if (last && last.start <= offset && offset <= last.end) return;
    this.#heard = [...this.spans, { start: offset, end: offset }];
  }

  /** It has come to an offset. */
  extend(offset: number): void {
    const last = this.#heard.at(-1);
    if (last) last.end = Math.max(last.end, offset);
  }

  /** The article was edited: `moved` tells where an offset is now. */
  move(moved: (offset: number) => number): void {
    this.#heard = this.#heard.map(({ start, end }) => ({ start: moved(start), end: moved(end) }));
  }

  clear(): void {
    this.#heard = [];
  }

  /** In the order of the text; none touches another. */
  get spans(): { start: number; end: number }[] {
    const joined: { start: number; end: number }[] = [];
    for (const { start, end } of [...this.#heard].sort((one, other) => one.start - other.start)) {
      const before = joined.at(-1);
      if (before && start <= before.end) before.end = Math.max(before.end, end);
      else if (end > start) joined.push({ start, end });
    }
    return joined;
  }
}
