import { before, wordClass } from '../token-class.js';
import { yearWords, cardinalWords } from './number-words.js';
import { inflected } from './ordinal.js';

const MONTHS =
  'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ');
const MONTH = `(${MONTHS.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)}|t)?`).join('|')})(?!\\p{L})\\.?`;

const monthName = (written: string) =>
  MONTHS.find((month) => month.startsWith(written.slice(0, 3)))!;

/** A day and its month: `am 3. Mai 1990` "am dritten Mai neunzehnhundertneunzig". DIN 5008. */
export const date = wordClass(
  'd',
  String.raw`(0?[1-9]|[12]\d|3[01])\.\s?${MONTH}(?:\s(\d{4}))?`,
  (match) => {
    const [, day = '', month = '', year] = match;
    const said = `${inflected(day, before(match))} ${monthName(month)}`;
    return year ? `${said} ${yearWords(year)}` : said;
  },
);

/** A date in digits: `3.10.1990` "dritter Oktober neunzehnhundertneunzig"; ISO 8601. */
export const numericDate = wordClass(
  'd',
  String.raw`(\d\d?)\.\s?(\d\d?)\.\s?(\d{4}|\d\d)(?!\.\d)|(\d{4})-(\d\d)-(\d\d)`,
  (match) => {
    const [, day, month, year, isoYear, isoMonth, isoDay] = match;
    const name = MONTHS[Number(month ?? isoMonth) - 1];
    const number = day ?? isoDay!;
    if (!name || !Number(number) || Number(number) > 31) return undefined;
    return `${inflected(number, before(match))} ${name} ${yearWords(year ?? isoYear!)}`;
  },
);

/** The time of day: `14:30 Uhr` "vierzehn Uhr dreißig". */
export const time = wordClass(
  'd',
  String.raw`([01]?\d|2[0-4])[:.]([0-5]\d)\sUhr`,
  ([, hour = '', minute = '']) => {
    const said = `${cardinalWords(hour).replace(/^eins$/, 'ein')} Uhr`;
    return Number(minute) ? `${said} ${cardinalWords(minute)}` : said;
  },
);

/** Years from one to another: `1914–18` "neunzehnhundertvierzehn bis achtzehn". */
export const years = wordClass(
  'd',
  String.raw`(1\d{3}|20\d\d)\s?[-–]\s?(\d\d|[12]\d{3})(?![.,-]\d)`,
  ([, from = '', to = '']) =>
    to < from.slice(-to.length) ? undefined : `${yearWords(from)} bis ${yearWords(to)}`,
);
