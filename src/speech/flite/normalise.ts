import { normalizeEnglish } from '../../text/normalization/en/index.js';
import { inLatinLetters } from '../../text/normalization/letters.js';
import {
  applyReplacements,
  chained,
  type Pronunciation,
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
  '€': ' euros ',
  '£': ' pounds ',
  '¥': ' yen ',
  '•': ', ',
  '·': ', ',
  '⁄': '/',
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
  ə: 'e',
  Ə: 'E',
  ŋ: 'ng',
  Ŋ: 'Ng',
  ħ: 'h',
  Ħ: 'H',
  ŧ: 't',
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
  ɛ: 'e',
  Ɛ: 'E',
  ɔ: 'o',
  Ɔ: 'O',
};
/** What is said for a Latin letter without an equivalent: none is dropped without a word. */
const UNKNOWN_LETTER = ' letter ';

/** URLs, of which only the host is read; `&`, which is not kept by replacements. */
const LINK = /(?:https?:\/\/|www\.)[^\s<>"]+|&/gu;
const HOST = /^(?:https?:\/\/)?(?:www\.)?([^/?#:]+)/i;
/** Initials that the synthesizer would read as a word, unless all is in capitals. */
const INITIALS =
  '(?<![A-Z]{4} )\\b(?:A[DIMU]|CE[OT]|E[RSTUV]|E[DS]T|EPA|I[DEOPT]|I[RS][ST]|ICU|IMF|AED|API|MRI|OS|SUV|U[NS]|UAE|URL)\\b(?! [A-Z]{4})';
/** All characters that are not ASCII, with the letter before a combining accent; initials. */
const NOT_ASCII = new RegExp(`[A-Za-z]?\\p{M}+|[^\\x20-\\x7e]+|${INITIALS}`, 'gu');

/**
 * A text in words and in ASCII, for the synthesizer, with a map of its offsets. Letters lose their
 * accents, those of other scripts are transliterated or announced, and signs without an equivalent
 * are dropped. Linear time.
 * @param lang BCP 47: the region decides how dates and numbers are read
 */
export function normalise(text: string, lang = 'en'): Pronunciation {
  const hosts = replaced(text, LINK, (link) =>
    link === '&' ? ' and ' : (HOST.exec(link)?.[1] ?? ''),
  );
  const spoken = chained(hosts, normalizeEnglish(hosts.text, lang));
  const latin = chained(spoken, applyReplacements(spoken.text, inLatinLetters(spoken.text)));
  return chained(latin, replaced(latin.text, NOT_ASCII, asciiOf));
}

function replaced(text: string, pattern: RegExp, say: (match: string) => string): Pronunciation {
  const replacements = Array.from(text.matchAll(pattern), ({ 0: match, index: start }) => ({
    start,
    end: start + match.length,
    say: say(match),
  }));
  return applyReplacements(text, replacements);
}

function asciiOf(text: string): string {
  if (/^[A-Z]+$/.test(text)) return [...text].join(' ');
  let ascii = '';
  for (const sign of text.normalize('NFC')) {
    ascii += SIGNS[sign] ?? (/\s/u.test(sign) ? ' ' : decomposed(sign));
  }
  return ascii;
}

function decomposed(sign: string): string {
  const ascii = Array.from(
    sign.normalize('NFKD'),
    (each) => SIGNS[each] ?? (each >= ' ' && each <= '~' ? each : ''),
  ).join('');
  return ascii || (/\p{L}/u.test(sign) ? UNKNOWN_LETTER : '');
}
