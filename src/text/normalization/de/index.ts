import type { Pronunciation } from '../../pronunciation/replacement-map.js';
import { normalize } from '../pipeline.js';
import { languageRules } from '../token-class.js';
import { cardinal, minus, range } from './cardinal.js';
import { date, numericDate, time, years } from './date.js';
import { measure } from './measure.js';
import { magnitude, money, moneyBehind } from './money.js';
import { ordinal } from './ordinal.js';

/** German: cardinal and ordinal numbers, money, dates and measures. */
const german = languageRules(/[\d−]|[$€£¥₽](?=\s?\d)/gu, [
  numericDate,
  date,
  time,
  years,
  money,
  moneyBehind,
  magnitude,
  measure,
  ordinal,
  minus,
  range,
  cardinal,
]);

/** German text as it is spoken, in the standard of Germany. */
export function normalizeGerman(text: string): Pronunciation {
  return normalize(text, german, { british: false });
}
