/**
 * A character of a word: no punctuation of ASCII, Latin 1, General Punctuation, or CJK. `\p{L}` is
 * avoided, because its first use takes milliseconds.
 */
export const WORD_CHARACTER = String.raw`[^\0-/:-@[-\x60{-\xbf\u2000-\u206f\u3000-\u303f\uff00-\uff0f]`;
const WORDS = new RegExp(`${WORD_CHARACTER}+`, 'g');

/** The words of `text`, in lower case and without punctuation, with one space between them. */
export function plainWords(text: string): string {
  return (text.toLowerCase().match(WORDS) ?? []).join(' ');
}
