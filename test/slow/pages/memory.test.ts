import type { BrowserContext, Frame, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ArticlePlayerElement } from '../../../src/shell/article-player.js';
import { BROWSERS } from '../../support/launch.js';
import { openSite } from '../../support/site.js';

const SENTENCES = Array.from(
  { length: 40 },
  (_, index) => `On day ${index} the ferry left the old harbour at dawn.`,
);

/** A page with a voice that never ends. */
const page = (
  head: string,
  sentences = SENTENCES,
) => `<!doctype html><html lang="en"><title>The ferry</title>${head}
<article id="story"><article-player></article-player>${sentences.map((text) => `<p>${text}</p>`).join('')}</article>
<script type="module" src="/article-player.js"></script><script type="module">
  const speak = (utterance, onMark, signal) => new Promise((_, reject) => {
    document.documentElement.dataset.said = utterance.text;
    onMark({ start: utterance.source.start, end: utterance.source.start });
    signal.addEventListener('abort', () => reject(signal.reason));
  });
  document.querySelector('article-player').engines = [{ name: 'fake', voices: async () => [], speak }];
</script></html>`;

/**
 * The page in a sandboxed frame, with an inline script: a test cannot intercept requests of such a
 * frame in Chromium.
 */
const framed = (code: string) => {
  const inside = page('').replace(
    '<script type="module" src="/article-player.js">',
    () => `<script type="module">${code}`,
  );
  return `<!doctype html><title>Frames</title><iframe sandbox="allow-scripts" srcdoc="${inside.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"></iframe>`;
};

describe.each(BROWSERS)('in %s, an article that was not heard to its end', (name) => {
  let site: Awaited<ReturnType<typeof openSite>>;
  let reader: BrowserContext;
  const pages: Record<string, string> = {
    ferry: page('<link rel="canonical" href="https://example.org/ferry?utm_medium=x#top">'),
    edited: page('<link rel="canonical" href="https://example.org/ferry">', [
      'News have come in.',
      ...SENTENCES.toSpliced(5, 4).with(20, 'This one is new.'),
    ]),
  };

  beforeAll(async () => {
    site = await openSite(name, pages);
  }, 60_000);
  afterAll(() => site?.close());
  beforeEach(async () => {
    reader = await site.reader();
  });

  async function open(path: string): Promise<Page> {
    const opened = await reader.newPage();
    await opened.goto(site.url + path);
    return opened;
  }
  const label = (at: Page | Frame) => at.locator('article-player [part="label"]');
  const leaveAt = (at: Page, index: number) =>
    at.evaluate(async (sentence) => {
      const player = document.querySelector<ArticlePlayerElement>('article-player')!;
      await player.ready;
      void player.play();
      player.seekTo(sentence);
    }, index);

  test('is offered on the next visit, at any URL with the same canonical one, and resumes with a click', async () => {
    const first = await open('ferry?utm_source=letter');
    await leaveAt(first, 20);
    await first.close();
    const next = await open('ferry#part');
    await expect.poll(() => label(next).textContent()).toMatch(/^\s*Resume at 1:\d\d\s*$/);
    await next.locator('article-player [part="play"]').click();
    await expect.poll(() => next.locator('html').getAttribute('data-said')).toBe(SENTENCES[20]);
    expect(await next.evaluate(() => JSON.stringify({ ...localStorage }))).toContain(
      'https://example.org/ferry#story',
    );
  });

  test('and was edited resumes at the same words', async () => {
    const first = await open('ferry');
    await leaveAt(first, 20);
    await first.close();
    const next = await open('edited');
    await expect.poll(() => label(next).textContent()).toContain('Resume at');
    await next.locator('article-player [part="play"]').click();
    await expect.poll(() => next.locator('html').getAttribute('data-said')).toBe(SENTENCES[20]);
  });

  test('is offered in another tab during playback in the first, and a new rate applies to both', async () => {
    const [one, other] = [await open('ferry'), await open('ferry')];
    await expect.poll(() => label(other).textContent()).toContain('listen');
    await leaveAt(one, 20);
    await expect.poll(() => label(other).textContent()).toContain('Resume at');
    await one.locator('article-player [part="rate"]').click();
    await one.locator('article-player input[name="speed"][value="1.5"]').click();
    const rate = () =>
      other.evaluate(
        () => document.querySelector<ArticlePlayerElement>('article-player')!.playbackRate,
      );
    await expect.poll(rate).toBe(1.5);
  });

  test('is not offered in another browser profile', async () => {
    await leaveAt(await open('ferry'), 20);
    reader = await site.reader();
    const other = await open('ferry');
    await other.evaluate(
      () => document.querySelector<ArticlePlayerElement>('article-player')!.ready,
    );
    expect(await label(other).textContent()).toContain('Press play to listen to this article');
  });

  test('plays in a sandboxed frame, which has no localStorage', async () => {
    pages['frames'] = framed(site.code);
    reader = await site.reader();
    const opened = await open('frames');
    const errors: string[] = [];
    // In this test, such a frame cannot load chunks: the player works without them.
    opened.on(
      'pageerror',
      ({ message }) => /article-player\.[\w-]+\.js/.test(message) || errors.push(message),
    );
    const frame = opened.frames()[1]!;
    await expect.poll(() => label(frame).textContent()).toContain('listen');
    const refused = await frame.evaluate(() => {
      try {
        return String(localStorage.length);
      } catch (error) {
        return (error as DOMException).name;
      }
    });
    expect(refused).toBe('SecurityError');
    await frame.locator('article-player [part="play"]').click();
    await expect.poll(() => frame.locator('html').getAttribute('data-said')).toBe(SENTENCES[0]);
    await frame.evaluate(
      () => (document.querySelector<ArticlePlayerElement>('article-player')!.playbackRate = 1.5),
    );
    const rate = () =>
      frame.evaluate(
        () => document.querySelector<ArticlePlayerElement>('article-player')!.playbackRate,
      );
    expect([await rate(), errors]).toEqual([1.5, []]);
  });
});
