import { internalsOf } from '../../support/internals.js';
import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { closePage, part } from '../../support/fake-page.js';
import {
  controlsOf,
  LONG,
  openPlayer,
  openPlayingPlayer,
  scrolledAway,
  screenOf,
} from '../../support/player-ui.js';
import { useVirtualTime } from '../../support/virtual-time.js';

beforeEach(useVirtualTime);

beforeEach(() => screenOf(1000, 700));
afterEach(() => {
  scrollTo({ top: 0, behavior: 'instant' });
  closePage();
});

/** Without auto-scroll: the page stays where the test scrolls it. */
const STILL = LONG.replace('<article-player ', '<article-player follow="off" ');
const frames = async (count = 4) => {
  for (let index = 0; index < count; index++)
    await new Promise((resolve) => requestAnimationFrame(resolve));
};
const isDocked = (player: HTMLElement) => part(player, 'player').classList.contains('docked');
const overlaps = (one: DOMRect, other: DOMRect) =>
  one.top < other.bottom &&
  one.bottom > other.top &&
  one.left < other.right &&
  one.right > other.left;

describe('the docked player', () => {
  test('is the same element, docked when it is scrolled out of view, and back in its place when that is in view', async () => {
    const { player } = await openPlayingPlayer(STILL);
    const [section, play] = [part(player, 'player'), part(player, 'play')];
    expect(isDocked(player)).toBe(false);
    expect(await scrolledAway(player)).toBe(section);
    const box = section.getBoundingClientRect();
    expect([box.top > 0, box.bottom <= innerHeight, part(player, 'play') === play]).toEqual([
      true,
      true,
      true,
    ]);
    expect(player.matches(':state(mini)')).toBe(true);
    expect(player.shadowRoot!.querySelectorAll('section, [part="play"]')).toHaveLength(2);
    scrollTo({ top: 0, behavior: 'instant' });
    await vi.waitFor(() => expect(isDocked(player)).toBe(false));
    await player.updateComplete;
    expect(section.getBoundingClientRect().top).toBeCloseTo(player.getBoundingClientRect().top, 0);
  });

  test('is looked for in the next frame: a press of play has no page laid out before the voice is reached', async () => {
    const { player, engine } = await openPlayer(STILL);
    const looked = vi.spyOn(ShadowRoot.prototype, 'elementsFromPoint');
    const lookedInPage = vi.spyOn(Document.prototype, 'elementsFromPoint');
    onTestFinished(() => [looked, lookedInPage].forEach((each) => each.mockRestore()));
    part(player, 'play').click();
    expect(engine.texts).toHaveLength(1);
    const looks = () => looked.mock.calls.length + lookedInPage.mock.calls.length;
    expect(looks()).toBe(0);
    await frames();
    expect(looks()).toBeGreaterThan(0);
  });

  test('leaves the page as it is: nothing moves', async () => {
    const { player, page } = await openPlayingPlayer(STILL);
    const last = page.querySelector('p:last-of-type')!;
    const top = () => last.getBoundingClientRect().top + scrollY;
    const [before, height] = [top(), document.documentElement.scrollHeight];
    await scrolledAway(player);
    expect([top(), document.documentElement.scrollHeight]).toEqual([before, height]);
    player.mini = 'off';
    await player.updateComplete;
    expect([isDocked(player), top()]).toEqual([false, before]);
  });

  test('is not there before it is played, with mini="off", and behind the end', async () => {
    const idle = await openPlayer(STILL);
    scrollTo({ top: 2000, behavior: 'instant' });
    await frames();
    expect(isDocked(idle.player)).toBe(false);
    const { player } = await openPlayingPlayer(
      STILL.replace('<article-player ', '<article-player mini="off" '),
    );
    scrollTo({ top: 2000, behavior: 'instant' });
    await frames();
    expect(isDocked(player)).toBe(false);
  });

  test('is shown when the page is scrolled to above its place', async () => {
    const { player } = await openPlayingPlayer(`<div style="height: 3000px"></div>${STILL}`);
    await vi.waitFor(() => expect(isDocked(player)).toBe(true));
    scrollTo({ top: 2900, behavior: 'instant' });
    await vi.waitFor(() => expect(isDocked(player)).toBe(false));
    scrollTo({ top: 0, behavior: 'instant' });
    await vi.waitFor(() => expect(isDocked(player)).toBe(true));
  });

  test.each([
    ['cut off by the upper edge', (box: DOMRect) => box.top + 10],
    ['cut off by the lower edge', (box: DOMRect) => box.bottom - 10 - innerHeight],
  ])('is there as soon as its play button is %s', async (_, by) => {
    const { player } = await openPlayingPlayer(
      `<div style="height: 1500px"></div>${STILL}<div style="height: 1500px"></div>`,
    );
    scrollTo({ top: 1300, behavior: 'instant' });
    await vi.waitFor(() => expect(isDocked(player)).toBe(false));
    await player.updateComplete;
    scrollBy({ top: by(part(player, 'play').getBoundingClientRect()), behavior: 'instant' });
    await vi.waitFor(() => expect(isDocked(player)).toBe(true));
  });

  test('is shown while a header of the page covers its place, and not any more when the header is gone', async () => {
    const { player, page } = await openPlayingPlayer(
      `<div style="height: 600px"></div>${STILL}<header style="position: fixed; inset: 0 0 auto; height: 200px; background: #eee"></header>`,
    );
    scrollTo({ top: player.getBoundingClientRect().top + scrollY - 100, behavior: 'instant' });
    await vi.waitFor(() => expect(isDocked(player)).toBe(true));
    page.querySelector('header')!.remove();
    player.next();
    await vi.waitFor(() => expect(isDocked(player)).toBe(false));
  });

  test('is shown when inserted content pushes it out of the window', async () => {
    const { player, page } = await openPlayingPlayer(STILL);
    expect(isDocked(player)).toBe(false);
    const banner = document.createElement('div');
    banner.style.height = '2000px';
    page.prepend(banner);
    await vi.waitFor(() => expect(isDocked(player)).toBe(true));
  });

  test('warns of a wrong value, and docks', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { player } = await openPlayer(
      STILL.replace('<article-player ', '<article-player mini="never" '),
    );
    expect(player.mini).toBe('auto');
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('accepted: auto, off'), player);
  });

  test.each([
    ['transformed', 'transform: translateX(20px)'],
    ['clipping', 'overflow: hidden'],
    ['contained', 'contain: paint'],
    ['filtered', 'filter: opacity(0.9)'],
  ])('is in the window though what is around it is %s', async (_, style) => {
    const { player } = await openPlayingPlayer(`<div style="${style}">${STILL}</div>`);
    const section = await scrolledAway(player);
    await vi.waitFor(() =>
      expect(section.getBoundingClientRect().bottom).toBeLessThanOrEqual(innerHeight),
    );
    const { left, top } = part(player, 'play').getBoundingClientRect();
    expect(document.elementFromPoint(left + 10, top + 10)).toBe(player);
  });

  test('is shown on a page with a scroll container', async () => {
    const { player, page } = await openPlayingPlayer(
      `<div id="box" style="position: fixed; inset: 100px 0 0; overflow: auto; background: #fff">${STILL}</div>`,
    );
    const box = page.querySelector('#box')!;
    box.scrollTop = 1500;
    await vi.waitFor(() => expect(isDocked(player)).toBe(true));
    box.scrollTop = 0;
    await vi.waitFor(() => expect(isDocked(player)).toBe(false));
  });

  test('shows the title and the chapter of the article, hidden from screen readers', async () => {
    const { player, engine } = await openPlayingPlayer(STILL);
    expect(player.shadowRoot!.querySelector('.now-reading')).toBeNull();
    await scrolledAway(player);
    const now = () => player.shadowRoot!.querySelector<HTMLElement>('.now-reading')!;
    expect([now().innerText.trim(), now().ariaHidden]).toEqual(['The last ferry', 'true']);
    player.seekTo(player.sentences.findIndex(({ text }) => text.includes('Part 15')) + 1);
    engine.now.begin();
    await player.updateComplete;
    expect(now().innerText.trim()).toBe('The last ferry · Part 15');
  });

  test.each([320, 360, 700])(
    'has its title, its time and its speed in a window of %i pixels',
    async (width) => {
      await screenOf(width, 700);
      const { player } = await openPlayingPlayer(STILL);
      const bar = (await scrolledAway(player)).getBoundingClientRect();
      for (const selector of [
        '.now-reading',
        '.rest',
        '[part="rate"]',
        '[part="play"]',
        '[part="close"]',
      ]) {
        const each = player.shadowRoot!.querySelector<HTMLElement>(selector)!;
        const { left, right, width: across } = each.getBoundingClientRect();
        expect([across > 30, left >= bar.left, right <= bar.right], selector).toEqual([
          true,
          true,
          true,
        ]);
      }
    },
  );

  test('has the background colour of the page', async () => {
    const { player } = await openPlayingPlayer(
      `<div style="background: rgb(20 30 40); color: #fff"><div>${STILL}</div></div>`,
    );
    const section = await scrolledAway(player);
    expect(getComputedStyle(section).getPropertyValue('--_page')).toBe('rgb(20 30 40)');
    expect(getComputedStyle(section).backgroundColor).toBe('rgb(20, 30, 40)');
  });

  test('waits while a modal dialog that does not hold it has the page for itself', async () => {
    const { player, page } = await openPlayingPlayer(STILL);
    const dialog = document.createElement('dialog');
    page.append(dialog);
    dialog.showModal();
    scrollTo({ top: 1500, behavior: 'instant' });
    await frames();
    expect(isDocked(player)).toBe(false);
    dialog.close();
    player.next();
    await vi.waitFor(() => expect(isDocked(player)).toBe(true));
  });

  test('is shown in the modal dialog that contains it, also above another dialog', async () => {
    const { player, page } = await openPlayingPlayer(
      `<dialog id="under">Cookies</dialog><dialog id="box" style="height: 400px; overflow: auto">${STILL}</dialog>`,
    );
    page.querySelector<HTMLDialogElement>('#under')!.showModal();
    const dialog = page.querySelector<HTMLDialogElement>('#box')!;
    dialog.showModal();
    await frames();
    dialog.scrollTop = 1500;
    await vi.waitFor(() => expect(isDocked(player)).toBe(true));
    await player.updateComplete;
    const { left, top } = part(player, 'play').getBoundingClientRect();
    expect(document.elementFromPoint(left + 10, top + 10)).toBe(player);
  });

  test('is shown on a full-screen page, whose root element is modal', async () => {
    const { player } = await openPlayingPlayer(STILL);
    const { querySelectorAll } = Document.prototype;
    vi.spyOn(document, 'querySelectorAll').mockImplementation((selectors: string) =>
      Reflect.apply(querySelectorAll, document, [selectors === ':modal' ? 'html' : selectors]),
    );
    onTestFinished(() => void vi.restoreAllMocks());
    await scrolledAway(player);
    expect(isDocked(player)).toBe(true);
  });
});

describe('the focused element is not covered', () => {
  const LINKS = STILL.replaceAll('</p>', ' <a href="#x">more</a></p>');

  test('as Tab goes through a hundred links', async () => {
    const { player, page } = await openPlayingPlayer(LINKS);
    const section = await scrolledAway(player);
    const links = Array.from(page.querySelectorAll('a')).slice(8, 30);
    links[0]!.focus();
    for (const link of links.slice(1)) {
      await userEvent.tab();
      expect(document.activeElement).toBe(link);
      expect(overlaps(link.getBoundingClientRect(), section.getBoundingClientRect())).toBe(false);
    }
  });

  test('because the page has additional padding while it is docked, and none afterwards', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('html { scroll-padding-bottom: 30px }');
    document.adoptedStyleSheets.push(sheet);
    onTestFinished(() => void document.adoptedStyleSheets.pop());
    const padding = () =>
      parseFloat(getComputedStyle(document.documentElement).scrollPaddingBottom);
    const { player } = await openPlayingPlayer(STILL);
    const section = await scrolledAway(player);
    await vi.waitFor(() => expect(padding()).toBeCloseTo(30 + section.offsetHeight + 8, -1));
    player.mini = 'off';
    await player.updateComplete;
    expect(padding()).toBe(30);
    expect(
      document.adoptedStyleSheets.filter(({ cssRules }) =>
        cssRules[0]?.cssText.includes('scroll-padding'),
      ),
    ).toEqual([sheet]);
  });

  test('nor is the current sentence: without auto-scroll, the player moves to the other edge', async () => {
    const { player } = await openPlayingPlayer(STILL);
    const section = await scrolledAway(player);
    const spoken = player.sentences.find(({ range }) => {
      const box = range!.getBoundingClientRect();
      return overlaps(box, section.getBoundingClientRect());
    })!;
    player.seekTo(spoken.index);
    await frames();
    expect(overlaps(spoken.range!.getBoundingClientRect(), section.getBoundingClientRect())).toBe(
      false,
    );
    expect(section.dataset['side']).toBe('start');
  });

  test('nor where a scroll brings it under it', async () => {
    const { player, engine } = await openPlayingPlayer(STILL);
    const section = await scrolledAway(player);
    const boxOf = () => player.currentSentence!.range!.getBoundingClientRect();
    const spoken = player.sentences.find(
      ({ range }) => range!.getBoundingClientRect().top > innerHeight + 100,
    )!;
    player.seekTo(spoken.index);
    engine.now.begin();
    await frames();
    expect(section.dataset['side']).toBeUndefined();
    scrollBy({ top: boxOf().top - section.getBoundingClientRect().top, behavior: 'instant' });
    await vi.waitFor(() => expect(section.dataset['side']).toBe('start'));
    expect(overlaps(boxOf(), section.getBoundingClientRect())).toBe(false);
  });
});

describe('the focus', () => {
  test('stays where it is when the player is docked and undocked', async () => {
    const { player } = await openPlayingPlayer(STILL);
    const blurred = vi.fn();
    part(player, 'next').focus({ preventScroll: true });
    part(player, 'next').addEventListener('blur', blurred);
    await scrolledAway(player);
    expect(player.shadowRoot!.activeElement).toBe(part(player, 'next'));
    scrollTo({ top: 0, behavior: 'instant' });
    await vi.waitFor(() => expect(isDocked(player)).toBe(false));
    await frames();
    expect(player.shadowRoot!.activeElement).toBe(part(player, 'next'));
    expect(blurred).not.toHaveBeenCalled();
  });

  test('on the seek bar is not disturbed: the value is that of the last announcement, and is updated a second later', async () => {
    const { player, engine } = await openPlayingPlayer(STILL);
    const seek = part<HTMLInputElement>(player, 'seek');
    seek.focus({ preventScroll: true });
    for (let count = 2; count < 4; count++) {
      engine.now.end();
      await vi.waitFor(() => expect(engine.texts).toHaveLength(count));
    }
    await player.updateComplete;
    expect(seek.value).toBe('2');
    await scrolledAway(player);
    expect(seek.value).toBe('0');
    await vi.waitFor(() => expect(seek.value).toBe('2'));
    scrollTo({ top: 0, behavior: 'instant' });
    await vi.waitFor(() => expect(isDocked(player)).toBe(false));
    await player.updateComplete;
    expect(seek.value).toBe('0');
    await userEvent.keyboard('{ArrowRight}');
    await player.updateComplete;
    expect(seek.value).toBe('3');
  });

  test('moves to the play button without scrolling when the docked player is closed, which stays closed', async () => {
    const { player } = await openPlayingPlayer(STILL);
    await scrolledAway(player);
    const before = scrollY;
    part(player, 'close').focus();
    expect(scrollY).toBe(before);
    await userEvent.keyboard('{Enter}');
    await player.updateComplete;
    expect([isDocked(player), scrollY, player.paused]).toEqual([false, before, false]);
    expect(player.shadowRoot!.activeElement).toBe(part(player, 'play'));
    scrollTo({ top: 0, behavior: 'instant' });
    await frames();
    scrollTo({ top: 1500, behavior: 'instant' });
    await frames();
    expect(isDocked(player)).toBe(false);
  });

  test('Escape puts it away as well', async () => {
    const { player } = await openPlayingPlayer(STILL);
    await scrolledAway(player);
    part(player, 'play').focus({ preventScroll: true });
    await userEvent.keyboard('{Escape}');
    await player.updateComplete;
    expect(isDocked(player)).toBe(false);
    expect(player.shadowRoot!.activeElement).toBe(part(player, 'play'));
  });
});

describe('that the sleep timer has paused is seen in it', () => {
  async function asleep(height: number) {
    const { player, engine } = await openPlayingPlayer(STILL);
    await screenOf(360, height);
    const section = await scrolledAway(player);
    const timer = internalsOf(player).features!.sleepTimer;
    timer.choice = 1e-9;
    engine.now.end();
    await vi.waitFor(() => expect(timer.stopped).toBe(true));
    await player.updateComplete;
    await frames();
    return { player, section, note: section.querySelector('.asleep')! };
  }

  test('within a fifth of the height', async () => {
    const { player, section, note } = await asleep(568);
    expect([isDocked(player), note.checkVisibility()]).toEqual([true, true]);
    expect(section.offsetHeight).toBeLessThanOrEqual(568 / 5);
  });

  test('except in a window without space for another line', async () => {
    const { player, note } = await asleep(430);
    expect([isDocked(player), note.checkVisibility()]).toEqual([true, false]);
  });
});

describe('in a small window', () => {
  test.each([
    [320, 256],
    [568, 200],
  ])(
    'of %i × %i pixels only what stops the voice is docked, in a corner',
    async (width, height) => {
      const { player } = await openPlayingPlayer(STILL);
      await screenOf(width, height);
      const section = await scrolledAway(player);
      await vi.waitFor(() => expect(section.classList.contains('compact')).toBe(true));
      await player.updateComplete;
      const box = section.getBoundingClientRect();
      expect(controlsOf(player).map((control) => control.part.value)).toEqual(['play', 'close']);
      expect((box.width * box.height) / (width * height)).toBeLessThan(0.1);
      expect([box.left >= 0, box.top >= 0, box.right <= width, box.bottom <= height]).toEqual([
        true,
        true,
        true,
        true,
      ]);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(
        document.documentElement.clientWidth,
      );
      await screenOf(1000, 700);
      await vi.waitFor(() => expect(section.classList.contains('compact')).toBe(false));
    },
  );

  test.each([
    [320, 568],
    [360, 740],
    [568, 430],
    [844, 390],
  ])('of %i × %i it takes a fifth of the height at most, and fits', async (width, height) => {
    const { player } = await openPlayingPlayer(STILL);
    await screenOf(width, height);
    const section = await scrolledAway(player);
    const box = section.getBoundingClientRect();
    expect(box.height).toBeLessThanOrEqual(height / 5);
    expect([box.left >= 0, box.right <= width]).toEqual([true, true]);
    for (const control of controlsOf(player)) {
      const { left, right } = control.getBoundingClientRect();
      const { offsetWidth: across, offsetHeight: high } = control;
      const least = control.matches('input') ? 24 : 44;
      expect([across >= least, high >= least], control.part.value).toEqual([true, true]);
      expect(left >= box.left && right <= box.right, control.part.value).toBe(true);
    }
  });
});

test('a click in the docked player hits the visible control', async () => {
  const { player, engine } = await openPlayingPlayer(STILL);
  await scrolledAway(player);
  for (const control of controlsOf(player)) {
    const { left, top, width, height } = control.getBoundingClientRect();
    const point = [left + width / 2, top + height / 2] as const;
    expect(document.elementFromPoint(...point)).toBe(player);
    expect(
      control.contains(player.shadowRoot!.elementFromPoint(...point)),
      control.part.value,
    ).toBe(true);
  }
  part(player, 'next').click();
  await vi.waitFor(() => expect(engine.texts).toHaveLength(2));
  part(player, 'close').click();
  expect(isDocked(player)).toBe(true);
  await player.updateComplete;
  expect(isDocked(player)).toBe(false);
});
