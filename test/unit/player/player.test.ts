import { describe, expect, test, vi } from 'vitest';
import { type PlayerEvent } from '../../../src/player/events.js';
import { Player } from '../../../src/player/player.js';
import { SpeechError } from '../../../src/speech/speech-error.js';
import { estimateTimeline } from '../../../src/text/timeline.js';
import { FakeEngine } from '../../support/fake-engine.js';
import { transcriptOf } from '../../support/transcripts.js';
import { ONE, settle, setUp, THREE, TWO } from '../../support/ferry.js';
import { playersOnVirtualTime } from '../../support/players.js';

playersOnVirtualTime();

describe('play', () => {
  test('passes the first sentence to the engine in the same task', () => {
    const { engine, player } = setUp();
    void player.play();
    expect(engine.texts).toEqual([ONE]);
    expect(engine.now.utterance).toMatchObject({
      lang: 'en',
      rate: 1,
      volume: 1,
      source: { start: 0, end: 23 },
    });
  });

  test('speaks each sentence once, in order, to the end', async () => {
    const { engine, player, events } = setUp();
    void player.play();
    for (let i = 0; i < 3; i++) {
      engine.now.end();
      await settle();
    }
    expect(engine.texts).toEqual([ONE, TWO, THREE]);
    expect(player).toMatchObject({ ended: true, paused: true, currentSentence: undefined });
    expect(player.currentTime).toBe(player.duration);
    expect(events.slice(-3)).toEqual(['timeupdate', 'pause', 'ended']);
  });

  test('resolves when speech starts, after `play`, `waiting` and `playing`', async () => {
    const { engine, player, events } = setUp();
    let resolved = false;
    const started = player.play().then(() => (resolved = true));
    await settle();
    expect(resolved).toBe(false);
    expect(player.waiting).toBe(true);
    engine.now.begin();
    await started;
    expect(events.filter((type) => ['play', 'waiting', 'playing'].includes(type))).toEqual([
      'play',
      'waiting',
      'playing',
    ]);
  });

  test('changes the state before it dispatches the event', () => {
    const { player, spoken } = setUp();
    const seen: unknown[] = [];
    player.addEventListener('play', () => seen.push(player.paused));
    player.addEventListener('sentencechange', () => seen.push(spoken()));
    player.addEventListener('pause', () => seen.push(player.paused));
    void player.play();
    player.pause();
    expect(seen).toEqual([false, ONE, true]);
  });

  test('reports each word once, and resets it at the next sentence', async () => {
    const { engine, player, transcript } = setUp();
    const words: (string | undefined)[] = [];
    player.addEventListener('wordchange', () => {
      const { currentWord: word } = player;
      words.push(word && transcript.text.slice(word.start, word.end));
    });
    void player.play();
    for (const word of ['The', 'ferry', 'ferry', 'dawn']) engine.now.reach(word);
    engine.now.end();
    await settle();
    expect(words).toEqual(['The', 'ferry', 'dawn', undefined]);
  });

  test('a mark in the middle of a word reports that word', () => {
    const { engine, player } = setUp();
    void player.play();
    engine.now.mark({ start: 6, end: 7 });
    player.pause();
    void player.play();
    expect(engine.texts.at(-1)).toBe('ferry left at dawn.');
  });

  test('never moves the cursor backwards, nor out of the current sentence', () => {
    const { engine, player } = setUp();
    void player.play();
    engine.now.reach('left');
    const { cursor } = player;
    engine.now.reach('ferry');
    engine.now.mark({ start: 30, end: 35 });
    expect(player.cursor).toBe(cursor);
  });

  test('starts again after the end', async () => {
    const { engine, player } = setUp(ONE);
    void player.play();
    engine.now.end();
    await settle();
    void player.play();
    expect(engine.texts).toEqual([ONE, ONE]);
    expect(player).toMatchObject({ ended: false, cursor: 0 });
  });

  test('rejects if there is nothing to read', async () => {
    const player = new Player(new FakeEngine());
    await expect(player.play()).rejects.toMatchObject({ name: 'NotSupportedError' });
    expect(player.paused).toBe(true);
  });
});

describe('pause', () => {
  test('keeps the word, and ignores late events of the old run', async () => {
    const { engine, player, events } = setUp();
    void player.play();
    engine.now.reach('left');
    const { cursor, currentWord } = player;
    player.pause();
    expect(engine.now.signal.aborted).toBe(true);
    events.length = 0;
    engine.now.reach('dawn');
    engine.now.end();
    await settle();
    expect(player).toMatchObject({ paused: true, cursor, currentWord });
    expect(events).toEqual([]);
    expect(engine.said).toHaveLength(1);
  });

  test('and play speaks the rest, from the word', () => {
    const { engine, player } = setUp();
    void player.play();
    engine.now.reach('left');
    player.pause();
    void player.play();
    expect(engine.texts).toEqual([ONE, 'left at dawn.']);
    expect(engine.now.utterance.source).toEqual({ start: 10, end: 23 });
  });

  test('before speech starts rejects the promise of play()', async () => {
    const { player } = setUp();
    const started = player.play();
    player.pause();
    await expect(started).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('in a listener of `play` prevents any speech', async () => {
    const { engine, player, events } = setUp();
    player.addEventListener('play', () => player.pause());
    await expect(player.play()).rejects.toMatchObject({ name: 'AbortError' });
    expect(engine.said).toEqual([]);
    expect(events).not.toContain('waiting');
  });

  test.each(['waiting', 'sentencechange', 'playing', 'timeupdate', 'wordchange'] as const)(
    'in a listener of `%s` prevents any further speech',
    async (type) => {
      const { engine, player } = setUp();
      player.addEventListener(type, () => player.pause());
      player.play().catch(() => {});
      engine.said[0]?.reach('ferry');
      engine.said[0]?.end();
      await settle();
      expect(player.paused).toBe(true);
      expect(engine.said.length).toBeLessThan(2);
    },
  );

  test('in a listener of `waiting` is the last event', async () => {
    const { player, events } = setUp();
    player.addEventListener('waiting', () => player.pause());
    player.play().catch(() => {});
    await settle();
    expect(events.at(-1)).toBe('pause');
  });

  test('twice has the effect of once', () => {
    const { player, events } = setUp();
    void player.play();
    events.length = 0;
    player.pause();
    player.pause();
    expect(events).toEqual(['timeupdate', 'pause']);
  });
});

describe('seek', () => {
  test('goes on speaking from the new position only', async () => {
    const { engine, player, transcript } = setUp();
    void player.play();
    const old = engine.now;
    player.seek(transcript.sentences[2]!.start);
    old.end();
    await settle();
    expect(engine.texts).toEqual([ONE, THREE]);
  });

  test('while paused speaks nothing, and play goes on from there', () => {
    const { engine, player, transcript } = setUp();
    player.seek(transcript.sentences[1]!.start);
    expect(engine.said).toEqual([]);
    void player.play();
    expect(engine.texts).toEqual([TWO]);
  });

  test('in a word goes to its start, and outside of the article to its start or end', () => {
    const { player, transcript } = setUp();
    player.seek(12);
    expect(player.cursor).toBe(10);
    player.seek(-5);
    expect(player.cursor).toBe(0);
    player.seek(1e9);
    expect(player.cursor).toBe(transcript.text.length);
  });

  test('with an invalid offset throws, and keeps the position', () => {
    const { player } = setUp();
    player.seek(10);
    expect(() => player.seek(NaN)).toThrow(TypeError);
    expect(() => (player.currentTime = Infinity)).toThrow(TypeError);
    expect(player.cursor).toBe(10);
  });

  test('to a time goes to the sentence at that time', () => {
    const { player, transcript } = setUp();
    const third = transcript.sentences[2]!;
    player.currentTime = estimateTimeline(transcript).timeAt(third.start);
    expect(player.cursor).toBe(third.start);
  });

  test('by next and previous goes to sentences, and stops at the ends', () => {
    const { player, transcript } = setUp();
    const starts = transcript.sentences.map(({ start }) => start);
    const visited = [player.next(), player.next(), player.next()].map(() => player.cursor);
    expect(visited.at(-1)).toBe(starts[2]);
    player.previous();
    expect(player.cursor).toBe(starts[1]);
    player.previous();
    player.previous();
    expect(player.cursor).toBe(starts[0]);
  });

  test('by previous repeats the sentence after two seconds of it', async () => {
    const { engine, player } = setUp();
    void player.play();
    engine.now.end();
    await settle();
    await vi.advanceTimersByTimeAsync(2100);
    player.previous();
    expect(engine.texts).toEqual([ONE, TWO, TWO]);
    await vi.advanceTimersByTimeAsync(1000);
    player.previous();
    expect(engine.texts.at(-1)).toBe(ONE);
  });
});

describe('speech settings', () => {
  test('a new rate within a sentence applies to the rest of it, from the word', async () => {
    const { engine, player, events } = setUp();
    void player.play();
    engine.now.reach('ferry');
    const old = engine.now;
    player.speechSettings.playbackRate = 2;
    old.end();
    await settle();
    expect(engine.texts).toEqual([ONE, 'ferry left at dawn.']);
    expect(engine.now.utterance.rate).toBe(2);
    expect(events.filter((type) => type === 'ratechange')).toHaveLength(1);
    expect(player.paused).toBe(false);
  });

  test('settings before the first play are stored, and speak nothing', () => {
    const { engine, player } = setUp();
    Object.assign(player.speechSettings, { playbackRate: 1.5, volume: 0.3 });
    expect(engine.said).toEqual([]);
    void player.play();
    expect(engine.now.utterance).toMatchObject({ rate: 1.5, volume: 0.3 });
  });

  test('muted speaks at volume 0, and keeps the volume', async () => {
    const { engine, player } = setUp();
    player.speechSettings.volume = 0.4;
    player.speechSettings.muted = true;
    void player.play();
    expect(engine.now.utterance.volume).toBe(0);
    await settle();
    player.speechSettings.muted = false;
    expect(engine.now.utterance.volume).toBe(0.4);
  });

  test('invalid values throw as in the platform; a rate out of range is clamped', () => {
    const { speechSettings } = setUp().player;
    expect(() => (speechSettings.playbackRate = NaN)).toThrow(TypeError);
    expect(() => (speechSettings.playbackRate = 'fast' as never)).toThrow(TypeError);
    expect(() => (speechSettings.volume = 2)).toThrow(
      expect.objectContaining({ name: 'IndexSizeError' }) as Error,
    );
    expect(speechSettings).toMatchObject({ playbackRate: 1, volume: 1 });
    speechSettings.playbackRate = 9;
    expect(speechSettings.playbackRate).toBe(4);
    speechSettings.playbackRate = 0;
    expect(speechSettings.playbackRate).toBe(0.5);
  });
});

describe('a voice that fails', () => {
  test.each([
    ['no-voice', 4, 'NotSupportedError'],
    ['silent', 3, 'NotSupportedError'],
    ['not-allowed', 3, 'NotAllowedError'],
  ] as const)('%s stops, keeps the position and sets the error', async (reason, code, name) => {
    const { engine, player, events } = setUp();
    const started = player.play();
    engine.now.fail(new SpeechError(reason, 'No.', 'en'));
    await expect(started).rejects.toMatchObject({ name });
    expect(player).toMatchObject({
      paused: true,
      cursor: 0,
      error: { code, reason, message: 'No.', lang: 'en' },
    });
    expect(events.slice(-2)).toEqual(['error', 'pause']);
  });

  test('can be played again, which clears the error', async () => {
    const { engine, player } = setUp();
    player.play().catch(() => {});
    engine.now.end();
    await settle();
    engine.now.fail(new SpeechError('silent', 'No.', 'en'));
    await settle();
    void player.play();
    expect(engine.texts).toEqual([ONE, TWO, TWO]);
    expect(player.error).toBeUndefined();
  });

  test('because it was interrupted stops with an error, and does not speak again', async () => {
    const { engine, player, events } = setUp();
    player.play().catch(() => {});
    engine.now.begin();
    engine.now.fail(new SpeechError('interrupted', 'Taken.', 'en'));
    await settle();
    expect(player).toMatchObject({ paused: true, error: { reason: 'interrupted' } });
    expect(events.slice(-2)).toEqual(['error', 'pause']);
    expect(engine.said).toHaveLength(1);
  });

  test('an engine may throw any value', async () => {
    const { engine, player } = setUp();
    player.play().catch(() => {});
    engine.now.fail('nonsense');
    await settle();
    expect(player.error).toMatchObject({ reason: 'failed', message: 'nonsense' });
  });
});

describe('a promise of play()', () => {
  test('resolves if the article ends before speech starts', async () => {
    const { player, transcript } = setUp();
    const started = player.play();
    player.seek(transcript.text.length);
    await started;
    expect(player.ended).toBe(true);
  });

  test('rejects if another article is loaded', async () => {
    const { player } = setUp();
    const started = player.play();
    const next = transcriptOf(THREE);
    player.load(next, estimateTimeline(next));
    await expect(started).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('several players or articles', () => {
  test('of two players, the last one that was started speaks', () => {
    const [first, second] = [setUp(), setUp()];
    void first.player.play();
    void second.player.play();
    expect([first.player.paused, second.player.paused]).toEqual([true, false]);
  });

  test('a player in another tab pauses this one', async () => {
    vi.useRealTimers();
    const { player } = setUp();
    void player.play();
    const paused = new Promise((resolve) => player.addEventListener('pause', resolve));
    const otherTab = new BroadcastChannel('article-player');
    otherTab.postMessage('speaking');
    await paused;
    otherTab.close();
    expect(player.paused).toBe(true);
  });

  test('a player that plays again in its `pause` event keeps speaking', async () => {
    const [first, second] = [setUp(), setUp()];
    void first.player.play();
    first.player.addEventListener('pause', () => void first.player.play(), { once: true });
    await expect(second.player.play()).rejects.toMatchObject({ name: 'AbortError' });
    expect([first.player.paused, second.player.paused]).toEqual([false, true]);
    expect(second.engine.said).toEqual([]);
    expect(second.events).not.toContain('play');
  });

  test('play() in a listener during load() plays the new article', () => {
    const { engine, player } = setUp();
    void player.play();
    player.addEventListener('pause', () => void player.play(), { once: true });
    const next = transcriptOf(THREE);
    player.load(next, estimateTimeline(next));
    expect(engine.texts).toEqual([ONE, THREE]);
    expect(player).toMatchObject({ paused: false, started: true });
  });

  test('load() stops the current article, and starts the new one at its start', () => {
    const { engine, player, events } = setUp();
    void player.play();
    const next = transcriptOf(THREE);
    player.load(next, estimateTimeline(next));
    expect(player).toMatchObject({
      paused: true,
      cursor: 0,
      started: false,
      currentSentence: undefined,
    });
    expect(events).toContain('emptied');
    expect(engine.now.signal.aborted).toBe(true);
  });
});

test('events have their trigger', () => {
  const { player } = setUp();
  const triggers: unknown[] = [];
  for (const type of ['play', 'seeked', 'pause'] as const) {
    player.addEventListener(type, (event) => triggers.push((event as PlayerEvent).trigger));
  }
  void player.play('button');
  player.next('keyboard');
  player.pause();
  expect(triggers).toEqual(['button', 'keyboard', 'api']);
});

test('a rest of a sentence without letters and digits is skipped', async () => {
  const { engine, player } = setUp(`${ONE} ${TWO}`);
  player.seek(ONE.length - 1);
  void player.play();
  await settle();
  expect(engine.texts).toEqual([TWO]);
});
