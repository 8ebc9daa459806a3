import { after, before, signClass, wordClass } from '../token-class.js';
import { cardinalWords } from './number-words.js';

/** A result is told. */
const MATCH = /\b(?:w[io]n|beat|los[te]|dr[ae]w|le[ad]|score|defeat)/i;

/**
 * The result of a match in British English, in a sentence that tells one: `won 3–0` "three nil". In
 * American English it is a range: "three to zero".
 */
export const score = wordClass(
  'd',
  String.raw`(\d\d?)\s?[-–]\s?(\d\d?)(?![%]|[.,:/-]\d)`,
  (match, { british }) => {
    const number = (digits = '') => (digits === '0' ? 'nil' : cardinalWords(digits));
    return british && MATCH.test(before(match))
      ? `${number(match[1])} ${number(match[2])}`
      : undefined;
  },
);

/**
 * A dash between two numbers, with their units or not: `10–20` "ten to twenty", `5pm-7 pm`. A hyphen
 * in a chain of three is none.
 */
export const range = signClass(
  'sp',
  String.raw`(?<=(?<![-–\p{L}])[\p{Sc}’']?\d[\d.,]{0,12}(?:[%°¢]|\s\p{Ll}{1,4}illion|\s?[ap]\.?m\.?|'?\p{L}{1,2})?\s?)(?:-(?<!\s-)|[–—])\s?(?=[\p{Sc}’']?\.?\d(?![\d.,]*-))`,
  // "No. 19-1042"
  (match) => (/\bno\. \d+$/i.test(before(match)) ? undefined : 'to'),
);

/** A ratio: `3:1` "three to one"; a verse: `John 3:16`. */
export const ratio = signClass(
  's',
  String.raw`(?<=(?<![\d:.])\d{1,4}):(?=\d{1,4}(?![\d:]))`,
  (match) =>
    /\p{Lu}\p{Ll}+\.? \d+$/u.test(before(match)) && /^\d\d?(?!\d)/.test(after(match)) ? ' ' : 'to',
);
