/** The word for `&`; then, where the sign can be said between two numbers as it is written, the words for `<` and `>`. */
const WORDS = Object.entries({
  af: 'en',
  ar: 'و',
  bg: 'и',
  ca: 'i',
  cs: 'a',
  da: 'og|mindre end|større end',
  de: 'und|kleiner als|größer als',
  el: 'και',
  en: 'and|less than|greater than',
  es: 'y|menor que|mayor que',
  et: 'ja',
  fa: 'و',
  fi: 'ja',
  fr: 'et|inférieur à|supérieur à',
  gl: 'e',
  he: 'ו',
  hr: 'i',
  hu: 'és',
  id: 'dan',
  it: 'e|minore di|maggiore di',
  ja: 'アンド',
  ko: '앤',
  lt: 'ir',
  lv: 'un',
  nb: 'og|mindre enn|større enn',
  nl: 'en|kleiner dan|groter dan',
  nn: 'og',
  no: 'og|mindre enn|større enn',
  pl: 'i',
  pt: 'e|menor que|maior que',
  ro: 'și',
  ru: 'и',
  sk: 'a',
  sl: 'in',
  sr: 'и',
  sv: 'och|mindre än|större än',
  tr: 've',
  uk: 'і',
  vi: 'và',
  zh: '和',
});
const words = new Map(WORDS.map(([lang, said]) => [lang, said.split('|')]));

const NUMBER_BEFORE = /(?:\p{N}|(?<!\p{L})\p{L})\s?[%°]?$/u;
const NUMBER_BEHIND = /^[-−+]?[.,]?\p{N}/u;
/** A number is told by so many code units. */
const CLOSE = 4;

/**
 * What is said for a stretch of white space and of `&`, `<` and `>`, which some voices stop dead at
 * (HadrienGardeur/read-aloud-best-practices#8): a word where the language, a BCP 47 tag, has one, else a space. `<` and `>` are words
 * only between two numbers (or after a lone letter, as in "p < 0.05"): elsewhere they are arrows, quotes, or what is left of markup.
 */
export function sayingOfSigns(signs: string, written: string, start: number, lang: string): string {
  const [and, less, greater] = words.get(lang.split(/[-_]/)[0]!.toLowerCase()) ?? [];
  const end = start + signs.length;
  const sign = signs.trim();
  if (sign.includes('&')) return and ? ` ${and} ` : ' ';
  const word = sign === '<' ? less : sign === '>' ? greater : undefined;
  const between =
    word &&
    NUMBER_BEFORE.test(written.slice(Math.max(0, start - CLOSE), start)) &&
    NUMBER_BEHIND.test(written.slice(end, end + CLOSE));
  return between ? ` ${word} ` : ' ';
}
