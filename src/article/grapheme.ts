/** What belongs to the character before it: combining marks, variation selectors, joiners, skin tones, flags' and keycaps' ends. */
const CONTINUES = /^[\p{M}\u200C\u200D\p{Emoji_Modifier}\u{E0020}-\u{E007F}]/u;
const JOINER = '\u200D';

/**
 * Whether a cut of `text` at `offset` (UTF-16 code units) would go through what readers see as one character. A cheap part of the
 * rules of UAX #29: enough to snap a span that was made elsewhere, which for words and sentences is never needed.
 */
export function isWithinGrapheme(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const after = text.codePointAt(offset)!;
  const code = text.charCodeAt(offset);
  if (code >= 0xdc00 && code <= 0xdfff && text.codePointAt(offset - 1)! > 0xffff) return true;
  if (after < 0x300) return false;
  return CONTINUES.test(String.fromCodePoint(after)) || text[offset - 1] === JOINER;
}
