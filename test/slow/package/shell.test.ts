import type { Browser, Page, Route } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS, launch } from '../../support/launch.js';
import { readScripts } from '../../support/site.js';
import { articlePage, prepare, serve, type Prepared } from './site.js';

const CORE = 'article-player.core.js';
const PLAYING = ['article-player.controls.js', CORE, 'article-player.features.js'];
const FAILED = 'The player could not be loaded. Press play to try again.';

const tag = (attributes: string) =>
  `<article-player ${attributes}></article-player><script type="module" src="/article-player.js"></script>`;
const NONCE = `<meta http-equiv="Content-Security-Policy" content="script-src 'nonce-well'">`;

describe.each(BROWSERS)('the script of a page in %s', (name) => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serve>>;
  let page: Page;
  let requests: string[];
  let warnings: string[];

  beforeAll(async () => {
    const files: Record<string, string> = {
      '/intent': articlePage(tag('loading="intent"')),
      '/auto': articlePage(tag('')),
      '/eager': articlePage(tag('loading="eager"')),
      '/nonce': articlePage(
        `<article-player loading="intent"></article-player><script type="module" nonce="well" src="/article-player.js"></script>`,
        { head: NONCE },
      ),
    };
    for (const [file, code] of Object.entries(readScripts())) files[`/${file}`] = code;
    site = await serve(files);
    browser = await launch(name);
  }, 60_000);
  afterEach(() => page?.close());
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  /** Opens a page. `answer` answers the requests for a chunk, by its name. */
  async function open(
    path: string,
    answer: Readonly<Record<string, (route: Route) => unknown>> = {},
  ): Promise<void> {
    page = await browser.newPage();
    requests = [];
    warnings = [];
    page.on('request', (request) => {
      const file = request.url().split('/').at(-1)!;
      if (file.endsWith('.js')) requests.push(file);
    });
    page.on('console', (message) => {
      if (message.type() === 'warning') warnings.push(message.text());
    });
    for (const [file, respond] of Object.entries(answer))
      await page.route(`**/${file}`, (route) => respond(route));
    await prepare(page);
    await page.goto(site.url + path);
    await page.evaluate(async () => {
      await customElements.whenDefined('article-player');
      const player = document.querySelector('article-player')!;
      const engine = (globalThis as unknown as Prepared).fakeEngine();
      Object.assign(player, { engines: [engine] });
      Object.assign(globalThis, { engine });
      await player.updateComplete;
    });
  }
  const press = () => page.locator('[part=play]').click();
  const said = () =>
    page.evaluate(() => (globalThis as unknown as { engine: { said: string[] } }).engine.said);
  const error = () => page.locator('[part=error]').innerText();
  const paused = () => page.evaluate(() => document.querySelector('article-player')!.paused);

  test('loads one file for those who only read', async () => {
    await open('/intent');
    await page.evaluate(() => (globalThis as unknown as Prepared).painted());
    expect(requests).toEqual(['article-player.js']);
    expect(await page.locator('[part=play]').innerText()).toContain('Press play to listen');
  });

  test('loads all that plays on the press, and speaks; the text does not move', async () => {
    await open('/intent');
    const textTop = () =>
      page.locator('#first').evaluate((text) => text.getBoundingClientRect().top);
    const before = await textTop();
    await press();
    await expect.poll(said).toEqual(['The well of Upper Sorrel.']);
    expect(requests.slice(1, 4).sort()).toEqual(PLAYING);
    await page.locator('[part=seek]').waitFor();
    expect(await textTop()).toBe(before);
  });

  test('loads it by itself when the page is idle, and at once with loading="eager"', async () => {
    for (const path of ['/auto', '/eager']) {
      await open(path);
      await expect.poll(() => requests).toEqual(expect.arrayContaining(PLAYING));
      expect(await said()).toEqual([]);
      await page.close();
    }
  });

  test('speaks in the task of the press once the core is there', async () => {
    await open('/eager');
    await page.evaluate(() => document.querySelector('article-player')!.ready);
    await page.locator('[part=player]').waitFor();
    const inTask = await page.evaluate(() => {
      const play = document
        .querySelector('article-player')!
        .shadowRoot!.querySelector<HTMLElement>('[part=play]')!;
      play.click();
      return (globalThis as unknown as { engine: { said: string[] } }).engine.said.length;
    });
    expect(inTask).toBe(1);
  });

  test.each<[string, (route: Route) => unknown]>([
    ['is not found', (route) => route.fulfill({ status: 404 })],
    [
      'is cut short',
      (route) => route.fulfill({ contentType: 'text/javascript', body: 'const { a' }),
    ],
    ['is no script', (route) => route.fulfill({ contentType: 'text/html', body: '<p>Sorry' })],
    ['cannot be reached', (route) => route.abort()],
  ])('says so if the core %s, and the next press tries again', async (_, answer) => {
    let isBroken = true;
    await open('/intent', {
      [`${CORE}*`]: (route) => (isBroken ? answer(route) : route.continue()),
    });
    await press();
    await expect.poll(error).toBe(FAILED);
    expect(await paused()).toBe(true);
    isBroken = false;
    await press();
    await expect.poll(said).toEqual(['The well of Upper Sorrel.']);
    expect(await error()).toBe('');
  });

  test('says that a file is of another version', async () => {
    const code = readScripts()[CORE]!.replaceAll(
      /article-player [0-9a-f]{16}/g,
      'article-player 0',
    );
    await open('/intent', {
      [CORE]: (route) => route.fulfill({ contentType: 'text/javascript', body: code }),
    });
    await press();
    await expect.poll(error).toBe(FAILED);
    expect(warnings.join()).toContain('different versions');
  });

  test('says so if a Content Security Policy allows only the first file', async () => {
    const policy = `script-src ${site.url}/article-player.js`;
    await open('/intent', {
      intent: async (route) => {
        const response = await route.fetch();
        const headers = { ...response.headers(), 'content-security-policy': policy };
        await route.fulfill({ response, headers });
      },
    });
    await press();
    await expect.poll(error).toBe(FAILED);
    expect(await said()).toEqual([]);
  });

  test('loads the rest if a Content Security Policy allows the first file by a nonce', async () => {
    await open('/nonce');
    await press();
    await expect.poll(said).toEqual(['The well of Upper Sorrel.']);
  });

  test('answers a press while the core is slow, and the last wish counts', async () => {
    let respond: (() => void) | undefined;
    const asked = new Promise<void>((done) => (respond = done));
    let release: (() => void) | undefined;
    const released = new Promise<void>((done) => (release = done));
    await open('/intent', {
      [CORE]: async (route) => {
        respond!();
        await released;
        await route.continue();
      },
    });
    await press();
    await asked;
    expect(await paused()).toBe(false);
    expect(await page.locator('section').getAttribute('class')).toContain('loading');
    await press();
    expect(await paused()).toBe(true);
    release!();
    await page.evaluate(() => document.querySelector('article-player')!.ready);
    expect(await said()).toEqual([]);
  });
});
