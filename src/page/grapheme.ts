import type { Span } from '../text/span.js';

/** Where the rules of UAX #29 can start afresh: what is before such a character has no say in what is joined behind it. */
const FRESH = /[\0-\u02FF\p{Lo}]/u;
/** UTF-16 code units shown behind a place, at first: few characters are longer. */
const AHEAD = 16;

let characters: Intl.Segmenter | undefined;

/** The stretch of `text` that readers see as one character (a grapheme cluster of UAX #29) and that holds `offset`. */
export function graphemeAt(text: string, offset: number): Span {
  const end = offset + 1;
  // Most of most texts: neither mark nor joiner nor surrogate is near, nor a line's end of two characters.
  if (!(codeNear(text, offset - 1) || codeNear(text, offset) || codeNear(text, end))) return { start: offset, end };
  characters ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  let ahead = AHEAD;
  for (let fresh = freshBefore(text, offset); ;) {
    const { index, segment } = characters.segment(text.slice(fresh, end + ahead)).containing(offset - fresh)!;
    const span = { start: fresh + index, end: fresh + index + segment.length };
    // One that reaches an end of what was shown, or half a character before it, may go on behind it.
    if (index === 0 && fresh > 0) fresh = freshBefore(text, fresh);
    else if (span.end >= end + ahead - 1 && span.end < text.length) ahead *= 8;
    else return span;
  }
}

/** Whether a cut of `text` at `offset` (UTF-16 code units) would go through what readers see as one character. */
export function isWithinGrapheme(text: string, offset: number): boolean {
  return offset > 0 && offset < text.length && graphemeAt(text, offset).start < offset;
}

/** Whether the code unit at `offset` might be joined to its neighbours. */
function codeNear(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code >= 0x300 || code === 0xd;
}

function freshBefore(text: string, offset: number): number {
  let fresh = offset - 1;
  while (fresh > 0 && !FRESH.test(text[fresh]!)) fresh -= 1;
  return Math.max(0, fresh);
}
