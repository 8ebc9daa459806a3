import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attributesOf, type Attribute } from '../../../scripts/docs/attributes.mjs';
import { launch } from '../../support/launch.js';
import { serveFolder } from '../../support/static-site.js';
import { stubSpeech } from '../../support/stub-speech.js';

const ROOT = join(import.meta.dirname, '../../..');
const AXE = join(ROOT, 'node_modules/axe-core/axe.min.js');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const htmlIn = (folder: string) =>
  readdirSync(join(ROOT, 'demo', folder))
    .filter((file) => file.endsWith('.html') && file !== 'index.html')
    .map((file) => `${folder}/${file}`);
const GALLERY = [
  ...htmlIn('gallery'),
  ...htmlIn('gallery/themes'),
  ...['plain', 'react', 'vue', 'svelte'].map((name) => `frameworks/${name}/`),
];
const GUIDES = readdirSync(join(ROOT, 'docs'))
  .filter((file) => file.endsWith('.md') && file !== 'releasing.md')
  .map((file) => `docs/${file.replace('.md', '.html')}`);
const OWN = ['', 'playground/', 'gallery/', 'examples/', 'docs/'];

const out = mkdtempSync(join(tmpdir(), 'site-'));
let site: Awaited<ReturnType<typeof serveFolder>>;
let browser: Browser;

beforeAll(async () => {
  const { VITEST: _, NODE_ENV: __, ...env } = process.env;
  const { status, stderr } = spawnSync(process.execPath, ['scripts/site.mjs', out], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  site = await serveFolder(out, '/some/folder/');
  browser = await launch('chromium');
}, 120_000);
afterAll(async () => {
  await browser?.close();
  site?.close();
  rmSync(out, { recursive: true, force: true });
});

/**
 * All parts of the player are there: test/slow/package/ is about earlier presses. A text, because
 * Vitest rewrites the imports of functions.
 */
const READY = `(async () => {
  const script = document.querySelector('script[src$="/article-player.js"]');
  const player = document.querySelector('article-player');
  if (!player) return;
  await customElements.whenDefined('article-player');
  await player.ready;
  if (!script) return;
  await import(new URL('article-player.controls.js', script.src).href);
})()`;

/** Chooses a text in the playground, hides the preview, and presses play in the same moment. */
const PRESS_AT_ONCE = `(async () => {
  document.querySelector('[data-sample="text"]').click();
  document.querySelector('#preview').click();
  const player = document.querySelector('#frame').contentDocument.querySelector('article-player');
  await player.updateComplete;
  player.shadowRoot.querySelector('button').click();
})()`;

/** A page of the site, with all that went wrong in it. */
async function open(path: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
  await context.addInitScript(stubSpeech, ['en-US', 'de-DE', 'fr-FR', 'ja-JP', 'ar-SA']);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const faults: string[] = [];
  page.on('console', (message) => faults.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(site.url) && !/^(data|blob):/.test(request.url()))
      faults.push(`asked ${request.url()}`);
  });
  await page.goto(site.url + path);
  await page.evaluate(READY);
  return { page, faults, close: () => context.close() };
}

const hears = (page: Page) =>
  page.waitForFunction(() => {
    const { heard } = globalThis as unknown as { heard: Set<string> };
    return heard.has('playing') && heard.has('wordchange') && !heard.has('error');
  });

describe('each page of the gallery', () => {
  test.each(GALLERY)('%s loads without a message, and its player plays', async (path) => {
    const { page, faults, close } = await open(path);
    const play = path.includes('media-chrome')
      ? page.locator('media-play-button').first()
      : page.locator('article-player').first().locator('button').first();
    await play.click();
    await hears(page);
    expect(faults).toEqual([]);
    await close();
  });
});

describe('the landing page', () => {
  test('has the two lines in its first view, and plays the article there', async () => {
    const { page, faults, close } = await open('', { viewport: { width: 390, height: 844 } });
    const play = page.locator('#hero').locator('button').first();
    for (const each of [page.locator('#lines'), play]) {
      // oxlint-disable-next-line no-await-in-loop
      const { y, height } = (await each.boundingBox())!;
      expect(y + height).toBeLessThan(844);
    }
    const code = page.locator('#lines').locator('xpath=..');
    expect(await code.evaluate((pre) => pre.scrollWidth - pre.clientWidth)).toBe(0);
    await play.click();
    await hears(page);
    expect(faults).toEqual([]);
    await close();
  });

  test('plays a page that is embedded in it', async () => {
    const { page, faults, close } = await open('');
    await page.locator('iframe').scrollIntoViewIfNeeded();
    const frame = page.frameLocator('iframe');
    await frame.locator('article-player button').first().click();
    const inside = page.frames().find((each) => each.url().includes('no-voice'))!;
    await inside.waitForFunction(() =>
      (globalThis as unknown as { heard: Set<string> }).heard.has('wordchange'),
    );
    expect(faults).toEqual([]);
    await close();
  });
});

describe('the playground', () => {
  /** The first sentence of the sample, as it is spoken. */
  const TITLE = 'The ferry that waits.';
  const sentences = (page: Page) =>
    page
      .frameLocator('#frame')
      .locator('article-player')
      .evaluate((player: HTMLElementTagNameMap['article-player']) =>
        player.sentences.map(({ text }) => text.trim()),
      );

  /** What was spoken in the frame. */
  const spokenIn = (page: Page) =>
    page.frames()[1]!.evaluate(() => (globalThis as unknown as { said: string[] }).said);

  test('shows what is read of a pasted page, and runs or loads nothing of it', async () => {
    const { page, faults, close } = await open('playground/');
    const pasted = `<article><h1>The mole</h1><script>parent.document.title = 'ran'</script>
      <p onclick="parent.document.title = 'ran'">It was dark.</p><img src="https://evil.example/a.png" onerror="parent.document.title = 'ran'" alt="A mole.">
      <iframe src="https://evil.example/"></iframe><p style="background: url(https://evil.example/b.png)">It rained.</p></article>`;
    await page.fill('#source', pasted);
    await expect.poll(() => page.textContent('.facts')).toContain('3 sentences');
    expect(await sentences(page)).toEqual(['The mole', 'It was dark.', 'It rained.']);
    await page.frameLocator('#frame').getByText('It was dark.').first().click();
    expect(await page.title()).toContain('Playground');
    expect(faults).toEqual([]);
    await close();
  });

  test('plays the pasted text', async () => {
    const { page, faults, close } = await open('playground/');
    await page.click('[data-sample="text"]');
    await page.uncheck('#preview');
    const frame = page.frameLocator('#frame');
    await frame.getByText('The ferry that waits', { exact: true }).waitFor();
    await frame.locator('article-player:not([preview]) button').first().click();
    await frame.locator('article-player:state(playing)').waitFor();
    await expect.poll(() => spokenIn(page)).toContain(TITLE);
    expect(faults).toEqual([]);
    await close();
  });

  test('goes on playing when settings change', async () => {
    const { page, faults, close } = await open('playground/');
    await expect.poll(() => page.textContent('.facts')).toContain('sentences');
    // At once, as a quick hand: the text that is shown anew is the same.
    await page.evaluate(PRESS_AT_ONCE);
    const player = page.frameLocator('#frame').locator('article-player');
    await page.selectOption('[name="highlight"]', 'word');
    await expect.poll(() => player.getAttribute('highlight')).toBe('word');
    await page.check('#preview');
    await expect.poll(() => player.getAttribute('preview')).toBe('');
    await page.selectOption('[name="highlight"]', 'both');
    await expect.poll(() => player.getAttribute('highlight')).toBe(null);
    await expect.poll(() => spokenIn(page)).toContain('A timetable has been printed since.');
    expect((await spokenIn(page)).filter((text) => text === TITLE)).toHaveLength(1);
    expect(faults).toEqual([]);
    await close();
  });

  test('restores text and settings from its link', async () => {
    const first = await open('playground/');
    await first.page.fill('#source', 'A title\n\nOne sentence. Another one.');
    await first.page.selectOption('[name="highlight"]', 'word');
    await first.page.click('#link');
    await first.page.locator('.made').waitFor();
    const link = await first.page.inputValue('#address');
    await first.close();
    const { page, faults, close } = await open(link.replace(site.url, ''));
    await expect.poll(() => page.textContent('#tag')).toContain('highlight="word"');
    expect(await page.inputValue('#source')).toBe('A title\n\nOne sentence. Another one.');
    expect(faults).toEqual([]);
    await close();
  });
});

describe('the reference', () => {
  const attributes = attributesOf(ROOT);
  /** Something other than the default. */
  const other = ({ kind, values, name }: Attribute) =>
    kind === 'flag' ? '' : (values?.at(-1) ?? (kind === 'number' ? '0.5' : `a-${name}`));

  test('has a labelled field for each attribute, which changes the player at once', async () => {
    const { page, close } = await open('docs/reference.html');
    const player = page.locator('#tried');
    for (const each of attributes) {
      const field = page.getByLabel(each.name, { exact: true });
      const value = other(each);
      // oxlint-disable-next-line no-await-in-loop
      await (each.kind === 'flag'
        ? field.check()
        : each.kind === 'choice'
          ? field.selectOption(value)
          : field.fill(value));
      // oxlint-disable-next-line no-await-in-loop
      expect(await player.getAttribute(each.name), each.name).toBe(value);
    }
    const tag = await page.textContent('#tag');
    const written = attributes.map((each) =>
      each.kind === 'flag' ? each.name : `${each.name}="${other(each)}"`,
    );
    expect(tag).toBe(`<article-player ${written.join(' ')}></article-player>`);
    await close();
  });

  test('takes an attribute away, or all, to have the default again', async () => {
    const { page, faults, close } = await open('docs/reference.html');
    const tag = () => page.textContent('#tag');
    await page.selectOption('[name="highlight"]', 'word');
    await page.check('[name="dim"]');
    await page.fill('[name="label"]', 'Hear it');
    await page.getByRole('button', { name: 'Reset highlight' }).click();
    expect(await tag()).toBe('<article-player label="Hear it" dim></article-player>');
    expect(await page.inputValue('[name="highlight"]')).toBe('both');
    await page.getByRole('button', { name: 'Reset all' }).click();
    expect(await tag()).toBe('<article-player></article-player>');
    expect(await page.isChecked('[name="dim"]')).toBe(false);
    expect(faults).toEqual([]);
    await close();
  });

  test('plays its sample as the fields say', async () => {
    const { page, faults, close } = await open('docs/reference.html');
    await page.fill('[name="skip"]', 'h3');
    await page.selectOption('[name="highlight"]', 'none');
    await page.locator('#tried button').first().click();
    await hears(page);
    const spoken = await page.evaluate(() =>
      (globalThis as unknown as { said: string[] }).said.find(Boolean),
    );
    expect(spoken).toBe('Nobody rings it for the hour.');
    expect(faults).toEqual([]);
    await close();
  });
});

const violationsOf = async (page: Page) => {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { axe: typeof Axe };
    const { violations } = await axe.run(document, { runOnly: tags });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, TAGS);
};

describe('axe finds nothing, WCAG 2.2 AA and best practice', () => {
  const IN_TWO_VIEWS = [...OWN, 'docs/styling.html', 'docs/reference.html'];
  const VIEWS = [
    { viewport: { width: 390, height: 844 }, colorScheme: 'light' },
    { viewport: { width: 1280, height: 844 }, colorScheme: 'dark' },
  ] as const;
  test.each(IN_TWO_VIEWS)(
    'in %s, narrow and light, wide and dark',
    async (path) => {
      for (const options of VIEWS) {
        // oxlint-disable-next-line no-await-in-loop
        const { page, faults, close } = await open(path, options);
        // oxlint-disable-next-line no-await-in-loop
        expect(await violationsOf(page), JSON.stringify(options)).toEqual([]);
        expect(faults).toEqual([]);
        // oxlint-disable-next-line no-await-in-loop
        await close();
      }
    },
    120_000,
  );

  test.each(GUIDES.filter((path) => !IN_TWO_VIEWS.includes(path)))('in %s', async (path) => {
    const { page, faults, close } = await open(path);
    expect(await violationsOf(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });
});

describe('the files of the site', () => {
  const files = () =>
    readdirSync(out, { recursive: true, encoding: 'utf8' }).map((file) =>
      file.replaceAll('\\', '/'),
    );

  test('have each guide as HTML and as Markdown, and llms.txt', () => {
    const names = files();
    expect(GUIDES.filter((file) => !names.includes(file))).toEqual([]);
    expect(GUIDES.filter((file) => !names.includes(file.replace('.html', '.md')))).toEqual([]);
    expect(names).toContain('llms.txt');
  });

  test('link to files of the site, by relative addresses', () => {
    const names = new Set(files());
    const dead = [...names]
      .filter((file) => file.endsWith('.html'))
      .flatMap((file) => {
        const html = readFileSync(join(out, file), 'utf8').replace(/<pre[^]*?<\/pre>/g, '');
        return Array.from(html.matchAll(/<(?:a|link|script)\s[^>]*?(?:href|src)="([^"]*)"/g))
          .map(([, address]) => address!)
          .filter((address) => !/^(https?:|mailto:|sms:|data:|#)/.test(address))
          .filter((address) => {
            const { pathname } = new URL(address, `http://local/some/folder/${file}`);
            const name = pathname.replace('/some/folder/', '').replace(/(^|\/)$/, '$1index.html');
            return address.startsWith('/') || !names.has(name);
          })
          .map((address) => `${file}: ${address}`);
      });
    expect(dead).toEqual([]);
  });
});
