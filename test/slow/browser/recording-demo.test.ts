import { afterEach, expect, test } from 'vitest';
import type { ArticlePlayerElement } from '../../../src/shell/article-player.js';
import { pressBefore } from '../../support/pressed.js';
import { closePage, lit, openPage, part } from '../../support/fake-page.js';

pressBefore();
afterEach(closePage);

/**
 * The start of each sentence in seconds, from the synthesizer of the recording. The page has a
 * different text now for the one in brackets.
 */
const HEARD: readonly (readonly [number, string])[] = [
  [0, 'The clock that was late'],
  [5.239, 'The clock above'],
  [11.705, 'Nobody set it'],
  [13.923, 'In the winter'],
  [21.366, 'Eleven minutes of grace'],
  [23.187, 'The town got used'],
  [24.969, 'Trains were met'],
  [33.848, '“You could be late'],
  [41.505, '“It made people'],
  [43.579, 'In April'],
  [48.57, 'He was given tea.'],
  [50.107, 'By nine votes'],
];
const RATE = 4;
/** Two frames of a busy browser, in seconds of the recording. */
const NEAR = 0.1 * RATE;

test('the demo’s recording highlights the audible sentence, although the page was edited since', async () => {
  const demo = new DOMParser().parseFromString(
    await (await fetch('/demo/gallery/recording.html')).text(),
    'text/html',
  );
  const { outerHTML } = demo.querySelector('article')!;
  const elements: HTMLAudioElement[] = [];
  const Original = Audio;
  globalThis.Audio = function (...given: []) {
    elements.push(new Original(...given));
    return elements.at(-1)!;
  } as unknown as typeof Audio;
  const { player } = await openPage<ArticlePlayerElement>(
    outerHTML.replaceAll('"late-clock', '"/demo/gallery/late-clock'),
  );
  globalThis.Audio = Original;
  await player.ready;
  player.muted = true;
  player.playbackRate = RATE;
  const seen = new Set<string>();
  const wrong: string[] = [];
  const isRight = (sentence: string, time: number) => {
    const at = HEARD.findLastIndex(([start]) => start <= time);
    const isNear = [at, at + 1].some(
      (index) => Math.abs((HEARD[index]?.[0] ?? Infinity) - time) < NEAR,
    );
    return isNear || sentence.startsWith(HEARD[at]![1]);
  };
  const look = () => {
    const { currentTime } = elements[0]!;
    // After all other work of this frame, in which a blocked page catches up.
    setTimeout(() => {
      // The source of the page is wrapped.
      const sentence = lit('sentence')[0]?.replace(/\s+/g, ' ');
      if (sentence) seen.add(sentence);
      const times = [currentTime, elements[0]!.currentTime];
      if (sentence && !times.some((time) => isRight(sentence, time)))
        wrong.push(`${times}: ${sentence}`);
    });
    if (!player.ended) requestAnimationFrame(look);
  };
  const ended = new Promise((resolve) => player.addEventListener('ended', resolve, { once: true }));
  part(player, 'play').click();
  look();
  await ended;
  expect(wrong).toEqual([]);
  expect(seen.size).toBe(HEARD.length);
  expect(elements).toHaveLength(1);
});
