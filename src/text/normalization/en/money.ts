import { after, before, signClass, wordClass } from '../token-class.js';
import { CURRENCY, currencyOf, type Currency } from './currencies.js';
import { counted, NUMBER, numberWords, partsOf } from './number-words.js';
import { MAGNITUDE, magnitudeOf, UNIT, unitWords } from './units.js';

const SIZE = String.raw`(?:[\s-]?(${MAGNITUDE})|\s?([kKmMbBtT][nr]?(?![\p{L}\d])))?`;
const PER = String.raw`(?:\/(${UNIT}|\p{Ll}{3,12})(?![\p{L}\d]))?`;

/**
 * Amounts of money, with a sign or a code of ISO 4217 before. The currency follows the number and
 * its magnitude; hundredths are named where they have a name.
 *
 * `€31 million` "thirty-one million euros", `$20.50` "twenty dollars fifty cents", `$20/mo`
 * "twenty dollars per month", `US$5bn` "five billion US dollars", `$250-300`
 */
export const money = signClass(
  'lsp',
  String.raw`(?<![\p{L}\d])(${CURRENCY})\s?(${NUMBER})(?:\s?[-–]\s?(${NUMBER})(?!-?\d))?${SIZE}${PER}(?!\d)`,
  (match) => {
    const [, sign = '', from = '', to, long, short, per] = match;
    const currency = currencyOf(sign);
    if (!currency) return undefined;
    const size = sizeWord(long, short);
    const named = isAdjective(match) ? { ...currency, many: currency.one } : currency;
    const first = to && size ? numberWords(from) : priceWords(sign, from, size, named);
    const said = to
      ? `${first.replace(` ${currency.many}`, '')} to ${priceWords(sign, to, size, named)}`
      : first;
    return said + perWords(per);
  },
);

/** The same with the sign or code behind: `20 EUR`, `5 €`, `99¢`. */
export const moneyBehind = wordClass(
  'd',
  String.raw`(${NUMBER})${SIZE}\s?(${CURRENCY})${PER}`,
  ([, number = '', long, short, sign = '', per]) => {
    const currency = currencyOf(sign);
    if (!currency) return undefined;
    return priceWords(sign, number, sizeWord(long, short), currency) + perWords(per);
  },
);

/** British pence: `50p` "fifty pence". */
export const pence = wordClass('d', String.raw`(\d{1,3})p`, ([, number = ''], { british }) =>
  british ? counted(number, 'penny', 'pence') : undefined,
);

const sizeWord = (long: string | undefined, short: string | undefined) =>
  long ?? (short && magnitudeOf(short));

function priceWords(
  sign: string,
  written: string,
  size: string | undefined,
  { one, many, cent, cents }: Currency,
): string {
  // No amount in euros has three decimals: `€10.000` is grouped as on the continent.
  const number =
    sign === '€' && /^\d+(?:\.\d{3})+$/.test(written) ? written.replaceAll('.', '') : written;
  const [whole, decimals] = partsOf(number);
  if (size) return `${numberWords(number)} ${size} ${many}`;
  const places = decimals.replace(/0+$/, '');
  if (places.length > 2 || (places && !cent)) return `${numberWords(number)} ${many}`;
  const small = places && counted(places.padEnd(2, '0'), cent!, cents);
  if (small && !Number(whole)) return small;
  return `${counted(whole, one, many)} ${small}`.trim();
}

/** "a $20 ticket", "a $5-million house": the currency has no plural. */
function isAdjective(match: RegExpExecArray): boolean {
  return (
    /\b(?:an?|the same|every|another) (?:\p{Ll}+ )?$/iu.test(before(match)) &&
    /^[ -](?!(?:an?|per|and|or|to|in|for|from|on|at|by|with|more|less)\b)\p{Ll}/u.test(after(match))
  );
}

const perWords = (per: string | undefined) => (per ? ` per ${unitWords(per, true)}` : '');
