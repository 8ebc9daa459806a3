import { nextFrame } from '@open-wc/testing';
import { cdp, server } from 'vitest/browser';
import { afterEach, expect, test, vi } from 'vitest';
import type { ArticlePlayerElement } from '../../../src/shell/article-player.js';
import { waiting } from '../../../src/core/article-observer.js';
import { closePage, openPage } from '../../support/fake-page.js';

afterEach(() => {
  closePage();
  vi.restoreAllMocks();
});

const article = (inside: string, attributes = '') =>
  `<article lang="en"><h1>The last ferry</h1><article-player ${attributes}></article-player><p>The ferry left at dawn.</p>${inside}</article>`;

/** Opens an article, waits until it was read, and removes it. */
async function visit(markup: string): Promise<ArticlePlayerElement> {
  const { player } = await openPage(markup);
  await player.ready;
  closePage();
  return player;
}

test('removed players no longer wait for undefined elements, and whenDefined() is called once', async () => {
  const whenDefined = vi.spyOn(customElements, 'whenDefined');
  const markup = article('<x-never>nobody</x-never>');
  for (let visits = 0; visits < 10; visits++) await visit(markup);
  expect(whenDefined.mock.calls.filter(([name]) => name === 'x-never')).toHaveLength(1);
  expect(waiting.get('x-never')?.size).toBe(0);
  const { player } = await openPage(markup);
  await player.ready;
  expect(waiting.get('x-never')?.size).toBe(1);
  player.remove();
  expect(waiting.get('x-never')?.size).toBe(0);
});

test('a moved player still waits for undefined elements', async () => {
  const { player } = await openPage(article('<x-moved></x-moved>'));
  await player.ready;
  player.parentElement!.append(player);
  expect(waiting.get('x-moved')?.size).toBe(1);
  class Moved extends HTMLElement {
    constructor() {
      super();
      this.attachShadow({ mode: 'open' }).append('And nobody spoke.');
    }
  }
  customElements.define('x-moved', Moved);
  await vi.waitFor(() => expect(player.sentences.at(-1)!.text).toBe('And nobody spoke.'));
  expect(waiting.has('x-moved')).toBe(false);
});

// Only in Chromium can a test start garbage collection.
test.skipIf(server.browser !== 'chromium')('removed players are garbage-collected', async () => {
  const players: WeakRef<ArticlePlayerElement>[] = [];
  const markups = [
    article('<x-forever>nobody</x-forever>'),
    article('<img is="x-image" alt=""><font-face>no name of an element</font-face>'),
    article('<x-forever>nobody</x-forever>', 'dim storage="none" shortcuts="page"'),
  ];
  for (const markup of [...markups, ...markups, ...markups])
    players.push(new WeakRef(await visit(markup)));
  await expect
    .poll(async () => {
      await cdp().send('HeapProfiler.collectGarbage');
      await nextFrame();
      return players.filter((player) => player.deref()).length;
    })
    .toBe(0);
});
