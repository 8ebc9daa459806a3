const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES = ' thousand m b tr quadr quint sext sept oct non dec'
  .split(' ')
  .map((name, i) => (i > 1 ? `${name}illion` : name));
const ORDINALS: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

/** The spaces that group digits: plain, no-break, thin, narrow no-break. */
const SPACE = String.raw`[ \u00a0\u2009\u202f]`;
/**
 * A number: `1,234.5`, `1 234`, `1.234,5` and `1,5` as on the continent, `12,34,567` as in India,
 * `.5`. The source of a regular expression without groups that capture.
 */
export const NUMBER = String.raw`(?:\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?|[1-9]\d{0,2}(?:${SPACE}\d{3})+(?! ?\d)(?:[.,]\d+)?|\d+,\d\d?(?![\d,])|\d*\.\d+|\d+)`;

/** The digits before and after the decimal sign of a `NUMBER`. */
export function partsOf(written: string): [whole: string, decimals: string] {
  const comma = /\.\d+,|^\d+,\d\d?$/.test(written);
  const plain = comma ? written.replaceAll('.', '').replace(',', '.') : written;
  const [whole = '', decimals = ''] = plain.replace(/[^\d.]/g, '').split('.');
  return [whole, decimals];
}

/** A `NUMBER` in words. */
export function numberWords(written: string): string {
  if (/^\d+$/.test(written)) return cardinalWords(written);
  const [whole, decimals] = partsOf(written);
  return joined(whole && cardinalWords(whole), decimals && `point ${digitWords(decimals)}`);
}

/**
 * Digits as a cardinal number; one by one if there is no name for it. `&` is the "and" of British
 * English: `inDialect` says it or not.
 */
export function cardinalWords(digits: string): string {
  if (digits.length < 4) return below1000(Number(digits));
  const plain = digits.replace(/^0+(?=\d)/, '');
  const groups = plain.padStart(Math.ceil(plain.length / 3) * 3, '0').match(/\d{3}/g)!;
  if (groups.length > SCALES.length) return digitWords(plain);
  const said = groups.flatMap((group, i) => {
    const scale = groups.length - 1 - i;
    if (!Number(group) && plain !== '0') return [];
    const and = i > 0 && scale === 0 && group < '100' ? '& ' : '';
    return [`${and}${below1000(Number(group))} ${SCALES[scale]}`];
  });
  return said.join(' ').trim();
}

function below1000(value: number): string {
  if (value < 100) return below100(value);
  const rest = value % 100;
  const hundreds = `${ONES[Math.floor(value / 100)]} hundred`;
  return rest ? `${hundreds} & ${below100(rest)}` : hundreds;
}

function below100(value: number): string {
  if (value < 20) return ONES[value]!;
  return TENS[Math.floor(value / 10) - 2]! + (value % 10 ? `-${ONES[value % 10]}` : '');
}

/** Digits as an ordinal number. */
export function ordinalWords(digits: string): string {
  return cardinalWords(digits).replace(
    /[a-z]+$/,
    (last) => ORDINALS[last] ?? `${last.replace(/y$/, 'ie')}th`,
  );
}

/** Digits one by one. */
export function digitWords(digits: string): string {
  return [...digits].map((digit) => ONES[Number(digit)]).join(' ');
}

/** Up to four digits as two numbers: a house, a flight. `905` "nine oh five". */
export function pairWords(digits: string): string {
  const [first, last] = [Number(digits.slice(0, -2)), Number(digits.slice(-2))];
  const oh = last < 10 && digits.length > 1 ? 'oh ' : '';
  if (!first) return oh + below100(last);
  if (!last) return first % 10 ? `${below100(first)} hundred` : cardinalWords(digits);
  return `${below100(first)} ${oh}${below100(last)}`;
}

/** A year. `2009` "two thousand nine", `1900` "nineteen hundred", `98` "ninety-eight". */
export function yearWords(digits: string): string {
  if (digits === '00') return 'two thousand';
  const isPair = digits.length === 2 || (digits.length === 4 && Number(digits) % 1000 >= 10);
  return isPair ? pairWords(digits) : cardinalWords(digits);
}

/** The plural of a number word: "twenties", "hundreds", "halves". */
export function pluralOf(words: string): string {
  return words.replace(/(?:y|lf|)$/, (end) => (end === 'y' ? 'ies' : end ? 'lves' : 's'));
}

/** "one dollar", "two dollars" */
export function counted(digits: string, one: string, many = `${one}s`): string {
  return `${cardinalWords(digits)} ${Number(digits) === 1 ? one : many}`;
}

/** Those words that are there, with spaces between them. */
export function joined(...words: readonly (string | undefined)[]): string {
  return words.filter(Boolean).join(' ');
}
