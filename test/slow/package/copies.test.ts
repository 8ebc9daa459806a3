import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS, launch } from '../../support/launch.js';
import { readScripts } from '../../support/site.js';
import { BUNDLERS } from './bundlers.js';
import { articlePage, prepare, serve, type Prepared } from './site.js';

/** The members of the element that are used here. */
interface Playing extends HTMLElement {
  readonly paused: boolean;
  readonly ready: Promise<void>;
  readonly sentences: readonly { readonly text: string }[];
  engines: unknown[];
  play(): Promise<void>;
  pause(): void;
}

/** Another copy of the package, as in a site's own bundle: its tags are already defined. */
const OTHER = `
import { ArticlePlayerElement, ArticleSpeechElement } from 'article-player';
import 'article-player/define';
customElements.define('other-player', class extends ArticlePlayerElement {});
globalThis.other = { ArticlePlayerElement, ArticleSpeechElement };`;

const PLAYERS = `<article-player></article-player><other-player><p>The other one cannot speak here.</p></other-player>`;

describe.each(BROWSERS)('two copies of the package in %s', (name) => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serve>>;
  let page: Page;
  let errors: string[];
  beforeAll(async () => {
    const [other, ...chunks] = await BUNDLERS['Vite']!(OTHER);
    const scripts =
      '<script type="module" src="/article-player.js"></script><script type="module" src="/site.js"></script>';
    const files: Record<string, string> = { '/': articlePage(PLAYERS + scripts) };
    for (const [file, code] of Object.entries(readScripts())) files[`/${file}`] = code;
    for (const chunk of [other!, ...chunks]) files[`/${chunk.name}`] = chunk.code;
    site = await serve(files);
    browser = await launch(name);
  }, 60_000);
  /** One page with the same two players for all tests. */
  beforeAll(async () => {
    page = await browser.newPage();
    errors = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await prepare(page);
    await page.goto(site.url);
    await page.evaluate(async () => {
      await customElements.whenDefined('other-player');
      const players = [...document.querySelectorAll<Playing>('article-player, other-player')];
      for (const player of players)
        player.engines = [(globalThis as unknown as Prepared).fakeEngine()];
      await Promise.all(players.map(({ ready }) => ready));
      Object.assign(globalThis, { players });
    });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  type Here = { players: [Playing, Playing]; other: Record<string, CustomElementConstructor> };

  test('define the tags once, without an error', async () => {
    const taken = await page.evaluate(() => {
      const { other } = globalThis as unknown as Here;
      return customElements.get('article-player') !== other['ArticlePlayerElement'];
    });
    expect(taken).toBe(true);
    expect(errors).toEqual([]);
  });

  test('have their own classes and events', async () => {
    const apart = await page.evaluate(async () => {
      const { players, other } = globalThis as unknown as Here;
      const [one, two] = players;
      let events = 0;
      two.addEventListener('play', () => (events += 1));
      await one.play();
      one.pause();
      return [
        one instanceof other['ArticleSpeechElement']!,
        two instanceof other['ArticleSpeechElement']!,
        events,
      ];
    });
    expect(apart).toEqual([false, true, 0]);
  });

  test('speak one at a time: a play() pauses the other player at once', async () => {
    const paused = await page.evaluate(async () => {
      const [one, two] = (globalThis as unknown as Here).players;
      // One copy must not treat the other copy's message to other tabs as one of another tab.
      const nextMessage = () =>
        new Promise((heard) => (new BroadcastChannel('article-player').onmessage = heard));
      const seen: boolean[][] = [];
      const see = () => seen.push([one.paused, two.paused]);
      await one.play();
      let message = nextMessage();
      const started = two.play();
      see();
      await started;
      await message;
      see();
      message = nextMessage();
      void one.play();
      await message;
      see();
      one.pause();
      see();
      return seen;
    });
    expect(paused).toEqual([
      [true, false],
      [true, false],
      [false, true],
      [true, true],
    ]);
  });

  test('never read each other’s players, with any tag name', async () => {
    const read = () =>
      page.evaluate(() =>
        (globalThis as unknown as Here).players.map(({ sentences }) =>
          sentences.map(({ text }) => text.trim()),
        ),
      );
    const article = [
      'The well of Upper Sorrel',
      'Nobody had drawn water from it since the war.',
      'Then the pump broke.',
      'It tasted of iron, and of nothing else.',
    ];
    // The content of an undefined element is text until the element is defined.
    await expect.poll(read).toEqual([article, article]);
  });

  test('highlight one sentence, and leave no highlight behind', async () => {
    const sentences = await page.evaluate(async () => {
      const [one, two] = (globalThis as unknown as Here).players;
      const highlighted = () =>
        [...(CSS.highlights.get('article-player-sentence') ?? [])].map(String);
      await one.play();
      await two.play();
      const both = highlighted();
      one.remove();
      two.remove();
      return { both, after: highlighted(), sheets: document.adoptedStyleSheets.length };
    });
    expect(new Set(sentences.both)).toEqual(new Set(['The well of Upper Sorrel']));
    expect(sentences).toMatchObject({ after: [], sheets: 0 });
  });
});

describe('a scoped registry', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    const [code, ...chunks] = await BUNDLERS['Vite']!(
      `import { ArticlePlayerElement } from 'article-player'; globalThis.ArticlePlayerElement = ArticlePlayerElement;`,
    );
    const files: Record<string, string> = {
      '/': articlePage('<div></div><script type="module" src="/site.js"></script>'),
    };
    for (const chunk of [code!, ...chunks]) files[`/${chunk.name}`] = chunk.code;
    site = await serve(files);
    browser = await launch('chromium');
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  test('may define the player with any tag name, and the global registry stays empty', async () => {
    const page = await browser.newPage();
    await prepare(page);
    await page.goto(site.url);
    await page.waitForFunction(() => 'ArticlePlayerElement' in globalThis);
    const heard = await page.evaluate(async () => {
      const { ArticlePlayerElement } = globalThis as unknown as {
        ArticlePlayerElement: CustomElementConstructor;
      };
      const registry = new CustomElementRegistry();
      registry.define('story-voice', ArticlePlayerElement);
      const init = { mode: 'open', customElementRegistry: registry } as ShadowRootInit;
      const root = document.querySelector('div')!.attachShadow(init);
      root.innerHTML = '<story-voice>Nothing to hear</story-voice>';
      const player = root.querySelector<Playing>('story-voice')!;
      const engine = (globalThis as unknown as Prepared).fakeEngine();
      player.engines = [engine];
      await player.ready;
      player.shadowRoot!.querySelector<HTMLElement>('[part=play]')!.click();
      return { said: engine.said, global: customElements.get('story-voice') ?? null };
    });
    expect(heard).toEqual({ said: ['The well of Upper Sorrel.'], global: null });
    await page.close();
  });
});
