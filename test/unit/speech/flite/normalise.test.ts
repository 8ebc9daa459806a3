import { describe, expect, test } from 'vitest';
import { normalise } from '../../../../src/speech/flite/normalise.js';
import { compileLexicon } from '../../../../src/text/pronunciation/lexicon.js';
import { pronounce } from '../../../../src/text/pronunciation/pronounce.js';

const words = (text: string, lang?: string) =>
  normalise(text, lang).text.replace(/\s+/g, ' ').trim();

describe('the embedded voice says', () => {
  test.each([
    ['A dose of 5 µg daily.', 'A dose of five micrograms daily.'],
    ['1½ cups', 'one and a half cups'],
    ['5 km²', 'five square kilometers'],
    ['€31 million', 'thirty-one million euros'],
    ['¥30 billion', 'thirty billion yen'],
    ['₹20', 'twenty rupees'],
    ['$1.5m', 'one point five million dollars'],
    ['Acme™ won', 'Acme won'],
    ['10\u202f000 people', 'ten thousand people'],
    ['1960-80', 'nineteen sixty to eighty'],
    ['29/11/2026', 'the twenty-ninth of November twenty twenty-six'],
    ['24/7', 'twenty-four seven'],
    ['100 km/h', 'one hundred kilometers per hour'],
    ['jane@gmail.com', 'jane at gmail dot com'],
    ['№ 5', 'number five'],
    ['Sept. 9', 'September ninth'],
    ['01:00', "one o'clock"],
    ['x +1 = y', 'x plus one equals y'],
  ])('%j as %j', (text, said) => {
    expect(words(text)).toBe(said);
  });

  test('numbers and dates by the region of the text', () => {
    expect(words('On 4/7/2024, 101 came.', 'en-US')).toBe(
      'On April seventh, twenty twenty-four, one hundred one came.',
    );
    expect(words('On 4/7/2024, 101 came.', 'en-GB')).toBe(
      'On the fourth of July twenty twenty-four, one hundred and one came.',
    );
  });

  test.each([
    ['Read https://www.example.org/a?b=c now, R&D', 'Read example dot org now, R and D'],
    ['The café’s naïve façade', "The cafe's naive facade"],
    ['“Quotes” and ‘more’… a–b', '"Quotes" and \'more\'... a, b'],
    ['Æsop in Łódź, Straße', 'Aesop in Lodz, Strasse'],
    ['½ of 20 °C 😀', 'one half of twenty degrees Celsius'],
  ])('%j in ASCII: %j', (text, said) => {
    expect(words(text)).toBe(said);
  });

  test.each([
    ['Putin (Путин) met Цой.', 'Putin (Putin) met Tsoy.'],
    ['Tokyo (東京)', 'Tokyo ( Chinese characters )'],
    ['a click: ǃ', 'a click: letter'],
  ])('something for letters of other scripts: %j', (text, said) => {
    expect(words(text)).toBe(said);
  });

  test.each([
    ['the US at 9 AM', 'the U S at nine A M'],
    ['TELL US WHAT', 'TELL US WHAT'],
  ])('initials letter by letter: %j', (text, said) => {
    expect(words(text)).toBe(said);
  });
});

test('each word of the synthesizer leads back to the written one, over all steps', () => {
  const text = 'See https://example.org: “€31 million” on Nov. 29 (東京).';
  const normal = normalise(text);
  const sources = Array.from(normal.text.matchAll(/[A-Za-z-]+/g), ({ 0: word, index }) => {
    const { start, end } = normal.toSource({ start: index, end: index + word.length });
    return [word, text.slice(start, end)];
  });
  expect(sources).toEqual([
    ['See', 'See'],
    ['example', 'https://example.org:'],
    ['dot', 'https://example.org:'],
    ['org', 'https://example.org:'],
    ['thirty-one', '€31'],
    ['million', 'million'],
    ['euros', 'million'],
    ['on', 'on'],
    ['November', 'Nov.'],
    ['twenty-ninth', '29'],
    ['Chinese', '東京'],
    ['characters', '東京'],
  ]);
});

test('any text becomes ASCII, and maps back to it', () => {
  const text = Array.from({ length: 3000 }, (_, i) => String.fromCodePoint(32 + i * 11)).join(' ');
  const normal = normalise(text);
  expect(normal.text).toMatch(/^[\x20-\x7e]*$/);
  for (let at = 0; at < normal.text.length; at += 7) {
    const { start, end } = normal.toSource({ start: at, end: at + 1 });
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeLessThanOrEqual(text.length);
  }
});

test('an alias of a pronunciation list is said, not the token that it replaces', () => {
  const text = 'Take 5 µg of No. 5 on Nov. 29.';
  const lexicon = compileLexicon(
    [
      { grapheme: '5 µg', alias: 'a pinch' },
      { grapheme: 'Nov.', alias: 'the month of fog,' },
    ],
    () => {},
  );
  const said = pronounce(text, { lang: 'en', lexicon });
  expect(words(said.text)).toBe('Take a pinch of number five on the month of fog, twenty-nine.');
});
