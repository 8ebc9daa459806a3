import type { Span } from '../text/span.js';

/**
 * A character where the rules of UAX #29 can start: the text before it does not affect the clusters
 * after it.
 */
const BOUNDARY = /[\0-\u02FF\p{Lo}]/u;
/** UTF-16 code units that are segmented after an offset at first: few clusters are longer. */
const LOOKAHEAD = 16;

let characters: Intl.Segmenter | undefined;

/** The grapheme cluster (UAX #29: what readers see as one character) of `text` at `offset`. */
export function graphemeAt(text: string, offset: number): Span {
  const end = offset + 1;
  // The common case: no combining mark, joiner or surrogate is near, and no CR LF.
  if (!(mayCombine(text, offset - 1) || mayCombine(text, offset) || mayCombine(text, end)))
    return { start: offset, end };
  characters ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  let lookahead = LOOKAHEAD;
  for (let from = boundaryBefore(text, offset); ;) {
    const { index, segment } = characters
      .segment(text.slice(from, end + lookahead))
      .containing(offset - from)!;
    const span = { start: from + index, end: from + index + segment.length };
    // A cluster at an end of the segmented text, or half a character before it, may be longer.
    if (index === 0 && from > 0) from = boundaryBefore(text, from);
    else if (span.end >= end + lookahead - 1 && span.end < text.length) lookahead *= 8;
    else return span;
  }
}

/** Whether `offset` (UTF-16 code units) is inside a grapheme cluster of `text`. */
export function isWithinGrapheme(text: string, offset: number): boolean {
  return offset > 0 && offset < text.length && graphemeAt(text, offset).start < offset;
}

/** Whether the code unit at `offset` may be joined to its neighbours. */
function mayCombine(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code >= 0x300 || code === 0xd;
}

function boundaryBefore(text: string, offset: number): number {
  let from = offset - 1;
  while (from > 0 && !BOUNDARY.test(text[from]!)) from -= 1;
  return Math.max(0, from);
}
