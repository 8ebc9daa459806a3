/** A half-open stretch of text, in UTF-16 code units: `end` is excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The place in `spans` (in order, not overlapping) of the span that holds `offset`, or of the first one after it.
 * Equals `spans.length` when `offset` lies behind them all. Logarithmic time.
 */
export function indexAt(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (spans[middle]!.end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The last number from `low` to `high` for which `holds` holds, given that it holds up to some and for none behind; else `low`. Logarithmic time. */
export function last(low: number, high: number, holds: (i: number) => boolean): number {
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
