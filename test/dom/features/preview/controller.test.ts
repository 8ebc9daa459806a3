import { expect as expectDom, nextFrame } from '@open-wc/testing';
import { page as browserPage, userEvent } from 'vitest/browser';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { PlayerContext } from '../../../../src/core/context.js';
import type { ArticlePlayerElement } from '../../../../src/shell/article-player.js';
import { replacementsIn } from '../../../../src/features/preview/replacements.js';
import { previewStringsFor } from '../../../../src/features/preview/languages.js';
import {
  PreviewController,
  type PreviewHost,
  type PreviewModule,
} from '../../../../src/features/preview/controller.js';
import type { ArticleReader } from '../../../../src/core/article-reader.js';
import { createTranscript } from '../../../../src/text/transcript.js';
import { pageStyle } from '../../../support/player-ui.js';
import { closePage, openPage } from '../../../support/fake-page.js';

afterEach(closePage);

const STORY = `<article id="story" lang="en"><article-player preview></article-player>
  <h2>A walk at noon</h2>
  <nav><a href="#one">First part</a></nav>
  <p>The gate was open. Nobody came.</p>
  <ul><li>A loaf of bread</li></ul>
  <p data-article-player="skip">Only for subscribers.</p>
  <p class="quiet">Not this one.</p>
  <p lang="fr">Il pleut.</p>
</article>`;

const TAG = '<article-player preview></article-player>';
const LONG =
  'The ferry leaves at dawn, when the tide is high, and comes back with the mail, long after dark.';

/** Resolves once `get` returns something; it is called at each mutation under `root`. */
function appears<T>(root: Node, get: () => T | undefined | null | false): Promise<T> {
  return new Promise((resolve) => {
    const look = () => {
      const found = get();
      if (!found) return;
      changes.disconnect();
      resolve(found);
    };
    const changes = new MutationObserver(look);
    changes.observe(root, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    look();
  });
}

const rootOf = (player: HTMLElement) =>
  Array.from(player.shadowRoot!.children, (child) => child.shadowRoot).find(
    (shadow) => shadow !== null,
  );

async function open(markup = STORY) {
  const page = await openPage<ArticlePlayerElement>(markup);
  return { ...page, ...(await opened(page.player)) };
}

/** The parts of a player's preview, once it is rendered. */
async function opened(player: ArticlePlayerElement) {
  const root = await appears(player.shadowRoot!, () => rootOf(player));
  const panel = await appears(root, () => root.querySelector<HTMLElement>('.panel'));
  await appears(panel, () => panel.querySelector('button'));
  const all = (selector: string) => Array.from(root.querySelectorAll<HTMLElement>(selector));
  return { root, panel, all };
}

const words = (element: Element | undefined) => element?.textContent.replace(/\s+/g, ' ').trim();
const boxes = (root: ParentNode) => Array.from(root.querySelectorAll<HTMLElement>('.box'));
const tab = (root: ParentNode, index: number) =>
  root.querySelectorAll<HTMLElement>('[role=tab]')[index]!;

/** Sets the size of the window for one test, in CSS pixels. */
async function screenOf(width: number, height: number): Promise<void> {
  const { innerWidth: widthBefore, innerHeight: heightBefore } = window;
  onTestFinished(() => browserPage.viewport(widthBefore, heightBefore));
  await browserPage.viewport(width, height);
}

function expectOver(box: Element, element: Element) {
  const text = document.createRange();
  text.selectNodeContents(element);
  const [over, under] = [box.getBoundingClientRect(), text.getBoundingClientRect()];
  // The padding is 4 px.
  for (const side of ['top', 'left', 'bottom', 'right'] as const) {
    expect(Math.abs(over[side] - under[side]), side).toBeLessThan(6);
  }
}

test.each([
  ['8px', 14],
  ['20px', 17.58],
  ['60px', 24],
])('its font size follows that of the page, within limits: %s', async (size, panelSize) => {
  pageStyle(`html { font-size: 62.5% } body { font-size: ${size} }`);
  const { panel } = await open();
  expect(parseFloat(getComputedStyle(panel).fontSize)).toBeCloseTo(panelSize, 1);
  expect(parseFloat(getComputedStyle(panel.querySelector('h2')!).fontSize)).toBeCloseTo(
    panelSize * 1.125,
    1,
  );
});

describe('the list of read passages', () => {
  test('has each passage in order, with its kind, language and text', async () => {
    const { all } = await open();
    const entries = all('.entry').map((entry) => [
      ...['.kind', '.lang', '.text'].map((selector) => words(entry.querySelector(selector)!)),
    ]);
    expect(entries).toEqual([
      ['1 · heading 2', 'English', 'A walk at noon'],
      ['2 · paragraph', 'English', 'The gate was open. Nobody came.'],
      ['3 · list item', 'English', 'A loaf of bread'],
      ['4 · paragraph', 'English', 'Not this one.'],
      ['5 · paragraph', 'French', 'Il pleut.'],
    ]);
    expect(words(all('.entry .time')[1])).toMatch(/^\d sec$/);
  });

  test('starts with the totals and with how the article was found', async () => {
    const { all, root } = await open();
    await appears(root, () => words(all('dd')[1]) !== '…');
    expect(all('dl div').map(words)).toEqual([
      'listening time 1 min',
      'words 19',
      'sentences 6',
      'passages 5',
    ]);
    expect(words(all('.totals p')[0])).toBe(
      'The article is article#story · the nearest around the player · English',
    );
  });

  const declared = (text: string) =>
    `<script type="application/ld+json">${JSON.stringify({ '@graph': [{ '@type': 'Article', articleBody: text }] })}</script>`;

  test.each([
    [
      'around it',
      `<article><div>${TAG}</div><p>Here it is.</p></article>`,
      'the nearest around the player',
    ],
    [
      'marked',
      `<main><p>Here it is.</p></main>${TAG}`,
      'the one that the page marks as article or main part',
    ],
    [
      'as microdata',
      `<div itemprop="articleBody"><p>It is.</p></div>${TAG}`,
      'declared by the page, as microdata',
    ],
    [
      'in JSON-LD',
      `<div><p>${LONG}</p>${TAG}</div>${declared(LONG)}`,
      'declared by the page, as text in JSON-LD',
    ],
    [
      'by analysis',
      `<div>${`<p>${LONG}</p>`.repeat(9)}</div>${TAG}`,
      'found by an analysis of the page',
    ],
    [
      'by its id',
      '<p id="it">It.</p><article-player preview for="it"></article-player>',
      'named by the attribute “for”',
    ],
  ])('says how the article was found: %s', async (_, markup, how) => {
    const { all } = await open(markup);
    expect(words(all('.totals p')[0])!.split(' · ')[1]).toBe(how);
  });

  test('says that the article is the whole page if neither markup nor analysis found a part of it', async () => {
    const before = document.createElement('p');
    before.append('Here it begins.');
    document.body.prepend(before);
    onTestFinished(() => before.remove());
    const { all } = await open(`<p>Here it ends.</p>${TAG}`);
    const expected = 'The article is body · the whole page, since nothing tells which part of it';
    expect(words(all('.totals p')[0])).toContain(expected);
  });

  test('says that the article was set by the property', async () => {
    const { player, page } = await openPage(
      '<article><p>This.</p></article><article-player></article-player>',
    );
    Object.assign(player, { article: page.querySelector('p')!, preview: true });
    const { all } = await opened(player);
    expect(words(all('.totals p')[0])).toContain(
      'The article is p · given by the property “article”',
    );
  });

  test('says that the article was found before a change of the page, and would not be found now', async () => {
    const { player, page } = await openPage(
      '<article><p>One.</p></article><article-player></article-player>',
    );
    await player.ready;
    page.append(Object.assign(document.createElement('article'), { textContent: 'Another one.' }));
    player.preview = true;
    const { all } = await opened(player);
    expect(words(all('.totals p')[0])).toContain(
      'The article is article · found before the page changed, and kept',
    );
  });

  test('says that there is no article', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { panel, all } = await open('<article-player preview for="nowhere"></article-player>');
    expect(words(panel)).toContain('No article with text to read was found');
    expect(all('.entry, .box')).toEqual([]);
  });

  test('renders more passages when its end is scrolled into view', async () => {
    const many = Array.from({ length: 150 }, (_, index) => `<p>Line ${index}.</p>`).join('');
    const { all, root } = await open(
      `<article><article-player preview></article-player>${many}</article>`,
    );
    expect(all('.entry')).toHaveLength(100);
    expect(words(all('.more')[0])).toBe('and 50 more');
    root.querySelector('#list')!.scrollTop = 1e6;
    await appears(root, () => all('.entry').length === 150);
    expect(all('.more')[0]!.checkVisibility()).toBe(false);
  });

  test('is in the language of the page', async () => {
    const { panel } = await open(
      '<article lang="de"><article-player preview></article-player><p>Es regnet.</p></article>',
    );
    expect(panel.getAttribute('aria-label')).toBe('Was vorgelesen wird');
    expect(panel.lang).toBe('de');
  });
});

test('text that is spoken differently than it is written is listed; other text is not', () => {
  const aliases = [
    { start: 0, end: 3, say: 'Doctor' },
    { start: 4, end: 8, say: 'Quay' },
    { start: 9, end: 9, say: 'so' },
  ];
  const source = {
    text: 'Dr. Quay said it.[2] &',
    kind: 'paragraph',
    lang: 'en',
    aliases,
  } as const;
  const code = { text: 'let one = 1;\nlet two = 2;', kind: 'code', lang: 'en' } as const;
  const announceCode = (lines: number) => ({ text: `Code, ${lines} lines.`, lang: 'en' });
  const transcript = createTranscript([
    { ...source, text: 'The heading', kind: 'heading', aliases: [] },
    source,
    code,
  ]);
  const replacements = transcript.passages.map((passage) =>
    replacementsIn(passage, transcript, { announceCode }),
  );
  expect(replacements).toEqual([
    // Its full stop is only a pause.
    [],
    [
      { written: 'Dr.', spoken: 'Doctor' },
      { written: '', spoken: 'so' },
      { written: '[2]', spoken: '' },
      { written: '&', spoken: 'and' },
    ],
    [{ written: 'let one = 1; let two = 2;', spoken: 'Code, 2 lines.' }],
  ]);
});

describe('the list of excluded elements', () => {
  test('has each element with the reason, the start of its text and how to change that', async () => {
    const { all, root, player } = await open();
    player.skip = '.quiet';
    await appears(root, () => words(tab(root, 1)) === 'Left out 3');
    tab(root, 1).click();
    const entries = all('.entry').map((entry) =>
      ['.kind', '.reason', '.text'].map((selector) => words(entry.querySelector(selector)!)),
    );
    expect(entries).toEqual([
      ['nav', 'It is navigation.', 'First part'],
      [
        'p',
        'You marked it to be skipped. To have it read, take the mark away.',
        'Only for subscribers.',
      ],
      [
        'p.quiet',
        'Your “skip” selector matches it. To have it read, change the selector.',
        'Not this one.',
      ],
    ]);
    expect(words(all('.advice')[0])).toContain('data-article-player="read"');
    expect(tab(root, 1).getAttribute('aria-selected')).toBe('true');
  });

  test('has elements that the page analysis excluded', async () => {
    const links = '<li><a href="/other">Another story from the harbour</a></li>'.repeat(9);
    const some = `<p>${LONG.repeat(3)}</p>`.repeat(4);
    const { all, root, player } = await open(
      `<div>${some}<div class="supplemental"><ul>${links}</ul></div>${some}</div>${TAG}`,
    );
    expect(player.sentences.map(({ text }) => text).join(' ')).not.toContain('harbour');
    expect(all('.entry')).toHaveLength(8);
    tab(root, 1).click();
    expect(all('.entry').map((entry) => words(entry.querySelector('.kind')!))).toEqual([
      'div.supplemental',
    ]);
    expect(words(all('.reason')[0])).toBe(
      'As the page was analysed, it is no part of the article.',
    );
  });

  test('has hidden elements', async () => {
    const { all, root } = await open(
      '<article><article-player preview></article-player><p>Seen.</p><p hidden>Unseen.</p></article>',
    );
    tab(root, 1).click();
    expect(words(all('.entry .facts')[0])).toBe('p not to be seen');
  });

  test('does not have empty elements', async () => {
    const { root } = await open(
      `<article>${TAG}<p>Seen.</p><meta content="x"><aside></aside><aside>Beside.</aside></article>`,
    );
    expect(words(tab(root, 1))).toBe('Left out 1');
  });

  test('says that there are none, without the player itself', async () => {
    const { all, root } = await open(
      '<article><article-player preview>No sound here</article-player><p>All of it.</p></article>',
    );
    tab(root, 1).click();
    expect(words(all('.none')[0])).toBe('Nothing is left out of the article.');
  });
});

describe('on the page', () => {
  test('a box with number and kind is over each passage, one with the reason over each excluded element', async () => {
    const { root, page } = await open();
    await appears(root, () => boxes(root).length === 7);
    const box = boxes(root).find((each) => words(each)?.startsWith('2'))!;
    expect(words(box)).toBe('2 · paragraph');
    expectOver(box, page.querySelector('p')!);
    expect(boxes(root).map(words)).toContain('Left out: It is navigation.');
    expect(getComputedStyle(box).pointerEvents).toBe('none');
    expect(root.querySelector('.layer')!.getAttribute('aria-hidden')).toBe('true');
  });

  test('only passages near the viewport have a box, and others get one when they are scrolled into view', async () => {
    const many = Array.from({ length: 400 }, (_, index) => `<p>Line ${index}.</p>`).join('');
    const { root, page } = await open(
      `<article><article-player preview></article-player>${many}</article>`,
    );
    await appears(root, () => boxes(root).length > 5);
    expect(boxes(root).length).toBeLessThan(80);
    const last = () => boxes(root).find((each) => words(each)?.startsWith('400'));
    expect(last()).toBeUndefined();
    scrollTo({ top: 1e6, behavior: 'instant' });
    const box = await appears(root, last);
    expect(boxes(root).length).toBeLessThan(80);
    expectOver(box, page.querySelector('p:last-of-type')!);
  });

  test('of many passages in one element too, only those near the viewport have a box', async () => {
    const many = Array.from({ length: 400 }, (_, index) => `Line ${index}.`).join('<br><br>');
    const { root } = await open(
      `<article><article-player preview></article-player><div>${many}</div></article>`,
    );
    await appears(root, () => boxes(root).length > 5);
    expect(boxes(root).length).toBeLessThan(80);
    scrollTo({ top: 1e6, behavior: 'instant' });
    await appears(root, () => boxes(root).some((each) => words(each)?.startsWith('400')));
    expect(boxes(root).length).toBeLessThan(80);
  });

  test('no node, attribute or class of the page is changed', async () => {
    const { player, page } = await openPage(STORY.replace(' preview', ''));
    await player.ready;
    const changes = new MutationObserver(() => {});
    changes.observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    onTestFinished(() => changes.disconnect());
    const before = page.innerHTML;
    player.preview = true;
    const root = await appears(player.shadowRoot!, () => rootOf(player));
    await appears(root, () => boxes(root).length > 0);
    root.querySelector<HTMLElement>('.entry')!.click();
    tab(root, 1).click();
    await nextFrame();
    player.preview = false;
    await player.updateComplete;
    expect(changes.takeRecords()).toEqual([]);
    expect(page.innerHTML).toBe(before);
    expect(document.adoptedStyleSheets).toEqual([]);
  });

  const over = (one: DOMRect, other: DOMRect) =>
    one.left < other.right - 1 &&
    other.left < one.right - 1 &&
    one.top < other.bottom - 1 &&
    other.top < one.bottom - 1;

  test.each([
    ['one below the other', ''],
    ['side by side', 'columns: 3; column-gap: 32px; width: 330px'],
    ['from right to left', 'direction: rtl'],
  ])('labels cover no item of a list: %s', async (_, style) => {
    const items = ['Rye', 'Oats', 'Barley', 'Buckwheat', 'Maize', 'Rice']
      .map((item) => `<li>${item}</li>`)
      .join('');
    const { root, page } = await open(
      `<article style="line-height: 1.2; ${style.startsWith('d') ? style : ''}">${TAG}<ul style="padding: 0 40px; ${style}">${items}</ul></article>`,
    );
    await appears(root, () => boxes(root).length === 6);
    const texts = Array.from(page.querySelectorAll('li'), (item) => {
      const range = document.createRange();
      range.selectNodeContents(item);
      return range.getBoundingClientRect();
    });
    const labels = boxes(root).map((box) => box.firstElementChild!.getBoundingClientRect());
    expect(labels.filter((label) => texts.some((text) => over(label, text)))).toEqual([]);
  });

  test('the reason of an exclusion is not covered by the panel, on either side', async () => {
    await screenOf(1200, 800);
    const { root, panel } = await open(
      `<article dir="rtl">${TAG}<p>Read.</p><nav style="height: 80px; direction: ltr">Contents</nav></article>`,
    );
    for (const side of ['right', 'left']) {
      const label = () =>
        boxes(root).find((box) => words(box)?.startsWith('Left out'))?.firstElementChild;
      const clear = () =>
        label() && !over(label()!.getBoundingClientRect(), panel.getBoundingClientRect());
      await appears(root, clear);
      expect(panel.getBoundingClientRect().left > 600 ? 'right' : 'left').toBe(side);
      root.querySelector<HTMLElement>('.side')!.click();
    }
  });

  test('the panel has the same size on a page with a small font', async () => {
    await screenOf(1200, 800);
    document.documentElement.style.fontSize = '8px';
    onTestFinished(() => document.documentElement.removeAttribute('style'));
    const { panel } = await open();
    expect(panel.getBoundingClientRect().width).toBe(400);
  });

  test('the panel stays on the screen if the page is wider', async () => {
    await screenOf(390, 700);
    const screen = Object.assign(new EventTarget(), {
      offsetLeft: 20,
      offsetTop: 10,
      width: 300,
      height: 500,
      scale: 1,
    });
    const viewport = vi
      .spyOn(window, 'visualViewport', 'get')
      .mockReturnValue(screen as unknown as VisualViewport);
    onTestFinished(() => viewport.mockRestore());
    const { panel } = await open();
    const at = () => {
      const { left, width, bottom } = panel.getBoundingClientRect();
      return [left, width, Math.round(bottom)];
    };
    expect(at()).toEqual([20, 300, 510]);
    Object.assign(screen, { offsetLeft: 0, offsetTop: 30 }).dispatchEvent(new Event('scroll'));
    expect(at()).toEqual([0, 300, 530]);
    // Zoomed in, on a page that is as wide as the screen.
    Object.assign(screen, { width: innerWidth / 2, scale: 2 }).dispatchEvent(new Event('resize'));
    expect(at()).toEqual([0, document.documentElement.clientWidth, innerHeight]);
  });

  test('a hovered entry highlights its box, and a selected one stays highlighted', async () => {
    const { root, all } = await open();
    await appears(root, () => boxes(root).length === 7);
    const highlighted = () =>
      boxes(root)
        .filter((box) => box.matches('.lit'))
        .map(words);
    await userEvent.hover(all('.entry')[1]!);
    expect(highlighted()).toEqual(['2 · paragraph']);
    all('.entry')[2]!.click();
    expect(all('[aria-current]').map((entry) => words(entry.querySelector('.text')!))).toEqual([
      'A loaf of bread',
    ]);
    await userEvent.unhover(root.querySelector('#list')!);
    expect(highlighted()).toEqual(['3 · list item']);
  });
});

describe('the preview', () => {
  test('is updated when the article is read again', async () => {
    const { player, page, root, all } = await open();
    await appears(root, () => boxes(root).length > 0);
    const line = document.createElement('p');
    line.append('It has been added.');
    page.querySelector('article')!.append(line);
    player.load();
    await appears(root, () => words(tab(root, 0)) === 'Read 6');
    expect(words(all('.entry .text').at(-1))).toBe('It has been added.');
    await appears(root, () => boxes(root).some((box) => words(box)?.startsWith('6')));
  });

  test('keeps list, scroll position and focus when the article is read again', async () => {
    const { player, page, root, all } = await open();
    const skipped = '<p data-article-player="skip">Only for subscribers.</p>'.repeat(20);
    page.querySelector('article')!.insertAdjacentHTML('beforeend', skipped);
    player.load();
    tab(root, 1).click();
    await appears(root, () => all('.entry').length === 22);
    all('.entry')[0]!.focus();
    await userEvent.keyboard('{ArrowDown}');
    root.querySelector('#list')!.scrollTop = 100;
    page.querySelector('article > p:last-child')!.remove();
    player.load();
    await appears(root, () => all('.entry').length === 21);
    expect(tab(root, 1).getAttribute('aria-selected')).toBe('true');
    expect(root.querySelector('#list')!.scrollTop).toBe(100);
    expect(root.activeElement).toBe(all('.entry')[1]);
  });

  test('moves the focus to the last entry if the focused one is gone', async () => {
    const { player, page, root, all } = await open();
    all('.entry')[0]!.focus();
    await userEvent.keyboard('{End}');
    page.querySelector('article > p:last-child')!.remove();
    player.load();
    await appears(root, () => all('.entry').length === 4);
    expect(root.activeElement).toBe(all('.entry')[3]);
  });

  test.each([
    ['without the attribute', (player: ArticlePlayerElement) => player.removeAttribute('preview')],
    ['removed from the page', (player: ArticlePlayerElement) => player.remove()],
  ])('is removed once the player is %s', async (_, act) => {
    const { player, root } = await open();
    await appears(root, () => boxes(root).length > 0);
    act(player);
    await player.updateComplete;
    expect(rootOf(player)).toBeUndefined();
    expect(root.isConnected).toBe(false);
    expect(boxes(root)).toEqual([]);
    const frames = vi.spyOn(window, 'requestAnimationFrame');
    onTestFinished(() => frames.mockRestore());
    document.dispatchEvent(new Event('scroll'));
    window.dispatchEvent(new Event('resize'));
    expect(frames).not.toHaveBeenCalled();
  });

  test('is shown again when the player is moved', async () => {
    const { player, page } = await open();
    page.querySelector('article')!.append(player);
    await appears(player.shadowRoot!, () => rootOf(player));
    expect(player.shadowRoot!.querySelectorAll('div[dir]')).toHaveLength(1);
  });

  test('is kept when the player renders', async () => {
    const { player, root } = await open();
    player.engines = [];
    await player.updateComplete;
    expect(player.shadowRoot!.querySelector('slot')).not.toBeNull();
    expect(rootOf(player)).toBe(root);
  });

  test('is in the top layer, where no z-index covers it', async () => {
    const { panel, root } = await open();
    expect(panel.matches(':popover-open')).toBe(true);
    expect(root.querySelector('.layer')!.matches(':popover-open')).toBe(true);
  });

  test('is accessible, with either list and collapsed', async () => {
    const { player, root, panel } = await open();
    expect(panel.getAttribute('role')).toBe('region');
    await expectDom(player).to.be.accessible();
    tab(root, 1).click();
    await expectDom(player).to.be.accessible();
    const fold = root.querySelector<HTMLElement>('[aria-expanded]')!;
    fold.click();
    expect(fold.getAttribute('aria-expanded')).toBe('false');
    expect(root.querySelector('[role=tablist]')!.checkVisibility()).toBe(false);
    await expectDom(player).to.be.accessible();
  });
});

describe('by the keyboard', () => {
  test('arrow keys move between entries, and Tab reaches one of them', async () => {
    const { root, all } = await open();
    expect(all('.entry').map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1, -1, -1]);
    all('.entry')[0]!.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(root.activeElement).toBe(all('.entry')[2]);
    await userEvent.keyboard('{End}{ArrowDown}{ArrowUp}');
    expect(root.activeElement).toBe(all('.entry')[3]);
    expect(all('.entry').map(({ tabIndex }) => tabIndex)).toEqual([-1, -1, -1, 0, -1]);
    await userEvent.keyboard('{Enter}');
    expect(all('.entry')[3]!.getAttribute('aria-current')).toBe('true');
  });

  test('arrow keys change the list', async () => {
    const { root } = await open();
    tab(root, 0).focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(root.activeElement).toBe(tab(root, 1));
    expect(tab(root, 1).getAttribute('aria-selected')).toBe('true');
  });

  test('Escape closes it, and the focus returns to where it was', async () => {
    const { player, root, all } = await open(`<button id="outside">Here</button>${STORY}`);
    const outside = document.querySelector<HTMLElement>('#outside')!;
    outside.focus();
    all('.entry')[0]!.focus();
    await userEvent.keyboard('{Escape}');
    expect(player.preview).toBe(false);
    await player.updateComplete;
    expect(root.isConnected).toBe(false);
    expect(document.activeElement).toBe(outside);
  });

  test.each(['attribute', 'property'])(
    'the close button resets property and attribute, opened by %s',
    async (by) => {
      const { player } = await openPage<ArticlePlayerElement>(STORY.replace(' preview', ''));
      if (by === 'attribute') player.setAttribute('preview', '');
      else player.preview = true;
      const { root, panel } = await opened(player);
      panel.querySelector<HTMLElement>('[aria-label="Close the preview"]')!.click();
      expect([player.preview, player.hasAttribute('preview')]).toEqual([false, false]);
      await player.updateComplete;
      expect(root.isConnected).toBe(false);
      player.toggleAttribute('preview');
      expect(rootOf(player) ?? (await opened(player)).root).not.toBe(root);
    },
  );
});

/** All strings of a language, by path; of a function, its result. */
function textsIn(value: unknown, at = ''): [string, string][] {
  if (typeof value === 'string') return [[at, value]];
  if (typeof value === 'function') return [[at, String(value('x', 2))]];
  return Object.entries(value as object).flatMap(([key, inner]) => textsIn(inner, `${at}.${key}`));
}

test.each(['de', 'ja'])('each of its strings is translated: %s', (lang) => {
  const english = new Map(textsIn(previewStringsFor('en')));
  const texts = textsIn(previewStringsFor(lang));
  expect(texts.map(([at]) => at)).toEqual([...english.keys()]);
  // The notation of a heading's level may be that of English.
  const same = texts.filter(
    ([at, text]) => at !== '.level' && /\p{L}{2}/u.test(text) && text === english.get(at),
  );
  expect(same).toEqual([]);
  expect(texts.filter(([, text]) => text === '')).toEqual([]);
});

describe('its module', () => {
  function fakeHost(preview: boolean) {
    const host = { preview, isConnected: true, addController: () => {} } as unknown as PreviewHost;
    const shown = { renew: vi.fn<() => void>(), close: vi.fn<() => void>() };
    let resolve!: (module: PreviewModule) => void;
    const promise = new Promise<PreviewModule>((settle) => (resolve = settle));
    const load = vi.fn<() => Promise<PreviewModule>>(() => promise);
    const reading = { state: 'pending' as ArticleReader['state'] };
    const context = { host, player: {}, reader: reading } as unknown as PlayerContext;
    const previewing = new PreviewController(context, load);
    const showPreview = vi.fn<PreviewModule['showPreview']>(() => shown);
    const arrive = async () => {
      resolve({ showPreview });
      await promise;
    };
    return { host, shown, load, reading, previewing, showPreview, arrive };
  }

  test('is loaded once, when `preview` is set and the article was looked for', () => {
    const { host, load, reading, previewing } = fakeHost(false);
    reading.state = 'read';
    previewing.hostUpdated();
    host.preview = true;
    reading.state = 'pending';
    previewing.hostUpdated();
    expect(load).not.toHaveBeenCalled();
    reading.state = 'read';
    previewing.hostUpdated();
    previewing.hostUpdated();
    expect(load).toHaveBeenCalledOnce();
  });

  test('shows nothing if it loads too late', async () => {
    const { host, reading, previewing, showPreview, arrive } = fakeHost(true);
    reading.state = 'read';
    previewing.hostUpdated();
    host.preview = false;
    previewing.hostUpdated();
    await arrive();
    expect(showPreview).not.toHaveBeenCalled();
  });

  test('is called at each update while `preview` is set, and closed once afterwards', async () => {
    const { host, shown, reading, previewing, arrive } = fakeHost(true);
    reading.state = 'nothing';
    previewing.hostUpdated();
    await arrive();
    previewing.hostUpdated();
    expect(shown.renew).toHaveBeenCalledOnce();
    host.preview = false;
    previewing.hostUpdated();
    previewing.hostDisconnected();
    expect(shown.close).toHaveBeenCalledOnce();
  });
});
