import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { BROWSERS, launch } from '../../support/launch.js';
import { articlePage, prepare, serve, type Prepared } from './site.js';

const DIST = join(inject('project'), 'node_modules/article-player/dist');
const ENTRY = '/article-player.js';
/** Where pages load the script from: by the URL of the file, or by another one. */
const URLS = [ENTRY, `${ENTRY}?v=1`, '/latest/player.js'];

describe.each(BROWSERS)('a page in %s', (name) => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serve>>;
  let page: Page;
  beforeAll(async () => {
    const names = readdirSync(DIST).filter((file) => /^article-player.*\.js$/.test(file));
    const scripts = names.map((file) => [`/${file}`, readFileSync(join(DIST, file), 'utf8')]);
    const pages = URLS.map((url, index) => [
      `/page-${index}`,
      articlePage(`<article-player></article-player><script type="module" src="${url}"></script>`),
    ]);
    site = await serve(Object.fromEntries([...scripts, ...pages]), { '/latest/player.js': ENTRY });
    browser = await launch(name);
  }, 60_000);
  afterEach(() => page?.close());
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  test.each(URLS)('that loads %s evaluates it once, and its chunks work', async (url) => {
    page = await browser.newPage();
    const problems: string[] = [];
    const loaded: string[] = [];
    page.on('pageerror', ({ message }) => problems.push(message));
    page.on('console', (message) => problems.push(message.text()));
    page.on('response', (response) => {
      if (response.status() === 200) loaded.push(new URL(response.url()).pathname);
    });
    await prepare(page);
    await page.goto(`${site.url}/page-${URLS.indexOf(url)}`);
    await page.evaluate(async () => {
      await customElements.whenDefined('article-player');
      const player = document.querySelector('article-player')!;
      await player.ready;
      const engine = (globalThis as unknown as Prepared).fakeEngine();
      const voice = { id: 'one', name: 'One', lang: 'en', local: true, engine: 'fake' };
      const voices = async () => [{ ...voice, quality: 'standard' }];
      Object.assign(player, { engines: [{ ...engine, voices }] });
      await player.play();
    });
    await page.locator('[part="settings"]').click();
    await page.locator('[part="voice"] input').first().waitFor();
    await page.evaluate(() => (document.querySelector('article-player')!.preview = true));
    await page.locator('.entry').first().waitFor();
    expect(await page.locator('.entry').count()).toBe(3);
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.querySelector('article-player')!.paused)).toBe(false);
    expect(problems).toEqual([]);
    expect(loaded).toEqual(
      expect.arrayContaining(['/article-player.settings.js', '/article-player.preview.js']),
    );
    expect(loaded.filter((path) => path === ENTRY)).toEqual([ENTRY]);
  });
});
