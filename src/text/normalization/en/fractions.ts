import { cardinalWords, ordinalWords, pluralOf } from './number-words.js';

/** All of Unicode: `½` is in Latin-1, `⅓` in Number Forms. */
const SIGN = '[¼-¾⅐-⅞]';

/**
 * A fraction, with a whole number before it or not: `1½`, `3 2/4`, `1/3rd`. The source of a regular
 * expression without groups that capture.
 */
export const FRACTION = String.raw`(?:(?:\d{1,4}[ \u00a0-]?)?${SIGN}|(?:\d{1,4}[ \u00a0-])?\d{1,4}[/⁄]\d{1,4}(?:(?:st|nd|rd|th)s?(?!s)|TH)?(?![/⁄]))`;

/** A `FRACTION` in words: "one half", "three and two quarters". */
export function fractionWords(written: string): string {
  // Unicode decomposes `½` to `1⁄2`.
  const plain = written.replace(new RegExp(SIGN), (sign) => ` ${sign.normalize('NFKC')}`);
  const [, whole, above = '', below = ''] = /^(?:(\d+)[\s-]+)?\s*(\d+)[/⁄](\d+)/.exec(plain)!;
  const part = partWords(above, below);
  if (!whole) return part;
  return `${cardinalWords(whole)} and ${part.replace(/^one half$/, 'a half')}`;
}

function partWords(above: string, below: string): string {
  const names: Readonly<Record<string, string>> = { 1: 'over one', 2: 'half', 4: 'quarter' };
  // A blood pressure: "128/82".
  if (Number(above) >= 90 && Number(below) >= 50 && Number(above) > Number(below))
    return `${cardinalWords(above)} over ${cardinalWords(below)}`;
  const name = names[Number(below)] ?? ordinalWords(below);
  const isOne = Number(above) === 1 || below === '1';
  return `${cardinalWords(above)} ${isOne ? name : pluralOf(name)}`;
}
