/** A place in a text that outlives edits: where it was, and what stood around it. Plain data: it can be stored. */
export interface Anchor {
  /** In UTF-16 code units, in the text that it was made for. */
  readonly offset: number;
  /** What stood right before the place: up to 32 code units. */
  readonly before: string;
  /** What stood right after it: as many. */
  readonly after: string;
}

const REACH = 32;
/** What is shorter, in UTF-16 code units, may stand anywhere, and tells nothing. */
const TELLING = 16;

/** Remembers a place in `text`; an offset outside of it is clamped. */
export function createAnchor(text: string, offset: number): Anchor {
  const at = Math.min(Math.max(0, offset), text.length);
  return { offset: at, before: text.slice(Math.max(0, at - REACH), at), after: text.slice(at, at + REACH) };
}

/**
 * Where the place is in an edited text: between the surroundings that it had, or else before what followed it, or else behind what
 * preceded it; where these stand more than once, nearest to where they were. `undefined` where too little of them is left to tell. Linear time.
 */
export function resolveAnchor({ offset, before, after }: Anchor, text: string): number | undefined {
  const nearby = TELLING / 2;
  const probes: Probe[] = [
    [before, after],
    ['', after],
    [before, ''],
    [before.slice(-nearby), after.slice(0, nearby)],
  ];
  for (let index = 0; index < probes.length; index++) {
    const [left, right] = probes[index]!;
    const sought = left + right;
    // All that a short text has may be short.
    if (sought.length < (index === 0 ? 1 : TELLING)) continue;
    const at = nearest(text, sought, offset - left.length);
    if (at >= 0) return at + left.length;
  }
  return before || after ? undefined : 0;
}

/** What is looked for on either side of the place. */
type Probe = readonly [left: string, right: string];

/** Where `sought` stands nearest to `offset` in `text`; -1 where it does not. */
export function nearest(text: string, sought: string, offset: number): number {
  const after = text.indexOf(sought, offset);
  const before = offset < 0 ? -1 : text.lastIndexOf(sought, offset);
  if (after < 0 || before < 0) return Math.max(after, before);
  return after - offset < offset - before ? after : before;
}
