import type { Span } from '../../src/text/span.js';
import { AWKWARD, jumbleOf, randomFrom } from './random.js';

const LANGUAGES =
  'en de fr es it pt nl sv nb da fi pl cs sk hu ro tr ru uk el hy ar fa he hi ja zh ko th zh-Hant-TW de-AT-1996'.split(
    ' ',
  );
const NONSENSE = [
  '',
  'xx',
  'x',
  '-',
  'not a tag',
  'en_US',
  'i-klingon',
  'x-own',
  '\ud800',
  '\0',
  'en-'.repeat(500),
];

const characters = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i));

/** Pieces of text that cause errors; a run is one piece, so that long ones meet. */
const NASTY: readonly string[] = [
  ...AWKWARD,
  ...'"\'`´‘’‚‛“”„‟‹›«»〝〞〟＂()[]{}⟨⟩〈〉《》「」『』【】〔〕（）［］｛｝',
  ...'.!?…‥‽⁇⁈⁉;։؟۔܀।॥။፧።。．！？｡︒᠃,،、，:：;；·•*-‐‑‒–—―−~/\\|<>&@#%^_+=$€',
  ...characters(0x2000, 0x200f),
  ...characters(0x2028, 0x202f),
  ...characters(0x205f, 0x2069),
  ...[
    '\u00a0',
    '\u1680',
    '\u3000',
    '\t',
    '\n',
    '\v',
    '\f',
    '\r',
    '\r\n',
    '\x85',
    '\ufeff',
    '\u00ad',
    '\u061c',
  ],
  ...[
    '\0',
    '\x01',
    '\x07',
    '\x1b',
    '\x7f',
    '\x80',
    '\x9f',
    '\ufffd',
    '\uffff',
    '\ud800',
    '\udbff',
    '\udc00',
    '\udfff',
  ],
  ...[
    '\u0301',
    '\u0308',
    '\u20dd',
    '\u0591',
    '\u064b',
    '\u093f',
    '\u094d',
    '\u0e31',
    '\u3099',
    '\ufe0f',
    '\u{e0100}',
  ],
  ...['ᄀ', 'ᅡ', 'ᆨ', '🇩', '🇪', '👍🏽', '👩\u200d🚀', '𝐀', '𠮷', '𝟙', '𐐀', '①', '½', '٣', '३'],
  ...[
    'U.S.',
    'e.g.',
    'z.B.',
    'Mr.',
    'p.',
    'A.',
    'a)',
    '1.',
    '1. 1. 1.',
    'v1.2.3',
    '¿Qué',
    'çok',
    'ΣΑΣ',
    'ΐ',
    'ǅ',
    'İ',
    'ﬁ',
  ],
  ...['.', '"', ' ', '7', '\n', ',', '(', '「', '\u0301', 'w'].map((unit) => unit.repeat(70)),
];

/** The first text for which `holds` is false, reduced as far as it still fails; each language gets the same number of texts. */
export function counterexample(holds: (text: string, lang: string) => boolean) {
  const random = randomFrom(2026);
  for (const lang of [...LANGUAGES, ...NONSENSE]) {
    for (let i = 0; i < 120; i++) {
      const text = jumbleOf(NASTY, i % 40, random);
      if (!holds(text, lang))
        return { lang, text: escaped(shrunk(text, (less) => !holds(less, lang))) };
    }
  }
  return undefined;
}

/** With escapes, because most of what fails is invisible. */
export const escaped = (text: string) =>
  text.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

function shrunk(text: string, fails: (text: string) => boolean): string {
  for (let size = text.length >> 1; size; size >>= 1) {
    for (let at = 0; at < text.length;) {
      const less = text.slice(0, at) + text.slice(at + size);
      if (fails(less)) text = less;
      else at += size;
    }
  }
  return text;
}

/** Whether the spans are in order within the text, not empty, and with `gap` code units between them. */
export function inOrder(text: string, spans: readonly Span[], gap: 0 | 'any'): boolean {
  let previousEnd = 0;
  for (const { start, end } of spans) {
    if (end <= start || start < previousEnd || (gap === 0 && start > previousEnd)) return false;
    previousEnd = end;
  }
  return gap === 0 ? previousEnd === text.length : previousEnd <= text.length;
}
