import { describe, expect, test, vi } from 'vitest';
import type { Span } from '../../../src/text/span.js';
import { estimateTimeline } from '../../../src/text/timeline.js';
import { createTranscript } from '../../../src/text/transcript.js';
import { FakeEngine } from '../../support/fake-engine.js';
import { playerOf, playersOnVirtualTime } from '../../support/players.js';
import { transcriptOf } from '../../support/transcripts.js';

playersOnVirtualTime();

const SHORT = 'The ferry left at dawn.';
const PARTS = [
  'Nobody was on the pier, which was odd; ',
  'the men had gone inland, the boats lay still, ',
  'and only the gulls were there to see her go.',
];
const LONG = PARTS.join('');
const LAST = 'She came back at noon.';

/**
 * A player with a long sentence between two short ones, and an engine with a limit of 50
 * characters.
 */
function setUp(limits: Pick<FakeEngine, 'maxLength'> = { maxLength: () => 50 }) {
  const engine = Object.assign(new FakeEngine(), limits);
  const player = playerOf(engine);
  const transcript = transcriptOf(`${SHORT} ${LONG} ${LAST}`);
  player.load(transcript, estimateTimeline(transcript));
  const textOf = (span: Span | undefined = player.currentSentence) =>
    span && transcript.text.slice(span.start, span.end);
  return { engine, player, transcript, textOf, long: transcript.sentences[1]! };
}

/** The engine ends its utterance, and the player goes on. */
async function end(engine: FakeEngine): Promise<void> {
  engine.now.end();
  await vi.advanceTimersByTimeAsync(800);
}

/** A player in a long sentence, at the start of its second part. */
async function inSecondPart() {
  const all = setUp();
  all.player.seek(all.long.start);
  void all.player.play();
  await end(all.engine);
  expect(all.engine.texts.at(-1)).toBe(PARTS[1]);
  return all;
}

describe('a sentence longer than the limit of the engine', () => {
  test('is spoken in parts, each character once and in order', async () => {
    const { engine, player, transcript } = setUp();
    void player.play();
    for (let i = 0; i < 5; i++) await end(engine);
    expect(engine.texts).toEqual([SHORT, ...PARTS, LAST]);
    for (const { utterance } of engine.said) {
      expect(transcript.text.slice(utterance.source.start, utterance.source.end)).toBe(
        utterance.text,
      );
    }
    expect(player.ended).toBe(true);
  });

  test('is one sentence: reported once, and current until its last part ends', async () => {
    const { engine, player, textOf } = setUp();
    const told: unknown[] = [];
    player.addEventListener('sentencechange', () => told.push(textOf()));
    void player.play();
    for (let i = 0; i < 4; i++) await end(engine);
    expect(told).toEqual([SHORT, LONG, LAST]);
  });

  test('reports the words of each part at their offsets', async () => {
    const { engine, player, textOf } = await inSecondPart();
    engine.now.reach('boats');
    expect(textOf(player.currentWord)).toBe('boats');
    expect(textOf()).toBe(LONG);
    await end(engine);
    expect(player.currentWord).toBeUndefined();
    engine.now.reach('gulls');
    expect(textOf(player.currentWord)).toBe('gulls');
  });

  test('ignores late marks of a part that is over', async () => {
    const { engine, player, long } = await inSecondPart();
    engine.said[0]!.reach('pier');
    engine.said[0]!.mark({ start: long.end - 3, end: long.end });
    expect(player.currentWord).toBeUndefined();
    expect(player.cursor).toBe(long.start + PARTS[0]!.length);
  });

  test('goes on, after a pause, with the current part', async () => {
    const { engine, player } = await inSecondPart();
    player.pause();
    expect(engine.now.signal.aborted).toBe(true);
    void player.play();
    expect(engine.texts.at(-1)).toBe(PARTS[1]);
    await end(engine);
    await end(engine);
    expect(engine.texts.slice(-2)).toEqual([PARTS[2], LAST]);
  });

  test('goes on, at a new rate, from the word, in parts with the limit at that rate', async () => {
    const { engine, player, long } = setUp({ maxLength: ({ rate }) => 50 * rate });
    player.seek(long.start);
    void player.play();
    engine.now.reach('pier');
    player.speechSettings.playbackRate = 2;
    await end(engine);
    expect(engine.texts.slice(1).join('')).toBe(LONG.slice(LONG.indexOf('pier')));
    expect(engine.texts).toHaveLength(3);
  });

  test('starts at the word of a seek', () => {
    const { engine, player, long } = setUp();
    player.seek(long.start + LONG.indexOf('inland') + 2);
    void player.play();
    expect(engine.now.utterance.source.start).toBe(long.start + LONG.indexOf('inland'));
    expect(engine.now.utterance.text.length).toBeLessThanOrEqual(50);
  });

  test('is skipped as a whole by next', async () => {
    const { engine, player } = await inSecondPart();
    player.next();
    expect(engine.texts.at(-1)).toBe(LAST);
  });

  test('is repeated as a whole by previous, or left if it has just started', async () => {
    const { engine, player } = await inSecondPart();
    player.previous();
    expect(engine.texts.at(-1)).toBe(PARTS[0]);
    player.previous();
    await vi.advanceTimersByTimeAsync(200);
    expect(engine.texts.at(-1)).toBe(SHORT);
  });

  test('counts its time for previous from its first part', async () => {
    const { engine, player, long } = setUp({ maxLength: () => 12 });
    player.seek(long.start);
    void player.play();
    await vi.advanceTimersByTimeAsync(2100);
    await end(engine);
    player.previous();
    expect(engine.texts.at(-1)).toBe(engine.texts[0]);
  });

  test('stops if a listener pauses between two parts', async () => {
    const { engine, player, long } = setUp();
    player.seek(long.start);
    void player.play();
    engine.now.reach('pier');
    player.addEventListener('wordchange', () => player.pause());
    await end(engine);
    expect(engine.said).toHaveLength(1);
    expect(player).toMatchObject({ paused: true, cursor: long.start + PARTS[0]!.length });
  });
});

test.each<[string, Pick<FakeEngine, 'maxLength'>]>([
  ['has no limit', {}],
  ['has none for these texts', { maxLength: () => undefined }],
  ['has a limit that is not exceeded', { maxLength: () => LONG.length }],
])('an engine that %s gets whole sentences', async (_, limits) => {
  const { engine, player } = setUp(limits);
  void player.play();
  for (let i = 0; i < 3; i++) await end(engine);
  expect(engine.texts).toEqual([SHORT, LONG, LAST]);
});

test('the limit of an engine is requested with each utterance, right before it is spoken', async () => {
  const limit = vi.fn(() => undefined);
  const { engine, player, long } = setUp({ maxLength: limit });
  player.speechSettings.playbackRate = 2;
  void player.play();
  expect(limit).toHaveBeenCalledTimes(1);
  await end(engine);
  expect(limit).toHaveBeenCalledTimes(2);
  expect(limit).toHaveBeenLastCalledWith(
    expect.objectContaining({
      text: LONG,
      lang: 'en',
      rate: 2,
      source: { start: long.start, end: long.end },
    }),
  );
});

test('a part without letters and digits is not passed to the engine', async () => {
  const engine = new FakeEngine();
  engine.maxLength = () => 10;
  const player = playerOf(engine);
  const transcript = transcriptOf(`Wait ${'. '.repeat(20)}then go`);
  player.load(transcript, estimateTimeline(transcript));
  void player.play();
  for (let i = 0; i < 6 && !player.ended; i++) await end(engine);
  expect(player.ended).toBe(true);
  for (const text of engine.texts) expect(text).toMatch(/\p{L}/u);
  expect(engine.texts.join('')).toMatch(/^Wait.*then go$/);
});

test('an engine with a limit that throws stops playback with an error', async () => {
  const maxLength = () => {
    throw new Error('Broken.');
  };
  const { player } = setUp({ maxLength });
  await expect(player.play()).rejects.toMatchObject({ name: 'NotSupportedError' });
  expect(player.error).toMatchObject({ reason: 'failed' });
});

describe('a long text in a script without full stops', () => {
  const PHRASE = 'เรือออกจากท่าแต่เช้า';
  const text = Array<string>(20).fill(PHRASE).join(' ');

  test('is spoken in parts that end at spaces, and stays one sentence', async () => {
    const engine = new FakeEngine();
    const player = playerOf(engine);
    const transcript = createTranscript([{ text, lang: 'th', kind: 'paragraph' }]);
    player.load(transcript, estimateTimeline(transcript));
    void player.play();
    for (let i = 0; i < 9 && !player.ended; i++) await end(engine);
    expect(transcript.sentences).toHaveLength(1);
    expect(engine.texts.join('')).toBe(text);
    expect(engine.texts.length).toBeGreaterThan(1);
    for (const part of engine.texts) {
      expect(part.length).toBeLessThanOrEqual(200);
      expect(new Set(part.trim().split(' '))).toEqual(new Set([PHRASE]));
    }
  });
});
