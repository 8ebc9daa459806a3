import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AudioOutput } from '../../../src/speech/audio/audio-output.js';
import type { Playing, Sound, TimedMark } from '../../../src/speech/audio/types.js';
import { SpeechError } from '../../../src/speech/speech-error.js';
import { pressBefore } from '../../support/pressed.js';
import { toneUrl } from '../../support/sound.js';

pressBefore();

let output: AudioOutput;
let stop: AbortController;
/** The types of the element's events. */
let events: string[];

beforeEach(() => {
  output = new AudioOutput();
  stop = new AbortController();
  const seen: string[] = (events = []);
  for (const type of ['loadstart', 'seeking', 'pause', 'ended']) {
    output.element.addEventListener(type, () => seen.push(type));
  }
});
afterEach(() => {
  stop.abort();
  output.rest();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const mark = (time: number): TimedMark => ({
  time,
  start: Math.round(10 * time),
  end: Math.round(10 * time) + 1,
});
const sound = (src: string, more: Partial<Sound> = {}): Sound => ({
  src,
  from: 0,
  marks: [],
  ...more,
});

function play(what: Sound, more: Partial<Playing> = {}) {
  const heard: { mark: number; at: number }[] = [];
  let resolveStarted = () => {};
  const started = new Promise<void>((resolve) => (resolveStarted = resolve));
  const over = output.play(
    what,
    {
      rate: 1,
      // Unmuted, Firefox needs a sound card.
      volume: 0,
      lang: 'en',
      onBegin: () => resolveStarted(),
      onMark: ({ time }) => heard.push({ mark: time, at: output.element.currentTime }),
      ...more,
    },
    stop.signal,
  );
  const failure = over.then(
    () => undefined,
    (error: Error) => (error instanceof SpeechError ? error.code : error.name),
  );
  return { heard, started, over, failure };
}

describe('a sound', () => {
  test('reports all its marks by its own clock, in order and not early', async () => {
    const one = play(sound(toneUrl(0.8), { marks: [mark(0), mark(0.2), mark(0.4), mark(0.79)] }));
    await one.over;
    expect(one.heard.map((each) => each.mark)).toEqual([0, 0.2, 0.4, 0.79]);
    for (const { mark: time, at } of one.heard) expect(at).toBeGreaterThanOrEqual(time - 0.02);
  });

  test('changes its rate while it plays, without loading again, and its marks stay in sync', async () => {
    const one = play(sound(toneUrl(2), { marks: [mark(0.1), mark(1.8)] }));
    await one.started;
    output.adjust({ rate: 4, volume: 0 });
    await one.over;
    expect(output.element.playbackRate).toBe(4);
    expect(events.filter((type) => type === 'loadstart')).toHaveLength(1);
    expect(one.heard.at(-1)!.at).toBeGreaterThan(1.75);
  });

  test('starts with the given rate and volume, and keeps its pitch; a rate that browsers mute is not set', async () => {
    const one = play(sound(toneUrl(0.3)), { rate: 9, volume: 0 });
    await one.started;
    const { playbackRate, muted, volume, preservesPitch } = output.element;
    expect([playbackRate, muted, volume, preservesPitch]).toEqual([4, true, 0, true]);
    await one.over;
  });

  test('that is stopped is silent at once, and goes on from another position without loading again', async () => {
    const src = toneUrl(3);
    const one = play(sound(src));
    await one.started;
    stop.abort(new DOMException('Paused.', 'AbortError'));
    expect(await one.failure).toBe('AbortError');
    expect(output.element.paused).toBe(true);
    stop = new AbortController();
    const two = play(sound(src, { from: 2.5, marks: [mark(2.6)] }));
    await two.over;
    expect(two.heard.map((each) => each.mark)).toEqual([2.6]);
    expect(events.filter((type) => type === 'loadstart')).toHaveLength(1);
  });
});

describe('parts of one sound', () => {
  test('that follow each other are played without a gap and without a seek', async () => {
    const src = toneUrl(1.2);
    await play(sound(src, { to: 0.5, marks: [mark(0.1)] })).over;
    const two = play(sound(src, { from: 0.5, marks: [mark(0.6)] }));
    await two.over;
    expect(two.heard).toHaveLength(1);
    expect(events).toEqual(['loadstart', 'pause', 'ended']);
  });

  test('stop at their end if no other part follows', async () => {
    await play(sound(toneUrl(4), { to: 0.3 })).over;
    await expect.poll(() => output.element.paused).toBe(true);
    expect(output.element.currentTime).toBeLessThan(3.5);
  });

  test('start at their start also if the sound is not loaded yet', async () => {
    const one = play(sound(toneUrl(3), { from: 2.7, marks: [mark(2.8)] }));
    await one.over;
    expect(one.heard[0]!.at).toBeGreaterThan(2.7);
  });
});

describe('a sound that cannot be played', () => {
  test('fails: a file without sound, and a URL that is not found', async () => {
    expect(await play(sound(URL.createObjectURL(new Blob(['no sound'])))).failure).toBe('failed');
    expect(await play(sound('/nothing-is-here.mp3')).failure).toBe('failed');
    // The next one plays.
    expect(await play(sound(toneUrl(0.2))).failure).toBeUndefined();
  });

  test('because the browser needs user activation reports that', async () => {
    vi.spyOn(output.element, 'play').mockRejectedValue(
      new DOMException('Press.', 'NotAllowedError'),
    );
    expect(await play(sound(toneUrl(1))).failure).toBe('not-allowed');
  });

  test('because the element is paused or used by something else reports that', async () => {
    const one = play(sound(toneUrl(2)));
    await one.started;
    output.element.pause();
    expect(await one.failure).toBe('interrupted');
    const two = play(sound(toneUrl(2)));
    await two.started;
    output.element.src = toneUrl(1);
    expect(await two.failure).toBe('interrupted');
  });

  test('because it makes no progress fails after a timeout', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    vi.spyOn(output.element, 'play').mockResolvedValue();
    const one = play(sound(toneUrl(1)));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await one.failure).toBe('silent');
  });
});

test('unlocking the element makes no sound and loads nothing', () => {
  output.unlock();
  expect([output.element.currentSrc, output.element.paused]).toEqual(['', true]);
  expect(events).toEqual([]);
});
