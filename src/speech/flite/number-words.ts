const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';
const ones = ONES.split(' ');
const tens = TENS.split(' ');

/**
 * Roughly how a number is read in English, without spaces: only the letters are needed. `1987` is
 * read as a year.
 */
export function numberInWords(written: string): string {
  const [whole = '', ...rest] = written.replaceAll(/,(?=\d{3}(?!\d))/g, 'T').split(/[.,:]/);
  const isYear = /^(?:1[1-9]|20[1-9])\d+$/.test(whole) && whole.length === 4;
  const words = isYear
    ? below100(whole.slice(0, 2)) + below100(whole.slice(2))
    : inWords(Number(whole.replaceAll('T', '')));
  const places = rest.map((digits) =>
    written.includes(':') ? below100(digits) : `point${digitByDigit(digits)}`,
  );
  return words + places.join('');
}

function inWords(value: number): string {
  if (!(value < 1e9)) return digitByDigit(String(value));
  for (const [size, name] of [
    [1e6, 'million'],
    [1000, 'thousand'],
    [100, 'hundred'],
  ] as const) {
    if (value >= size)
      return inWords(Math.floor(value / size)) + name + (value % size ? inWords(value % size) : '');
  }
  return below100(String(value));
}

function below100(digits: string): string {
  const value = Number(digits);
  if (value < 20) return ones[value] ?? '';
  if (value >= 100) return digitByDigit(digits);
  return (tens[Math.floor(value / 10) - 2] ?? '') + (value % 10 ? ones[value % 10] : '');
}

function digitByDigit(digits: string): string {
  return Array.from(digits, (digit) => ones[Number(digit)] ?? '').join('');
}
