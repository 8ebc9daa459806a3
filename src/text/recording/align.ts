/** The most cells of a table that compares two ranges word by word. */
const TABLE = 40_000;
/**
 * Lengths of the runs of words that serve as anchors if they occur once in each text: long ones
 * first, since they are not a coincidence.
 */
const RUNS = [5, 3, 2, 1] as const;

/**
 * Aligns the words of two texts: for each word of `one`, its index in `other`, or -1. Order is
 * kept, so moved words are unmatched on one side. Time is about linear in the lengths if both are
 * edits of one text; texts without common words take no longer.
 */
export function align(one: readonly string[], other: readonly string[]): Int32Array {
  const pairs = new Int32Array(one.length).fill(-1);
  const pending: RangePair[] = [{ from: 0, to: one.length, otherFrom: 0, otherTo: other.length }];
  for (let ranges = pending.pop(); ranges; ranges = pending.pop()) {
    const inner = withoutEnds(one, other, ranges, pairs);
    const width = inner.to - inner.from;
    const height = inner.otherTo - inner.otherFrom;
    if (width === 0 || height === 0) continue;
    if (width * height <= TABLE) compare(one, other, inner, pairs);
    else pending.push(...between(inner, anchors(one, other, inner), pairs));
  }
  return pairs;
}

/** Ranges of both texts that are not yet compared. */
interface RangePair {
  readonly from: number;
  readonly to: number;
  readonly otherFrom: number;
  readonly otherTo: number;
}

type Pair = readonly [one: number, other: number];

/** Pairs equal words at both ends. */
function withoutEnds(
  one: readonly string[],
  other: readonly string[],
  ranges: RangePair,
  pairs: Int32Array,
): RangePair {
  let { from, to, otherFrom, otherTo } = ranges;
  while (from < to && otherFrom < otherTo && one[from] === other[otherFrom])
    pairs[from++] = otherFrom++;
  while (from < to && otherFrom < otherTo && one[to - 1] === other[otherTo - 1])
    pairs[--to] = --otherTo;
  return { from, to, otherFrom, otherTo };
}

/**
 * Pairs the anchors. @returns the ranges between them; none without anchors: then the texts have
 * nothing in common.
 */
function between(
  { from, to, otherFrom, otherTo }: RangePair,
  found: readonly Pair[],
  pairs: Int32Array,
): RangePair[] {
  if (found.length === 0) return [];
  const rangePairs: RangePair[] = [];
  for (const [at, otherAt] of found) {
    pairs[at] = otherAt;
    rangePairs.push({ from, to: at, otherFrom, otherTo: otherAt });
    from = at + 1;
    otherFrom = otherAt + 1;
  }
  return [...rangePairs, { from, to, otherFrom, otherTo }];
}

/**
 * Pairs of indexes at which the same run of words starts, once in each text, in the same order in
 * both.
 */
function anchors(one: readonly string[], other: readonly string[], ranges: RangePair): Pair[] {
  for (const length of RUNS) {
    const places = onceIn(one, ranges.from, ranges.to, length);
    const otherPlaces = onceIn(other, ranges.otherFrom, ranges.otherTo, length);
    const pairs: Pair[] = [];
    for (const [run, place] of places) {
      const otherPlace = otherPlaces.get(run) ?? -1;
      if (place >= 0 && otherPlace >= 0) pairs.push([place, otherPlace]);
    }
    if (pairs.length > 0) return longestRising(pairs);
  }
  return [];
}

/** The start of each run of `length` words; -1 if it occurs more than once. */
function onceIn(
  words: readonly string[],
  from: number,
  to: number,
  length: number,
): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = from; at + length <= to; at++) {
    const run = length === 1 ? words[at]! : words.slice(at, at + length).join(' ');
    places.set(run, places.has(run) ? -1 : at);
  }
  return places;
}

/**
 * The largest set of pairs in rising order in both texts: the longest increasing subsequence, by
 * patience sorting.
 */
function longestRising(pairs: readonly Pair[]): Pair[] {
  /** For each length, the last pair of the best subsequence. */
  const ends: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  for (let index = 0; index < pairs.length; index++) {
    const [, place] = pairs[index]!;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (pairs[ends[middle]!]![1] < place) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[index] = ends[low - 1]!;
    ends[low] = index;
  }
  const run: Pair[] = [];
  run.length = ends.length;
  for (let at = ends.length - 1, index = ends.at(-1)!; at >= 0; index = before[index]!)
    run[at--] = pairs[index]!;
  return run;
}

/** Pairs the words of two short ranges by the longest common subsequence, weighted by letters. */
function compare(
  one: readonly string[],
  other: readonly string[],
  ranges: RangePair,
  pairs: Int32Array,
): void {
  const { from, to, otherFrom, otherTo } = ranges;
  const row = otherTo - otherFrom + 1;
  const best = new Uint32Array((to - from + 1) * row);
  for (let i = to - from - 1; i >= 0; i--) {
    const word = one[from + i]!;
    for (let j = row - 2; j >= 0; j--) {
      const skipped = Math.max(best[(i + 1) * row + j]!, best[i * row + j + 1]!);
      const paired =
        word === other[otherFrom + j] ? best[(i + 1) * row + j + 1]! + weightOf(word) : 0;
      best[i * row + j] = Math.max(skipped, paired);
    }
  }
  for (let i = 0, j = 0; i < to - from && j < row - 1;) {
    const here = best[i * row + j]!;
    const word = one[from + i]!;
    if (word === other[otherFrom + j] && here === best[(i + 1) * row + j + 1]! + weightOf(word)) {
      pairs[from + i++] = otherFrom + j++;
    } else if (here === best[(i + 1) * row + j]) i += 1;
    else j += 1;
  }
}

/** A long word is better evidence than a short one, and two words are better than one. */
function weightOf(word: string): number {
  return 4 + Math.min(word.length, 8);
}
