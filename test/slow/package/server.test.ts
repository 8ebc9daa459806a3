import '../../support/quiet-lit.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LitElementRenderer, render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html } from 'lit';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { BROWSERS, launch } from '../../support/launch.js';
import { readScripts } from '../../support/site.js';
import { BUNDLERS } from './bundlers.js';
import { articlePage, prepare, serve, type Prepared } from './site.js';

const dist = join(inject('project'), 'node_modules/article-player/dist');
/** The visible text, without styles, tags and Lit's markers. */
const shownText = (markup: string) =>
  markup
    .replace(/<style>.*?<\/style>|<!--.*?-->|<[^>]*>/gs, ' ')
    .replace(/\s+/g, ' ')
    .trim();

beforeAll(async () => {
  await import(pathToFileURL(join(dist, 'define.js')).href);
  const { loadStrings } = await import(pathToFileURL(join(dist, 'index.js')).href);
  await loadStrings('de');
});

describe('on a server', () => {
  test('both entry points can be imported, without a document', async () => {
    expect(globalThis).not.toHaveProperty('document');
    const index = await import(pathToFileURL(join(dist, 'index.js')).href);
    expect(new index.ArticlePlayerElement()).toBeInstanceOf(index.ArticleSpeechElement);
    expect(customElements.get('article-player')).toBe(index.ArticlePlayerElement);
  });

  test('the player is rendered with its button, in a declarative shadow root', async () => {
    const markup = await collectResult(render(html`<article-player>No sound</article-player>`));
    expect(markup).toMatch(
      /<article-player><template shadowroot="open" shadowrootmode="open"><style>/,
    );
    expect(markup).toMatch(/<button[^>]* part="play"/);
    expect(shownText(markup)).toContain('Press play to listen to this article');
  });

  test.each([
    [
      'its language',
      html`<article-player lang="de"></article-player>`,
      'Auf Abspielen drücken und diesen Artikel anhören',
    ],
    [
      'its label',
      html`<article-player label="Hear of the well"></article-player>`,
      'Hear of the well',
    ],
    [
      'its words',
      html`<article-player .strings=${{ listen: 'Listen in' }}></article-player>`,
      'Listen in',
    ],
  ])('%s is rendered', async (_, template, words) => {
    expect(shownText(await collectResult(render(template)))).toContain(words);
  });

  test('several players are rendered without a warning', async () => {
    const warnings: Error[] = [];
    const warned = (warning: Error) => warnings.push(warning);
    process.on('warning', warned);
    await collectResult(
      render(html`<article-player></article-player><article-player></article-player>`),
    );
    await new Promise((later) => setImmediate(later));
    process.off('warning', warned);
    expect(warnings).toEqual([]);
  });

  test('invalid attributes cause no error', async () => {
    const wrong = html`<article-player
      volume="loud"
      playback-rate=""
      skip="p ("
      highlight="red"
    ></article-player>`;
    expect(shownText(await collectResult(render(wrong)))).toContain(
      'Press play to listen to this article',
    );
  });

  test('connectedCallback() may be called, as some servers do', async () => {
    const connects = () => ({ connectedCallback: true });
    LitElementRenderer.renderOptions.push(connects);
    try {
      const markup = await collectResult(
        render(html`<article-player></article-player><article-speech></article-speech>`),
      );
      expect(shownText(markup)).toContain('Press play to listen to this article');
    } finally {
      LitElementRenderer.renderOptions.pop();
    }
  });
});

/** Scripts of the page, which hydrate or replace the server's markup. */
const SCRIPTS = {
  'with support for hydration': `import '@lit-labs/ssr-client/lit-element-hydrate-support.js'; import 'article-player/define';`,
  'without support for hydration': `import 'article-player/define';`,
};

/** A Content Security Policy that allows only files of the same origin. */
const STRICT = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">`;

describe.each(BROWSERS)('in %s', (name) => {
  /** Tests that do not depend on the browser run in one. */
  const once = name === BROWSERS[0];
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serve>>;
  let page: Page;
  beforeAll(async () => {
    const drawn = await collectResult(
      render(
        html`<article-player><span>No sound</span></article-player
          ><article-speech></article-speech>`,
      ),
    );
    const german = await collectResult(render(html`<article-player lang="de"></article-player>`));
    const files: Record<string, string> = {
      '/drawn': articlePage(drawn),
      '/german': articlePage(german),
      '/page-in-german': articlePage(drawn, { lang: 'de' }),
      '/other-version': articlePage(drawn.replace(/lit-part [^ >-]+/g, 'lit-part b3RoZXI=')),
      '/strict': articlePage(drawn, { head: STRICT }),
      '/bare': articlePage('<article-player><span>No sound</span></article-player>'),
      '/kept': articlePage('<article-player><span>No sound</span></article-player>', {
        head: `<style>${readFileSync(join(dist, 'article-player.css'), 'utf8')}</style>`,
      }),
    };
    for (const [file, code] of Object.entries(readScripts())) files[`/${file}`] = code;
    for (const [script, code] of Object.entries(SCRIPTS)) {
      const [first, ...chunks] = await BUNDLERS['Vite']!(code);
      const folder = `/${encodeURIComponent(script)}/`;
      for (const chunk of [first!, ...chunks]) files[folder + chunk.name] = chunk.code;
    }
    site = await serve(files);
    browser = await launch(name);
  }, 60_000);
  afterEach(() => page?.close());
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  async function open(path: string, options: { javaScriptEnabled?: boolean } = {}) {
    page = await browser.newPage(options);
    if (options.javaScriptEnabled !== false) await prepare(page);
    await page.goto(site.url + path);
    return page;
  }
  /** Loads the script only after the server's markup was painted. */
  async function run(script: keyof typeof SCRIPTS | 'article-player.js') {
    await page.evaluate(() => (globalThis as unknown as Prepared).painted());
    const url =
      script === 'article-player.js'
        ? '/article-player.js'
        : `/${encodeURIComponent(script)}/site.js`;
    await page.addScriptTag({ type: 'module', url });
    await page.evaluate(async () => {
      const player = document.querySelector('article-player')!;
      await customElements.whenDefined('article-player');
      await player.updateComplete;
      await player.ready;
      await player.updateComplete;
    });
  }
  /** The top of the text after the player. */
  const textTop = () => page.locator('#first').evaluate((text) => text.getBoundingClientRect().top);
  const layoutShift = () => page.evaluate(() => (globalThis as unknown as Prepared).layoutShift());
  const button = () => page.getByRole('button', { name: /^(Press play|Pause|Play)/ });

  test('the button is visible without a script, and the fallback content is not', async () => {
    await open('/drawn', { javaScriptEnabled: false });
    expect(await button().isVisible()).toBe(true);
    expect(await page.getByText('No sound').isVisible()).toBe(false);
  });

  test.runIf(once)('a German player is German before and after the script', async () => {
    await open('/german');
    const words = () => page.locator('[part=label]').innerText();
    expect(await words()).toBe('Auf Abspielen drücken und diesen Artikel anhören');
    await run('with support for hydration');
    expect(await words()).toBe('Auf Abspielen drücken und diesen Artikel anhören');
  });

  test('with support for hydration its nodes are kept', async () => {
    await open('/drawn');
    await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('article-player')!;
      Object.assign(globalThis, {
        before: [...shadowRoot!.querySelectorAll('section, button, svg, span')],
      });
    });
    await run('with support for hydration');
    const kept = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('article-player')!;
      const after = [...shadowRoot!.querySelectorAll('section, button, svg, span')];
      const { before } = globalThis as unknown as { before: Element[] };
      return (
        before.length > 3 &&
        before.length === after.length &&
        after.every((each, index) => each === before[index])
      );
    });
    expect(kept).toBe(true);
  });

  test.each(
    (once ? [...Object.keys(SCRIPTS), 'article-player.js'] : Object.keys(SCRIPTS)) as (
      keyof typeof SCRIPTS | 'article-player.js'
    )[],
  )(
    '%s: there is one button, which keeps the focus and plays, without a layout shift',
    async (script) => {
      await open('/drawn');
      await page.keyboard.press('Tab');
      // A busy browser may paint a half-parsed page: these layout shifts are not of the script.
      const before = [await layoutShift(), await textTop()];
      await run(script);
      expect(await button().count()).toBe(1);
      const focused = () =>
        document.querySelector('article-player')!.shadowRoot!.activeElement?.getAttribute('part');
      expect(await page.evaluate(focused)).toBe('play');
      expect([await layoutShift(), await textTop()]).toEqual(before);
      const said = await page.evaluate(() => {
        const engine = (globalThis as unknown as Prepared).fakeEngine();
        Object.assign(document.querySelector('article-player')!, { engines: [engine] });
        Object.assign(globalThis, { engine });
        return engine.said.length;
      });
      expect(said).toBe(0);
      await button().click();
      expect(
        await page.evaluate(
          () => (globalThis as unknown as { engine: { said: string[] } }).engine.said,
        ),
      ).toEqual(['The well of Upper Sorrel.']);
      await expect.poll(() => button().getAttribute('aria-label')).toMatch(/^Pause/);
    },
  );

  test.each(Object.keys(SCRIPTS) as (keyof typeof SCRIPTS)[])(
    '%s: a press before the script is answered at once, and played when the script comes',
    async (script) => {
      await open('/drawn');
      await button().click();
      const ring = () =>
        page
          .locator('[part=play]')
          .evaluate((play) => getComputedStyle(play, '::after').content !== 'none');
      expect(await ring()).toBe(true);
      await run(script);
      const state = () =>
        page.evaluate(() => {
          const player = document.querySelector('article-player')!;
          const { paused, error } = player;
          return !paused || error !== null;
        });
      await expect.poll(state).toBe(true);
      expect(await page.locator('[part=play]').getAttribute('popovertarget')).toBe(null);
    },
  );

  test.runIf(once)('two presses before the script play nothing', async () => {
    await open('/drawn');
    await button().click();
    await button().click();
    await run('with support for hydration');
    expect(await page.evaluate(() => document.querySelector('article-player')!.paused)).toBe(true);
  });

  test.runIf(once).each(Object.keys(SCRIPTS) as (keyof typeof SCRIPTS)[])(
    '%s: it has its styles if a strict policy blocks those of the server',
    async (script) => {
      await open('/strict');
      const cursor = () =>
        page.locator('[part=play]').evaluate((play) => getComputedStyle(play).cursor);
      expect(await cursor()).toBe('default');
      await run(script);
      expect(await cursor()).toBe('pointer');
      expect(await button().count()).toBe(1);
    },
  );

  test.runIf(once)('markup of another version is rendered again', async () => {
    await open('/other-version');
    await run('with support for hydration');
    expect(await button().count()).toBe(1);
    expect(
      await page.evaluate(() => document.querySelector('article-player')!.shadowRoot!.textContent),
    ).toContain('listen');
  });

  test.runIf(once)('the language of the page is applied in the browser', async () => {
    await open('/page-in-german');
    await run('with support for hydration');
    await expect
      .poll(() => page.locator('[part=label]').innerText())
      .toBe('Auf Abspielen drücken und diesen Artikel anhören');
  });

  test.runIf(once)(
    'a player without server rendering shifts the text, unless its space is reserved',
    async () => {
      await open('/bare');
      expect(await page.getByText('No sound').isVisible()).toBe(true);
      await run('article-player.js');
      expect(await layoutShift()).toBeGreaterThan(0);
      await page.close();
      await open('/kept');
      expect(await page.getByText('No sound').isVisible()).toBe(true);
      await run('article-player.js');
      expect(await layoutShift()).toBe(0);
    },
  );
});
