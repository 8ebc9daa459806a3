/**
 * The ranges that were heard since the counting began, as fractions of the duration: that is
 * revised while a voice speaks. `played` of the element cannot be used after the first
 * play-through, since it only grows.
 */
export class HeardRanges {
  readonly #ranges: { start: number; end: number }[] = [];
  #open = false;

  /** What is heard next does not follow on what was heard before. */
  break(): void {
    this.#open = false;
  }

  /** The voice has come to a position. */
  reach(position: number): void {
    const last = this.#ranges.at(-1);
    if (this.#open && last) last.end = Math.max(last.end, position);
    else this.#ranges.push({ start: position, end: position });
    this.#open = true;
  }

  /** The fraction that was heard; what was heard twice counts once. */
  get total(): number {
    let total = 0;
    let counted = 0;
    for (const { start, end } of [...this.#ranges].sort((one, other) => one.start - other.start)) {
      total += Math.max(0, end - Math.max(start, counted));
      counted = Math.max(counted, end);
    }
    return total;
  }
}
