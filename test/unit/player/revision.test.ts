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

  test('before the position goes on: no new utterance, and marks are at the new offsets of the words', async () => {
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

  test('several times during a sentence keeps its marks correct', () => {
    const { engine, player } = setUp();
    void player.play();
    edit(player, FOUR, ...PLAYED);
    edit(player, FOUR, FOUR, ...PLAYED);
    edit(player, FOUR, ...PLAYED);
    engine.now.reach('left');
    expect(player.cursor).toBe(FOUR.length + 1 + 'The ferry '.length);
    expect(engine.said).toHaveLength(1);
  });

  test('after the current sentence goes on with the new text', async () => {
    const { engine, player } = setUp(ONE);
    void player.play();
    edit(player, ONE, FOUR);
    engine.now.end();
    await settle();
    expect(engine.texts).toEqual([ONE, FOUR]);
  });

  test('after the word in its sentence speaks the rest again, and nothing twice', async () => {
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

  test('by a letter at the end of its sentence speaks the rest again too', () => {
    const { engine, player } = setUp();
    void player.play();
    engine.now.reach('dawn');
    edit(player, `The ferry left at dawning. ${TWO}`, THREE);
    expect(engine.texts).toEqual([ONE, 'dawning.']);
  });

  test('before the word in its sentence speaks nothing again', () => {
    const { engine, player } = setUp();
    void player.play();
    engine.now.reach('left');
    edit(player, `The little ferry left at dawn. ${TWO}`, THREE);
    expect(engine.said).toHaveLength(1);
    engine.now.reach('dawn');
    expect(player.cursor).toBe('The little ferry left at '.length);
  });

  test('that changes the language speaks the rest again in the new one', () => {
    const { engine, player, transcript } = setUp();
    void player.play();
    const sources = transcript.passages.map(({ start, end }) => ({
      text: transcript.text.slice(start, end),
      lang: 'nl',
    }));
    const dutch = createTranscript(
      sources.map((source) => ({ ...source, kind: 'paragraph' as const })),
    );
    player.revise(dutch, estimateTimeline(dutch));
    expect(engine.said.map(({ utterance: { text, lang } }) => [text, lang])).toEqual([
      [ONE, 'en'],
      [ONE, 'nl'],
    ]);
  });

  test('that changes the pronunciation of a word speaks the rest again', () => {
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

  test('before one of many equal lines stays at that line', () => {
    const line = 'Row, row, and row again, until the other shore is near.';
    const lines = Array.from({ length: 9 }, () => line);
    const { player, transcript } = setUp(...lines);
    player.seek(transcript.sentences[4]!.start);
    void player.play();
    edit(player, ...lines.map(() => FOUR), FOUR, FOUR, ...lines);
    expect(player.currentSentence!.index).toBe(15);
  });

  test('that removes the current paragraph goes on with the next one', async () => {
    const { engine, player } = setUp(FOUR, `${ONE} ${TWO}`, THREE);
    player.seek(FOUR.length + 1);
    void player.play();
    engine.now.reach('left');
    edit(player, FOUR, THREE);
    await settle();
    expect(engine.texts).toEqual([ONE, THREE]);
  });

  test('that removes the current paragraph, and inserts others before it, goes on with the next one', () => {
    const { engine, player } = setUp(FOUR, `${ONE} ${TWO}`, THREE);
    player.seek(FOUR.length + 1);
    void player.play();
    engine.now.reach('left');
    edit(player, 'The harbour master has no comment.', FOUR, THREE);
    expect(engine.texts).toEqual([ONE, THREE]);
  });

  test('that removes the first paragraph, if current, goes on with the next one', () => {
    const { engine, player } = setUp();
    void player.play();
    edit(player, 'A new start, with a word or two.', THREE);
    expect(engine.texts).toEqual([ONE, THREE]);
  });

  test('that replaces the current paragraph speaks the new one', () => {
    const { engine, player } = setUp(FOUR, `${ONE} ${TWO}`, THREE);
    player.seek(FOUR.length + 1);
    void player.play();
    edit(player, FOUR, 'Its crew had gone home.', THREE);
    expect(engine.texts).toEqual([ONE, 'Its crew had gone home.']);
  });

  test('that leaves nothing to speak ends', async () => {
    const { engine, player, events } = setUp();
    player.seek(ONE.length + TWO.length + 2);
    void player.play();
    edit(player, `${ONE} ${TWO}`);
    await settle();
    expect(engine.texts).toEqual([THREE]);
    expect(player.ended).toBe(true);
    expect(events.at(-1)).toBe('ended');
  });

  test('while paused only moves the cursor, and play goes on from its word', () => {
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

  test('before the first play starts at the new start', () => {
    const { engine, player, events } = setUp();
    edit(player, FOUR, ...PLAYED);
    expect(player).toMatchObject({ cursor: 0, started: false });
    expect(events).toEqual(['durationchange']);
    void player.play();
    expect(engine.texts).toEqual([FOUR]);
  });

  test('dispatches one `sentencechange` if the current sentence has changed', () => {
    const { player, events } = setUp();
    void player.play();
    events.length = 0;
    edit(player, `The ferry left at noon. ${TWO}`, THREE);
    expect(events.filter((type) => type === 'sentencechange')).toHaveLength(1);
  });

  test('dispatches nothing if the text is the same', () => {
    const { player, events } = setUp();
    void player.play();
    events.length = 0;
    edit(player, ...PLAYED);
    expect(events).toEqual([]);
  });

  test('at its end, after playback has ended, is played from there', async () => {
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

  test('anywhere else, after playback has ended, stays ended and is played from the start', async () => {
    const { engine, player } = setUp(ONE);
    void player.play();
    engine.now.end();
    await settle();
    edit(player, FOUR, ONE);
    expect(player).toMatchObject({ ended: true, currentTime: player.duration });
    void player.play();
    expect(engine.texts).toEqual([ONE, FOUR]);
  });

  test('that makes it another article is rejected', () => {
    const { engine, player, transcript, events } = setUp();
    void player.play();
    events.length = 0;
    expect(edit(player, 'Snow fell on the hills.', 'All roads were closed by night.')).toBe(false);
    expect(player.transcript).toBe(transcript);
    expect(events).toEqual([]);
    expect(engine.now.signal.aborted).toBe(false);
  });

  test('that only keeps its last paragraph is rejected: a page may have that on all of its articles', () => {
    const tail = 'Write to us about it.';
    const { player } = setUp(`${ONE} ${TWO}`, THREE, FOUR, tail);
    void player.play();
    expect(
      edit(
        player,
        'Snow fell on the hills. It went on all week.',
        'All roads were closed by night.',
        tail,
      ),
    ).toBe(false);
  });

  test('that translates all of it goes on in the same passage', () => {
    const { engine, player } = setUp(FOUR, `${ONE} ${TWO}`, THREE);
    player.seek(FOUR.length + 1 + ONE.length + 1);
    void player.play();
    const kind = 'paragraph' as const;
    const texts = [
      'Dann kam der Nebel.',
      'Die Fähre fuhr früh. Niemand sprach.',
      'Sie kostete drei Kronen.',
    ];
    const german = createTranscript(texts.map((text) => ({ text, kind, lang: 'de' })));
    expect(player.revise(german, estimateTimeline(german))).toBe(true);
    expect(engine.texts).toEqual([TWO, 'Niemand sprach.']);
  });

  test.each(['durationchange', 'sentencechange'] as const)(
    'stops if a listener of `%s` pauses',
    async (type) => {
      const { engine, player } = setUp();
      void player.play();
      player.addEventListener(type, () => player.pause());
      edit(player, 'The ferry left at noon, I think.', TWO, THREE);
      await settle();
      expect(player.paused).toBe(true);
      expect(engine.said).toHaveLength(1);
    },
  );

  test('by a listener at the start of each sentence goes on to the end', async () => {
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

  test('before a sentence that is spoken in parts goes on with the next part', async () => {
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
      `The ferry left at dawn, and nobody on it spoke, and it cost three crowns to cross.${THREE}`.replaceAll(
        ' ',
        '',
      ),
    );
    expect(engine.texts.slice(0, 2)).toEqual([first, second]);
  });
});
