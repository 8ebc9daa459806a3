import { describe, expect, test } from 'vitest';
import { onVirtualTime, scene, sentencesOf, type Scene } from '../../fake-speech/scene.js';

const clock = onVirtualTime();

/** Plays to the end. @returns the reported words, in order. */
async function wordsOf({ player, play, rest, transcript }: Scene): Promise<string[]> {
  const words: string[] = [];
  player.addEventListener('wordchange', () => {
    const { currentWord: word } = player;
    if (word) words.push(transcript.text.slice(word.start, word.end));
  });
  void play();
  await rest();
  return words;
}

const ALL = ['The', 'ferry', 'left', 'at', 'dawn', 'It', 'carried', 'salt', 'and', 'rope'];
const TWO = 'The ferry left at dawn. It carried salt and rope.';

describe('words with and without boundary events', () => {
  test('of a voice without boundary events are estimated, in order, and each sentence is reported', async () => {
    const made = scene({ words: false }, [TWO, TWO]);
    const estimated: boolean[] = [];
    made.player.addEventListener('wordchange', () => estimated.push(made.player.estimated));
    const words = await wordsOf(made);
    // After two sentences it is known that the voice reports no words.
    expect(words.slice(-10)).toEqual(ALL);
    expect(estimated).toContain(true);
    expect(made.events.filter((type) => type === 'sentencechange')).toHaveLength(5);
  });

  test('after a pause such a voice goes on a few words before, once its pace was measured', async () => {
    const { speech, player, play, transcript } = scene({ words: false });
    void play();
    await clock().runUntil(() => player.currentSentence?.index === 2 && player.estimated, 60_000);
    await clock().advance(4_000);
    const before = player.cursor;
    player.pause();
    await clock().advance(1_000);
    void play();
    const again = transcript.text.slice(player.cursor, before).trim().split(' ');
    expect(again.length).toBeGreaterThanOrEqual(2);
    expect(again.length).toBeLessThanOrEqual(5);
    expect(sentencesOf(transcript)[2]).toContain(speech.spoken.at(-1)!.text);
  });

  test('before that, it goes on at the start of the sentence', async () => {
    const { speech, player, play } = scene({ words: false });
    void play();
    await clock().advance(3_500);
    expect(player.cursor).toBeGreaterThan(0);
    player.pause();
    void play();
    expect(player.cursor).toBe(0);
    await clock().advance(300);
    expect(speech.spoken[1]!.text).toBe(speech.spoken[0]!.text);
  });

  test('after a long pause any voice goes on at the start of the sentence', async () => {
    const { player, play } = scene();
    void play();
    await clock().advance(3_000);
    expect(player.cursor).toBeGreaterThan(0);
    player.pause();
    await clock().advance(60_000);
    void play();
    expect(player.cursor).toBe(0);
  });

  test('but after a seek it goes on at the new position, and no word is reported before it is spoken', async () => {
    const { player, play, transcript } = scene();
    void play();
    await clock().advance(3_000);
    player.pause();
    const before = player.currentWord;
    await clock().advance(60_000);
    void play();
    expect([player.cursor, before === undefined, player.currentWord]).toEqual([
      0,
      false,
      undefined,
    ]);
    player.pause();
    const pier = transcript.text.indexOf('pier');
    player.seek(pier);
    await clock().advance(60_000);
    void play();
    expect(player.cursor).toBe(pier);
  });

  test.each([
    ['with a length of 0', { charLength: 0 as const }],
    ['without a length', { charLength: 'undefined' as const }],
    ['of a wrong length', { charLength: 'wrong' as const }],
    ['with sentence boundaries between them', { sentences: true }],
    ['with a boundary before the start', { boundaryBeforeStart: true }],
  ])('%s are reported correctly', async (_, knobs) => {
    expect(await wordsOf(scene(knobs, [TWO]))).toEqual(ALL);
  });

  test('of a browser that counts `&` as `&amp;` are correct, because it gets none', async () => {
    const indexOf = (index: number, text: string) =>
      index + 4 * (text.slice(0, index).split('&').length - 1);
    const words = await wordsOf(scene({ indexOf }, ['Salt & rope & a bell on the ferry.']));
    expect(words.filter((word) => word !== 'and')).toEqual([
      'Salt',
      'rope',
      'a',
      'bell',
      'on',
      'the',
      'ferry',
    ]);
  });

  test('of a voice with arbitrary offsets are estimated, and never go back', async () => {
    let at = 7;
    const indexOf = (_: number, text: string) => (at = (at * 31 + 17) % (text.length * 2)) - 10;
    const made = scene({ indexOf });
    const cursors: number[] = [];
    made.player.addEventListener('wordchange', () => cursors.push(made.player.cursor));
    await wordsOf(made);
    expect(cursors).toEqual(cursors.toSorted((a, b) => a - b));
    expect(made.player.ended).toBe(true);
    expect(made.heard()).toEqual(sentencesOf(made.transcript));
  });

  test('in the middle of a character start with that character', async () => {
    const text = 'One 👩‍🚀 e\u0301tude 𝒳yz ends.';
    const { player, play, rest, transcript, speech } = scene({ words: false }, [text]);
    const starts: number[] = [];
    player.addEventListener(
      'wordchange',
      () => player.currentWord && starts.push(player.currentWord.start),
    );
    void play();
    await clock().advance(100);
    for (const charIndex of [text.indexOf('𝒳') + 1, text.indexOf('\u0301')]) {
      speech.spoken[0]!.fire('boundary', { name: 'word', charIndex, charLength: 0 });
    }
    await rest();
    for (const start of starts)
      expect(transcript.text.slice(start)).not.toMatch(/^(?:[\uDC00-\uDFFF]|\u0301)/);
    expect(starts).toContain(text.indexOf('𝒳'));
  });
});
