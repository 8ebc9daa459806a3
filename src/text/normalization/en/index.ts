import { parseLanguage } from '../../language.js';
import type { Pronunciation } from '../../pronunciation/replacement-map.js';
import { normalize } from '../pipeline.js';
import { languageRules, type Dialect } from '../token-class.js';
import { abbreviation, shortForm, STREETS } from './abbreviation.js';
import { address, state } from './address.js';
import { cardinal, decimal, scientific } from './cardinal.js';
import {
  dayMonth,
  decade,
  era,
  monthDay,
  monthYear,
  numericDate,
  shortYear,
  years,
} from './date.js';
import { electronic } from './electronic.js';
import { fraction } from './fraction.js';
import { greek, minus, power, sign, slash, times } from './math.js';
import { angle, feetAndInches, measure, shortCount, unitBehind } from './measure.js';
import { money, moneyBehind, pence } from './money.js';
import { ordinal } from './ordinal.js';
import { range, ratio, score } from './range.js';
import { roman } from './roman.js';
import { serial } from './serial.js';
import { dotted, telephone } from './telephone.js';
import { time } from './time.js';

/**
 * Where a token may be: digits and signs; units behind a power; abbreviations, titles and streets;
 * capitals that may be a Roman number or a state; a point within a word.
 */
const TRIGGER = [
  String.raw`[^\p{L}\p{M}\s.,;:!?'"“”‘’()[\]{}…—–<>-]|[Α-ω]|[<>](?= ?[.\d])`,
  String.raw`(?<=[⁰-⁹²³] )\p{L}|(?<=[\p{L}\d] )-(?= [\p{L}\d])|\.(?=\p{Ll}{2})`,
  String.raw`(?<![\p{L}\d])(?:\p{L}(?:\.?\p{L}){0,5}\.|tv|vs|v(?=\.? ?\d)|[A-Z]{2,9}|(?:Mrs?|Ms|Prof|${[...STREETS.keys()].join('|')})|(?<=\p{L} )[IVX])(?!\p{L})`,
];

/** English. */
export const english = languageRules(
  new RegExp(TRIGGER.join('|'), 'gu'),
  [
    electronic,
    address,
    state,
    numericDate,
    telephone,
    dotted,
    monthDay,
    dayMonth,
    monthYear,
    era,
    time,
    score,
    money,
    moneyBehind,
    pence,
    decade,
    ordinal,
    angle,
    feetAndInches,
    years,
    shortCount,
    measure,
    unitBehind,
    fraction,
    shortYear,
    scientific,
    serial,
    minus,
    range,
    ratio,
    roman,
    abbreviation,
    shortForm,
    times,
    power,
    greek,
    sign,
    slash,
    decimal,
    cardinal,
  ],
  inDialect,
);

/** What is marked by `&`: British English has "and" in numbers, metres and litres. */
function inDialect(words: string, { british }: Dialect): string {
  if (!words.includes('&')) return words;
  return words.replaceAll('&er', british ? 're' : 'er').replaceAll('& ', british ? 'and ' : '');
}

/** Where dates begin with the month, and numbers have no "and"; without a region it is assumed. */
const AMERICAN = /^(?:US|CA|PH)$/;

/** The dialect of a BCP 47 tag. */
export const dialectOf = (lang: string): Dialect => ({
  british: !AMERICAN.test(parseLanguage(lang).region ?? 'US'),
});

/** English text as it is spoken. `lang` is BCP 47: American and British English differ. */
export function normalizeEnglish(text: string, lang: string): Pronunciation {
  return normalize(text, english, dialectOf(lang));
}
