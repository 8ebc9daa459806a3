import { after, before, signClass } from '../token-class.js';
import { cardinalWords, digitWords, NUMBER, numberWords, yearWords } from './number-words.js';

/** A year follows, or something is counted. */
const BEFORE_YEAR =
  /(?:^|[^\p{L}])(?:Jahr|Jahre|Jahren|seit|ab|bis|um|anno|Frühjahr|Sommer|Herbst|Winter|und|von|in) $/iu;
const COUNTED = /^ \p{Lu}/u;

/** Numbers: `1.234` and `3,5` as in German, four digits as a year if nothing is counted. */
export const cardinal = signClass('d', NUMBER, (match) => {
  const [written] = match;
  if (/^0\d|\d{16}/.test(written)) return digitWords(written.replace(/\D/g, ''));
  const isYear =
    /^(?:1[1-9]|20)\d\d$/.test(written) &&
    (BEFORE_YEAR.test(before(match)) || !COUNTED.test(after(match)));
  if (isYear) return yearWords(written);
  return /,/.test(written) ? numberWords(written) : cardinalWords(written.replace(/\D/g, ''));
});

/** A dash between two numbers: `10–20` "zehn bis zwanzig". */
export const range = signClass('s', String.raw`(?<=\d\s?)[-–]\s?(?=\d)`, () => 'bis');
/** A minus sign: `-5` "minus fünf". */
export const minus = signClass('s', String.raw`−|(?<=^|[\s(])-(?=\d)`, () => 'minus');
