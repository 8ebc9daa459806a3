import { describe, expect, test } from 'vitest';
import { createAnchor, resolveAnchor } from '../../../src/text/anchor.js';
import { randomFrom } from '../../support/random.js';

const TEXT =
  'The lamp on the pier went out at nine. Two boats were still at sea. Nobody on the quay said a word about it.';
const AT = TEXT.indexOf('still');

/** What follows the place at `still`, in the edited text. */
function foundIn(edited: string, at = AT): string | undefined {
  const offset = resolveAnchor(createAnchor(TEXT, at), edited);
  return offset === undefined ? undefined : edited.slice(offset);
}

describe('a place in a text', () => {
  test.each([
    ['is where it was, in the same text', TEXT, 'still at sea.'],
    ['goes along when something is put in before it', `News. ${TEXT}`, 'still at sea.'],
    ['stays when something comes behind it', `${TEXT} The end.`, 'still at sea.'],
    [
      'stays when the words before it in its sentence change',
      TEXT.replace('Two boats', 'Three ships'),
      'still at sea.',
    ],
    ['stays when the words behind it in its sentence change', TEXT.replace('at sea', 'out there'), 'still out there.'],
    ['stays when a word is put in right before it', TEXT.replace('still', 'quietly still'), 'still at sea.'],
    ['goes to what follows when its very word is deleted', TEXT.replace('still ', ''), 'at sea.'],
    ['goes to what stands there when its word is replaced', TEXT.replace('still', 'not'), 'not at sea.'],
    [
      'is found when words near it change on both sides',
      TEXT.replace('Two', 'The').replace('quay', 'wall'),
      'still at sea.',
    ],
    ['is found when all before it is deleted', TEXT.slice(AT), 'still at sea.'],
    ['is behind what stood before it when all after it is deleted', TEXT.slice(0, AT), ''],
  ])('%s', (_, edited, rest) => {
    expect(foundIn(edited)?.slice(0, rest.length)).toBe(rest);
  });

  test.each([
    ['the start', 0],
    ['the end', TEXT.length],
    ['far before the start, clamped', -9],
    ['far behind the end, clamped', 1e9],
  ])('can be %s', (_, at) => {
    const clamped = Math.min(Math.max(0, at), TEXT.length);
    expect(foundIn(TEXT, at)).toBe(TEXT.slice(clamped));
    expect(foundIn(`News. ${TEXT}`, at)).toBe(TEXT.slice(clamped));
  });

  test('is none in another text, even one that has its last words in common', () => {
    expect(
      foundIn('Snow fell on the hills all week. The road to the pass was closed, and still nobody came.'),
    ).toBeUndefined();
    expect(foundIn('')).toBeUndefined();
  });

  test('of an empty text is at the start of any', () => {
    expect(resolveAnchor(createAnchor('', 0), TEXT)).toBe(0);
  });

  test('is the nearest one of several that look alike', () => {
    const refrain = 'Row, row, and row again, until the shore is near. ';
    const song = refrain.repeat(9);
    const at = refrain.length * 4;
    expect(resolveAnchor(createAnchor(song, at), song)).toBe(at);
    expect(resolveAnchor(createAnchor(song, at), `Oh! ${song}`)).toBe(at + 4);
    expect(resolveAnchor(createAnchor(song, at), song.slice(4))).toBe(at - 4);
  });

  test('is plain data, no longer than a line', () => {
    const anchor = createAnchor(TEXT, AT);
    expect(JSON.parse(JSON.stringify(anchor))).toEqual(anchor);
    expect(anchor).toEqual({ offset: AT, before: TEXT.slice(AT - 32, AT), after: TEXT.slice(AT, AT + 32) });
  });

  test('whatever happens more than a line away from it, it keeps its words', () => {
    const random = randomFrom(4);
    const word = () =>
      Array.from({ length: 3 + Math.floor(random() * 6) }, () => 'abdeilmnorst'[Math.floor(random() * 12)]).join('');
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

  test.each(['a', 'a b ', 'word '])('is not found in a million times "%s", and not looked for without end', (unit) => {
    const text = `${unit.repeat(1_000_000)}the end`;
    const anchor = createAnchor(text, text.length / 2);
    expect(
      resolveAnchor({ ...anchor, before: `${anchor.before.slice(1)}#`, after: `#${anchor.after}` }, text),
    ).toBeUndefined();
  });
});
