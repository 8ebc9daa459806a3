import { tableOf, wordClass, signClass } from '../token-class.js';
import { cardinalBefore, cardinalWords, NUMBER, numberWords, partsOf } from './number-words.js';

const CURRENCIES = tableOf(
  '€=Euro|EUR=Euro|$=Dollar|USD=US-Dollar|US$=US-Dollar|£=Pfund|GBP=Pfund|¥=Yen|JPY=Yen|CHF=Franken|Fr.=Franken|₽=Rubel|ct=Cent|Cent=Cent',
);
const CURRENCY = String.raw`(€|EUR|US\$|USD|\$|£|GBP|¥|JPY|CHF|Fr\.|₽|ct)`;
/** Magnitudes: one, and many. */
const SIZES = tableOf(
  'Tsd=tausend|Mio=Million/Millionen|Mrd=Milliarde/Milliarden|Bio=Billion/Billionen',
);
const SIZE = String.raw`(?:\s?(Tsd|Mio|Mrd|Bio)\.?|\s(Million(?:en)?|Milliarden?|Billion(?:en)?|tausend))?`;

/**
 * Amounts of money, with the sign or code behind or before: `5,50 €` "fünf Euro fünfzig", `3 Mio. €`
 * "drei Millionen Euro". ISO 4217, DIN 5008.
 */
export const money = wordClass(
  'd',
  String.raw`(${NUMBER})${SIZE}\s?${CURRENCY}`,
  ([, number = '', short, long, sign = '']) => amount(number, short, long, CURRENCIES.get(sign)!),
);

export const moneyBehind = signClass(
  'lsp',
  String.raw`(?<![\p{L}\d])${CURRENCY}\s?(${NUMBER})${SIZE}(?![\p{L}\d])`,
  ([, sign = '', number = '', short, long]) => amount(number, short, long, CURRENCIES.get(sign)!),
);

/** Magnitudes by themselves: `3 Mio. Menschen` "drei Millionen Menschen". */
export const magnitude = wordClass(
  'd',
  String.raw`(${NUMBER})\s?(Tsd|Mio|Mrd|Bio)\.`,
  ([, number = '', short = '']) => sized(number, short),
);

function sized(number: string, short: string): string {
  const [one = '', many = one] = SIZES.get(short)!.split('/');
  return number === '1' && many !== one ? `eine ${one}` : `${numberWords(number)} ${many}`;
}

function amount(
  number: string,
  short: string | undefined,
  long: string | undefined,
  name: string,
): string {
  if (short) return `${sized(number, short)} ${name}`;
  if (long) return `${numberWords(number)} ${long} ${name}`;
  const [whole, decimals] = partsOf(number);
  if (decimals.length > 2) return `${numberWords(number)} ${name}`;
  const small = Number(decimals.padEnd(2, '0'));
  return `${cardinalBefore(whole)} ${name}${small ? ` ${cardinalWords(String(small))}` : ''}`;
}
