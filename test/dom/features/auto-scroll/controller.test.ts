import { nextFrame } from '@open-wc/testing';
import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ArticlePlayerElement } from '../../../../src/element/article-player.js';
import type { FakeEngine } from '../../../support/fake-engine.js';
import { closePage, openPage, part } from '../../../support/fake-page.js';
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
  // Without motion, where it is scrolled to is where it is: tests of motion look at what was asked for.
  emulate('(prefers-reduced-motion: reduce)');
  scrolled = [];
  const real: (options: ScrollToOptions) => void = Element.prototype.scrollTo;
  vi.spyOn(Element.prototype, 'scrollTo').mockImplementation(function (this: Element, ...options: unknown[]) {
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

/** Plays, and waits until what follows the voice is loaded. */
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

/** The voice says the present sentence to its end. */
async function say({ player, engine }: Opened, count = 1): Promise<void> {
  for (let said = 0; said < count; said += 1) {
    const before = engine.said.length;
    engine.now.end();
    await vi.waitFor(() => expect(engine.said.length).toBeGreaterThan(before));
    engine.now.begin();
  }
  await player.updateComplete;
}

/** Speaks on from a sentence, as after a skip. */
async function skipTo(opened: Opened, index: number): Promise<void> {
  opened.player.seekTo(index);
  await settled();
}

/** Scroll events have been told of. */
async function settled(): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) await nextFrame();
}

/** Scrolls as a person does: by nothing that the player has begun. */
async function scrollAway(top: number): Promise<void> {
  document.scrollingElement!.scrollTop = top;
  await settled();
}

const boxOf = ({ player }: Opened) => player.currentSentence!.range!.getBoundingClientRect();
const following = (player: ArticlePlayerElement) =>
  (player as unknown as { pageFeatures: { autoScroll: { suspended: boolean; resume(): void } } }).pageFeatures
    .autoScroll;
const suspended = ({ player }: Opened) => following(player).suspended;

describe('following the voice', () => {
  test('scrolls not at all while the sentence lies in the band of comfort', async () => {
    const opened = await playing();
    await say(opened, 3);
    expect(scrolled).toEqual([]);
    expect(scrollY).toBe(0);
  });

  test('scrolls the sentence to 30 % of the view when it has left the band', async () => {
    const opened = await playing();
    await skipTo(opened, 40);
    expect(boxOf(opened).top / innerHeight).toBeCloseTo(0.3, 1);
    const at = scrollY;
    await say(opened, 2);
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

  test('moves neither focus nor selection, and not the caret either', async () => {
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
    await say(opened, 2);
    expect(scrollY).toBeGreaterThan(0);
    expect([opened.player.shadowRoot!.activeElement, moved.mock.calls]).toEqual([next, []]);
    const { anchorNode, anchorOffset, isCollapsed } = document.getSelection()!;
    expect([anchorNode, anchorOffset, isCollapsed]).toEqual([text, 5, true]);
  });

  test('leaves the view alone at the press of play, as long as the sentence is seen', async () => {
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

  test('leaves a sentence that was clicked under the pointer', async () => {
    const opened = await playing();
    const low = [...opened.page.querySelectorAll('p')].find(
      (each) => each.getBoundingClientRect().top > 0.8 * innerHeight,
    )!;
    // By an event: what moves a real mouse scrolls to where it clicks.
    const { left, top } = rangeOf(low, 'stands').getBoundingClientRect();
    low.dispatchEvent(
      new MouseEvent('click', { bubbles: true, composed: true, detail: 1, clientX: left + 5, clientY: top + 5 }),
    );
    expect(boxOf(opened).top).toBeGreaterThan(0.7 * innerHeight);
    await settled();
    expect([scrolled, scrollY]).toEqual([[], 0]);
  });

  test('never scrolls while it is paused', async () => {
    const opened = await playing();
    opened.player.pause();
    await skipTo(opened, 40);
    expect([scrolled, scrollY]).toEqual([[], 0]);
  });

  test('follow="off" scrolls nothing, and holds from when it is said', async () => {
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

  test('warns of what follow does not accept, and follows', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const opened = await playing(article('follow="always"'));
    expect(warn.mock.calls[0]![0]).toMatch(/follow="always" is not accepted; accepted: auto, off/);
    await skipTo(opened, 40);
    expect(scrollY).toBeGreaterThan(0);
  });

  test('follows the words of a sentence that is higher than the view', async () => {
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

describe('how it scrolls', () => {
  test('is at once where a person wants no motion', async () => {
    const opened = await playing();
    await skipTo(opened, 40);
    expect(scrolled.map(({ behavior }) => behavior)).toEqual(['instant']);
  });

  test('else smooth, if it is less than a view away', async () => {
    vi.restoreAllMocks();
    const asked: ScrollToOptions[] = [];
    vi.spyOn(Element.prototype, 'scrollTo').mockImplementation(
      (options: unknown) => void asked.push(options as ScrollToOptions),
    );
    const opened = await playing();
    const rows = Math.round(innerHeight / opened.page.querySelector('p')!.offsetHeight / 2);
    await skipTo(opened, Math.min(rows, COUNT - 1));
    await skipTo(opened, COUNT - 1);
    expect(asked.map(({ behavior }) => behavior)).toEqual(['smooth', 'instant']);
  });
});

describe('what covers the page', () => {
  const bar = (where: string, position = 'fixed') =>
    `<div style="position:${position};${where};height:120px;left:0;right:0;background:#eee">Bar</div>`;

  test('at the top or at the bottom does not count as seen', async () => {
    const opened = await playing(bar('top:0') + bar('bottom:0') + article());
    await skipTo(opened, 40);
    const free = innerHeight - 240;
    expect((boxOf(opened).top - 120) / free).toBeCloseTo(0.3, 1);
  });

  test('may be sticky, and in the article', async () => {
    const sticky = `<div style="position:sticky;top:0;height:100px;background:#eee" data-article-player="skip">Bar</div>`;
    const opened = await playing(article('', sticky + paragraphs()));
    await skipTo(opened, 20);
    expect(boxOf(opened).top).toBeGreaterThan(100);
    await skipTo(opened, 50);
    expect((boxOf(opened).top - 100) / (innerHeight - 100)).toBeCloseTo(0.3, 1);
  });

  test('is told by scroll-padding too', async () => {
    document.documentElement.style.scrollPaddingTop = '200px';
    const opened = await playing();
    await skipTo(opened, 40);
    document.documentElement.removeAttribute('style');
    expect((boxOf(opened).top - 200) / (innerHeight - 200)).toBeCloseTo(0.3, 1);
  });
});

describe('a part of the page that scrolls by itself', () => {
  test('is scrolled, and the page with it', async () => {
    const inner = `<div class="box" style="height:300px;overflow:auto">${paragraphs()}</div>`;
    const opened = await playing(
      `<div style="height:1500px"></div>${article('', inner)}<div style="height:1500px"></div>`,
    );
    await skipTo(opened, 40);
    const box = opened.page.querySelector('.box')!;
    const { top, bottom } = boxOf(opened);
    expect(box.scrollTop).toBeGreaterThan(0);
    expect(scrollY).toBeGreaterThan(0);
    expect(top > box.getBoundingClientRect().top && bottom < box.getBoundingClientRect().bottom).toBe(true);
    expect(top > 0 && bottom < innerHeight).toBe(true);
  });

  test('is scrolled too where it begins at its bottom, as a conversation does', async () => {
    const inner = `<div class="box" style="height:300px;overflow:auto;display:flex;flex-direction:column-reverse"><div>${paragraphs()}</div></div>`;
    const opened = await playing(article('', inner));
    const box = opened.page.querySelector('.box')!;
    for (const index of [3, 70, 20]) {
      await skipTo(opened, index);
      const { top, bottom } = boxOf(opened);
      expect(top > box.getBoundingClientRect().top && bottom < box.getBoundingClientRect().bottom, `${index}`).toBe(
        true,
      );
    }
  });

  test('is not scrolled sideways, unless the text would not be seen', async () => {
    const wide = `<div style="width:3000px"><p style="width:300px">Near.</p><p style="margin-left:2000px;width:300px">Far away.</p></div>`;
    const opened = await playing(article('', `<div class="box" style="overflow:auto">${wide}</div>`));
    const box = opened.page.querySelector('.box')!;
    expect(box.scrollLeft).toBe(0);
    await skipTo(opened, 1);
    expect(box.scrollLeft).toBeGreaterThan(0);
    const { left, right } = boxOf(opened);
    expect(left >= 0 && right <= innerWidth).toBe(true);
  });

  test('a page that is locked, as behind a dialog, is not', async () => {
    document.body.style.overflow = 'hidden';
    const opened = await playing();
    await skipTo(opened, 40);
    document.body.style.overflow = '';
    expect(scrollY).toBe(0);
  });
});

describe('a person who looks elsewhere', () => {
  test('by a scroll that leaves the sentence in view is still followed', async () => {
    const opened = await playing();
    await skipTo(opened, 40);
    await scrollAway(scrollY + 50);
    expect(suspended(opened)).toBe(false);
    await skipTo(opened, 55);
    expect(boxOf(opened).top / innerHeight).toBeCloseTo(0.3, 1);
  });

  test('by a scroll that takes the sentence out of view is left there', async () => {
    const opened = await playing();
    await skipTo(opened, 40);
    await scrollAway(0);
    expect(suspended(opened)).toBe(true);
    await say(opened, 2);
    expect([scrollY, suspended(opened)]).toEqual([0, true]);
  });

  test('and is told so: the face is drawn anew', async () => {
    const opened = await playing();
    await skipTo(opened, 40);
    const drawn = vi.spyOn(opened.player, 'requestUpdate');
    await scrollAway(0);
    expect(drawn).toHaveBeenCalled();
  });

  test.each(['resume', 'play', 'next', 'click'] as const)('comes back by %s', async (way) => {
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

  test('comes back by scrolling back', async () => {
    const opened = await playing();
    await skipTo(opened, 40);
    const at = scrollY;
    await scrollAway(0);
    await scrollAway(at);
    await vi.waitFor(() => expect(suspended(opened)).toBe(false));
    await skipTo(opened, 70);
    expect(scrollY).toBeGreaterThan(at);
  });

  test('by a selection is left there, until it is gone', async () => {
    const opened = await playing();
    select(opened.page, 'Sentence 1 stands');
    await settled();
    expect(suspended(opened)).toBe(false);
    await say(opened);
    for (const each of opened.page.querySelectorAll('p')) each.style.marginBottom = '400px';
    await say(opened);
    expect([scrollY, suspended(opened)]).toEqual([0, true]);
  });

  test('by the focus somewhere in the page is left there, and not by the focus in the player', async () => {
    const opened = await playing(
      `${article('', paragraphs())}`.replace('Sentence 1 stands', 'Sentence 1 <a href="#x">stands</a>'),
    );
    for (const each of opened.page.querySelectorAll('p')) each.style.marginBottom = '400px';
    opened.page.querySelector('a')!.focus();
    await say(opened, 2);
    expect([scrollY, suspended(opened)]).toEqual([0, true]);
    part(opened.player, 'next').focus();
    following(opened.player).resume();
    const at = scrollY;
    expect(at).toBeGreaterThan(0);
    await say(opened);
    expect(scrollY).toBeGreaterThan(at);
  });

  test('by a scroll that nothing is known of, as of a search, is left there', async () => {
    const opened = await playing();
    opened.page.querySelector('p:last-child')!.scrollIntoView();
    await settled();
    const at = scrollY;
    expect(suspended(opened)).toBe(true);
    await say(opened);
    expect(scrollY).toBe(at);
  });

  test('is not fought while they touch the page or it rolls on, and is followed afterwards', async () => {
    const opened = await playing();
    for (const each of opened.page.querySelectorAll('p')) each.style.marginBottom = '350px';
    await skipTo(opened, 10);
    const at = scrollY + 10;
    document.dispatchEvent(touch('touchstart', 1));
    await scrollAway(at);
    await say(opened);
    expect(boxOf(opened).bottom).toBeGreaterThan(0.7 * innerHeight);
    expect([scrollY, suspended(opened)]).toEqual([at, false]);
    document.dispatchEvent(touch('touchend', 0));
    expect(scrollY).toBe(at);
    await vi.waitFor(() => expect(boxOf(opened).top / innerHeight).toBeCloseTo(0.3, 1));
  });

  test('is told from the player’s own scrolling, though that takes its time', async () => {
    vi.restoreAllMocks();
    const opened = await playing();
    const { offsetHeight } = opened.page.querySelector('p')!;
    const wasSuspended: boolean[] = [];
    const watch = () => wasSuspended.push(suspended(opened));
    document.addEventListener('scroll', watch);
    // Below the view, and less than a view away from where it will be.
    const { top } = opened.player.sentences[0]!.range!.getBoundingClientRect();
    const rowHeight = offsetHeight + 16;
    opened.player.seekTo(Math.floor((1.15 * innerHeight - top) / rowHeight));
    expect(boxOf(opened).top).toBeGreaterThan(innerHeight);
    await vi.waitFor(() => expect(boxOf(opened).top / innerHeight).toBeCloseTo(0.3, 2));
    document.removeEventListener('scroll', watch);
    expect(wasSuspended.length).toBeGreaterThan(2);
    expect(wasSuspended).not.toContain(true);
  });

  test('by zooming in with two fingers is left there', async () => {
    const opened = await playing();
    vi.spyOn(visualViewport!, 'scale', 'get').mockReturnValue(2);
    await skipTo(opened, 40);
    expect(scrollY).toBe(0);
  });

  test('by a real wheel is left there', async () => {
    const opened = await playing();
    await skipTo(opened, 40);
    await userEvent.wheel(opened.page.querySelectorAll('p')[40]!, { delta: { y: -5000 } });
    await vi.waitFor(() => expect([scrollY, suspended(opened)]).toEqual([0, true]));
    await say(opened, 2);
    expect([scrollY, suspended(opened)]).toEqual([0, true]);
  });

  test('has no button left when the voice stops, nor when the player is taken away', async () => {
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

describe('while a person uses the controls', () => {
  const far = (page: HTMLElement) => {
    for (const each of page.querySelectorAll('p')) each.style.marginBottom = '400px';
  };

  test('the page does not scroll on its own as long as the settings are open, and then it does', async () => {
    const opened = await playing();
    far(opened.page);
    part(opened.player, 'settings').click();
    await opened.player.updateComplete;
    await say(opened, 2);
    expect([scrollY, suspended(opened)]).toEqual([0, true]);
    part(opened.player, 'settings').click();
    await opened.player.updateComplete;
    // The mouse of a test before may rest where the settings were.
    await settled();
    await say(opened);
    expect(scrollY).toBeGreaterThan(0);
    expect(suspended(opened)).toBe(false);
  });

  test('nor in the docked player', async () => {
    const opened = await playing();
    await skipTo(opened, 40);
    await vi.waitFor(() => expect(opened.player.matches(':state(mini)')).toBe(true));
    part(opened.player, 'settings').click();
    await opened.player.updateComplete;
    far(opened.page);
    const at = scrollY;
    await say(opened, 2);
    expect(scrollY).toBe(at);
  });

  test('nor with the pointer over the player in its place', async () => {
    const opened = await playing();
    far(opened.page);
    // Where the mouse is already, no browser tells of a move.
    await userEvent.hover(document.body, { position: { x: 1, y: 1 } });
    await userEvent.hover(part(opened.player, 'next'));
    await say(opened, 2);
    expect([scrollY, suspended(opened)]).toEqual([0, true]);
    await userEvent.unhover(part(opened.player, 'next'));
    await say(opened);
    expect(scrollY).toBeGreaterThan(0);
  });

  test.each([
    ['mouse', true],
    ['pen', true],
    ['touch', false],
  ])('%s: whether it counts as a pointer over the player: %s', async (pointerType, counts) => {
    const { player } = await playing();
    const point = (type: string, pointer: string) => {
      const init = { pointerType: pointer, bubbles: true, composed: true };
      part(player, 'next').dispatchEvent(new PointerEvent(type, init));
      return player.controlsUse.pointer;
    };
    expect(point('pointerover', pointerType)).toBe(counts);
    expect(point('pointerout', pointerType)).toBe(false);
    point('pointerover', 'mouse');
    // On a device with both, a finger was used since.
    expect(point('pointerover', 'touch')).toBe(false);
  });

  test('nor with the focus of a keyboard in the player in its place, but where they seek', async () => {
    const opened = await playing();
    far(opened.page);
    await userEvent.tab();
    while (!opened.player.matches(':focus-within')) await userEvent.tab();
    await say(opened, 2);
    expect([scrollY, suspended(opened)]).toEqual([0, true]);
    await skipTo(opened, 40);
    expect(scrollY).toBeGreaterThan(0);
    // Docked, no scroll moves it.
    await vi.waitFor(() => expect(opened.player.matches(':state(mini)')).toBe(true));
    const at = scrollY;
    await say(opened, 2);
    expect(scrollY).toBeGreaterThan(at);
  });
});

describe('the player in its place', () => {
  const spaced = (above: number, below = 0) =>
    `<article style="font:16px/1.5 serif"><h1>Title</h1><p style="height:${above}px">Standfirst.</p>` +
    `<div style="height:100px"></div><article-player storage="none"></article-player>` +
    `<div style="height:${below}px"></div>${paragraphs()}</article>`;

  /** Plays where the player stands in the middle of the window. */
  async function playingThere(markup: string): Promise<Opened> {
    const opened: Opened = await openPage(markup);
    // Over the player, where another test may have left it, the pointer would keep the page from scrolling.
    await userEvent.hover(document.body, { position: { x: 1, y: 1 } });
    await opened.player.ready;
    await opened.player.updateComplete;
    scrollTo({ top: opened.player.getBoundingClientRect().top - innerHeight / 2, behavior: 'instant' });
    await settled();
    part(opened.player, 'play').click();
    opened.engine.now.begin();
    await import('../../../../src/features/auto-scroll/auto-scroll.js');
    await settled();
    return opened;
  }

  test('is not scrolled out of view by the press of play, nor as long as the voice is above the view', async () => {
    const opened = await playingThere(spaced(1500));
    const at = scrollY;
    expect(at).toBeGreaterThan(500);
    expect([scrolled, suspended(opened)]).toEqual([[], true]);
    await say(opened);
    expect([scrollY, opened.player.currentSentence!.text]).toEqual([at, 'Standfirst.']);
    await say(opened);
    expect(suspended(opened)).toBe(false);
    for (const each of opened.page.querySelectorAll('p')) each.style.marginBottom = '400px';
    await say(opened, 2);
    expect(scrollY).toBeGreaterThan(at);
  });

  test('is scrolled as far as it stays in view, so that the title is seen', async () => {
    const opened = await playingThere(spaced(innerHeight / 2 - 50));
    await vi.waitFor(() => expect(boxOf(opened).top).toBeGreaterThanOrEqual(0));
    const { bottom } = opened.player.getBoundingClientRect();
    expect(bottom).toBeLessThanOrEqual(innerHeight);
  });

  test('is not scrolled away downwards by the press of play either, but by the next sentence', async () => {
    const opened = await playingThere(
      `<article style="font:16px/1.5 serif"><article-player storage="none"></article-player><div style="height:1500px"></div>${paragraphs()}</article>`,
    );
    expect([scrolled, suspended(opened)]).toEqual([[], true]);
    await say(opened);
    expect(scrollY).toBeGreaterThan(0);
    expect(boxOf(opened).top).toBeLessThan(innerHeight);
  });

  test('may be left by who seeks, or asks for the way back', async () => {
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
