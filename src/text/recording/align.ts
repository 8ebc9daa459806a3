/** So many cells a table may have that compares two stretches word by word. */
const TABLE = 40_000;
/** Runs of so many words that stand once in either text are what the rest is hung on: long ones first, which cannot be there by chance. */
const RUNS = [5, 3, 2, 1] as const;

/**
 * Which words of two texts are the same, in order: for each word of `one` its place in `other`, or -1. What was moved is in one of its
 * two places none. Where both are edits of one text, time is about linear in their length; texts with nothing in common cost no more.
 */
export function align(one: readonly string[], other: readonly string[]): Int32Array {
  const pairs = new Int32Array(one.length).fill(-1);
  const open: Stretch[] = [{ from: 0, to: one.length, otherFrom: 0, otherTo: other.length }];
  for (let stretch = open.pop(); stretch; stretch = open.pop()) {
    const inner = withoutEnds(one, other, stretch, pairs);
    const width = inner.to - inner.from;
    const height = inner.otherTo - inner.otherFrom;
    if (width === 0 || height === 0) continue;
    if (width * height <= TABLE) compare(one, other, inner, pairs);
    else open.push(...between(inner, anchors(one, other, inner), pairs));
  }
  return pairs;
}

/** Words of both texts that are not yet compared. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly otherFrom: number;
  readonly otherTo: number;
}

type Pair = readonly [one: number, other: number];

/** Pairs what is the same at both ends. */
function withoutEnds(one: readonly string[], other: readonly string[], stretch: Stretch, pairs: Int32Array): Stretch {
  let { from, to, otherFrom, otherTo } = stretch;
  while (from < to && otherFrom < otherTo && one[from] === other[otherFrom]) pairs[from++] = otherFrom++;
  while (from < to && otherFrom < otherTo && one[to - 1] === other[otherTo - 1]) pairs[--to] = --otherTo;
  return { from, to, otherFrom, otherTo };
}

/** Pairs the anchors. @returns what lies between them; nothing where there is none: then nothing is in common. */
function between({ from, to, otherFrom, otherTo }: Stretch, found: readonly Pair[], pairs: Int32Array): Stretch[] {
  if (found.length === 0) return [];
  const stretches: Stretch[] = [];
  for (const [at, otherAt] of found) {
    pairs[at] = otherAt;
    stretches.push({ from, to: at, otherFrom, otherTo: otherAt });
    from = at + 1;
    otherFrom = otherAt + 1;
  }
  return [...stretches, { from, to, otherFrom, otherTo }];
}

/** Pairs of places where the same run of words stands, once in either text, and in one order in both. */
function anchors(one: readonly string[], other: readonly string[], stretch: Stretch): Pair[] {
  for (const length of RUNS) {
    const places = onceIn(one, stretch.from, stretch.to, length);
    const otherPlaces = onceIn(other, stretch.otherFrom, stretch.otherTo, length);
    const pairs: Pair[] = [];
    for (const [run, place] of places) {
      const otherPlace = otherPlaces.get(run) ?? -1;
      if (place >= 0 && otherPlace >= 0) pairs.push([place, otherPlace]);
    }
    if (pairs.length > 0) return rising(pairs);
  }
  return [];
}

/** Where each run of `length` words begins; -1 where it stands more than once. */
function onceIn(words: readonly string[], from: number, to: number, length: number): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = from; at + length <= to; at++) {
    const run = length === 1 ? words[at]! : words.slice(at, at + length).join(' ');
    places.set(run, places.has(run) ? -1 : at);
  }
  return places;
}

/** The most pairs whose places rise in both texts: the longest rising run, by patience sorting. */
function rising(pairs: readonly Pair[]): Pair[] {
  /** The last pair of the best run of each length. */
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
  for (let at = ends.length - 1, index = ends.at(-1)!; at >= 0; index = before[index]!) run[at--] = pairs[index]!;
  return run;
}

/** Pairs the words of a short stretch so that the most letters are in pairs: the longest common subsequence. */
function compare(one: readonly string[], other: readonly string[], stretch: Stretch, pairs: Int32Array): void {
  const { from, to, otherFrom, otherTo } = stretch;
  const row = otherTo - otherFrom + 1;
  const best = new Uint32Array((to - from + 1) * row);
  for (let i = to - from - 1; i >= 0; i--) {
    const word = one[from + i]!;
    for (let j = row - 2; j >= 0; j--) {
      const skipped = Math.max(best[(i + 1) * row + j]!, best[i * row + j + 1]!);
      const paired = word === other[otherFrom + j] ? best[(i + 1) * row + j + 1]! + worth(word) : 0;
      best[i * row + j] = Math.max(skipped, paired);
    }
  }
  for (let i = 0, j = 0; i < to - from && j < row - 1;) {
    const here = best[i * row + j]!;
    const word = one[from + i]!;
    if (word === other[otherFrom + j] && here === best[(i + 1) * row + j + 1]! + worth(word)) {
      pairs[from + i++] = otherFrom + j++;
    } else if (here === best[(i + 1) * row + j]) i += 1;
    else j += 1;
  }
}

/** A long word tells more than a short one, and two of them more than one. */
function worth(word: string): number {
  return 4 + Math.min(word.length, 8);
}
