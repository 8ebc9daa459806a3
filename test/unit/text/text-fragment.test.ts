import { describe, expect, test } from 'vitest';
import { textDirective } from '../../../src/text/text-fragment.js';

const FERRY = 'The ferry left at dawn.';

/** The directive for occurrence `nth` of `sentence` in the page, from 0. */
function to(sentence: string, page: string, nth = 0, lang = 'en'): string {
  let start = -1;
  for (let i = 0; i <= nth; i++) start = page.indexOf(sentence, start + 1);
  return textDirective(page, { start, end: start + sentence.length }, lang)!;
}
const decoded = (directive: string) =>
  directive
    .slice('text='.length)
    .split(',')
    .map((part) => decodeURIComponent(part));

describe('a text directive for a sentence', () => {
  test('has only the sentence if it is unique', () => {
    expect(to(FERRY, `Harbour news\n${FERRY} Nobody on it spoke.`)).toBe(
      'text=The%20ferry%20left%20at%20dawn%2E',
    );
  });

  test('escapes the syntax of the directive, and characters that mail programs take for the end of a URL', () => {
    const sentence = 'A well-known line, salt & pepper (50 %)!';
    expect(to(sentence, `News\n${sentence}`)).toBe(
      'text=A%20well%2Dknown%20line%2C%20salt%20%26%20pepper%20%2850%20%25%29%21',
    );
  });

  test('has no raw syntax characters in the quoted text', () => {
    const sentence = "He said: “-,&#=?+~*'()[]{}<>|\\^`” – 日本語 ’twas 100% 😀 done";
    const directive = to(sentence, `News\n${sentence}`);
    expect(decodeURIComponent(directive.slice(5))).toBe(sentence);
    expect(directive.slice(5)).toMatch(/^[\w.~%]*$/);
  });

  test('omits a lone surrogate, which no URL can have', () => {
    expect(to('Half \uD83D done', 'News\nHalf \uD83D done')).toBe('text=Half%20%20done');
  });
});

describe('for equal sentences', () => {
  const page = `Harbour news\n${FERRY} Nobody on it spoke.\nYears went by. ${FERRY} It cost three crowns.`;

  test('has no context for the first, and the word before for the second', () => {
    expect(decoded(to(FERRY, page, 1))).toEqual(['by.-', FERRY]);
    expect(decoded(to(FERRY, page, 0))).toEqual([FERRY]);
  });

  test('has only as much context as is needed', () => {
    const alike = `It rained. ${FERRY} It cost a crown.\nIt rained. ${FERRY} It cost two crowns.`;
    expect(decoded(to(FERRY, alike, 1))).toEqual([FERRY, '-It cost two']);
  });

  test('may have context in the previous block, but only in one block', () => {
    const alike = `First\nIt rained.\n${FERRY}\nSecond\nIt rained.\n${FERRY}`;
    for (const part of decoded(to(FERRY, alike, 1))) expect(part).not.toContain('\n');
  });

  test('distinguishes a sentence within a longer one', () => {
    expect(decoded(to('Left at dawn', 'The ferry left at dawn.\nLeft at dawn'))[0]).toBe('dawn.-');
  });

  test('ignores case and accents, as browsers do', () => {
    const [first, second] = decoded(to('Cafe au lait', 'CAFÉ AU LAIT\nA menu. Cafe au lait'));
    expect([first, second]).toEqual(['menu.-', 'Cafe au lait']);
  });
});

describe('for a long sentence', () => {
  const words = Array.from({ length: 60 }, (_, index) => `word${index}`);
  const long = `${words.join(' ')}.`;

  test('has the first and last words', () => {
    expect(decoded(to(long, `News\n${long} More.`))).toEqual([
      'word0 word1 word2 word3',
      'word56 word57 word58 word59.',
    ]);
  });

  test('has more words if another sentence has the same start', () => {
    const other = `${words.slice(0, 6).join(' ')} but then not.`;
    expect(decoded(to(long, `${other}\n${long}`))[0]).toBe(
      'word0 word1 word2 word3 word4 word5 word6',
    );
  });

  test('has more words if its last words also occur in the middle', () => {
    const turning = `${words.slice(0, 30).join(' ')} home again at last ${words.slice(30).join(' ')} and home again at last`;
    expect(decoded(to(turning, turning))[1]).toBe('and home again at last');
  });

  test('has context if the sentence occurs twice', () => {
    const [prefix, start, end] = decoded(to(long, `One.\n${long}\nTwo.\n${long}`, 1));
    expect([prefix, start, end]).toEqual([
      'Two.-',
      'word0 word1 word2 word3',
      'word56 word57 word58 word59.',
    ]);
  });

  test('over several blocks has words of the first and the last block', () => {
    expect(
      decoded(to('Five old boats\nwere still out', 'News\nFive old boats\nwere still out at sea')),
    ).toEqual(['Five old boats', 'were still out']);
  });

  test('starts after a first letter that is a block by itself', () => {
    expect(decoded(to(`T\nhe ferry left.`, `T\nhe ferry left.`))).toEqual(['he ferry left.']);
  });

  test('in Japanese is split between words', () => {
    const text = '船は夜明けに港を出た。'.repeat(4).replaceAll('。', '、').slice(0, -1) + '。';
    const [start, end] = decoded(to(text, `見出し\n${text}`, 0, 'ja'));
    expect(text.startsWith(start!)).toBe(true);
    expect(text.endsWith(end!)).toBe(true);
  });
});

test('an empty span has no directive', () => {
  expect(textDirective('News', { start: 2, end: 2 }, 'en')).toBeUndefined();
});

test('a page that only repeats one sentence takes limited time', () => {
  const page = Array.from({ length: 20_000 }, () => FERRY).join(' ');
  expect(decoded(to(FERRY, page, 0))).toContain(FERRY);
});
