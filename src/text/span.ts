/** A half-open range of text, in UTF-16 code units: `end` is excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The index in `spans` (in order, not overlapping) of the span that contains `offset`, or of the
 * first one after it; `spans.length` if `offset` is after all of them. Logarithmic time.
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

/**
 * The last integer from `low` to `high` for which `predicate` is true, if it is true up to some integer
 * and false after it; `low` if there is none. Logarithmic time.
 */
export function last(low: number, high: number, predicate: (i: number) => boolean): number {
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (predicate(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
