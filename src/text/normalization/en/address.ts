import { after, before, signClass, tableOf, wordClass } from '../token-class.js';
import { STREETS } from './abbreviation.js';
import { digitWords, ordinalWords, pairWords } from './number-words.js';
import { DIRECTIONS, SENTENCE_END } from './words.js';

/** The states of the USA: USPS Publication 28. */
const STATES = tableOf(
  'AL=Alabama|AK=Alaska|AZ=Arizona|AR=Arkansas|CA=California|CO=Colorado|CT=Connecticut|DE=Delaware|FL=Florida|GA=Georgia|HI=Hawaii|ID=Idaho|IL=Illinois|IN=Indiana|IA=Iowa|KS=Kansas|KY=Kentucky|LA=Louisiana|ME=Maine|MD=Maryland|MA=Massachusetts|MI=Michigan|MN=Minnesota|MS=Mississippi|MO=Missouri|MT=Montana|NE=Nebraska|NV=Nevada|NH=New Hampshire|NJ=New Jersey|NM=New Mexico|NY=New York|NC=North Carolina|ND=North Dakota|OH=Ohio|OK=Oklahoma|OR=Oregon|PA=Pennsylvania|RI=Rhode Island|SC=South Carolina|SD=South Dakota|TN=Tennessee|TX=Texas|UT=Utah|VT=Vermont|VA=Virginia|WA=Washington|WV=West Virginia|WI=Wisconsin|WY=Wyoming|DC=DC',
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
    return (
      [
        number.length > 4 ? digitWords(number) : pairWords(number),
        ...(side ? [DIRECTIONS.get(side)] : []),
        name.trim().replace(/(\d+)../, (_, digits: string) => ordinalWords(digits)),
        STREETS.get(street[0]!.toUpperCase() + street.slice(1)) ?? street,
      ].join(' ') + (stop && SENTENCE_END.test(after(match)) ? stop : '')
    );
  },
);

/** A state behind a place, with its ZIP code or not: `Santa Clara, CA 95051`. */
export const state = wordClass(
  'l',
  String.raw`([A-Z]{2})(?:(?= ?[,.;:)]|$)| (\d{5})(?:-(\d{4}))?)`,
  (match) => {
    const [, code = '', ...digits] = match;
    const name = /\p{Lu}\p{Ll}+, $/u.test(before(match)) && STATES.get(code);
    return name ? [name, ...digits.filter(Boolean).map(digitWords)].join(' ') : undefined;
  },
);
