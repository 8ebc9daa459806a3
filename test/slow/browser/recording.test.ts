import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ArticlePlayerElement } from '../../../src/shell/article-player.js';
import type { WordChangeEvent } from '../../../src/core/events.js';
import { closePage, lit, ONE, openPage, part, TWO } from '../../support/fake-page.js';
import { FakeEngine } from '../../support/fake-engine.js';
import { internalsOf } from '../../support/internals.js';
import { fileOf, marksOf, recordingOf } from '../../support/recordings.js';
import { pressBefore } from '../../support/pressed.js';

pressBefore();

const TITLE = 'The last ferry';
const ALL = `${TITLE} ${ONE} ${TWO}`;
const WORDS = ALL.replaceAll('.', '').split(' ');
const EVERY = 0.2;
let elements: HTMLAudioElement[] = [];
let warned: string[] = [];
beforeEach(() => {
  elements = [];
  warned = [];
  const Original = Audio;
  vi.stubGlobal('Audio', function (...given: []) {
    const element = new Original(...given);
    elements.push(element);
    return element;
  });
  vi.spyOn(console, 'warn').mockImplementation((message: string) => void warned.push(message));
});
afterEach(() => {
  closePage();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const sound = () => elements.at(-1)!;
const article = (player: string, text = `<h1>${TITLE}</h1><p>${ONE} ${TWO}</p>`) =>
  `<article lang="en">${player}${text}</article>`;
/** Muted, because Firefox needs a sound card otherwise. */
const playerWith = (src: string, marks?: string) =>
  `<article-player muted src="${src}">${marks ? `<track kind="metadata" src="${marks}">` : ''}</article-player>`;

async function open(src: string, marks?: string) {
  const opened = await openPage(article(playerWith(src, marks)));
  await opened.player.ready;
  return opened;
}

/** Waits until the recording is loaded, not its substitute. */
async function loaded(player: ArticlePlayerElement, duration: number): Promise<void> {
  await vi.waitFor(() => expect(player.duration).toBeCloseTo(duration, 1));
}

const until = (player: ArticlePlayerElement, type: string) =>
  new Promise((resolve) => player.addEventListener(type, resolve, { once: true }));

/** Resolves when the word is reported: late in a blocked page, but never skipped. */
const untilWord = (player: ArticlePlayerElement, wanted: string) =>
  new Promise<void>((resolve) =>
    player.addEventListener('wordchange', (event) => {
      if (`${(event as WordChangeEvent).word?.range}` === wanted) resolve();
    }),
  );

/**
 * The words that may be highlighted at a time of a recording with a mark every so many seconds: the
 * frame may be one late, the clock one ahead.
 */
const dueAt = (time: number, every: number) =>
  [time - 0.1, time + 0.02].map((near) => WORDS[Math.max(0, Math.floor(near / every))]);

/**
 * The reported words, each with the highlighted word and the time of the sound; and the longest
 * time that the page was blocked, in seconds.
 */
function hear(player: ArticlePlayerElement) {
  const heard: { word: string; highlighted: string | undefined; time: number }[] = [];
  player.addEventListener('wordchange', (event) => {
    const { word } = event as WordChangeEvent;
    if (word)
      heard.push({ word: `${word.range}`, highlighted: lit('word')[0], time: sound().currentTime });
  });
  let [frame, longest] = [performance.now(), 0];
  const look = () => {
    if (heard.length > 0) longest = Math.max(longest, performance.now() - frame);
    frame = performance.now();
    if (!player.ended) requestAnimationFrame(look);
  };
  look();
  return { heard, longest: () => longest / 1000 };
}

/** Waits until the current sentence contains these words. */
const untilSentence = (player: ArticlePlayerElement, words: string) =>
  vi.waitFor(() => expect(player.currentSentence?.text).toContain(words), { interval: 10 });

describe('a recording with marks', () => {
  test('plays instead of a voice, and highlights each word when it is heard', async () => {
    const every = 0.35;
    const { player, engine } = await open(recordingOf(4.5), marksOf(ALL, every));
    await loaded(player, 4.5);
    const { heard, longest } = hear(player);
    part(player, 'play').click();
    await until(player, 'ended');
    expect(engine.texts).toEqual([]);
    expect(heard.map(({ word }) => word)).toEqual(WORDS);
    for (const [index, { word, highlighted, time }] of heard.entries()) {
      expect(time, word).toBeGreaterThan(every * index - 0.02);
      // The delay at the start of the sound cannot be measured without a word.
      if (index > 0) expect(time, word).toBeLessThan(every * index + 0.1 + longest());
      expect(dueAt(time, every), word).toContain(highlighted);
    }
    expect(player.currentSrc).toBe(sound().src);
  });

  test('in a page that is blocked for some words reports each afterwards, and highlights the audible one', async () => {
    const every = 0.35;
    const { player } = await open(recordingOf(4.5), marksOf(ALL, every));
    await loaded(player, 4.5);
    const { heard } = hear(player);
    const word = untilWord(player, 'left');
    part(player, 'play').click();
    await word;
    const threeWordsLater = performance.now() + 3000 * every;
    while (performance.now() < threeWordsLater);
    await until(player, 'ended');
    expect(heard.map(({ word }) => word)).toEqual(WORDS);
    // In Firefox, the clock of the sound may be late too: the highlight is right by that clock.
    for (const { word, highlighted, time } of heard)
      expect(dueAt(time, every), word).toContain(highlighted);
  });

  test('plays across sentences without a pause', async () => {
    const { player } = await open(recordingOf(2.6), marksOf(ALL, EVERY));
    await loaded(player, 2.6);
    const stops: string[] = [];
    for (const type of ['pause', 'seeking', 'waiting']) {
      sound().addEventListener(type, () => stops.push(`${type}@${sound().currentTime}`));
    }
    part(player, 'play').click();
    await until(player, 'playing');
    // It may wait before the first sound.
    stops.length = 0;
    await untilSentence(player, 'Alvarez');
    expect(stops).toEqual([]);
    await until(player, 'ended');
  });

  test('goes on where it was paused, within the word', async () => {
    const { player } = await open(recordingOf(13), marksOf(ALL, 1));
    await loaded(player, 13);
    part(player, 'play').click();
    await vi.waitFor(() => expect(sound().currentTime).toBeGreaterThan(1.4), { interval: 10 });
    part(player, 'play').click();
    expect(sound().paused).toBe(true);
    const at = sound().currentTime;
    expect(at).toBeGreaterThan(1.3);
    const seeks = vi.fn();
    sound().addEventListener('seeking', seeks);
    part(player, 'play').click();
    await vi.waitFor(() => expect(sound().currentTime).toBeGreaterThan(at), { interval: 5 });
    expect(seeks).not.toHaveBeenCalled();
    expect(dueAt(sound().currentTime, 1)).toContain(lit('word')[0]);
  });

  test('goes on where it was paused, after the last word of a sentence', async () => {
    const { player } = await open(recordingOf(13), marksOf(ALL, 1));
    await loaded(player, 13);
    player.next();
    player.playbackRate = 4;
    const last = untilWord(player, 'dawn');
    part(player, 'play').click();
    await last;
    player.playbackRate = 0.25;
    await vi.waitFor(() => expect(sound().currentTime).toBeGreaterThan(7.3), { interval: 5 });
    player.pause();
    const at = sound().currentTime;
    expect(at).toBeLessThan(8);
    const seeks = vi.fn();
    sound().addEventListener('seeking', seeks);
    part(player, 'play').click();
    await vi.waitFor(() => expect(sound().currentTime).toBeGreaterThan(at), { interval: 5 });
    expect(seeks).not.toHaveBeenCalled();
    player.pause();
  });

  test('seeks at once while it plays', async () => {
    const { player } = await open(recordingOf(13), marksOf(ALL, 1));
    await loaded(player, 13);
    part(player, 'play').click();
    await until(player, 'playing');
    player.next();
    expect(Math.round(sound().currentTime)).toBe(3);
    const first = untilWord(player, 'Dr');
    player.next();
    await first;
    expect(sound().paused).toBe(false);
    expect(sound().currentTime).toBeGreaterThanOrEqual(8);
    player.pause();
  });

  test('changes rate and volume within a word, without a change of pitch', async () => {
    const { player } = await open(recordingOf(13), marksOf(ALL, 1));
    await loaded(player, 13);
    part(player, 'play').click();
    await until(player, 'playing');
    const seeks = vi.fn();
    for (const type of ['seeking', 'pause']) sound().addEventListener(type, seeks);
    player.playbackRate = 2;
    player.volume = 0.5;
    expect(sound()).toMatchObject({ playbackRate: 2, muted: true, preservesPitch: true });
    await untilWord(player, 'ferry');
    expect(seeks).not.toHaveBeenCalled();
    player.muted = false;
    expect(sound()).toMatchObject({ volume: 0.5, muted: false });
    player.pause();
  });

  test('goes on in a page that is edited, and highlights its words in their new position', async () => {
    const every = 0.4;
    const { player, page } = await open(recordingOf(5.2), marksOf(ALL, every));
    await loaded(player, 5.2);
    part(player, 'play').click();
    await untilSentence(player, 'dawn');
    const added = document.createElement('p');
    added.textContent = 'This was added above.';
    page.querySelector('h1')!.after(added);
    await vi.waitFor(() => expect(player.sentences).toHaveLength(4));
    const seeks = vi.fn();
    sound().addEventListener('seeking', seeks);
    await untilWord(player, 'counted');
    expect(dueAt(sound().currentTime, every)).toContain(lit('word')[0]);
    expect(seeks).not.toHaveBeenCalled();
    await until(player, 'ended');
  });

  test('of two hours seeks to its end without being loaded completely', async () => {
    const fetched = vi.spyOn(window, 'fetch');
    const src = recordingOf(7200);
    const { player } = await open(src);
    await loaded(player, 7200);
    player.currentTime = 7190;
    part(player, 'play').click();
    await until(player, 'playing');
    expect(sound().currentTime).toBeGreaterThan(4000);
    expect(player.currentSentence?.text).toBe(TWO);
    player.pause();
    expect(fetched.mock.calls.filter(([address]) => address === src)).toEqual([]);
  });
});

describe('a recording without marks', () => {
  test('has sentences aligned to its pauses, once it plays', async () => {
    const { player } = await open(recordingOf(1.5, 0.5, 2.2, 0.5, 3.3));
    await loaded(player, 8);
    part(player, 'play').click();
    const starts = () =>
      player.sentences.map(({ start }) =>
        Number(internalsOf(player).player.timeAt(start).toFixed(1)),
      );
    await vi.waitFor(() => expect(starts()).toEqual([0, 2, 4.7]));
    await vi.waitFor(() => expect(lit('word-estimated')).toHaveLength(1));
    player.pause();
  });

  test('from another origin that cannot be analysed has sentences estimated by its duration', async () => {
    vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'));
    const { player, engine } = await open(recordingOf(1.2));
    await loaded(player, 1.2);
    part(player, 'play').click();
    await until(player, 'ended');
    expect(engine.texts).toEqual([]);
    expect(warned).toEqual([]);
  });
});

describe('a recording that cannot be played', () => {
  test('is replaced by a voice, with a notice', async () => {
    const { player, engine } = await open('/test/no-such-recording.mp3', marksOf(ALL, EVERY));
    part(player, 'play').click();
    await vi.waitFor(() => expect(engine.texts).toEqual([`${TITLE}.`]));
    engine.now.begin();
    expect(player).toMatchObject({
      paused: false,
      error: null,
      notice: { reason: 'no-recording' },
    });
    expect(warned.join()).toContain('no-such-recording.mp3 cannot be played');
  });

  test('unlocks the voices that may replace it by the same user activation', async () => {
    const { player } = await open('/test/no-such-recording.mp3');
    const unlock = vi.fn();
    player.engines = [Object.assign(new FakeEngine(), { unlock })];
    part(player, 'play').click();
    expect(unlock).toHaveBeenCalledTimes(1);
    player.pause();
  });

  test('is loaded again by `load()`', async () => {
    const { player, engine } = await open('/test/no-such-recording.mp3');
    part(player, 'play').click();
    await vi.waitFor(() => expect(engine.texts).toHaveLength(1));
    player.load();
    await player.ready;
    part(player, 'play').click();
    await vi.waitFor(() => expect(elements).toHaveLength(2));
    await vi.waitFor(() => expect(engine.texts).toHaveLength(2));
    expect(player.notice?.reason).toBe('no-recording');
  });

  test('because it is no sound is replaced by a voice', async () => {
    const { player, engine } = await open(fileOf('<!doctype html><p>Not found'));
    part(player, 'play').click();
    await vi.waitFor(() => expect(engine.texts).toEqual([`${TITLE}.`]));
    expect(player.paused).toBe(false);
  });

  test('any further is continued by a voice, from the last audible word', async () => {
    const { player, engine } = await open(recordingOf(2.2), marksOf(ALL, 0.4));
    await vi.waitFor(() => expect(sound().readyState).toBeGreaterThan(0));
    part(player, 'play').click();
    await vi.waitFor(() => expect(engine.texts).toHaveLength(1));
    expect(engine.texts[0]).toBe('left at dawn.');
    expect(warned.join()).toContain('cut short');
  });

  test('without new user activation is not replaced by a voice', async () => {
    const { player, engine } = await open(recordingOf(2.6), marksOf(ALL, EVERY));
    await loaded(player, 2.6);
    vi.spyOn(sound(), 'play').mockRejectedValueOnce(new DOMException('', 'NotAllowedError'));
    await expect(player.play()).rejects.toMatchObject({ name: 'NotAllowedError' });
    part(player, 'play').click();
    await until(player, 'playing');
    expect(engine.texts).toEqual([]);
    player.pause();
  });

  test('on, because a headset was unplugged, is paused', async () => {
    const { player, engine } = await open(recordingOf(2.6), marksOf(ALL, EVERY));
    await loaded(player, 2.6);
    part(player, 'play').click();
    await until(player, 'playing');
    sound().pause();
    await vi.waitFor(() => expect(player.paused).toBe(true));
    expect(player.error).toBe(null);
    expect(engine.texts).toEqual([]);
  });
});

describe('marks that are wrong', () => {
  test.each([
    ['are not there', '/test/no-such-marks.vtt', 'status 404'],
    ['are none', fileOf('<p>Not found'), 'no cue was found'],
    [
      'are of another text',
      marksOf('Bees dance in the dark for eleven quiet seconds', 0.1),
      'do not match the text',
    ],
  ])('since they %s are not used, with a warning', async (_, marks, message) => {
    const { player, engine } = await open(recordingOf(1.2), marks);
    await loaded(player, 1.2);
    part(player, 'play').click();
    await until(player, 'ended');
    expect(warned.join()).toContain(message);
    expect(engine.texts).toEqual([]);
  });

  test('without a sentence of the page skip that sentence, with a warning', async () => {
    const { player } = await open(recordingOf(1.6), marksOf(`${TITLE} ${ONE}`, EVERY));
    await loaded(player, 1.6);
    part(player, 'play').click();
    await until(player, 'ended');
    expect(warned.join()).toContain('1 of 3 sentences are not in the recording');
  });
});

describe('a change of an option during playback', () => {
  test('to another recording plays that from the same position', async () => {
    const { player } = await open(recordingOf(2.6), marksOf(ALL, EVERY));
    await loaded(player, 2.6);
    part(player, 'play').click();
    await untilSentence(player, 'dawn');
    const before = sound();
    player.src = recordingOf(5.2);
    player.querySelector('track')!.src = marksOf(ALL, 0.4);
    await vi.waitFor(() => expect(elements).toHaveLength(2));
    await vi.waitFor(() => expect(sound().currentTime).toBeGreaterThan(1.2));
    expect(before.paused).toBe(true);
    expect(player.currentSentence?.text).toBe(ONE);
    player.pause();
  });

  test('to no recording continues with a voice from the same position', async () => {
    const { player, engine } = await open(recordingOf(7.8), marksOf(ALL, 0.6));
    await loaded(player, 7.8);
    const word = untilWord(player, 'left');
    part(player, 'play').click();
    await word;
    player.removeAttribute('src');
    await vi.waitFor(() => expect(engine.texts).toEqual(['left at dawn.']));
    expect(player.currentSrc).toBe(document.URL);
  });

  test('to other marks goes on by those', async () => {
    const { player } = await open(recordingOf(9), marksOf(ALL, 0.6));
    await loaded(player, 9);
    part(player, 'play').click();
    await until(player, 'playing');
    player.querySelector('track')!.src = marksOf(ALL, 0.1);
    await vi.waitFor(() => expect(player.currentSentence?.text).toBe(TWO), { interval: 10 });
    // By the previous marks, that is at 4.8.
    expect(sound().currentTime).toBeLessThan(4.5);
    player.pause();
  });

  test('to other voices does not interrupt the recording', async () => {
    const { player, engine } = await open(recordingOf(2.6), marksOf(ALL, EVERY));
    await loaded(player, 2.6);
    part(player, 'play').click();
    await until(player, 'playing');
    player.engines = [];
    await until(player, 'ended');
    expect(engine.texts).toEqual([]);
  });
});

test('a click on play before the recording is loaded plays it', async () => {
  const { player } = await openPage(article(playerWith(recordingOf(1.2), marksOf(ALL, 0.08))));
  const events: string[] = [];
  for (const type of ['play', 'playing', 'ended'])
    player.addEventListener(type, () => events.push(type));
  part(player, 'play').click();
  await until(player, 'ended');
  expect(events).toEqual(['play', 'playing', 'ended']);
});

test('an invalid URL warns, and a voice speaks', async () => {
  const { player, engine } = await open('https://[');
  part(player, 'play').click();
  expect(engine.texts).toEqual([`${TITLE}.`]);
  expect(warned.join()).toContain('src="https://[" is not the URL of a recording');
});
