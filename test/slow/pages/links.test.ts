import type { BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ArticleSpeechElement } from '../../../src/shell/article-speech.js';
import { BROWSERS } from '../../support/launch.js';
import { openSite } from '../../support/site.js';

const FILLER = Array.from(
  { length: 20 },
  (_, index) => `<p>Of paragraph ${index} there is not much to be said.</p>`,
).join('');
const LONG = `When the harbour master, who had counted every boat since the war, closed his book for the last time and put the key under the
  stone, nobody on the quay could have said, then or later, how many ferries had left, nor how many had come back.`;

/** Linked sentences, in markup that a text fragment must match. */
const PARTS: readonly (readonly [string, string])[] = [
  [
    'a sentence that is in the navigation too',
    '<p>It rained. The ferry left at dawn.<sup><a href="#n">[3]</a></sup></p>',
  ],
  [
    'the same sentence again, with inline markup',
    '<p>It was dry. The <em>ferry</em> left\n at dawn.</p>',
  ],
  [
    'characters with a meaning in a URL',
    '<p>Well-known, “quoted” & (bracketed) – 50% of #all, more or less!</p>',
  ],
  ['a sentence as long as a paragraph', `<p>${LONG}</p>`],
  ['a sentence over two lines', '<p>Broken it was<br>by a line, and went on.</p>'],
  ['text-transform', '<p style="text-transform: uppercase">These are capitals.</p>'],
  [
    'an inline-block',
    '<p>Some word is in <span style="display: inline-block">a box</span> here alone.</p>',
  ],
  ['accents', '<p lang="fr">L’été à Zürich était naïf.</p>'],
  ['Japanese', '<p lang="ja">船は夜明けに港を出た。誰も話さなかった。</p>'],
  ['soft hyphens', '<p>Hyphen&shy;ated words are here.</p>'],
  [
    'cells of a table',
    '<table><tr><td>One cell alone.</td><td>Another cell alone.</td></tr></table>',
  ],
  [
    'a floating letter',
    '<p><span style="float: left; font-size: 3em">O</span>nce upon a time it sank.</p>',
  ],
];

const PAGE = `<!doctype html><html lang="en"><title>The ferry</title><nav>The ferry left at dawn.</nav>
<article><h1>The last ferry</h1>${PARTS.map(([, markup]) => FILLER + markup).join('')}${FILLER}</article>
<article-speech></article-speech><script type="module" src="/article-player.js"></script></html>`;

describe.each(BROWSERS)('a link to a sentence, opened in %s', (name) => {
  let site: Awaited<ReturnType<typeof openSite>>;
  let reader: BrowserContext;
  let links: { index: number; text: string; link: string }[];

  async function show(page: Page, address: string): Promise<void> {
    await page.goto(address);
    await page.waitForFunction(
      () => document.querySelector<ArticleSpeechElement>('article-speech')?.sentences?.length,
    );
  }

  beforeAll(async () => {
    site = await openSite(name, { story: PAGE });
    reader = await site.reader();
    const page = await reader.newPage();
    await show(page, `${site.url}story?id=7&utm_source=letter`);
    links = await page.evaluate(() => {
      const speech = document.querySelector<ArticleSpeechElement>('article-speech')!;
      return speech.sentences
        .filter(({ text }) => !text.startsWith('Of paragraph'))
        .map(({ index, text }) => ({ index, text, link: speech.linkTo(index) }));
    });
    await page.close();
  }, 60_000);
  afterAll(() => site?.close());

  test('keeps the query parameters of the page, and drops tracking parameters', () => {
    for (const { link } of links) expect(link.split('#')[0]).toBe(`${site.url}story?id=7`);
    expect(new Set(links.map(({ link }) => link)).size).toBe(links.length);
  });

  test('scrolls that sentence, and not another one, to the middle of the viewport', async () => {
    const missed: unknown[] = [];
    expect(links.length).toBeGreaterThan(PARTS.length);
    // The first sentence is visible without a link.
    const page = await reader.newPage();
    for (const { index, text, link } of links.slice(1)) {
      // Otherwise only the fragment would change.
      await page.goto('about:blank');
      await show(page, link);
      const distance = () =>
        page.evaluate((at) => {
          const { range } =
            document.querySelector<ArticleSpeechElement>('article-speech')!.sentences[at]!;
          const { top, bottom } = range!.getBoundingClientRect();
          return Math.abs((top + bottom) / 2 / innerHeight - 0.5);
        }, index);
      const near = async () => (await distance()) < 0.1;
      if (!(await vi.waitUntil(near, { timeout: 4000 }).catch(() => false)))
        missed.push([text, link, await distance()]);
    }
    expect(missed).toEqual([]);
  }, 120_000);
});
