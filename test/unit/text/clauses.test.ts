import { describe, expect, test } from 'vitest';
import { splitClauses } from '../../../src/text/clauses.js';
import { AWKWARD, jumbleOf, randomFrom } from '../../support/random.js';

const partsOf = (text: string, maxLength: number, lang = 'en') =>
  splitClauses(text, maxLength, lang).map(({ start, end }) => text.slice(start, end));

const LONG =
  'The ferry left at dawn, when nobody was about; it came back at noon (as it always does), and the men on the pier — there ' +
  'were two — said nothing: they had seen it before.';

describe('splitClauses', () => {
  test('returns one range for a text that fits, and none for an empty one', () => {
    expect(splitClauses(LONG, LONG.length, 'en')).toEqual([{ start: 0, end: LONG.length }]);
    expect(splitClauses('', 5, 'en')).toEqual([]);
  });

  test.each([0, -1, 0.5, NaN, Infinity, -Infinity])('ignores the invalid limit %s', (maxLength) => {
    expect(partsOf(LONG, maxLength)).toEqual([LONG]);
  });

  test('splits a longer text at its clauses, into parts of similar length', () => {
    expect(partsOf(LONG, 60)).toEqual([
      'The ferry left at dawn, when nobody was about; ',
      'it came back at noon (as it always does), ',
      'and the men on the pier — there were two — ',
      'said nothing: they had seen it before.',
    ]);
  });

  test('leaves no short last part: eleven words of four letters, where ten fit, are split in the middle', () => {
    const parts = partsOf('word '.repeat(11).trim(), 50);
    expect(parts.map((part) => part.trim().split(' ').length)).toEqual([5, 6]);
  });

  test('does not split at a punctuation mark near one of the ends', () => {
    expect(partsOf('So; the boat went out and nobody saw where it was to land', 40)).toEqual([
      'So; the boat went out and ',
      'nobody saw where it was to land',
    ]);
    expect(partsOf('The boat went out and nobody saw it; then', 40)[0]).toBe(
      'The boat went out and ',
    );
  });
});

describe('the place of a split', () => {
  test.each([
    ['a semicolon before a comma', 'one or two, three; four, five or six', 'one or two, three; '],
    ['a colon before a comma', 'one or two, three: four, five or six', 'one or two, three: '],
    ['a dash before a comma', 'one or two, three – four, five, six', 'one or two, three – '],
    [
      'an unspaced dash before a comma',
      'one or two, three—four, five or six',
      'one or two, three—',
    ],
    ['an ellipsis before a comma', 'they got to 3... and, by then, it left', 'they got to 3... '],
    [
      'an exclamation mark before a comma',
      'one or “two, three!” four, five, six',
      'one or “two, three!” ',
    ],
    [
      'the end of a sentence before a comma',
      'One is, two. Three is, or four is, five.',
      'One is, two. ',
    ],
    ['a comma before white space', 'one or two three, four five or six', 'one or two three, '],
    ['the start of a parenthesis before white space', 'one two (three four five six)', 'one two '],
    [
      'the end of a parenthesis before white space',
      'one (or two three) four five or six',
      'one (or two three) ',
    ],
    ['white space before a letter', 'one two three four five six seven', 'one two three four '],
  ])('is %s', (_, text, first) => {
    expect(partsOf(text, 24)[0]).toBe(first);
  });

  test.each([
    ['ar', 'خرجت العبارة عند الفجر، ولم يتكلم أحد من الرجال', 30, 'خرجت العبارة عند الفجر، '],
    ['fa', 'قایق در سپیده‌دم رفت؛ هیچ‌کس سخنی نگفت', 30, 'قایق در سپیده‌دم رفت؛ '],
    ['el', 'το καράβι έφυγε νωρίς· κανείς δεν μίλησε εκεί', 30, 'το καράβι έφυγε νωρίς· '],
    ['el', 'το καράβι\u0387 έφυγε νωρίς, κανείς εκεί', 24, 'το καράβι\u0387 '],
    ['hi', 'नाव सुबह गई। कोई नहीं, बोला और सब लौटे', 26, 'नाव सुबह गई। '],
    ['am', 'ሰው፡ቤት፣ልጅ፡ውሃ፡ሀገር፡ቀን', 16, 'ሰው፡ቤት፣'],
    ['am', 'ሰው፡ቤት፡ልጅ፡ውሃ፡ሀገርን፡ቀን', 13, 'ሰው፡ቤት፡ልጅ፡'],
    ['am', 'ሰው፡ቤት፡ልጅ፡ውሃን፡ሀገር፡ቀን', 14, 'ሰው፡ቤት፡ልጅ፡'],
    ['zh', '早上的港口很安静，第一条船慢慢地开进来', 12, '早上的港口很安静，'],
    ['zh', '早上，港口很安静；第一条船，慢慢地开来', 12, '早上，港口很安静；'],
    ['zh', '早上（第一船）慢慢地开进来了看见船', 12, '早上（第一船）'],
    ['zh', '早上的港口很安静“第一条船”慢慢地开进来', 10, '早上的港口很安静'],
    ['zh', '好，早上的港口很安静第一条船慢慢地开进来', 14, '好，早上的港口很安静'],
    ['zh', '去https://example.com/a/b/c', 25, '去'],
    ['ja', '港はとても静かで「最初の船が入ってきた」', 14, '港はとても静かで'],
    ['fr', 'La porte s’ouvre : « Qui est là ? » dit-elle', 26, 'La porte s’ouvre : '],
    [
      'fr',
      'il disait bonjour, « Qui est là ? » et encore bien plus',
      40,
      'il disait bonjour, « Qui est là ? » ',
    ],
    ['es', 'que tal —dijo el viejo— está usted hoy', 24, 'que tal —dijo el viejo— '],
  ])('in %s is %s', (lang, text, maxLength, first) => {
    expect(partsOf(text, maxLength, lang)[0]).toBe(first);
  });

  test('in a script without spaces is between two words', () => {
    const text = '早上的港口很安静第一条船慢慢地开进来两个人在码头上谈绳子的价钱看见船就不说话了';
    const words = new Set([0, text.length]);
    for (const { index } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(text))
      words.add(index);
    for (const { start } of splitClauses(text, 16, 'zh')) expect(words).toContain(start);
    expect(partsOf('ท่าเรือในตอนเช้าเงียบมาก', 20, 'th')).toEqual(['ท่าเรือในตอน', 'เช้าเงียบมาก']);
  });

  test('keeps punctuation with its words: no part ends with an opening mark, or starts with any other mark', () => {
    const text =
      'il disait alors « oui » et « non » encore une fois – puis il est parti ; 50 % sont (là) ! voilà tout';
    for (let maxLength = 10; maxLength < text.length; maxLength++) {
      for (const part of partsOf(text, maxLength, 'fr')) {
        expect(part, `${maxLength}`).not.toMatch(/[«(]\s*$/);
        expect(part, `${maxLength}`).not.toMatch(/^[»–;%!)\s]/);
      }
    }
  });

  test.each([
    ['1,000,000', 'they paid 1,000,000 to him'],
    ['3,14', 'the number is 3,14 here'],
    ['10:30', 'we came at 10:30 for tea'],
    ['1 000 000', 'they paid 1 000 000 to him'],
    ['10：30', '我们十点来10：30见面然后喝茶'],
    ['https://example.com/a,b;c:d?e=1!f', 'it is https://example.com/a,b;c:d?e=1!f or so'],
    ['https://example.com/a/b', 'https://example.com/a/b is one'],
    ['10\u00a0km', 'from here it is 10\u00a0km to go'],
  ])('is never inside of %s', (word, text) => {
    for (let maxLength = word.length + 1; maxLength < text.length; maxLength++) {
      const parts = partsOf(text, maxLength).filter((part) => part.includes(word));
      expect(parts, `${maxLength}`).toHaveLength(1);
    }
  });
});

describe('a word longer than the limit', () => {
  test('is split, and nothing else is', () => {
    expect(partsOf(`a ${'x'.repeat(25)} b c`, 10)).toEqual([
      'a ',
      'xxxxxxxxxx',
      'xxxxxxxxxx',
      'xxxxx b c',
    ]);
  });

  test('is split at its own punctuation marks; without any, into parts of the maximum length', () => {
    expect(partsOf('harbour/ferry/gulls/crown/salt', 12)).toEqual([
      'harbour/',
      'ferry/gulls',
      '/crown/salt',
    ]);
    expect(partsOf('x'.repeat(2000), 1000).map((part) => part.length)).toEqual([1000, 1000]);
    expect(partsOf(`${'x'.repeat(1020)} ${'word '.repeat(195)}`, 1000)[0]).toBe('x'.repeat(998));
  });

  test('is split only between grapheme clusters', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(partsOf('e\u0301'.repeat(4), 3)).toEqual(Array(4).fill('e\u0301'));
    expect(partsOf('😀'.repeat(3), 3)).toEqual(Array(3).fill('😀'));
    expect(partsOf(family.repeat(3), 5)).toEqual([family, family, family]);
    expect(partsOf(`a${'\u0301'.repeat(500)}b`, 5)).toEqual([`a${'\u0301'.repeat(500)}`, 'b']);
  });

  test('that just fits is not split, though the space after it does not fit', () => {
    const words = partsOf('aaaaaaaaaa bbbbbbbbbb', 10).map((part) => part.trim());
    expect(words.filter(Boolean)).toEqual(['aaaaaaaaaa', 'bbbbbbbbbb']);
  });
});

test('a part without letters and digits is joined to the previous or next one, if it fits', () => {
  expect(partsOf('Boat — ** , gull … sea', 12)).toEqual(['Boat — ** , ', 'gull … sea']);
  expect(partsOf('Boat … … gull ** sea', 8)).toEqual(['Boat …', ' … gull ', '** sea']);
});

describe('for any text', () => {
  const PIECES = [
    ...AWKWARD,
    '; ',
    ', ',
    ' — ',
    '，',
    '…',
    'words ',
    'https://example.com/a,b ',
    '1,000 ',
    '👩‍🚀',
    'अनुच्छेद ',
  ];
  const LANGUAGES = ['en', 'zh', 'th', 'fr', '', 'not a language'];
  const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

  const random = randomFrom(20);
  const cases = Array.from({ length: 500 }, () => ({
    text: jumbleOf(PIECES, 60, random),
    maxLength: 1 + Math.floor(random() * 40),
    lang: LANGUAGES[Math.floor(random() * LANGUAGES.length)]!,
  }));

  test('the parts cover the text in order, and none is empty', () => {
    for (const { text, maxLength, lang } of cases) {
      let at = 0;
      for (const { start, end } of splitClauses(text, maxLength, lang)) {
        expect(start, text).toBe(at);
        expect(end, text).toBeGreaterThan(start);
        at = end;
      }
      expect(at).toBe(text.length);
    }
  });

  test('a part is longer than the limit only if it is one grapheme cluster', () => {
    for (const { text, maxLength, lang } of cases) {
      const long = partsOf(text, maxLength, lang).filter((part) => part.length > maxLength);
      expect(long.filter((part) => [...characters.segment(part)].length > 1)).toEqual([]);
    }
  });

  test('no grapheme cluster is split', () => {
    for (const { text, maxLength, lang } of cases) {
      const starts = new Set(Array.from(characters.segment(text), ({ index }) => index));
      for (const { start } of splitClauses(text, maxLength, lang)) {
        expect(starts.has(start), JSON.stringify([text, start])).toBe(true);
      }
    }
  });

  test('no word that fits is split', () => {
    const plain =
      'a |word |Dr. |U.S. |(one |two) |“three, |four;” |– |well— |10:30 |1,000 |3.5% |and/or |a@b.org |a.b/c,d?e=f '.split(
        '|',
      );
    for (let i = 0; i < 1000; i++) {
      const text = jumbleOf(plain, 40, random);
      const maxLength = 5 + Math.floor(random() * 20);
      const cuts = splitClauses(text, maxLength, 'en').map(({ start }) => start);
      const cut = [...text.matchAll(/\S+/g)].filter(({ index, 0: word }) =>
        cuts.some((at) => at > index && at < index + word.length),
      );
      expect(
        cut.filter(({ 0: word }) => word.length <= maxLength),
        JSON.stringify([text, maxLength]),
      ).toEqual([]);
    }
  });
});
