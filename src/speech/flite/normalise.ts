import {
  applyReplacements,
  type Pronunciation,
  type Replacement,
} from '../../text/pronunciation/replacement-map.js';

/**
 * ASCII for characters that do not decompose to ASCII letters. The synthesizer reads only ASCII.
 */
const SIGNS: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  ʼ: "'",
  '′': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '″': '"',
  '‐': '-',
  '‑': '-',
  '‒': ', ',
  '–': ', ',
  '—': ', ',
  '―': ', ',
  '−': ' minus ',
  '×': ' times ',
  '÷': ' divided by ',
  '±': ' plus or minus ',
  '°': ' degrees ',
  '€': ' euros ',
  '£': ' pounds ',
  '¥': ' yen ',
  '§': ' section ',
  '©': ' copyright ',
  '•': ', ',
  '·': ', ',
  '⁄': '/',
  '&': ' and ',
  ß: 'ss',
  æ: 'ae',
  Æ: 'Ae',
  œ: 'oe',
  Œ: 'Oe',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'th',
  Ð: 'Th',
  þ: 'th',
  Þ: 'Th',
  ı: 'i',
};

/**
 * URLs, of which only the host is read; dashes between numbers, which are read as "to"; all other
 * characters that are not ASCII, with the letter before a combining accent.
 */
const RULES =
  /(?<link>(?:https?:\/\/|www\.)[^\s<>"]+)|(?<=\d)(?<range>\s?–\s?)(?=\d)|(?<other>[A-Za-z]?\p{M}+|[^\x20-\x7e]+|&)/gu;
const HOST = /^(?:https?:\/\/)?(?:www\.)?([^/?#:]+)/i;

/**
 * A text in ASCII, for the synthesizer, with a map of its offsets. Letters lose their accents.
 * Characters without an equivalent are dropped. Linear time.
 */
export function normalise(text: string): Pronunciation {
  const replacements: Replacement[] = [];
  for (const { 0: match, index: start, groups } of text.matchAll(RULES)) {
    const { link, range } = groups!;
    const say = link ? (HOST.exec(link)?.[1] ?? '') : range ? ' to ' : asciiOf(match);
    replacements.push({ start, end: start + match.length, say });
  }
  return applyReplacements(text, replacements);
}

function asciiOf(text: string): string {
  let ascii = '';
  for (const sign of text.normalize('NFC')) {
    ascii += SIGNS[sign] ?? (/\s/u.test(sign) ? ' ' : decomposed(sign));
  }
  return ascii;
}

function decomposed(sign: string): string {
  return Array.from(
    sign.normalize('NFKD'),
    (each) => SIGNS[each] ?? (each >= ' ' && each <= '~' ? each : ''),
  ).join('');
}
