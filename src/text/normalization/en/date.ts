import { after, before, signClass, wordClass } from '../token-class.js';
import { joined, ordinalWords, pluralOf, yearWords } from './number-words.js';

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
/** A month, in full or abbreviated, with its full stop. The source of a regular expression. */
const MONTH = String.raw`(${MONTHS.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)}|t)?`).join('|')})(?!\p{L})\.?`;
const DAY = String.raw`([12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%°\p{L}]|[.,:/]\d)`;
const DAYS = String.raw`${DAY}(?:\s?[-–]\s?${DAY})?`;
const YEAR = String.raw`(\d{4})(?![,.:/-]\d)`;

/** A month in full, as it is written if it is. */
function monthName(written: string): string {
  const name = MONTHS.find(
    (month) => month.slice(0, 3).toLowerCase() === written.slice(0, 3).toLowerCase(),
  )!;
  return written.length === name.length ? written : name;
}

const daysIn = (from: string, to: string | undefined) =>
  `${ordinalWords(from)}${to ? ` to ${ordinalWords(to)}` : ''}`;
const yearIn = (year: string | undefined) => (year ? ` ${yearWords(year)}` : '');
/** "you may 5", "3 may fail", "May 10 people" */
const isOther = (match: RegExpExecArray, month: string) =>
  /^ (?:people|percent|[mb]illion|\p{Ll}+ers)\b/u.test(after(match)) ||
  (/^ma[yr]/.test(month) && /\p{Ll} $/u.test(before(match)) && /^ \p{Ll}/u.test(after(match)));

/**
 * A day behind its month: `July 25, 2012` "July twenty-fifth, twenty twelve"; in British English
 * "July the twenty-fifth".
 */
export const monthDay = wordClass(
  'lp',
  String.raw`${MONTH}(?:\s|-)+${DAYS}(?:(,?)(?:\s|-)+${YEAR})?`,
  (match, { british }) => {
    const [, month = '', from = '', to, comma, year] = match;
    if (!year && isOther(match, month)) return undefined;
    const the = british ? 'the ' : '';
    return `${monthName(month)} ${the}${daysIn(from, to)}${year ? comma : ''}${yearIn(year)}`;
  },
  'i',
);

/** A day before its month: `25 July 2012` "the twenty-fifth of July twenty twelve". */
export const dayMonth = wordClass(
  'd',
  String.raw`${DAYS}(?:\s|-|\sof\s)?${MONTH}(?:,?(?:\s|-)+${YEAR})?`,
  (match) => {
    const [, from = '', to, month = '', year] = match;
    if (!year && isOther(match, month)) return undefined;
    const the = /\bthe $/i.test(before(match)) ? '' : 'the ';
    return `${the}${daysIn(from, to)} of ${monthName(month)}${yearIn(year)}`;
  },
  'i',
);

/** A month and a year: `Sept. 2020` "September twenty twenty"; a month alone if it is abbreviated. */
export const monthYear = wordClass(
  'lp',
  String.raw`${MONTH}(?:,?(?:\s|-)+${YEAR})?`,
  ([written, month = '', year]) =>
    year || /^\p{Lu}.*\.$/u.test(written) ? monthName(month) + yearIn(year) : undefined,
  'i',
);

/**
 * A date in digits: ISO 8601, and the order of the region. A number above twelve is the day.
 *
 * `2016/07/03` "July third, twenty sixteen", `29/11/2026` "the twenty-ninth of November twenty
 * twenty-six", `on 7/4`
 */
export const numericDate = wordClass(
  'd',
  String.raw`(?:(\d{4})([-/.])(\d\d?)\2(\d\d?)|(\d\d?)([-/.])(\d\d?)(?:\6(\d{4}|(?<!\.)\d\d))?)(?![./-]\d)`,
  (match, { british }) => {
    const [, isoYear, , isoMonth, isoDay, one = '', sign, other = ''] = match;
    const year = isoYear ?? match[8];
    // "on 7/4"
    if (!year && !(sign === '/' && /\bon $/.test(before(match)))) return undefined;
    const dayFirst = Number(one) > 12 || (british && Number(other) <= 12);
    const day = isoDay ?? (dayFirst ? one : other);
    const month = MONTHS[Number(isoMonth ?? (dayFirst ? other : one)) - 1];
    if (!month || !Number(day) || Number(day) > 31) return undefined;
    const ordinal = ordinalWords(day);
    const said =
      dayFirst || british ? `the ${ordinal} of ${month}` : `${month} ${ordinal}${year ? ',' : ''}`;
    return said + yearIn(year);
  },
);

/** A decade: `1980s` "nineteen eighties", `'80s` "eighties". */
export const decade = wordClass(
  'ds',
  String.raw`['’‘]?(\d\d|\d{4})(?<=0)['’]?s`,
  ([, digits = '']) => pluralOf(yearWords(digits)),
);

/** A year of two digits: `'98` "ninety-eight". */
export const shortYear = wordClass('s', String.raw`['’‘](\d\d)(?!['’"′″])`, ([, digits = '']) =>
  yearWords(digits),
);

/** Years from one to another: `1960-80` "nineteen sixty to eighty", `2023/24`. */
export const years = wordClass(
  'd',
  String.raw`(?<![$£€¥-])(1\d{3}|20\d\d)\s?([-–/])\s?(\d\d|[12]\d{3})(?![%]|[.,/-]\d|-\p{L}| ?[kcm]?[mgl]\b)`,
  ([, from = '', dash, to = '']) =>
    to < from.slice(-to.length)
      ? undefined
      : `${yearWords(from)} ${dash === '/' ? '' : 'to '}${yearWords(to)}`,
);

/** A year of an era: `44 BC` "forty-four BC", `A.D. 79`. */
export const era = signClass(
  'dlp',
  String.raw`(?<![\p{L}\d.,])(?:(\d{1,5}) ?)?(BCE?|bce?|CE|AD|[Bb]\.[Cc]\.(?:[Ee]\.)?|[Aa]\.[Dd]\.)(?!\p{L})(?: (\d{1,4})(?![\p{L}\d]))?`,
  ([, year, letters = '', other]) => {
    if (!year === !other) return undefined;
    const name = letters.replaceAll('.', '').toUpperCase();
    return joined(year && yearWords(year), name, other && yearWords(other));
  },
);
