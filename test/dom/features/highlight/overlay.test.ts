import { nextFrame } from '@open-wc/testing';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ArticlePlayerElement } from '../../../../src/shell/article-player.js';
import { closePage, ONE, openPage, TWO } from '../../../support/fake-page.js';
import { emulate } from '../../../support/media.js';
import { rangeOf } from '../../../support/pointer.js';

beforeEach(() => {
  const { supports, escape } = CSS;
  vi.stubGlobal('CSS', { supports: supports.bind(CSS), escape: escape.bind(CSS) });
});
afterEach(() => {
  closePage();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  scrollTo({ top: 0, behavior: 'instant' });
});

const ARTICLE = (style = '') =>
  `<article lang="en" style="font:16px/1.5 serif;width:300px;${style}"><article-player storage="none" follow="off"></article-player><p>${ONE} ${TWO}</p><p style="height:2000px">Much more.</p></article>`;

/** The siblings of the body. */
const host = () =>
  [...document.documentElement.children].find((each) => each.shadowRoot) as HTMLElement | undefined;
const boxes = (kind: string) => [
  ...(host()?.shadowRoot!.querySelectorAll<HTMLElement>(`.${kind}`) ?? []),
];
const rectsOf = (kind: string) => boxes(kind).map((box) => box.getBoundingClientRect());

/** The second sentence and a word of it are highlighted. */
async function highlighted(markup = ARTICLE(), word = 'nineteen') {
  const opened = await openPage(markup);
  await opened.player.ready;
  opened.player.seekTo(1);
  void opened.player.play().catch(() => {});
  opened.engine.now.begin();
  opened.engine.now.reach(word);
  await vi.waitFor(() => expect(boxes('word')).toHaveLength(1));
  return opened;
}

function expectOver(rect: DOMRect, text: DOMRect): void {
  for (const side of ['left', 'top', 'right', 'bottom'] as const)
    expect(rect[side], side).toBeCloseTo(text[side], 0);
}

describe('without the CSS Custom Highlight API', () => {
  test('boxes are over the lines of the sentence, and over the word', async () => {
    const { page } = await highlighted();
    expectOver(rectsOf('word')[0]!, rangeOf(page, 'nineteen').getBoundingClientRect());
    const lines = new Set(
      Array.from(rangeOf(page, TWO).getClientRects(), ({ top }) => Math.round(top)),
    );
    expect(lines.size).toBeGreaterThan(1);
    expect(boxes('sentence')).toHaveLength(lines.size);
  });

  test('the article and the body do not change; the overlay is a sibling of the body, and hidden from screen readers', async () => {
    const opened = await openPage(ARTICLE());
    await opened.player.ready;
    const before = document.body.outerHTML;
    void opened.player.play().catch(() => {});
    opened.engine.now.begin();
    await vi.waitFor(() => expect(boxes('sentence').length).toBeGreaterThan(0));
    expect(document.body.outerHTML).toBe(before);
    expect(host()!.getAttribute('aria-hidden')).toBe('true');
    expect(getComputedStyle(host()!).pointerEvents).toBe('none');
    opened.player.remove();
    expect(host()).toBeUndefined();
  });

  test('boxes follow the text when the page scrolls, is resized, or moves the text', async () => {
    const { page } = await highlighted();
    const check = async () => {
      await nextFrame();
      await nextFrame();
      await vi.waitFor(() =>
        expectOver(rectsOf('word')[0]!, rangeOf(page, 'nineteen').getBoundingClientRect()),
      );
    };
    scrollTo({ top: 15, behavior: 'instant' });
    await check();
    page.querySelector<HTMLElement>('article')!.style.width = '220px';
    await check();
    page.querySelector<HTMLElement>('article')!.style.fontSize = '24px';
    await check();
    page.querySelector<HTMLElement>('article')!.style.transform = 'translate(30px, 10px)';
    dispatchEvent(new Event('resize'));
    await check();
  });

  test('boxes are clipped by a scroll container', async () => {
    const { page } = await highlighted(ARTICLE('height:200px;overflow:auto'));
    page.querySelector('article')!.scrollTop = 400;
    await vi.waitFor(() => expect(boxes('word')).toHaveLength(0));
  });

  test('text stays readable: boxes darken a light page and lighten a dark one, and are never like the text', async () => {
    await highlighted();
    const colorOf = (kind: string) => getComputedStyle(boxes(kind)[0]!).backgroundColor;
    expect(getComputedStyle(host()!).mixBlendMode).toBe('multiply');
    expect(colorOf('word')).toBe('rgb(255, 212, 59)');
    closePage();
    await highlighted(ARTICLE('background:#1e1e1e;color:#ddd'));
    expect(getComputedStyle(host()!).mixBlendMode).toBe('screen');
    expect(colorOf('word')).toBe('rgba(0, 0, 0, 0)');
    expect(getComputedStyle(boxes('word')[0]!, '::after').borderBottomColor).toBe(
      'rgb(255, 212, 59)',
    );
    const { player } = await highlighted(
      ARTICLE().replace('follow', 'highlight-colors="contrast" follow'),
    );
    expect(colorOf('sentence')).toBe('rgba(0, 0, 0, 0)');
    player.remove();
  });

  test.each([
    ['1.5', 3, '1'],
    ['1', 0, '0.6'],
  ])(
    'with a line height of %s, the underline of a word covers no text',
    async (height, outside, opacity) => {
      const { page } = await highlighted(ARTICLE().replace('1.5 serif', `${height} serif`));
      const [box] = rectsOf('word');
      const { top, bottom } = rangeOf(page, 'nineteen').getBoundingClientRect();
      const lineHeight = 16 * Number(height);
      expect(box!.height).toBeCloseTo(Math.min(bottom - top, lineHeight), 1);
      const line = getComputedStyle(boxes('word')[0]!, '::after');
      expect([line.borderBottomWidth, line.opacity]).toEqual(['3px', opacity]);
      expect(line.translate).toBe(outside ? `0px ${outside}px` : 'none');
    },
  );

  test('in vertical text there is a box a line, with the underline at its side', async () => {
    const { page } = await highlighted(ARTICLE('writing-mode:vertical-rl;height:200px'));
    const lines = new Set(
      Array.from(rangeOf(page, TWO).getClientRects(), ({ left }) => Math.round(left)),
    );
    expect(lines.size).toBeGreaterThan(1);
    expect(boxes('sentence')).toHaveLength(lines.size);
    const { borderLeftWidth, borderBottomWidth } = getComputedStyle(boxes('word')[0]!, '::after');
    expect([borderLeftWidth, borderBottomWidth]).toEqual(['3px', '0px']);
  });

  test('the overlay is below elements that cover the article', async () => {
    await highlighted(ARTICLE('position:relative;z-index:3'));
    expect(getComputedStyle(host()!).zIndex).toBe('3');
  });

  test('with forced colours, only one of sentence and word is drawn, without blending', async () => {
    emulate('(forced-colors: active)');
    await highlighted();
    expect(boxes('sentence')).toHaveLength(0);
    expect(getComputedStyle(host()!).mixBlendMode).toBe('normal');
  });

  test('rules of the page for all elements do not apply to the overlay', async () => {
    await highlighted(
      `<style>html > div { display: none !important; position: static; transform: scale(2) }</style>${ARTICLE()}`,
    );
    expect(getComputedStyle(host()!).display).not.toBe('none');
    expect(rectsOf('word')[0]!.width).toBeGreaterThan(0);
  });

  test('`dim` does nothing and does not throw', async () => {
    const { player } = await highlighted();
    Object.assign(player satisfies ArticlePlayerElement, { dim: true });
    await player.updateComplete;
    expect(boxes('word')).toHaveLength(1);
  });
});
