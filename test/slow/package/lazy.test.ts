import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from '../../support/launch.js';
import { BUNDLERS } from './bundlers.js';
import { serve } from './site.js';

const TEXT =
  'The path to the mill has been under water since Easter, and the miller has taken to rowing to work. ';

/** Without markup that declares the article. */
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The mill</title><link rel="icon" href="data:,"></head>
<body><div class="menu"><a href="#a">Home</a> <a href="#b">News</a></div><div class="story"><article-player></article-player>
${`<p>${TEXT.repeat(3)}</p>`.repeat(6)}</div><script type="module" src="/site.js"></script></body></html>`;

describe('what is loaded later', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch('chromium');
  });
  afterAll(() => browser?.close());

  test.each(Object.keys(BUNDLERS))('is loaded from a chunk of %s', async (bundler) => {
    const files = await BUNDLERS[bundler]!(`import 'article-player/define'`);
    const site = await serve({
      '/': PAGE,
      ...Object.fromEntries(files.map(({ name, code }) => [`/${name}`, code])),
    });
    const page = await browser.newPage();
    const loaded: string[] = [];
    page.on('response', (response) => loaded.push(new URL(response.url()).pathname.slice(1)));
    await page.goto(site.url);
    const first = await page.evaluate(async () => {
      const player = document.querySelector('article-player') as unknown as {
        ready: Promise<void>;
        sentences: { text: string }[];
        preview: boolean;
      };
      await customElements.whenDefined('article-player');
      await player.ready;
      player.preview = true;
      return player.sentences[0]!.text.trim();
    });
    expect(first).toBe(TEXT.trim());
    const holding = (file: string) =>
      files.find(({ from }) => from.some((each) => each.endsWith(file)))!.name;
    expect(loaded).toContain(holding('page/readability.js'));
    await expect.poll(() => loaded).toContain(holding('preview/preview.js'));
    expect(loaded).not.toContain(holding('features/pronunciation-lists/lexicon-loader.js'));
    await page.close();
    site.close();
  });
});
