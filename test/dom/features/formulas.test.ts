import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closePage, openPage } from '../../support/fake-page.js';
import { loadWords } from '../../support/page.js';

const PLAIN = 'The recipe is short.';
const ROOT = '<math><msqrt><mn>9</mn></msqrt></math>';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
  vi.stubGlobal('requestIdleCallback', (callback: () => void) => setTimeout(callback, 20));
});

afterEach(() => {
  closePage();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('play() before the formula module is loaded plays at once, and later formulas are spoken in words', async () => {
  const { player, engine } = await openPage(
    `<article-player></article-player><article lang="en"><p>${PLAIN}</p><p>Take ${ROOT} of it.</p></article>`,
  );
  void player.play();
  expect(engine.texts).toEqual([PLAIN]);
  await loadWords();
  await vi.advanceTimersByTimeAsync(1000);
  engine.now.end();
  await vi.advanceTimersByTimeAsync(1000);
  expect(engine.texts).toEqual([PLAIN, 'Take the square root of 9 of it.']);
});
