import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BROWSERS, launch } from '../../support/launch.js';
import { Listener } from './listener.js';
import { gaps, median, Notebook } from './notebook.js';
import { serveDemo } from './site.js';

/** Longer than any sentence of the demo takes, in ms. */
const A_SENTENCE = 40_000;
/**
 * The longest accepted pause between two sentences, in ms. Measured medians are in ARCHITECTURE.md.
 */
const LONGEST_MEDIAN_GAP = 500;

let site: Awaited<ReturnType<typeof serveDemo>>;
beforeAll(async () => {
  site = await serveDemo();
});
afterAll(() => site.close());

describe.each(BROWSERS)('real voices in %s', (name) => {
  const notebook = new Notebook(name);
  let browser: Browser;
  let listener: Listener;
  let remarks: string[];

  beforeAll(async () => {
    browser = await launch(name, { voices: true });
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    remarks = [];
    listener = await Listener.open(browser, site.url);
  });
  afterEach(async ({ task }) => {
    notebook.write(task.name, await listener.log(), remarks);
    await listener.page.close();
  });

  test('every sentence of a section is spoken once, in order, and highlighted meanwhile', async () => {
    const sections = (await listener.sections()).slice(0, -1);
    const sizes = sections.map(({ sentences }) => sentences.length);
    const shortest = sizes.indexOf(Math.min(...sizes.filter((size) => size > 3)));
    const { sentences } = sections[shortest]!;
    await listener.goTo(sentences[0]!.index);
    await listener.press('play');
    for (const { index } of sentences)
      await listener.sees({ type: 'start', sentence: index }, A_SENTENCE);
    const after = await listener.sees(
      { type: 'speak', sentence: sentences.at(-1)!.index + 1 },
      A_SENTENCE,
    );

    const log = (await listener.logSince()).filter(({ at }) => at < after.at);
    const platform = log.filter(({ from }) => from === 'platform');
    const all = (type: string) => platform.filter((entry) => entry.type === type);
    const indices = sentences.map(({ index }) => index);
    // A section starts with a heading, which is spoken with the pause of a full stop.
    const [heading, ...others] = sentences.map(({ text }) => plain(text));
    expect(all('speak').map(({ text }) => plain(text))).toEqual([`${heading}.`, ...others]);
    for (const type of ['speak', 'start', 'end'])
      expect(all(type).map(({ sentence }) => sentence)).toEqual(indices);
    expect(platform.map(({ type }) => type)).toEqual(
      indices.flatMap(() => ['speak', 'start', 'end']),
    );
    expect(all('start').map(({ highlighted }) => plain(highlighted))).toEqual(
      sentences.map(({ text }) => plain(text)),
    );
    const changes = log
      .filter(({ type }) => type === 'sentencechange')
      .map(({ sentence }) => sentence);
    expect(changes.filter((index) => indices.includes(index!))).toEqual(indices);

    const silences = gaps(platform);
    const [middle, longest] = [median(silences), Math.max(...silences)].map(Math.round);
    remarks.push(
      `from the end of a sentence to the start of the next: median ${middle} ms, longest ${longest} ms`,
    );
    expect(middle).toBeLessThan(LONGEST_MEDIAN_GAP);
    await listener.expectsPeace();
  });

  test('pause() is silent at once, and play() goes on in the same sentence', async () => {
    await listener.press('play');
    const { sentence, text } = await listener.sees({ type: 'start' });
    await listener.press('play');
    await listener.sees({ from: 'player', type: 'pause', paused: true });
    await listener.findsSilence();
    await listener.press('play');
    const again = await listener.sees({ type: 'start' });
    expect(again.sentence).toBe(sentence);
    expect(text).toContain(again.text);
    await listener.sees({ type: 'playing', paused: false });
    await listener.sees({ type: 'start', sentence: sentence! + 1 }, A_SENTENCE);
    await listener.expectsPeace();
  });

  test('a new rate applies within the sentence, and playback goes on', async () => {
    await listener.press('play');
    const { sentence } = await listener.sees({ type: 'start' });
    await listener.chooseSpeed('2');
    await listener.sees({ type: 'ratechange' });
    const faster = await listener.sees({ type: 'start', rate: 2 });
    expect(faster.sentence).toBe(sentence);
    await listener.sees({ type: 'start', rate: 2, sentence: sentence! + 1 }, A_SENTENCE);
    await listener.expectsPeace();
  });

  test('next and previous take effect at once', async () => {
    await listener.press('play');
    await listener.sees({ type: 'start', sentence: 0 });
    await listener.press('next');
    await listener.sees({ type: 'start', sentence: 1 });
    await listener.press('next');
    await listener.sees({ type: 'start', sentence: 2 });
    await listener.press('previous');
    const back = await listener.sees({ type: 'start' });
    expect(back.sentence).toBe(1);
    await listener.sees({ type: 'start', sentence: 2 }, A_SENTENCE);
    await listener.expectsPeace();
  });

  test('eight quick clicks end at the right sentence, which is spoken', async () => {
    await listener.press('play');
    await listener.sees({ type: 'start', sentence: 0 });
    for (let presses = 0; presses < 8; presses++) await listener.press('next');
    await listener.sees({ type: 'start', sentence: 8 });
    await listener.press('play');
    await listener.sees({ from: 'player', type: 'pause' });
    await listener.findsSilence();
    await listener.press('play');
    await listener.sees({ type: 'start', sentence: 8 });
    await listener.expectsPeace();
  });

  test('a player that is removed during speech is silent, and leaves nothing behind', async () => {
    await listener.press('play');
    await listener.sees({ type: 'start' });
    await listener.remove();
    await listener.findsSilence();
    const highlighted = await listener.page.evaluate(() =>
      [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0),
    );
    expect(highlighted).toBe(0);
    await listener.expectsPeace();
  });

  test('after the last sentence playback has ended, and starts again from the beginning', async () => {
    const last = (await listener.sections()).at(-1)!.sentences.at(-1)!.index;
    await listener.goTo(last);
    await listener.press('play');
    await listener.sees({ type: 'ended', paused: true }, A_SENTENCE);
    await listener.press('play');
    await listener.sees({ type: 'start', sentence: 0 });
    await listener.expectsPeace();
  });
});

/** The white space of utterances differs from that of the page. */
function plain(text = ''): string {
  return text.replace(/\s+/g, ' ').trim();
}
