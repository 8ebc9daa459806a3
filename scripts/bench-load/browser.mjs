import { CHROMIUM_FLAGS, findChromium, findFirefox } from '../browsers.mjs';
import { observe } from './observe.mjs';

/** The names of the browsers that are here. */
export const browsersHere = () => ['chromium', ...(findFirefox() ? ['firefox'] : [])];

export async function launch(name) {
  const { chromium, firefox } = await import('playwright');
  return name === 'firefox'
    ? firefox.launch({ channel: 'moz-firefox', executablePath: findFirefox() })
    : chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
}

/** Calls `use` with a page that nothing was loaded in, with an empty cache. */
export async function inFreshPage(browser, use) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(observe);
    return await use(page);
  } finally {
    await context.close();
  }
}

/** Waits until the tag is defined and rendered. */
export const defined = (page, tag = 'article-player') =>
  page.evaluate(async (tag) => {
    await customElements.whenDefined(tag);
    await document.querySelector(tag).updateComplete;
  }, tag);

/** Presses play by a real click, as soon as the browser gets there. */
export async function press(page) {
  const { x, y } = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('article-player');
    const box = shadowRoot.querySelector('[part="play"]').getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
  await page.mouse.click(x, y);
}

export const spoken = (page) =>
  page.waitForFunction(() => globalThis.bench.speaks.length > 0, undefined, { timeout: 30_000 });

/** Waits until the page has been idle twice, and some frames have passed. */
export const settled = (page) =>
  page.evaluate(async () => {
    const idle = () => new Promise((done) => requestIdleCallback(done, { timeout: 2000 }));
    for (let i = 0; i < 3; i++) {
      await new Promise((done) => setTimeout(done, 150));
      await idle();
    }
  });

/** Waits, in the page, until the core has read the article, without asking for it. */
export const articleRead = (page) =>
  page.evaluate(async () => {
    const player = document.querySelector('article-player');
    while (player.sentences.length === 0) await new Promise((done) => setTimeout(done, 50));
  });
