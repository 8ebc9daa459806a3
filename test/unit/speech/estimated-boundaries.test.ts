import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SpeechEngine, Utterance } from '../../../src/speech/types.js';
import { SpeakingRates } from '../../../src/speech/speaking-rates.js';
import { withEstimatedBoundaries } from '../../../src/speech/estimated-boundaries.js';
import { VirtualClock } from '../../fake-speech/clock.js';
import { FakeEngine } from '../../support/fake-engine.js';
import { speakBy, utteranceOf } from '../../support/speak.js';

const TEXT = 'The ferry left at dawn with nobody on the pier to see it go out into the fog.';
const WORDS = TEXT.slice(0, -1).split(' ');

let clock: VirtualClock;
beforeEach(() => (clock = VirtualClock.install()));
afterEach(() => {
  const { pending } = clock;
  clock.uninstall();
  expect(pending, 'timers left behind').toBe(0);
});

function setUp() {
  const inner = new FakeEngine();
  const rates = new SpeakingRates({});
  const engine = withEstimatedBoundaries(inner, rates);
  const say = (more: Partial<Utterance> = {}) => {
    const source = { start: 50, end: 50 + TEXT.length };
    const spoken = speakBy(engine, utteranceOf(TEXT, { source, ...more }));
    const words = (estimated: boolean) =>
      spoken.marks
        .filter((mark) => mark.end > mark.start && !!mark.estimated === estimated)
        .map(({ start, end }) => TEXT.slice(start - 50, end - 50));
    return { ...spoken, words };
  };
  /** Speaks it in so many ms, without boundaries. */
  const sayIn = async (ms: number) => {
    const one = say();
    inner.now.begin();
    await clock.advance(ms);
    inner.now.end();
    await one.outcome;
    return one;
  };
  return { inner, rates, engine, say, sayIn };
}

describe('an engine without boundaries', () => {
  test('gets estimates: at first after some time, later from the start', async () => {
    const { sayIn } = setUp();
    const first = await sayIn(5_000);
    expect(first.words(false)).toEqual([]);
    expect(first.words(true).length).toBeLessThan(WORDS.length);
    await sayIn(5_000);
    const third = await sayIn(5_000);
    expect(third.words(true)).toEqual(WORDS);
  });

  test('gets estimates by the measured speed of its voice', async () => {
    const { say, sayIn, inner } = setUp();
    for (let i = 0; i < 6; i++) await sayIn(10_120);
    const slow = say();
    inner.now.begin();
    await clock.advance(5_000);
    expect(slow.words(true).length).toBeGreaterThan(0.4 * WORDS.length);
    expect(slow.words(true).length).toBeLessThan(0.6 * WORDS.length);
    slow.stop.abort();
    await slow.outcome;
  });

  test('keeps the last word until the end, and shifts the estimates after a freeze', async () => {
    const { say, sayIn, inner } = setUp();
    await sayIn(5_000);
    await sayIn(5_000);
    const third = say();
    inner.now.begin();
    await clock.advance(1_000);
    clock.jump(60_000);
    await clock.advance(10);
    expect(third.words(true).length).toBeLessThan(0.5 * WORDS.length);
    await clock.advance(60_000);
    expect(third.words(true)).toEqual(WORDS);
    inner.now.end();
    await third.outcome;
  });
});

describe('an engine with boundaries', () => {
  test('gets no estimates, and no word is marked twice or backwards', async () => {
    const { inner, say } = setUp();
    const one = say();
    inner.now.begin();
    for (const word of ['The', 'ferry', 'ferry', 'The', 'left']) {
      await clock.advance(200);
      inner.now.reach(word);
    }
    await clock.advance(10_000);
    inner.now.end();
    await one.outcome;
    expect([one.words(false), one.words(true)]).toEqual([['The', 'ferry', 'left'], []]);
  });

  test('that are late gets estimates until they come', async () => {
    const { inner, say } = setUp();
    const one = say();
    inner.now.begin();
    await clock.advance(2_000);
    expect(one.words(true).length).toBeGreaterThan(2);
    inner.now.reach('pier');
    await clock.advance(3_000);
    expect(one.words(false)).toEqual(['pier']);
    expect(one.words(true)).not.toContain('fog');
    inner.now.end();
    await one.outcome;
  });

  test('in the middle of a word, or at a space, marks that word or the next one', async () => {
    const { inner, say } = setUp();
    const one = say();
    inner.now.mark({ start: 50 + 5, end: 50 + 6 });
    inner.now.mark({ start: 50 + 9, end: 50 + 10 });
    inner.now.end();
    await one.outcome;
    expect(one.words(false)).toEqual(['ferry', 'left']);
  });

  test('that are implausible three times is ignored from then on', async () => {
    const { inner, say } = setUp();
    const one = say();
    inner.now.begin();
    for (const word of ['out', 'into', 'fog']) inner.now.reach(word);
    await clock.advance(1_000);
    inner.now.reach('ferry');
    expect(one.words(false)).toEqual([]);
    expect(one.words(true).length).toBeGreaterThan(0);
    inner.now.end();
    await one.outcome;
    const two = say();
    inner.now.begin();
    inner.now.reach('The');
    expect(two.words(false)).toEqual([]);
    inner.now.end();
    await two.outcome;
  });
});

test('a voice is trusted after a retry, although the attempt before had no boundaries', async () => {
  const { inner, say } = setUp();
  const one = say();
  inner.now.begin();
  await clock.advance(20_000);
  inner.now.begin();
  for (const word of ['The', 'ferry', 'left', 'at', 'dawn']) {
    await clock.advance(200);
    inner.now.reach(word);
  }
  inner.now.end();
  await one.outcome;
  const two = say();
  inner.now.begin();
  inner.now.reach('The');
  expect(two.words(false)).toEqual(['The']);
  inner.now.end();
  await two.outcome;
});

describe('the wrapped engine', () => {
  test('keeps its other members', async () => {
    const { inner, engine } = setUp();
    expect(engine.name).toBe(inner.name);
    const limited: SpeechEngine = Object.assign(new FakeEngine(), {
      maxLength: () => 7,
      available: () => false,
    });
    const wrapped = withEstimatedBoundaries(limited, new SpeakingRates({}));
    const utterance = { text: TEXT, source: { start: 0, end: 1 }, lang: 'en', rate: 1, volume: 1 };
    expect(engine.maxLength?.(utterance)).toBeUndefined();
    expect([wrapped.maxLength?.(utterance), wrapped.available?.(), await wrapped.voices()]).toEqual(
      [7, false, []],
    );
  });

  test('gets measured rates, but not from utterances with several attempts', async () => {
    const { inner, engine, say, sayIn } = setUp();
    expect(engine.measuredRate?.('', 1)).toBeUndefined();
    await sayIn(10_120);
    await sayIn(10_120);
    const speed = engine.measuredRate?.('', 1);
    expect(speed).toBeLessThan(0.6);
    const broken = say();
    inner.now.begin();
    await clock.advance(4_000);
    inner.now.begin();
    await clock.advance(4_000);
    inner.now.end();
    await broken.outcome;
    expect(engine.measuredRate?.('', 1)).toBe(speed);
  });

  test('rejects as before if it is aborted or fails', async () => {
    const { inner, say } = setUp();
    const stopped = say();
    inner.now.begin();
    stopped.stop.abort();
    const failed = say();
    inner.now.fail(new RangeError('Broken.'));
    expect([await stopped.outcome, await failed.outcome]).toEqual(['AbortError', 'RangeError']);
  });
});
