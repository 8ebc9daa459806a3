// Questions about one UTF-16 code unit. Plain comparisons first: they are asked at every boundary of an article. Half of
// a surrogate pair is none of these.

export const PERIOD = 0x2e;
export const BRACKET = 0x5b;

const SPACE = /\s/;
const LETTER = /\p{L}/u;
/** Quotes that close in some language, though they may open in another; Armenian and Arabic share them. */
const CLOSERS = ')]}"\'»«”“’›‹」』）】》〉〕］｝';
const OPENERS = '([{“„‘‚«‹「『（【《〈〔［｛';
const SURE_CLOSERS = ')]}”’»›」』）】》〉〕］｝';

export const space = (code: number): boolean =>
  code === 0x20 || (code > 8 && code < 14) || (code > 0x9f && SPACE.test(String.fromCharCode(code)));
export const lineBreak = (code: number): boolean =>
  (code > 9 && code < 14) || code === 0x85 || code === 0x2028 || code === 0x2029;
export const digit = (code: number): boolean => code >= 0x30 && code <= 0x39;
export const asciiUpper = (code: number): boolean => code >= 0x41 && code <= 0x5a;
export const asciiLower = (code: number): boolean => code >= 0x61 && code <= 0x7a;
export const letter = (code: number): boolean =>
  asciiLower(code) || asciiUpper(code) || (code > 0xa9 && LETTER.test(String.fromCharCode(code)));
export const superscript = (code: number): boolean =>
  code === 0xb9 || code === 0xb2 || code === 0xb3 || (code >= 0x2070 && code <= 0x2079);

/** Whether it closes a quotation or a bracket in some language. */
export const closer = (code: number): boolean => among(CLOSERS, code);
/** Whether it opens one in some language. */
export const opener = (code: number): boolean => among(OPENERS, code);
/** Whether it closes one wherever white space stands behind it. */
export const sureCloser = (code: number): boolean => among(SURE_CLOSERS, code);

/** Letters and digits fall through at once: most characters asked about are. */
function among(characters: string, code: number): boolean {
  return !letter(code) && !digit(code) && characters.includes(String.fromCharCode(code));
}

export function upper(code: number): boolean {
  if (code < 0x80) return asciiUpper(code);
  const character = String.fromCharCode(code);
  return character.toLowerCase() !== character;
}

export function lower(code: number): boolean {
  if (code < 0x80) return asciiLower(code);
  const character = String.fromCharCode(code);
  return character.toUpperCase() !== character;
}
