import { describe, expect, test } from 'vitest';
import type { Player } from '../../../src/player/player.js';
import { estimateTimeline } from '../../../src/text/timeline.js';
import { createTranscript } from '../../../src/text/transcript.js';
import { transcriptOf } from '../../support/transcripts.js';
import { ONE, settle, setUp, THREE, TWO } from '../../support/ferry.js';
import { playersOnVirtualTime } from '../../support/players.js';

playersOnVirtualTime();

describe('an article that is edited', () => {
  const FOUR = 'Then the fog came in.';
  const edit = (player: Player, ...paragraphs: string[]) => {
    const transcript = transcriptOf(...paragraphs);
    return player.revise(transcript, estimateTimeline(transcript));
  };
  const PLAYED = [`${ONE} ${TWO}`, THREE] as const;

  test('above the place goes on: the voice is not asked again, and its marks are where the words are now', async () => {
    const { engine, player, events } = setUp();
    void player.play();
    engine.now.reach('ferry');
    events.length = 0;
    expect(edit(player, FOUR, ...PLAYED)).toBe(true);
    expect(events).toEqual(['durationchange']);
    expect(player.cursor).toBe(FOUR.length + 1 + 'The '.length);
    engine.now.reach('dawn');
    const { text } = player.transcript!;
    expect(text.slice(player.currentWord!.start, player.currentWord!.end)).toBe('dawn');
    expect(engine.texts).toEqual([ONE]);
    expect(engine.now.signal.aborted).toBe(false);
    engine.now.end();
    await settle();
    expect(engine.texts).toEqual([ONE, TWO]);
    expect(text.slice(player.cursor)).toBe(`${TWO}\n${THREE}`);
  });

  test('again and again while one sentence is said keeps its marks right', () => {
    const { engine, player } = setUp();
    void player.play();
    edit(player, FOUR, ...PLAYED);
    edit(player, FOUR, FOUR, ...PLAYED);
    edit(player, FOUR, ...PLAYED);
    engine.now.reach('left');
    expect(player.cursor).toBe(FOUR.length + 1 + 'The ferry '.length);
    expect(engine.said).toHaveLength(1);
  });

  test('behind the sentence being said goes on with what is new there', async () => {
    const { engine, player } = setUp(ONE);
    void player.play();
    edit(player, ONE, FOUR);
    engine.now.end();
    await settle();
    expect(engine.texts).toEqual([ONE, FOUR]);
  });

  test('ahead of the word in its sentence says the rest anew, and nothing twice', async () => {
    const { engine, player, events } = setUp();
    void player.play();
    engine.now.reach('left');
    const old = engine.now;
    events.length = 0;
    edit(player, `The ferry left at noon. ${TWO}`, THREE);
    old.reach('dawn');
    old.end();
    await settle();
    expect(old.signal.aborted).toBe(true);
    expect(engine.texts).toEqual([ONE, 'left at noon.']);
    expect(player.paused).toBe(false);
    for (const type of ['pause', 'play', 'emptied', 'seeking']) expect(events).not.toContain(type);
  });

  test('by a letter at the end of its sentence says the rest anew too', () => {
    const { engine, player } = setUp();
    void player.play();
    engine.now.reach('dawn');
    edit(player, `The ferry left at dawning. ${TWO}`, THREE);
    expect(engine.texts).toEqual([ONE, 'dawning.']);
  });

  test('behind the word in its sentence is not said again', () => {
    const { engine, player } = setUp();
    void player.play();
    engine.now.reach('left');
    edit(player, `The little ferry left at dawn. ${TWO}`, THREE);
    expect(engine.said).toHaveLength(1);
    engine.now.reach('dawn');
    expect(player.cursor).toBe('The little ferry left at '.length);
  });

  test('so that what is said is in another language says the rest anew in it', () => {
    const { engine, player, transcript } = setUp();
    void player.play();
    const sources = transcript.passages.map(({ start, end }) => ({
      text: transcript.text.slice(start, end),
      lang: 'nl',
    }));
    const dutch = createTranscript(sources.map((source) => ({ ...source, kind: 'paragraph' as const })));
    player.revise(dutch, estimateTimeline(dutch));
    expect(engine.said.map(({ utterance: { text, lang } }) => [text, lang])).toEqual([
      [ONE, 'en'],
      [ONE, 'nl'],
    ]);
  });

  test('so that a word in it is said otherwise says the rest anew', () => {
    const { engine, player, transcript } = setUp(ONE);
    void player.play();
    const kind = 'paragraph' as const;
    const aliases = [{ start: 4, end: 9, say: 'great boat' }];
    const aliased = createTranscript([{ text: ONE, kind, lang: 'en', aliases }]);
    player.revise(aliased, estimateTimeline(aliased));
    player.revise(aliased, estimateTimeline(aliased));
    player.revise(transcript, estimateTimeline(transcript));
    expect(engine.texts).toEqual([ONE, ONE.replace('ferry', 'great boat'), ONE]);
  });

  test('above one of many lines that are alike stays at that one', () => {
    const line = 'Row, row, and row again, until the other shore is near.';
    const lines = Array.from({ length: 9 }, () => line);
    const { player, transcript } = setUp(...lines);
    player.seek(transcript.sentences[4]!.start);
    void player.play();
    edit(player, ...lines.map(() => FOUR), FOUR, FOUR, ...lines);
    expect(player.currentSentence!.index).toBe(15);
  });

  test('so that the paragraph being said is gone goes on with the one after it', async () => {
    const { engine, player } = setUp(FOUR, `${ONE} ${TWO}`, THREE);
    player.seek(FOUR.length + 1);
    void player.play();
    engine.now.reach('left');
    edit(player, FOUR, THREE);
    await settle();
    expect(engine.texts).toEqual([ONE, THREE]);
  });

  test('so that the paragraph being said is gone, and others come above it, goes on with the one after it', () => {
    const { engine, player } = setUp(FOUR, `${ONE} ${TWO}`, THREE);
    player.seek(FOUR.length + 1);
    void player.play();
    engine.now.reach('left');
    edit(player, 'The harbour master has no comment.', FOUR, THREE);
    expect(engine.texts).toEqual([ONE, THREE]);
  });

  test('so that the first paragraph, being said, is gone goes on with the one after it', () => {
    const { engine, player } = setUp();
    void player.play();
    edit(player, 'A new start, with a word or two.', THREE);
    expect(engine.texts).toEqual([ONE, THREE]);
  });

  test('so that the paragraph being said is another one says that one', () => {
    const { engine, player } = setUp(FOUR, `${ONE} ${TWO}`, THREE);
    player.seek(FOUR.length + 1);
    void player.play();
    edit(player, FOUR, 'Its crew had gone home.', THREE);
    expect(engine.texts).toEqual([ONE, 'Its crew had gone home.']);
  });

  test('so that nothing is left to say ends', async () => {
    const { engine, player, events } = setUp();
    player.seek(ONE.length + TWO.length + 2);
    void player.play();
    edit(player, `${ONE} ${TWO}`);
    await settle();
    expect(engine.texts).toEqual([THREE]);
    expect(player.ended).toBe(true);
    expect(events.at(-1)).toBe('ended');
  });

  test('while paused moves the cursor alone, and play goes on from its word', () => {
    const { engine, player, events } = setUp();
    void player.play();
    engine.now.reach('left');
    player.pause();
    events.length = 0;
    edit(player, FOUR, ...PLAYED);
    expect(events).toEqual(['durationchange']);
    expect(engine.said).toHaveLength(1);
    void player.play();
    expect(engine.now.utterance.text).toBe('left at dawn.');
  });

  test('before the first play begins at its new start', () => {
    const { engine, player, events } = setUp();
    edit(player, FOUR, ...PLAYED);
    expect(player).toMatchObject({ cursor: 0, started: false });
    expect(events).toEqual(['durationchange']);
    void player.play();
    expect(engine.texts).toEqual([FOUR]);
  });

  test('tells of a sentence that reads otherwise, once', () => {
    const { player, events } = setUp();
    void player.play();
    events.length = 0;
    edit(player, `The ferry left at noon. ${TWO}`, THREE);
    expect(events.filter((type) => type === 'sentencechange')).toHaveLength(1);
  });

  test('tells nothing where the text is as long and reads the same', () => {
    const { player, events } = setUp();
    void player.play();
    events.length = 0;
    edit(player, ...PLAYED);
    expect(events).toEqual([]);
  });

  test('at its end, after all was said, is played from there', async () => {
    const { engine, player, events } = setUp(ONE);
    void player.play();
    engine.now.end();
    await settle();
    events.length = 0;
    edit(player, ONE, FOUR);
    expect(player).toMatchObject({ ended: false, paused: true });
    expect(events).toEqual(['durationchange', 'sentencechange']);
    void player.play();
    expect(engine.texts).toEqual([ONE, FOUR]);
  });

  test('anywhere else, after all was said, stays ended and is played from the top', async () => {
    const { engine, player } = setUp(ONE);
    void player.play();
    engine.now.end();
    await settle();
    edit(player, FOUR, ONE);
    expect(player).toMatchObject({ ended: true, currentTime: player.duration });
    void player.play();
    expect(engine.texts).toEqual([ONE, FOUR]);
  });

  test('so that it is another article is not taken', () => {
    const { engine, player, transcript, events } = setUp();
    void player.play();
    events.length = 0;
    expect(edit(player, 'Snow fell on the hills.', 'All roads were closed by night.')).toBe(false);
    expect(player.transcript).toBe(transcript);
    expect(events).toEqual([]);
    expect(engine.now.signal.aborted).toBe(false);
  });

  test('is another one with its last paragraph in common: a page has those on all of its articles', () => {
    const tail = 'Write to us about it.';
    const { player } = setUp(`${ONE} ${TWO}`, THREE, FOUR, tail);
    void player.play();
    expect(edit(player, 'Snow fell on the hills. It went on all week.', 'All roads were closed by night.', tail)).toBe(
      false,
    );
  });

  test('so that all of it reads in another language goes on in the same passage', () => {
    const { engine, player } = setUp(FOUR, `${ONE} ${TWO}`, THREE);
    player.seek(FOUR.length + 1 + ONE.length + 1);
    void player.play();
    const kind = 'paragraph' as const;
    const texts = ['Dann kam der Nebel.', 'Die Fähre fuhr früh. Niemand sprach.', 'Sie kostete drei Kronen.'];
    const german = createTranscript(texts.map((text) => ({ text, kind, lang: 'de' })));
    expect(player.revise(german, estimateTimeline(german))).toBe(true);
    expect(engine.texts).toEqual([TWO, 'Niemand sprach.']);
  });

  test.each(['durationchange', 'sentencechange'] as const)('is obeyed when a listener of `%s` pauses', async (type) => {
    const { engine, player } = setUp();
    void player.play();
    player.addEventListener(type, () => player.pause());
    edit(player, 'The ferry left at noon, I think.', TWO, THREE);
    await settle();
    expect(player.paused).toBe(true);
    expect(engine.said).toHaveLength(1);
  });

  test('by a listener, each time a sentence begins, goes on to the end', async () => {
    const { engine, player } = setUp();
    const above: string[] = [];
    player.addEventListener(
      'sentencechange',
      () => player.currentSentence && edit(player, ...[...above, ...PLAYED]) && above.push(FOUR),
    );
    void player.play();
    for (let i = 0; i < 3; i++) {
      engine.now.reach(engine.now.utterance.text.split(' ')[1]!);
      engine.now.end();
      await settle();
    }
    expect(engine.texts).toEqual([ONE, TWO, THREE]);
    expect(player.ended).toBe(true);
  });

  test('in parts is followed in a sentence that is said in parts', async () => {
    const { engine, player } = setUp(
      'The ferry left at dawn, and nobody on it spoke, and it cost three crowns to cross.',
      THREE,
    );
    engine.maxLength = () => 30;
    void player.play();
    engine.now.end();
    await settle();
    const [first, second] = engine.texts;
    edit(player, FOUR, player.transcript!.text.slice(0, -THREE.length - 1), THREE);
    while (!player.ended) {
      engine.now.end();
      await settle();
    }
    expect(engine.texts.join('').replaceAll(' ', '')).toBe(
      `The ferry left at dawn, and nobody on it spoke, and it cost three crowns to cross.${THREE}`.replaceAll(' ', ''),
    );
    expect(engine.texts.slice(0, 2)).toEqual([first, second]);
  });
});
