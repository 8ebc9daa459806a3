import { expect, test } from 'vitest';
import { readPls } from '../../../../src/features/pronunciation-lists/pls.js';

const XMLNS = 'xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"';
const list = (lexemes: string, attributes = 'xml:lang="en-US"') =>
  `<?xml version="1.0" encoding="UTF-8"?><lexicon version="1.0" ${XMLNS} alphabet="ipa" ${attributes}>${lexemes}</lexicon>`;

test('a lexeme is an entry for each of its graphemes, in the language of the list', () => {
  const text = list(
    '<lexeme><grapheme> GIF </grapheme><grapheme>gif</grapheme><alias>the\n jiff</alias><phoneme>dʒɪf</phoneme></lexeme>',
  );
  expect(readPls(text)).toEqual({
    entries: [
      { grapheme: 'GIF', alias: 'the jiff', lang: 'en-US' },
      { grapheme: 'gif', alias: 'the jiff', lang: 'en-US' },
    ],
    soundsOnly: 0,
  });
});

test('of several aliases the preferred one is used, otherwise the first', () => {
  const lexeme = (prefer: string) =>
    `<lexeme><grapheme>a</grapheme><alias>one</alias><alias ${prefer}>two</alias></lexeme>`;
  const { entries } = readPls(list(lexeme('') + lexeme('prefer="true"')))!;
  expect(entries.map(({ alias }) => alias)).toEqual(['one', 'two']);
});

test('a lexeme with phonemes only is counted, and is no entry', () => {
  const text = list('<lexeme><grapheme>a</grapheme><phoneme>eɪ</phoneme></lexeme><lexeme/>');
  expect(readPls(text)).toEqual({ entries: [], soundsOnly: 2 });
});

test('a list without a language applies to all languages', () => {
  const text = list('<lexeme><grapheme>a</grapheme><alias>b</alias></lexeme>', '');
  expect(readPls(text)!.entries).toEqual([{ grapheme: 'a', alias: 'b' }]);
});

test.each([
  '',
  'no markup',
  '<html/>',
  '<lexicon',
  '<lexicon><lexeme><grapheme>a</grapheme><alias>b</alias></lexeme>',
  '{"grapheme": "a"}',
])('returns undefined for text that is no list: %o', (text) => {
  expect(readPls(text)).toBeUndefined();
});

test('no script in a list is run, and no resource is loaded', () => {
  Object.assign(globalThis, { ran: false });
  const text = list(
    '<lexeme><grapheme>a</grapheme><alias>b<script xmlns="http://www.w3.org/1999/xhtml">globalThis.ran = true</script><img xmlns="http://www.w3.org/1999/xhtml" src="data:," onerror="globalThis.ran = true"/></alias></lexeme>',
  );
  expect(readPls(text)!.entries).toHaveLength(1);
  expect(globalThis).toMatchObject({ ran: false });
});
