import { describe, expect, test, vi } from 'vitest';
import { SleepTimer } from '../../../../src/features/sleep-timer/controller.js';
import type { SleepChoice } from '../../../../src/options/choices.js';
import type { PlayerEvent } from '../../../../src/player/events.js';
import { estimateTimeline } from '../../../../src/text/timeline.js';
import { createTranscript, type PassageKind } from '../../../../src/text/transcript.js';
import { FakeEngine } from '../../../support/fake-engine.js';
import { settle } from '../../../support/ferry.js';
import { playerOf, playersOnVirtualTime } from '../../../support/players.js';

playersOnVirtualTime();

const PASSAGES: readonly (readonly [PassageKind, string])[] = [
  ['heading', 'The last ferry'],
  ['paragraph', 'It left at dawn. Nobody spoke.'],
  ['heading', 'The harbour'],
  ['heading', 'Its first years'],
  ['paragraph', 'Stones were brought. Walls were built.'],
  ['heading', 'Today'],
  ['paragraph', 'It is quiet now.'],
];

function transcriptOf(passages: typeof PASSAGES) {
  return createTranscript(passages.map(([kind, text]) => ({ kind, text, lang: 'en' })));
}

function setUp() {
  const engine = new FakeEngine();
  const player = playerOf(engine);
  const transcript = transcriptOf(PASSAGES);
  player.load(transcript, estimateTimeline(transcript));
  const requestUpdate = vi.fn();
  const host = { addController: () => {}, requestUpdate } as never;
  const timer = new SleepTimer({ host, player });
  const pauses: unknown[] = [];
  player.addEventListener('pause', (event) => pauses.push((event as PlayerEvent).trigger));
  /** Says what is being said to its end. */
  const say = async () => {
    engine.now.end();
    await settle();
  };
  const sayTo = async (text: string) => {
    while (engine.texts.at(-1) !== text) await say();
  };
  const choose = (choice: SleepChoice) => (timer.choice = choice);
  return { engine, player, timer, pauses, say, sayTo, choose, requestUpdate };
}

describe('a sleep timer for minutes', () => {
  test('lets the sentence finish, says why it pauses, and is off', async () => {
    const { engine, player, timer, pauses, say, choose } = setUp();
    void player.play();
    choose(1);
    await vi.advanceTimersByTimeAsync(61_000);
    expect([player.paused, timer.remaining]).toEqual([false, 0]);
    await say();
    expect([player.paused, pauses, engine.texts]).toEqual([
      true,
      ['sleep-timer'],
      ['The last ferry.'],
    ]);
    expect(timer).toMatchObject({ choice: 'off', remaining: undefined, stopped: true });
    void player.play();
    expect([engine.texts.at(-1), timer.stopped]).toEqual(['It left at dawn.', false]);
  });

  test('tells what is left, and goes on over a sentence that ends before', async () => {
    const { player, timer, say, choose } = setUp();
    void player.play();
    choose(2);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(timer.remaining).toBe(90);
    await say();
    expect(player.paused).toBe(false);
  });

  test('counts only while it plays', async () => {
    const { player, timer, choose } = setUp();
    choose(1);
    await vi.advanceTimersByTimeAsync(50_000);
    expect(timer.remaining).toBe(60);
    void player.play();
    await vi.advanceTimersByTimeAsync(20_000);
    player.pause();
    await vi.advanceTimersByTimeAsync(50_000);
    void player.play();
    expect(timer.remaining).toBe(40);
  });

  test('is not changed by a seek or another speed, and does not take a seek for the end of a sentence', async () => {
    const { player, timer, say, choose } = setUp();
    void player.play();
    choose(1);
    await vi.advanceTimersByTimeAsync(30_000);
    player.next();
    player.speechSettings.playbackRate = 2;
    await settle();
    expect(timer.remaining).toBeCloseTo(29.2);
    await vi.advanceTimersByTimeAsync(30_000);
    player.next();
    await settle();
    expect(player.paused).toBe(false);
    await say();
    expect(player.paused).toBe(true);
  });

  test('is over for who pauses in the last sentence: they are awake', async () => {
    const { player, timer, choose, say } = setUp();
    void player.play();
    choose(1);
    await vi.advanceTimersByTimeAsync(61_000);
    player.pause('button');
    expect(timer.choice).toBe('off');
    void player.play();
    await say();
    expect(player.paused).toBe(false);
  });

  test('is off when called off, and at the end of the article', async () => {
    const { player, timer, choose, say } = setUp();
    void player.play();
    choose(1);
    choose('off');
    await vi.advanceTimersByTimeAsync(61_000);
    await say();
    expect(player.paused).toBe(false);
    choose(30);
    player.seek(player.transcript!.text.indexOf('It is quiet'));
    await settle();
    while (!player.ended) await say();
    expect(timer.choice).toBe('off');
  });

  test('does not stop in the middle of a sentence that is edited while it is said', async () => {
    const { engine, player, choose } = setUp();
    void player.play();
    player.next();
    await settle();
    engine.now.reach('left');
    choose(1);
    await vi.advanceTimersByTimeAsync(61_000);
    const edited = transcriptOf(PASSAGES.with(1, ['paragraph', 'It left at noon. Nobody spoke.']));
    player.revise(edited, estimateTimeline(edited));
    await settle();
    expect(player.paused).toBe(false);
    engine.now.end();
    await settle();
    expect(player.paused).toBe(true);
  });

  test('leaves no timer behind', () => {
    const { player, choose } = setUp();
    choose(30);
    void player.play();
    player.pause();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a sleep timer for the section', () => {
  test('stops before the next heading, which is said when it goes on', async () => {
    const { engine, player, pauses, sayTo, say, choose } = setUp();
    void player.play();
    await sayTo('It left at dawn.');
    choose('section');
    await sayTo('Nobody spoke.');
    expect(player.paused).toBe(false);
    await say();
    expect([player.paused, pauses, engine.texts.at(-1)]).toEqual([
      true,
      ['sleep-timer'],
      'Nobody spoke.',
    ]);
    void player.play();
    expect(engine.texts.at(-1)).toBe('The harbour.');
  });

  test('goes past a heading right behind another one, whose section it is in', async () => {
    const { engine, player, sayTo, say, choose } = setUp();
    void player.play();
    await sayTo('Nobody spoke.');
    await say();
    expect(engine.texts.at(-1)).toBe('The harbour.');
    choose('section');
    await sayTo('Walls were built.');
    await say();
    expect([player.paused, engine.texts.at(-1)]).toEqual([true, 'Walls were built.']);
  });

  test('is that of the place where a seek has led', async () => {
    const { engine, player, sayTo, say, choose } = setUp();
    void player.play();
    choose('section');
    player.seek(player.transcript!.text.indexOf('Stones'));
    await sayTo('Walls were built.');
    await say();
    expect([player.paused, engine.texts.at(-1)]).toEqual([true, 'Walls were built.']);
  });

  test('is off when another article comes; minutes are not', () => {
    const { player, timer, choose } = setUp();
    for (const [choice, then] of [
      ['section', 'off'],
      ['article', 'off'],
      [5, 5],
    ] as const) {
      choose(choice);
      player.load(player.transcript!, estimateTimeline(player.transcript!));
      expect(timer.choice).toBe(then);
    }
  });
});

test('a sleep timer for the article is off at its end', async () => {
  const { player, timer, say, choose, pauses } = setUp();
  void player.play();
  choose('article');
  while (!player.ended) await say();
  expect([timer.choice, pauses]).toEqual(['off', [undefined]]);
});

test.each<[string, (set: ReturnType<typeof setUp>) => void]>([
  ['plays again', ({ player }) => void player.play()],
  ['sets it anew', ({ choose }) => choose(5)],
  [
    'opens another article',
    ({ player }) => player.load(transcriptOf(PASSAGES), estimateTimeline(player.transcript!)),
  ],
])('that a sleep timer has paused is over once a person %s, and not by a seek', async (_, act) => {
  const set = setUp();
  void set.player.play();
  set.choose('section');
  await set.sayTo('Nobody spoke.');
  await set.say();
  set.player.next();
  await settle();
  expect(set.timer.stopped).toBe(true);
  act(set);
  expect(set.timer.stopped).toBe(false);
});

test.each(['section', 'article'] as const)(
  'a sleep timer for the %s stops at the end of an article that is played over and over',
  async (choice) => {
    const { engine, player, timer, say, sayTo, choose } = setUp();
    Object.assign(player, { loop: true });
    void player.play();
    await sayTo('It is quiet now.');
    choose(choice);
    const { length } = engine.texts;
    await say();
    expect([player.paused, timer.choice, engine.texts.length]).toEqual([true, 'off', length]);
  },
);

test('each choice is told to the face, and one that there is not is refused', () => {
  const { timer, choose, requestUpdate } = setUp();
  choose('section');
  expect(requestUpdate).toHaveBeenCalledTimes(1);
  for (const wrong of [0, -1, NaN, Infinity, 'never', undefined])
    expect(() => choose(wrong as never)).toThrow(RangeError);
  expect(timer.choice).toBe('section');
});
