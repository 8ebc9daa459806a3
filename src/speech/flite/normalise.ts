import { applyReplacements, type Pronunciation, type Replacement } from '../../text/pronunciation/replacement-map.js';

/** What the synthesizer knows is ASCII; all else reaches it as bytes. What stands for a sign that has no letters of its own. */
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

/** An address is read letter by letter; a stretch of years or pages has "to" in it; and what is no ASCII, with the accents that hang on to a letter. */
const RULES =
  /(?<link>(?:https?:\/\/|www\.)[^\s<>"]+)|(?<=\d)(?<range>\s?–\s?)(?=\d)|(?<other>[A-Za-z]?\p{M}+|[^\x20-\x7e]+|&)/gu;
const HOST = /^(?:https?:\/\/)?(?:www\.)?([^/?#:]+)/i;

/**
 * A text as the synthesizer can take it, in ASCII, with the way back for offsets. Letters lose their accents; what has no counterpart is
 * left out. Linear time.
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
  return Array.from(sign.normalize('NFKD'), (each) => SIGNS[each] ?? (each >= ' ' && each <= '~' ? each : '')).join('');
}
