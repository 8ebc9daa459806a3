import { internalsOf } from '../../../support/internals.js';
import { nextFrame } from '@open-wc/testing';
import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ArticlePlayerElement } from '../../../../src/shell/article-player.js';
import type { FakeEngine } from '../../../support/fake-engine.js';
import { closePage, contextOf, openPage, part } from '../../../support/fake-page.js';
import { emulate } from '../../../support/media.js';
import { clickText, rangeOf, select } from '../../../support/pointer.js';
import { useVirtualTime } from '../../../support/virtual-time.js';

beforeEach(useVirtualTime);

const COUNT = 80;
const paragraphs = (count = COUNT) =>
  Array.from({ length: count }, (_, index) => `<p>Sentence ${index + 1} stands here.</p>`).join('');
const article = (attributes = '', inner = paragraphs()) =>
  `<article style="font:16px/1.5 serif"><article-player storage="none" ${attributes}></article-player>${inner}</article>`;

let scrolled: ScrollToOptions[] = [];
beforeEach(() => {
  // Without motion, scrolling ends at once. Tests of motion check the options of the call.
  emulate('(prefers-reduced-motion: reduce)');
  scrolled = [];
  const real: (options: ScrollToOptions) => void = Element.prototype.scrollTo;
  vi.spyOn(Element.prototype, 'scrollTo').mockImplementation(function (
    this: Element,
    ...options: unknown[]
  ) {
    scrolled.push(options[0] as ScrollToOptions);
    Reflect.apply(real, this, options);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  closePage();
  document.getSelection()?.removeAllRanges();
  scrollTo({ top: 0, left: 0, behavior: 'instant' });
});

interface Opened {
  readonly player: ArticlePlayerElement;
  readonly engine: FakeEngine;
  readonly page: HTMLElement;
}

/** Plays, and waits until auto-scroll is loaded. */
async function playing(markup = article()): Promise<Opened> {
  const opened: Opened = await openPage(markup);
  await opened.player.ready;
  await opened.player.updateComplete;
  part(opened.player, 'play').click();
  opened.engine.now.begin();
  await import('../../../../src/features/auto-scroll/auto-scroll.js');
  await nextFrame();
  return opened;
}

/** Speaks the current sentence to its end. */
async function speak({ player, engine }: Opened, count = 1): Promise<void> {
  for (let spoken = 0; spoken < count; spoken += 1) {
    const before = engine.said.length;
    engine.now.end();
    await vi.waitFor(() => expect(engine.said.length).toBeGreaterThan(before));
    engine.now.begin();
  }
  await player.updateComplete;
}

/** Seeks to a sentence and speaks it. */
async function skipTo(opened: Opened, index: number): Promise<void> {
  opened.player.seekTo(index);
  await settled();
}

/** Waits until scroll events were dispatched. */
async function settled(): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) await nextFrame();
}

/** Scrolls as a person does, not by the player. */
async function scrollAway(top: number): Promise<void> {
  document.scrollingElement!.scrollTop = top;
  await settled();
}

const boxOf = ({ player }: Opened) => player.currentSentence!.range!.getBoundingClientRect();
const following = (player: ArticlePlayerElement) => internalsOf(player).features!.autoScroll;
const suspended = ({ player }: Opened) => following(player).suspended;

describe('auto-scroll', () => {
  test('does not scroll while the sentence is in the comfort band', async () => {
    const opened = await playing();
    await speak(opened, 3);
    expect(scrolled).toEqual([]);
    expect(scrollY).toBe(0);
  });

  test('scrolls the sentence to 30 % of the viewport when it has left the band', async () => {
    const opened = await playing();
    await skipTo(opened, 40);
    expect(boxOf(opened).top / innerHeight).toBeCloseTo(0.3, 1);
    const at = scrollY;
    await speak(opened, 2);
    expect(scrollY).toBe(at);
  });

  test('scrolls in the next frame, once for several seeks', async () => {
    const opened = await playing();
    for (const index of [20, 60, 40]) opened.player.seekTo(index);
    expect(scrolled).toEqual([]);
    await settled();
    expect(scrolled).toHaveLength(1);
    expect(boxOf(opened).top / innerHeight).toBeCloseTo(0.3, 1);
  });

  test('moves neither focus nor selection nor caret', async () => {
    const opened = await playing();
    const next = part(opened.player, 'next');
    next.focus();
    const text = opened.page.querySelectorAll('p')[1]!.firstChild!;
    document.getSelection()!.collapse(text, 5);
    await settled();
    const moved = vi.fn();
    for (const type of ['focusin', 'focusout', 'selectionchange']) {
      document.addEventListener(type, moved);
      onTestFinished(() => document.removeEventListener(type, moved));
    }
    next.focus();
    await settled();
    moved.mockClear();
    await skipTo(opened, 40);
    await speak(opened, 2);
    expect(scrollY).toBeGreaterThan(0);
    expect([opened.player.shadowRoot!.activeElement, moved.mock.calls]).toEqual([next, []]);
    const { anchorNode, anchorOffset, isCollapsed } = document.getSelection()!;
    expect([anchorNode, anchorOffset, isCollapsed]).toEqual([text, 5, true]);
  });

  test('does not scroll at play() while the sentence is visible', async () => {
    const opened = await playing(`<div style="height:120px"></div>${article()}`);
    await scrollAway(100);
    opened.player.pause();
    await scrollAway(150);
    scrolled = [];
    void opened.player.play().catch(() => {});
    await settled();
    expect(boxOf(opened).top).toBeLessThan(0.15 * innerHeight);
    expect(scrolled).toEqual([]);
  });

  test('does not move a clicked sentence away from the pointer', async () => {
    const opened = await playing();
    const low = [...opened.page.querySelectorAll('p')].find(
      (each) => each.getBoundingClientRect().top > 0.8 * innerHeight,
    )!;
    // A synthetic event, because a real click of the test driver scrolls.
    const { left, top } = rangeOf(low, 'stands').getBoundingClientRect();
    low.dispatchEvent(
      new MouseEvent('click', {
        bubbles: true,
        composed: true,
        detail: 1,
        clientX: left + 5,
        clientY: top + 5,
      }),
    );
    expect(boxOf(opened).top).toBeGreaterThan(0.7 * innerHeight);
    await settled();
    expect([scrolled, scrollY]).toEqual([[], 0]);
  });

  test('does not scroll while playback is paused', async () => {
    const opened = await playing();
    opened.player.pause();
    await skipTo(opened, 40);
    expect([scrolled, scrollY]).toEqual([[], 0]);
  });

  test('is off with follow="off", from the moment it is set', async () => {
    const opened = await playing(article('follow="off"'));
    await skipTo(opened, 40);
    expect(scrollY).toBe(0);
    opened.player.follow = 'auto';
    await opened.player.updateComplete;
    await vi.waitFor(() => expect(scrollY).toBeGreaterThan(0));
    opened.player.follow = 'off';
    await opened.player.updateComplete;
    const at = scrollY;
    await skipTo(opened, 0);
    expect(scrollY).toBe(at);
  });

  test('warns about an invalid value of follow, and scrolls', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const opened = await playing(article('follow="always"'));
    expect(warn.mock.calls[0]![0]).toMatch(/follow="always" is not accepted; accepted: auto, off/);
    await skipTo(opened, 40);
    expect(scrollY).toBeGreaterThan(0);
  });

  test('follows the words of a sentence that is higher than the viewport', async () => {
    const words = Array.from({ length: 3000 }, (_, index) => `word${index}`).join(' ');
    const opened = await playing(article('', `<p>One.</p><p>${words}.</p>`));
    await skipTo(opened, 1);
    await vi.waitFor(() => expect(opened.engine.now.utterance.text).toContain('word1 '));
    const at = scrollY;
    opened.engine.now.reach('word2500');
    await settled();
    expect(scrollY).toBeGreaterThan(at);
    const { top, bottom } = opened.player.currentWord!.range!.getBoundingClientRect();
    expect(top >= 0 && bottom <= innerHeight).toBe(true);
  });
});

describe('the scroll behavior', () => {
  test('is instant with reduced motion', async () => {
    const opened = await playing();
    await skipTo(opened, 40);
    expect(scrolled.map(({ behavior }) => behavior)).toEqual(['instant']);
  });

  test('is smooth otherwise, if the distance is less than a viewport', async () => {
    vi.restoreAllMocks();
    const calls: ScrollToOptions[] = [];
    vi.spyOn(Element.prototype, 'scrollTo').mockImplementation(
      (options: unknown) => void calls.push(options as ScrollToOptions),
    );
    const opened = await playing();
    const rows = Math.round(innerHeight / opened.page.querySelector('p')!.offsetHeight / 2);
    await skipTo(opened, Math.min(rows, COUNT - 1));
    await skipTo(opened, COUNT - 1);
    expect(calls.map(({ behavior }) => behavior)).toEqual(['smooth', 'instant']);
  });
});

describe('a bar that covers the page', () => {
  const bar = (where: string, position = 'fixed') =>
    `<div style="position:${position};${where};height:120px;left:0;right:0;background:#eee">Bar</div>`;

  test('at the top or at the bottom does not count as visible area', async () => {
    const opened = await playing(bar('top:0') + bar('bottom:0') + article());
    await skipTo(opened, 40);
    const free = innerHeight - 240;
    expect((boxOf(opened).top - 120) / free).toBeCloseTo(0.3, 1);
  });

  test('may be sticky and in the article', async () => {
    const sticky = `<div style="position:sticky;top:0;height:100px;background:#eee" data-article-player="skip">Bar</div>`;
    const opened = await playing(article('', sticky + paragraphs()));
    await skipTo(opened, 20);
    expect(boxOf(opened).top).toBeGreaterThan(100);
    await skipTo(opened, 50);
    expect((boxOf(opened).top - 100) / (innerHeight - 100)).toBeCloseTo(0.3, 1);
  });

  test('may be declared by scroll-padding', async () => {
    document.documentElement.style.scrollPaddingTop = '200px';
    const opened = await playing();
    await skipTo(opened, 40);
    document.documentElement.removeAttribute('style');
    expect((boxOf(opened).top - 200) / (innerHeight - 200)).toBeCloseTo(0.3, 1);
  });
});

describe('a scroll container in the page', () => {
  test('is scrolled together with the page', async () => {
    const inner = `<div class="box" style="height:300px;overflow:auto">${paragraphs()}</div>`;
    const opened = await playing(
      `<div style="height:1500px"></div>${article('', inner)}<div style="height:1500px"></div>`,
    );
    await skipTo(opened, 40);
    const box = opened.page.querySelector('.box')!;
    const { top, bottom } = boxOf(opened);
    expect(box.scrollTop).toBeGreaterThan(0);
    expect(scrollY).toBeGreaterThan(0);
    expect(
      top > box.getBoundingClientRect().top && bottom < box.getBoundingClientRect().bottom,
    ).toBe(true);
    expect(top > 0 && bottom < innerHeight).toBe(true);
  });

  test('is scrolled too if it starts at its bottom (column-reverse)', async () => {
    const inner = `<div class="box" style="height:300px;overflow:auto;display:flex;flex-direction:column-reverse"><div>${paragraphs()}</div></div>`;
    const opened = await playing(article('', inner));
    const box = opened.page.querySelector('.box')!;
    for (const index of [3, 70, 20]) {
      await skipTo(opened, index);
      const { top, bottom } = boxOf(opened);
      expect(
        top > box.getBoundingClientRect().top && bottom < box.getBoundingClientRect().bottom,
        `${index}`,
      ).toBe(true);
    }
  });

  test('is not scrolled horizontally, unless the text would not be visible', async () => {
    const wide = `<div style="width:3000px"><p style="width:300px">Near.</p><p style="margin-left:2000px;width:300px">Far away.</p></div>`;
    const opened = await playing(
      article('', `<div class="box" style="overflow:auto">${wide}</div>`),
    );
    const box = opened.page.querySelector('.box')!;
    expect(box.scrollLeft).toBe(0);
    await skipTo(opened, 1);
    expect(box.scrollLeft).toBeGreaterThan(0);
    const { left, right } = boxOf(opened);
    expect(left >= 0 && right <= innerWidth).toBe(true);
  });

  test('is scrolled, but a locked page, as behind a dialog, is not', async () => {
    document.body.style.overflow = 'hidden';
    const opened = await playing();
    await skipTo(opened, 40);
    document.body.style.overflow = '';
    expect(scrollY).toBe(0);
  });
});

describe('auto-scroll for a person who uses the page', () => {
  test('goes on after a scroll that leaves the sentence in view', async () => {
    const opened = await playing();
    await skipTo(opened, 40);
    await scrollAway(scrollY + 50);
    expect(suspended(opened)).toBe(false);
    await skipTo(opened, 55);
    expect(boxOf(opened).top / innerHeight).toBeCloseTo(0.3, 1);
  });

  test('is suspended by a scroll that moves the sentence out of view', async () => {
    const opened = await playing();
    await skipTo(opened, 40);
    await scrollAway(0);
    expect(suspended(opened)).toBe(true);
    await speak(opened, 2);
    expect([scrollY, suspended(opened)]).toEqual([0, true]);
  });

  test('updates the interface when it is suspended', async () => {
    const opened = await playing();
    await skipTo(opened, 40);
    const drawn = vi.spyOn(opened.player, 'requestUpdate');
    await scrollAway(0);
    expect(drawn).toHaveBeenCalled();
  });

  test.each(['resume', 'play', 'next', 'click'] as const)('is resumed by %s', async (way) => {
    const opened = await playing();
    await skipTo(opened, 40);
    await scrollAway(0);
    expect(suspended(opened)).toBe(true);
    if (way === 'resume') following(opened.player).resume();
    if (way === 'next') opened.player.next();
    if (way === 'click') await clickText(opened.page, 'Sentence 2 stands');
    if (way === 'play') {
      opened.player.pause();
      expect(suspended(opened)).toBe(false);
      void opened.player.play().catch(() => {});
    }
    await vi.waitFor(() => expect(suspended(opened)).toBe(false));
    await settled();
    const { top, bottom } = boxOf(opened);
    expect(top >= 0 && bottom <= innerHeight).toBe(true);
  });

  test('is resumed by scrolling back', async () => {
    const opened = await playing();
    await skipTo(opened, 40);
    const at = scrollY;
    await scrollAway(0);
    await scrollAway(at);
    await vi.waitFor(() => expect(suspended(opened)).toBe(false));
    await skipTo(opened, 70);
    expect(scrollY).toBeGreaterThan(at);
  });

  test('is suspended while text is selected', async () => {
    const opened = await playing();
    select(opened.page, 'Sentence 1 stands');
    await settled();
    expect(suspended(opened)).toBe(false);
    await speak(opened);
    for (const each of opened.page.querySelectorAll('p')) each.style.marginBottom = '400px';
    await speak(opened);
    expect([scrollY, suspended(opened)]).toEqual([0, true]);
  });

  test('is suspended by the focus in the page, but not by the focus in the player', async () => {
    const opened = await playing(
      `${article('', paragraphs())}`.replace(
        'Sentence 1 stands',
        'Sentence 1 <a href="#x">stands</a>',
      ),
    );
    for (const each of opened.page.querySelectorAll('p')) each.style.marginBottom = '400px';
    opened.page.querySelector('a')!.focus();
    await speak(opened, 2);
    expect([scrollY, suspended(opened)]).toEqual([0, true]);
    part(opened.player, 'next').focus();
    following(opened.player).resume();
    const at = scrollY;
    expect(at).toBeGreaterThan(0);
    await speak(opened);
    expect(scrollY).toBeGreaterThan(at);
  });

  test('is suspended by a scroll of another origin, as find in page', async () => {
    const opened = await playing();
    opened.page.querySelector('p:last-child')!.scrollIntoView();
    await settled();
    const at = scrollY;
    expect(suspended(opened)).toBe(true);
    await speak(opened);
    expect(scrollY).toBe(at);
  });

  test('waits while the page is touched or scrolls on by momentum, and goes on afterwards', async () => {
    const opened = await playing();
    for (const each of opened.page.querySelectorAll('p')) each.style.marginBottom = '350px';
    await skipTo(opened, 10);
    const at = scrollY + 10;
    document.dispatchEvent(touch('touchstart', 1));
    await scrollAway(at);
    await speak(opened);
    expect(boxOf(opened).bottom).toBeGreaterThan(0.7 * innerHeight);
    expect([scrollY, suspended(opened)]).toEqual([at, false]);
    document.dispatchEvent(touch('touchend', 0));
    expect(scrollY).toBe(at);
    await vi.waitFor(() => expect(boxOf(opened).top / innerHeight).toBeCloseTo(0.3, 1));
  });

  test('is not suspended by its own smooth scrolling', async () => {
    vi.restoreAllMocks();
    const opened = await playing();
    const { offsetHeight } = opened.page.querySelector('p')!;
    const wasSuspended: boolean[] = [];
    const watch = () => wasSuspended.push(suspended(opened));
    document.addEventListener('scroll', watch);
    // Below the viewport, and less than a viewport away from its target.
    const { top } = opened.player.sentences[0]!.range!.getBoundingClientRect();
    const rowHeight = offsetHeight + 16;
    opened.player.seekTo(Math.floor((1.15 * innerHeight - top) / rowHeight));
    expect(boxOf(opened).top).toBeGreaterThan(innerHeight);
    await vi.waitFor(() => expect(boxOf(opened).top / innerHeight).toBeCloseTo(0.3, 2));
    document.removeEventListener('scroll', watch);
    expect(wasSuspended.length).toBeGreaterThan(2);
    expect(wasSuspended).not.toContain(true);
  });

  test('does not scroll a page that was pinch-zoomed', async () => {
    const opened = await playing();
    vi.spyOn(visualViewport!, 'scale', 'get').mockReturnValue(2);
    await skipTo(opened, 40);
    expect(scrollY).toBe(0);
  });

  test('is suspended by a real wheel', async () => {
    const opened = await playing();
    await skipTo(opened, 40);
    await userEvent.wheel(opened.page.querySelectorAll('p')[40]!, { delta: { y: -5000 } });
    await vi.waitFor(() => expect([scrollY, suspended(opened)]).toEqual([0, true]));
    await speak(opened, 2);
    expect([scrollY, suspended(opened)]).toEqual([0, true]);
  });

  test('is no longer suspended once the player is removed', async () => {
    const opened = await playing();
    await skipTo(opened, 40);
    await scrollAway(0);
    opened.player.remove();
    expect(suspended(opened)).toBe(false);
  });
});

function touch(type: string, count: number): Event {
  return Object.assign(new Event(type), { touches: { length: count } });
}

describe('auto-scroll while a person uses the controls', () => {
  const far = (page: HTMLElement) => {
    for (const each of page.querySelectorAll('p')) each.style.marginBottom = '400px';
  };

  test('is suspended while the settings are open, and then goes on', async () => {
    const opened = await playing();
    far(opened.page);
    part(opened.player, 'settings').click();
    await opened.player.updateComplete;
    await speak(opened, 2);
    expect([scrollY, suspended(opened)]).toEqual([0, true]);
    part(opened.player, 'settings').click();
    await opened.player.updateComplete;
    // The mouse of an earlier test may be where the settings were.
    await settled();
    await speak(opened);
    expect(scrollY).toBeGreaterThan(0);
    expect(suspended(opened)).toBe(false);
  });

  test('is suspended while the settings of the docked player are open', async () => {
    const opened = await playing();
    await skipTo(opened, 40);
    await vi.waitFor(() => expect(opened.player.matches(':state(mini)')).toBe(true));
    part(opened.player, 'settings').click();
    await opened.player.updateComplete;
    far(opened.page);
    const at = scrollY;
    await speak(opened, 2);
    expect(scrollY).toBe(at);
  });

  test('is suspended while the pointer is over the player in its place', async () => {
    const opened = await playing();
    far(opened.page);
    // Without a move of the mouse, no browser dispatches an event.
    await userEvent.hover(document.body, { position: { x: 1, y: 1 } });
    await userEvent.hover(part(opened.player, 'next'));
    await speak(opened, 2);
    expect([scrollY, suspended(opened)]).toEqual([0, true]);
    await userEvent.unhover(part(opened.player, 'next'));
    await speak(opened);
    expect(scrollY).toBeGreaterThan(0);
  });

  test.each([
    ['mouse', true],
    ['pen', true],
    ['touch', false],
  ])('is suspended by a pointer over the player, of type %s: %s', async (pointerType, counts) => {
    const { player } = await playing();
    const point = (type: string, pointer: string) => {
      const init = { pointerType: pointer, bubbles: true, composed: true };
      part(player, 'next').dispatchEvent(new PointerEvent(type, init));
      return contextOf(player).controlsUse().pointer;
    };
    expect(point('pointerover', pointerType)).toBe(counts);
    expect(point('pointerout', pointerType)).toBe(false);
    point('pointerover', 'mouse');
    // On a device with both, touch was used since.
    expect(point('pointerover', 'touch')).toBe(false);
  });

  test('is suspended by keyboard focus in the player in its place, except for a seek', async () => {
    const opened = await playing();
    far(opened.page);
    await userEvent.tab();
    while (!opened.player.matches(':focus-within')) await userEvent.tab();
    await speak(opened, 2);
    expect([scrollY, suspended(opened)]).toEqual([0, true]);
    await skipTo(opened, 40);
    expect(scrollY).toBeGreaterThan(0);
    // No scroll moves the docked player.
    await vi.waitFor(() => expect(opened.player.matches(':state(mini)')).toBe(true));
    const at = scrollY;
    await speak(opened, 2);
    expect(scrollY).toBeGreaterThan(at);
  });
});

describe('the player in its place', () => {
  const spaced = (above: number, below = 0) =>
    `<article style="font:16px/1.5 serif"><h1>Title</h1><p style="height:${above}px">Standfirst.</p>` +
    `<div style="height:100px"></div><article-player storage="none"></article-player>` +
    `<div style="height:${below}px"></div>${paragraphs()}</article>`;

  /** Plays with the player in the middle of the window. */
  async function playingThere(markup: string): Promise<Opened> {
    const opened: Opened = await openPage(markup);
    // A pointer that another test left over the player would suspend auto-scroll.
    await userEvent.hover(document.body, { position: { x: 1, y: 1 } });
    await opened.player.ready;
    await opened.player.updateComplete;
    scrollTo({
      top: opened.player.getBoundingClientRect().top - innerHeight / 2,
      behavior: 'instant',
    });
    await settled();
    part(opened.player, 'play').click();
    opened.engine.now.begin();
    await import('../../../../src/features/auto-scroll/auto-scroll.js');
    await settled();
    return opened;
  }

  test('is not scrolled out of view at play(), nor while the sentence is above the viewport', async () => {
    const opened = await playingThere(spaced(1500));
    const at = scrollY;
    expect(at).toBeGreaterThan(500);
    expect([scrolled, suspended(opened)]).toEqual([[], true]);
    await speak(opened);
    expect([scrollY, opened.player.currentSentence!.text]).toEqual([at, 'Standfirst.']);
    await speak(opened);
    expect(suspended(opened)).toBe(false);
    for (const each of opened.page.querySelectorAll('p')) each.style.marginBottom = '400px';
    await speak(opened, 2);
    expect(scrollY).toBeGreaterThan(at);
  });

  test('is scrolled to show the title if the player stays in view', async () => {
    const opened = await playingThere(spaced(innerHeight / 2 - 50));
    await vi.waitFor(() => expect(boxOf(opened).top).toBeGreaterThanOrEqual(0));
    const { bottom } = opened.player.getBoundingClientRect();
    expect(bottom).toBeLessThanOrEqual(innerHeight);
  });

  test('is not scrolled out of view at play() if the sentence is below the viewport, but at the next sentence', async () => {
    const opened = await playingThere(
      `<article style="font:16px/1.5 serif"><article-player storage="none"></article-player><div style="height:1500px"></div>${paragraphs()}</article>`,
    );
    expect([scrolled, suspended(opened)]).toEqual([[], true]);
    await speak(opened);
    expect(scrollY).toBeGreaterThan(0);
    expect(boxOf(opened).top).toBeLessThan(innerHeight);
  });

  test('is scrolled out of view by a seek or by resuming auto-scroll', async () => {
    const opened = await playingThere(spaced(1500));
    following(opened.player).resume();
    await settled();
    expect(boxOf(opened).top).toBeGreaterThanOrEqual(0);
    await skipTo(opened, 50);
    const at = scrollY;
    await skipTo(opened, 0);
    expect(scrollY).toBeLessThan(at);
    expect(boxOf(opened).top).toBeGreaterThanOrEqual(0);
  });
});
