const ONES =
  'null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(
    ' ',
  );
const TENS = 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ');
const SCALES = ['Million', 'Milliarde', 'Billion', 'Billiarde'];
/** Ordinal numbers that are not the cardinal with `te`. */
const ORDINALS: Readonly<Record<string, string>> = {
  eins: 'erste',
  drei: 'dritte',
  sieben: 'siebte',
  acht: 'achte',
};

/** A number: `1.234,5`, `1 234`, `3,5`. The source of a regular expression without groups. */
export const NUMBER = String.raw`(?:\d{1,3}(?:[. \u00a0\u202f]\d{3})+(?![\d.])|\d+)(?:,\d+)?`;

/** The digits before and after the comma of a `NUMBER`. */
export function partsOf(written: string): [whole: string, decimals: string] {
  const [whole = '', decimals = ''] = written.replace(/[^\d,]/g, '').split(',');
  return [whole, decimals];
}

/** A `NUMBER` in words: "drei Komma fünf". */
export function numberWords(written: string): string {
  const [whole, decimals] = partsOf(written);
  return cardinalWords(whole) + (decimals && ` Komma ${digitWords(decimals)}`);
}

/** Digits one by one. */
export function digitWords(digits: string): string {
  return [...digits].map((digit) => (digit === '1' ? 'eins' : ONES[Number(digit)])).join(' ');
}

/** Digits as a cardinal number, which ends in "eins". */
export function cardinalWords(digits: string): string {
  return cardinalBefore(digits).replace(/ein$/, 'eins');
}

/** Digits as a cardinal number before a noun: "ein", "hundertein". */
export function cardinalBefore(digits: string): string {
  const value = Number(digits);
  if (!(value < 1e15)) return digitWords(digits);
  if (value < 1e6) return below1e6(value) || ONES[0]!;
  const said: string[] = [];
  for (let i = SCALES.length; i > 0; i--) {
    const count = Math.floor(value / 1000 ** (i + 1)) % 1000;
    const name = SCALES[i - 1]!;
    if (count === 1) said.push(`eine ${name}`);
    else if (count > 0) said.push(`${below1e6(count)} ${name.replace(/e?$/, 'en')}`);
  }
  return [...said, below1e6(value % 1e6)].join(' ').trim();
}

function below1e6(value: number): string {
  const thousands = Math.floor(value / 1000);
  const hundreds = Math.floor(value / 100) % 10;
  const head =
    (thousands ? `${thousands > 1 ? below1e6(thousands) : ''}tausend` : '') +
    (hundreds ? `${hundreds > 1 ? ONES[hundreds] : ''}hundert` : '');
  return head + (value % 100 ? below100(value % 100) : '');
}

function below100(value: number): string {
  if (value < 20) return ONES[value]!;
  const [ten, one] = [TENS[Math.floor(value / 10) - 2]!, value % 10];
  return one ? `${ONES[one]}und${ten}` : ten;
}

/** Digits as an ordinal number in the weak form: "dritte", "zwanzigste". */
export function ordinalWords(digits: string): string {
  const value = Number(digits);
  const ending = value % 100;
  if (ending > 0 && ending < 20) {
    const last = cardinalWords(String(ending));
    const head = cardinalWords(digits).slice(0, -last.length);
    return head + (ORDINALS[last] ?? `${last}te`);
  }
  return `${cardinalWords(digits)}ste`;
}

/** A year: 1100 to 1999 are counted in hundreds. */
export function yearWords(digits: string): string {
  if (!/^1[1-9]\d\d$/.test(digits)) return cardinalWords(digits);
  const rest = Number(digits.slice(2));
  return `${below100(Number(digits.slice(0, 2)))}hundert${rest ? cardinalWords(String(rest)) : ''}`;
}
