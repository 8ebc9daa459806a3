import { after, before, signClass, wordClass } from '../token-class.js';
import {
  cardinalWords,
  digitWords,
  NUMBER,
  numberWords,
  pairWords,
  yearWords,
} from './number-words.js';
import { COUNTED } from './words.js';

/** A number behind these is read in pairs: `Room 101`, `Flight 370`, `Boeing 747`. */
const IN_PAIRS = /\b(?:room|flight|route|highway|interstate|boeing|airbus) $|\bi-$/i;
const BEFORE_YEAR = /\b(?:in|since|until|by|during|from|after|before|year) $/i;
const BEFORE_QUANTITY = /\b(?:about|over|nearly|almost|than|some|least|most|only) $/i;

/** Numbers with a decimal part or grouped digits: `.1665` "point one six six five", `10 000`. */
export const decimal = signClass('d', String.raw`(?<!\p{L}(?=\.))${NUMBER}`, ([number]) =>
  /\D/.test(number) ? numberWords(number) : undefined,
);

/** Powers of ten as computers write them: `1.5e6` "one point five times ten to the six". */
export const scientific = wordClass(
  'd',
  String.raw`(\d+(?:\.\d+)?)[eE]([+-]?)(\d{1,3})`,
  ([, number = '', sign, power = '']) =>
    `${numberWords(number)} times ten to the ${sign === '-' ? 'minus ' : ''}${cardinalWords(power)}`,
);

/**
 * Whole numbers. Four digits are a year from 1100 to 2099, if nothing is counted. Five and more that
 * are not grouped are a quantity where a word follows or they are round; else they are read one by
 * one, as an identifier: style guides group quantities.
 *
 * `123` "one hundred twenty-three", `2012` "twenty twelve", `1500 men`, `004` "zero zero four"
 */
export const cardinal = signClass('d', String.raw`\d+`, (match) => {
  const [digits] = match;
  const [precedes, follows] = [before(match), after(match)];
  if (/^0\d|\d{16}/.test(digits)) return digitWords(digits);
  if (/^\d{3,4}$/.test(digits) && IN_PAIRS.test(precedes)) return pairWords(digits);
  const isQuantity = BEFORE_QUANTITY.test(precedes);
  const isYear = BEFORE_YEAR.test(precedes)
    ? /^(?:1\d|20)..$/.test(digits)
    : /^(?:1[1-9]|20)..$/.test(digits) && !isQuantity && !COUNTED.test(follows);
  if (isYear) return yearWords(digits);
  return digits.length < 5 ||
    isQuantity ||
    /^ \p{Ll}/u.test(follows) ||
    (digits.endsWith('00') && /\p{L}/u.test(precedes + follows))
    ? cardinalWords(digits)
    : digitWords(digits);
});
