import { describe, expect, test } from 'vitest';
import { createAnchor, resolveAnchor } from '../../../src/text/anchor.js';
import { randomFrom } from '../../support/random.js';

const TEXT =
  'The lamp on the pier went out at nine. Two boats were still at sea. Nobody on the quay said a word about it.';
const AT = TEXT.indexOf('still');

/** The edited text from the resolved anchor of `still` on. */
function foundIn(edited: string, at = AT): string | undefined {
  const offset = resolveAnchor(createAnchor(TEXT, at), edited);
  return offset === undefined ? undefined : edited.slice(offset);
}

describe('an anchor', () => {
  test.each([
    ['keeps its offset in the same text', TEXT, 'still at sea.'],
    ['moves when text is inserted before it', `News. ${TEXT}`, 'still at sea.'],
    ['stays when text is appended', `${TEXT} The end.`, 'still at sea.'],
    [
      'stays when the words before it in the sentence change',
      TEXT.replace('Two boats', 'Three ships'),
      'still at sea.',
    ],
    [
      'stays when the words after it in the sentence change',
      TEXT.replace('at sea', 'out there'),
      'still out there.',
    ],
    [
      'stays before its word when a word is inserted right before it',
      TEXT.replace('still', 'quietly still'),
      'still at sea.',
    ],
    ['moves to the next word when its own word is deleted', TEXT.replace('still ', ''), 'at sea.'],
    [
      'moves to the new word when its own word is replaced',
      TEXT.replace('still', 'not'),
      'not at sea.',
    ],
    [
      'is resolved when words near it change on both sides',
      TEXT.replace('Two', 'The').replace('quay', 'wall'),
      'still at sea.',
    ],
    ['is resolved when all text before it is deleted', TEXT.slice(AT), 'still at sea.'],
    ['is resolved when all text after it is deleted', TEXT.slice(0, AT), ''],
  ])('%s', (_, edited, rest) => {
    expect(foundIn(edited)?.slice(0, rest.length)).toBe(rest);
  });

  test.each([
    ['the start', 0],
    ['the end', TEXT.length],
    ['far before the start, clamped', -9],
    ['far after the end, clamped', 1e9],
  ])('can be at %s', (_, at) => {
    const clamped = Math.min(Math.max(0, at), TEXT.length);
    expect(foundIn(TEXT, at)).toBe(TEXT.slice(clamped));
    expect(foundIn(`News. ${TEXT}`, at)).toBe(TEXT.slice(clamped));
  });

  test('is not resolved in another text, even if that has some words in common', () => {
    expect(
      foundIn(
        'Snow fell on the hills all week. The road to the pass was closed, and still nobody came.',
      ),
    ).toBeUndefined();
    expect(foundIn('')).toBeUndefined();
  });

  test('of an empty text resolves to the start of any text', () => {
    expect(resolveAnchor(createAnchor('', 0), TEXT)).toBe(0);
  });

  test('resolves to the nearest of several matches', () => {
    const refrain = 'Row, row, and row again, until the shore is near. ';
    const song = refrain.repeat(9);
    const at = refrain.length * 4;
    expect(resolveAnchor(createAnchor(song, at), song)).toBe(at);
    expect(resolveAnchor(createAnchor(song, at), `Oh! ${song}`)).toBe(at + 4);
    expect(resolveAnchor(createAnchor(song, at), song.slice(4))).toBe(at - 4);
  });

  test('is plain data with at most 32 code units of context on either side', () => {
    const anchor = createAnchor(TEXT, AT);
    expect(JSON.parse(JSON.stringify(anchor))).toEqual(anchor);
    expect(anchor).toEqual({
      offset: AT,
      before: TEXT.slice(AT - 32, AT),
      after: TEXT.slice(AT, AT + 32),
    });
  });

  test('keeps its position in any edit that leaves the text near it unchanged', () => {
    const random = randomFrom(4);
    const word = () =>
      Array.from(
        { length: 3 + Math.floor(random() * 6) },
        () => 'abdeilmnorst'[Math.floor(random() * 12)],
      ).join('');
    const words = (count: number) => Array.from({ length: count }, word).join(' ');
    for (let round = 0; round < 300; round++) {
      const [head, near, far] = [words(60), words(30), words(60)];
      const text = `${head} ${near} ${far}`;
      const at = head.length + 1 + Math.floor(near.length / 2);
      const edited = `${words(Math.floor(random() * 90))} ${near} ${words(Math.floor(random() * 90))}`;
      const found = resolveAnchor(createAnchor(text, at), edited)!;
      expect(edited.slice(found, found + 20)).toBe(text.slice(at, at + 20));
    }
  });

  test.each(['a', 'a b ', 'word '])(
    'is not resolved in a million repetitions of "%s", and the search ends',
    (unit) => {
      const text = `${unit.repeat(1_000_000)}the end`;
      const anchor = createAnchor(text, text.length / 2);
      expect(
        resolveAnchor(
          { ...anchor, before: `${anchor.before.slice(1)}#`, after: `#${anchor.after}` },
          text,
        ),
      ).toBeUndefined();
    },
  );
});
