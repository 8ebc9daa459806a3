import { after, before, signClass, wordClass } from '../token-class.js';
import { STREETS } from './abbreviation.js';
import { digitWords, joined, ordinalWords, pairWords } from './number-words.js';
import { DIRECTIONS, SENTENCE_END } from './words.js';

/** The states of the USA, with the letters of their codes as capitals: USPS Publication 28. */
const STATES = new Map(
  'ALabama|AlasKa|AriZona|ARkansas|CAlifornia|COlorado|ConnecTicut|DElaware|FLorida|GeorgiA|HawaiI|IDaho|ILlinois|INdiana|IowA|KanSas|KentuckY|LouisianA|MainE|MarylanD|MAssachusetts|MIchigan|MinNesota|MiSsissippi|MissOuri|MonTana|NEbraska|NeVada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|OHio|OKlahoma|ORegon|PennsylvaniA|Rhode Island|South Carolina|South Dakota|TeNnessee|TeXas|UTah|VermonT|VirginiA|WAshington|West Virginia|WIsconsin|WYoming'
    .split('|')
    .map((name) => [
      name.replace(/[a-z ]/g, ''),
      name.replace(/\B[A-Z]/g, (letter) => letter.toLowerCase()),
    ]),
);
const STREET = [...STREETS].flat().join('|');

/**
 * A house and its street: the number in pairs, the direction and the street in full.
 *
 * `1428 Elm St.` "fourteen twenty-eight Elm Street", `12 S 1st st` "twelve South first Street"
 */
export const address = signClass(
  'd',
  String.raw`(?<![\p{L}\d.,/$£€-])(\d{1,5})(?: ([NSEW])\.?)?((?: (?:\p{Lu}[\p{L}’'.]{1,24}|\d{1,3}(?:st|nd|rd|th))){1,3}) (${STREET}|${STREET.toLowerCase()})(?![\p{L}\d])(\.?)`,
  (match) => {
    const [, number = '', side = '', name = '', street = '', stop] = match;
    const said = joined(
      number.length > 4 ? digitWords(number) : pairWords(number),
      DIRECTIONS.get(side),
      name.trim().replace(/(\d+)../, (_, digits: string) => ordinalWords(digits)),
      STREETS.get(street[0]!.toUpperCase() + street.slice(1)) ?? street,
    );
    return stop && SENTENCE_END.test(after(match)) ? said + stop : said;
  },
);

/** A state behind a place, with its ZIP code or not: `Santa Clara, CA 95051`. */
export const state = wordClass(
  'l',
  String.raw`([A-Z]{2})(?:(?= ?[,.;:)]|$)| (\d{5})(?:-(\d{4}))?)`,
  (match) => {
    const [, code = '', zip = '', more = ''] = match;
    const name = /\p{Lu}\p{Ll}+, $/u.test(before(match)) && STATES.get(code);
    return name ? joined(name, digitWords(zip), digitWords(more)) : undefined;
  },
);
