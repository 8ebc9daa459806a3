import { describe, expect, test, vi } from 'vitest';
import { estimateTimeline } from '../../../src/text/timeline.js';
import { transcriptOf } from '../../support/transcripts.js';
import { ONE, settle, setUp, THREE, TWO } from '../../support/ferry.js';
import { playersOnVirtualTime } from '../../support/players.js';

playersOnVirtualTime();

const after = (seconds: number) => vi.advanceTimersByTimeAsync(1000 * seconds);

/** The times of an event, in ms. */
function timesOf(player: ReturnType<typeof setUp>['player'], type: string): number[] {
  const times: number[] = [];
  player.addEventListener(type, () => times.push(performance.now()));
  return times;
}

describe('the time during playback', () => {
  test('advances without marks, but not beyond the current sentence', async () => {
    const { engine, player, transcript } = setUp();
    void player.play();
    await after(3);
    expect(player.currentTime).toBe(0);
    engine.now.begin();
    await after(1);
    expect(player.currentTime).toBeCloseTo(1);
    await after(60);
    expect(player.currentTime).toBeLessThan(player.timeAt(transcript.sentences[1]!.start));
    expect(player.currentTime).toBeGreaterThan(player.timeAt(transcript.sentences[0]!.end - 2));
  });

  test('is reported four times a second, and no more, even if the voice reports each word', async () => {
    const { engine, player } = setUp();
    const told = timesOf(player, 'timeupdate');
    void player.play();
    engine.now.begin();
    told.length = 0;
    for (let i = 0; i < 20; i++) {
      await after(0.05);
      engine.now.reach(['The', 'ferry', 'left', 'at', 'dawn'][i % 5]!);
    }
    await after(2);
    expect(told.length).toBe(12);
    const gaps = told.slice(1).map((time, index) => time - told[index]!);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(250);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(300);
  });

  test('never goes back, with any marks', async () => {
    const { engine, player } = setUp();
    const seen: number[] = [];
    player.addEventListener('timeupdate', () => seen.push(player.currentTime));
    void player.play();
    for (let sentence = 0; sentence < 3; sentence++) {
      engine.now.begin();
      for (const word of engine.now.utterance.text.match(/\w+/g)!) {
        engine.now.reach(word);
        await after(sentence === 1 ? 0.05 : 0.9);
      }
      engine.now.end();
      await settle();
    }
    expect(player.ended).toBe(true);
    expect(seen.length).toBeGreaterThan(10);
    expect(seen).toEqual([...seen].sort((one, other) => one - other));
  });

  test('advances in the pause between two passages', async () => {
    const { engine, player, transcript } = setUp(ONE, THREE);
    void player.play();
    engine.now.begin();
    engine.now.end();
    await after(0);
    const before = player.currentTime;
    await after(0.2);
    expect(player.currentTime - before).toBeCloseTo(0.2);
    expect(player.currentTime).toBeLessThan(player.timeAt(transcript.sentences[1]!.start));
  });

  test('stands still while paused or waiting, and leaves no timer', async () => {
    const { engine, player } = setUp();
    void player.play();
    engine.now.begin();
    await after(1);
    player.seek(player.cursor);
    const waiting = player.currentTime;
    await after(1);
    expect(player.currentTime).toBe(waiting);
    player.pause();
    await after(1);
    expect(player.currentTime).toBe(waiting);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('pause() in a listener of `timeupdate` ends these events', async () => {
    const { engine, player } = setUp();
    void player.play();
    engine.now.begin();
    let told = 0;
    player.addEventListener('timeupdate', () => {
      told += 1;
      if (told === 1) player.pause();
    });
    await after(2);
    expect(told).toBe(2); // the one at which it paused, and that of the pause
  });

  test('is later by the duration of text inserted before it', async () => {
    const { engine, player, transcript } = setUp();
    player.next();
    void player.play();
    await settle();
    engine.now.begin();
    await after(0.5);
    const before = player.currentTime;
    const edited = transcriptOf(`All of this is new. ${ONE} ${TWO}`, THREE);
    expect(player.revise(edited, estimateTimeline(edited))).toBe(true);
    const inserted =
      estimateTimeline(edited).timeAt(edited.sentences[2]!.start) -
      estimateTimeline(transcript).timeAt(transcript.sentences[1]!.start);
    expect(player.currentTime - before).toBeCloseTo(inserted);
  });
});

describe('a seek to a time', () => {
  test('sets the time, which stands still until speech starts', async () => {
    const { engine, player } = setUp();
    player.currentTime = 1;
    expect(player.currentTime).toBe(1);
    void player.play();
    expect(player.currentTime).toBe(1);
    engine.now.begin();
    await after(0.4);
    expect(player.currentTime).toBeGreaterThan(1);
  });

  test('before the start goes to the start, and after the end to the end, which ends playback', () => {
    const { player, events } = setUp();
    player.currentTime = -4;
    expect([player.currentTime, player.ended]).toEqual([0, false]);
    player.currentTime = 1e6;
    expect([player.currentTime, player.ended]).toEqual([player.duration, true]);
    expect(events.slice(-4)).toEqual(['seeking', 'timeupdate', 'seeked', 'ended']);
  });

  test('after the end during playback ends it', async () => {
    const { engine, player, events } = setUp();
    void player.play();
    engine.now.begin();
    events.length = 0;
    player.currentTime = Number.MAX_VALUE;
    await settle();
    expect(events.filter((type) => !type.endsWith('change'))).toEqual([
      ...['seeking', 'waiting', 'timeupdate', 'seeked'],
      ...['timeupdate', 'pause', 'ended'],
    ]);
  });

  test('before an article is loaded sets its start time', () => {
    const { player, events } = setUp();
    player.empty();
    player.currentTime = 2;
    expect(player.currentTime).toBe(2);
    const next = transcriptOf(`${ONE} ${TWO}`, THREE);
    events.length = 0;
    player.load(next, estimateTimeline(next));
    expect(player.currentTime).toBe(2);
    expect(events).toEqual([
      ...['loadstart', 'durationchange', 'loadedmetadata', 'seeking', 'timeupdate', 'seeked'],
      ...['loadeddata', 'canplay', 'canplaythrough', 'progress'],
    ]);
  });
});

describe('the played ranges', () => {
  test('are the spoken ranges, merged if they touch', async () => {
    const { engine, player, transcript } = setUp();
    const at = (sentence: number) => player.timeAt(transcript.sentences[sentence]!.start);
    expect(player.played).toEqual([]);
    void player.play();
    expect(player.played).toEqual([]);
    engine.now.begin();
    await after(1);
    expect(player.played).toEqual([[0, player.currentTime]]);
    player.seek(transcript.sentences[2]!.start);
    await settle();
    engine.now.begin();
    await after(0.5);
    player.pause();
    const [first, second] = player.played;
    expect(first![1]).toBeCloseTo(1, 0);
    expect(second![0]).toBe(at(2));
    expect(second![1]).toBeGreaterThan(at(2));
    player.seek(0);
    void player.play();
    for (let i = 0; i < 3; i++) {
      engine.now.begin();
      engine.now.end();
      await settle();
    }
    expect(player.played).toEqual([[0, player.duration]]);
  });
});

describe('loop', () => {
  test('starts again at the end, after a pause, and never ends', async () => {
    const { engine, player, events } = setUp(ONE);
    player.loop = true;
    void player.play();
    engine.now.begin();
    events.length = 0;
    engine.now.end();
    await after(0);
    const last = events.filter((type) => !type.endsWith('change')).slice(-4);
    expect(last).toEqual(['seeking', 'waiting', 'timeupdate', 'seeked']);
    expect([player.currentTime, player.ended, player.paused]).toEqual([0, false, false]);
    await after(1);
    expect(engine.texts).toEqual([ONE, ONE]);
    player.loop = false;
    engine.now.end();
    await settle();
    expect(player.ended).toBe(true);
    player.loop = true;
    expect(player.ended).toBe(false);
  });
});

describe('the order of events', () => {
  const said = async (made: ReturnType<typeof setUp>) => {
    made.engine.now.begin();
    made.engine.now.end();
    await settle();
  };

  test('of an article from the start to the end, and from the start again', async () => {
    const made = setUp(ONE);
    const { player, engine, events } = made;
    events.length = 0;
    void player.play();
    await said(made);
    void player.play();
    engine.now.begin();
    player.pause();
    expect(
      events.filter((type) => !['sentencechange', 'wordchange', 'voicechange'].includes(type)),
    ).toEqual([
      ...['play', 'waiting', 'playing', 'timeupdate', 'timeupdate', 'pause', 'ended'],
      ...['seeking', 'play', 'waiting', 'timeupdate', 'seeked', 'playing', 'timeupdate', 'pause'],
    ]);
  });

  test('a promise of play() settles after the events of its outcome', async () => {
    const { player, events } = setUp();
    const order: string[] = [];
    const started = player.play().catch((error: DOMException) => order.push(error.name));
    player.addEventListener('pause', () => order.push('pause'));
    player.pause();
    await started;
    expect(order).toEqual(['pause', 'AbortError']);
    expect(events).not.toContain('playing');
  });

  test('of an emptied player: it stops, has no article, and has the default rate', async () => {
    const { player, engine, events } = setUp();
    player.speechSettings.playbackRate = 2;
    player.speechSettings.defaultPlaybackRate = 1.5;
    const started = player.play();
    engine.now.begin();
    await started;
    events.length = 0;
    player.empty();
    expect(events.filter((type) => type !== 'sentencechange')).toEqual([
      'pause',
      'emptied',
      'ratechange',
    ]);
    expect(player).toMatchObject({
      paused: true,
      readyState: 0,
      networkState: 0,
      duration: NaN,
      currentTime: 0,
    });
    expect(player.speechSettings.playbackRate).toBe(1.5);
  });

  test('a change of the default rate is reported, and speaks nothing again', () => {
    const { player, engine, events } = setUp();
    void player.play();
    engine.now.begin();
    events.length = 0;
    player.speechSettings.defaultPlaybackRate = 2;
    expect(events).toEqual(['ratechange']);
    expect(engine.said).toHaveLength(1);
  });

  test('events of a user action have their trigger', () => {
    const { player } = setUp();
    const triggers: unknown[] = [];
    for (const type of ['ratechange', 'volumechange', 'seeked']) {
      player.addEventListener(type, (event) =>
        triggers.push([type, (event as Event & { trigger?: string }).trigger]),
      );
    }
    player.withTrigger('keyboard', () => (player.speechSettings.playbackRate = 2));
    player.withTrigger('media-session', () => player.next());
    player.speechSettings.volume = 0.5;
    expect(triggers).toEqual([
      ['ratechange', 'keyboard'],
      ['seeked', 'media-session'],
      ['volumechange', 'api'],
    ]);
  });
});

describe('by passage', () => {
  test('next goes to the first sentence of the next passage, and not beyond the last one', () => {
    const { player, transcript } = setUp(`${ONE} ${TWO}`, THREE);
    player.nextPassage();
    expect(player.cursor).toBe(transcript.sentences[2]!.start);
    player.nextPassage();
    expect(player.cursor).toBe(transcript.sentences[2]!.start);
  });

  test('previous goes to the start of the passage after two seconds of it, otherwise to the previous one', () => {
    const { player, transcript } = setUp(`${ONE} ${TWO}`, `${THREE} ${ONE}`);
    player.seek(transcript.sentences[3]!.start);
    player.previousPassage();
    expect(player.cursor).toBe(transcript.sentences[2]!.start);
    player.previousPassage();
    expect(player.cursor).toBe(0);
    player.seek(transcript.text.length);
    player.previousPassage();
    expect(player.cursor).toBe(transcript.sentences[2]!.start);
  });
});
