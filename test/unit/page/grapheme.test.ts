import { describe, expect, test } from 'vitest';
import { graphemeAt, isWithinGrapheme } from '../../../src/page/grapheme.js';
import { randomly } from '../../support/random-markup.js';

const one = [
  ['a letter and its accent', 'e\u0301'],
  ['a family', '👨‍👩‍👧‍👦'],
  ['a skin tone', '👋🏿'],
  ['a flag of two letters', '🇩🇪'],
  ['a flag of tags', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
  ['a keycap', '7️⃣'],
  ['the letters of a Korean syllable', '\u1112\u1161\u11AB'],
  ['a Devanagari conjunct', 'क्ष'],
  ['a Devanagari syllable with a vowel sign', 'नि'],
  ['a Tamil syllable', 'நி'],
  ['a Thai vowel above', 'กี'],
  ['an Arabic number sign and its digit', '\u06001'],
  ['a line end of CR and LF', '\r\n'],
  ['a letter with forty accents', `a${'\u0301'.repeat(40)}`],
] as const;

describe('a grapheme cluster', () => {
  test.each(one)('is not split: %s', (_name, character) => {
    for (const [before, after] of [
      ['', ''],
      ['x', 'x'],
      ['字', '字'],
      ['🚀', '🚀'],
    ] as const) {
      const text = before + character + after;
      const span = { start: before.length, end: before.length + character.length };
      for (let offset = span.start; offset < span.end; offset++) {
        expect(graphemeAt(text, offset)).toEqual(span);
        expect(isWithinGrapheme(text, offset)).toBe(offset > span.start);
      }
      expect(isWithinGrapheme(text, span.end)).toBe(false);
    }
  });

  test('ends where the next one starts', () => {
    const ends = (text: string) =>
      Array.from({ length: text.length }, (_, offset) => offset).filter(
        (offset) => offset && !isWithinGrapheme(text, offset),
      );
    expect(ends('🇩🇪🇫🇷🇮🇹')).toEqual([4, 8]);
    expect(ends('\uD55C\uAE00')).toEqual([1]);
    expect(ends('ab')).toEqual([1]);
    expect(ends('ﬁn')).toEqual([1]);
  });

  test('is the same as in `Intl.Segmenter`, for any text', () => {
    const parts = [
      ...one.map(([, character]) => character),
      ' ',
      'a',
      'Я',
      '字',
      'ﾞ',
      '\u200D',
      '\uD800',
      '🇫',
      '\u094D',
    ];
    const platform = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    const random = randomly(4);
    for (let times = 0; times < 300; times++) {
      const text = Array.from({ length: 12 }, () => random.of(parts)).join('');
      for (const { index: start, segment } of platform.segment(text)) {
        const end = start + segment.length;
        for (let offset = start; offset < end; offset++)
          expect(graphemeAt(text, offset)).toEqual({ start, end });
      }
    }
  });
});
