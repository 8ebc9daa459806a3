import { describe, expect, test } from 'vitest';
import { normalizeForSpeech } from '../../../../src/text/normalization/index.js';

/** The written text that each spoken word leads back to. */
function sourcesOf(text: string): [spoken: string, written: string][] {
  const map = normalizeForSpeech(text, 'en');
  return [...map.text.matchAll(/[\p{L}-]+/gu)].map(({ 0: word, index }) => {
    const { start, end } = map.toSource({ start: index, end: index + word.length });
    return [word, text.slice(start, end)];
  });
}

describe('each spoken word leads back to its written one', () => {
  test.each<[string, [string, string][]]>([
    [
      'paid €31 million.',
      [
        ['paid', 'paid'],
        ['thirty-one', '€31'],
        ['million', 'million'],
        ['euros', 'million'],
      ],
    ],
    [
      'on Nov. 29, 2024',
      [
        ['on', 'on'],
        ['November', 'Nov.'],
        ['twenty-ninth', '29, 2024'],
        ['twenty', '29, 2024'],
        ['twenty-four', '29, 2024'],
      ],
    ],
    [
      '25 July 1999',
      [
        ['the', '25'],
        ['twenty-fifth', '25'],
        ['of', '25'],
        ['July', 'July'],
        ['nineteen', '1999'],
        ['ninety-nine', '1999'],
      ],
    ],
    [
      '12 S Elm St',
      [
        ['twelve', '12 S'],
        ['South', '12 S'],
        ['Elm', 'Elm'],
        ['Street', 'St'],
      ],
    ],
    [
      '5 µg',
      [
        ['five', '5 µg'],
        ['micrograms', '5 µg'],
      ],
    ],
  ])('in %j', (text, sources) => {
    expect(sourcesOf(text)).toEqual(sources);
  });
});

test('a space behind a token leads back to itself', () => {
  const written = '5% – 10%';
  const said = normalizeForSpeech(written, 'en');
  expect(said.text).toBe('five percent to ten percent');
  expect(said.toSource({ start: 15, end: 16 })).toEqual({ start: 4, end: 5 });
});
