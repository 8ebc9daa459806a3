/**
 * A position in a text that survives edits: its offset, and the text around it. Plain data: it can
 * be stored.
 */
export interface Anchor {
  /** In UTF-16 code units, in the original text. */
  readonly offset: number;
  /** The text right before it: up to 32 code units. */
  readonly before: string;
  /** The text right after it: up to 32 code units. */
  readonly after: string;
}

const REACH = 32;
/** A shorter text, in UTF-16 code units, may be anywhere, and proves nothing. */
const SHORTEST = 16;

/** An anchor for `offset` in `text`; an offset outside of it is clamped. */
export function createAnchor(text: string, offset: number): Anchor {
  const at = Math.min(Math.max(0, offset), text.length);
  return {
    offset: at,
    before: text.slice(Math.max(0, at - REACH), at),
    after: text.slice(at, at + REACH),
  };
}

/**
 * The offset of an anchor in an edited text: between `before` and `after`, or else before `after`,
 * or else after `before`; of several matches, the one nearest to the original offset. `undefined`
 * if too little of the text is left. Linear time.
 */
export function resolveAnchor({ offset, before, after }: Anchor, text: string): number | undefined {
  const nearby = SHORTEST / 2;
  const probes: Probe[] = [
    [before, after],
    ['', after],
    [before, ''],
    [before.slice(-nearby), after.slice(0, nearby)],
  ];
  for (let index = 0; index < probes.length; index++) {
    const [left, right] = probes[index]!;
    const sought = left + right;
    // In a short text, the whole context may be short.
    if (sought.length < (index === 0 ? 1 : SHORTEST)) continue;
    const at = nearest(text, sought, offset - left.length);
    if (at >= 0) return at + left.length;
  }
  return before || after ? undefined : 0;
}

/** The text to find on either side of the anchor. */
type Probe = readonly [left: string, right: string];

/** The match of `sought` in `text` that is nearest to `offset`; -1 if there is none. */
export function nearest(text: string, sought: string, offset: number): number {
  const after = text.indexOf(sought, offset);
  const before = offset < 0 ? -1 : text.lastIndexOf(sought, offset);
  if (after < 0 || before < 0) return Math.max(after, before);
  return after - offset < offset - before ? after : before;
}
