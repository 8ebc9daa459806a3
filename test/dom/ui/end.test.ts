import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ArticlePlayerElement } from '../../../src/shell/article-player.js';
import { closePage, part } from '../../support/fake-page.js';
import {
  controlsOf,
  expectOrder,
  LONG,
  openSpeed,
  openPlayingPlayer,
  screenOf,
  scrolledAway,
} from '../../support/player-ui.js';
import { useVirtualTime } from '../../support/virtual-time.js';

beforeEach(useVirtualTime);
afterEach(() => {
  scrollTo({ top: 0, behavior: 'instant' });
  closePage();
});

const STILL = LONG.replace('<article-player ', '<article-player follow="off" ').replace(
  '</article-player>',
  '<a slot="ended" href="#next">Next: The first bridge</a></article-player>',
);
const WITHOUT_NEXT = LONG.replace('<article-player ', '<article-player follow="off" ');

/** Speaks to the end of the last sentence. */
async function toTheEnd(
  player: ArticlePlayerElement,
  engine: Awaited<ReturnType<typeof openPlayingPlayer>>['engine'],
) {
  const { length } = engine.texts;
  player.seekTo(player.sentences.length - 1);
  await vi.waitFor(() => expect(engine.texts.length).toBeGreaterThan(length));
  engine.now.begin();
  engine.now.end();
  await vi.waitFor(() => expect(player.ended).toBe(true));
  await player.updateComplete;
}
async function ended(markup = STILL) {
  const opened = await openPlayingPlayer(markup);
  await toTheEnd(opened.player, opened.engine);
  return opened;
}
const next = (player: HTMLElement) => player.querySelector<HTMLElement>('[slot="ended"]')!;
const isDocked = (player: HTMLElement) => part(player, 'player').classList.contains('docked');
const names = (player: ArticlePlayerElement) =>
  controlsOf(player).map((control) => control.part.value);

describe('at the end', () => {
  test('events of a form in the slot ended reach the page', async () => {
    const { player } = await ended(
      STILL.replace('<a slot="ended"', '<input slot="ended"').replace(
        'Next: The first bridge</a>',
        '',
      ),
    );
    const heard: string[] = [];
    const reached = (event: Event) => heard.push(event.type);
    const types = ['keydown', 'keyup', 'beforeinput', 'input'];
    for (const type of types) document.addEventListener(type, reached);
    for (const type of types.slice(0, 2)) {
      next(player).dispatchEvent(
        new KeyboardEvent(type, { key: 'Enter', bubbles: true, composed: true }),
      );
    }
    for (const type of types.slice(2)) {
      next(player).dispatchEvent(new InputEvent(type, { bubbles: true, composed: true }));
    }
    for (const type of types) document.removeEventListener(type, reached);
    expect(heard).toEqual(types);
  });

  test('the label of the button is “Listen again” with the listening time, and is its accessible name', async () => {
    const { player } = await ended();
    const play = part(player, 'play');
    expect([part(player, 'label').innerText, part(player, 'time').innerText]).toEqual([
      'Listen again',
      '4 min',
    ]);
    expect([play.ariaLabel, part(player, 'time').ariaHidden]).toEqual([null, 'true']);
    const description = player.shadowRoot!.getElementById(play.getAttribute('aria-describedby')!)!;
    expect(description.textContent).toBe('About 4 minutes.');
    expect(names(player)).toEqual(['play']);
  });

  test('the sign on it is that of no other state', async () => {
    const { player, engine } = await openPlayingPlayer();
    const sign = () => part(player, 'play-icon').querySelector('path')!.getAttribute('d');
    const pausing = sign();
    player.pause();
    await player.updateComplete;
    const playing = sign();
    part(player, 'play').click();
    await toTheEnd(player, engine);
    expect(new Set([pausing, playing, sign()]).size).toBe(3);
  });

  test('the time is that at the chosen speed', async () => {
    const { player } = await ended();
    player.playbackRate = 2;
    await player.updateComplete;
    expect(part(player, 'time').innerText).toBe('2 min');
  });

  test.each([1200, 760, 440, 320, 240])(
    'the slot ended is shown beside it, in %i pixels',
    async (width) => {
      const { player, engine, page } = await openPlayingPlayer(STILL);
      page.style.inlineSize = `${width}px`;
      expect(next(player).offsetWidth).toBe(0);
      await toTheEnd(player, engine);
      expectOrder(player, [part(player, 'play'), next(player)]);
      expect(next(player).offsetHeight).toBeGreaterThanOrEqual(44);
      expect(player.scrollWidth).toBeLessThanOrEqual(player.clientWidth);
    },
  );

  test('a press plays from the start, and a second one at the same point undoes it', async () => {
    const { player, engine } = await ended();
    const box = part(player, 'label').getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const press = () => {
      const init = {
        bubbles: true,
        composed: true,
        clientX: x,
        clientY: y,
        detail: 1,
        pointerType: 'mouse',
      };
      player.shadowRoot!.elementFromPoint(x, y)!.dispatchEvent(new PointerEvent('click', init));
    };
    press();
    await vi.waitFor(() => expect(engine.texts.at(-1)).toBe('The last ferry.'));
    await vi.waitFor(
      () =>
        part(player, 'play').querySelector('.press-area') ?? Promise.reject(new Error('no piece')),
    );
    expect(names(player)).toContain('next');
    press();
    expect(player.paused).toBe(true);
  });

  test('the focus stays on the play button, and moves to it from a removed control', async () => {
    const { player, engine } = await openPlayingPlayer();
    part(player, 'next').focus();
    await toTheEnd(player, engine);
    expect(player.shadowRoot!.activeElement).toBe(part(player, 'play'));
  });

  test('a choice that is open stays until it is closed', async () => {
    const { player, engine } = await openPlayingPlayer();
    await openSpeed(player);
    await toTheEnd(player, engine);
    expect(part(player, 'speed-panel').checkVisibility()).toBe(true);
    part(player, 'rate').click();
    await player.updateComplete;
    expect(names(player)).toEqual(['play']);
  });
});

describe('the docked player at the end', () => {
  beforeEach(() => screenOf(1000, 700));

  async function endedDocked(markup = STILL) {
    const opened = await openPlayingPlayer(markup);
    await scrolledAway(opened.player);
    await toTheEnd(opened.player, opened.engine);
    return opened;
  }
  const frames = async (count = 4) => {
    for (let index = 0; index < count; index++)
      await new Promise((resolve) => requestAnimationFrame(resolve));
  };

  test.each([1000, 390, 320])(
    'shows the buttons to listen again and to close, and the slot ended, in %i pixels',
    async (width) => {
      await screenOf(width, 700);
      const { player } = await endedDocked();
      expect(isDocked(player)).toBe(true);
      expect(part(player, 'label').innerText).toBe('Listen again');
      const controls = [part(player, 'play'), next(player), part(player, 'close')];
      expectOrder(player, controls);
      for (const control of controls)
        expect(control.getBoundingClientRect().height).toBeGreaterThanOrEqual(43.9);
      expect(part(player, 'player').offsetHeight).toBeLessThanOrEqual(140);
    },
  );

  test.each([1000, 390, 320])(
    'has the way to put it away at its end, with nothing to come next, in %i pixels',
    async (width) => {
      await screenOf(width, 700);
      const { player } = await endedDocked(WITHOUT_NEXT);
      const bar = part(player, 'player').getBoundingClientRect();
      expect(bar.right - part(player, 'close').getBoundingClientRect().right).toBeLessThan(12);
    },
  );

  test('is undocked when it is closed', async () => {
    const { player } = await endedDocked();
    part(player, 'close').click();
    await player.updateComplete;
    expect(isDocked(player)).toBe(false);
  });

  test('is undocked when the user moves to another part of the page, but not while it has the focus', async () => {
    const { player } = await endedDocked();
    const start = scrollY;
    scrollTo({ top: start + 300, behavior: 'instant' });
    await frames();
    expect(isDocked(player)).toBe(true);
    next(player).focus({ preventScroll: true });
    scrollTo({ top: start + 400, behavior: 'instant' });
    await frames();
    expect(isDocked(player)).toBe(true);
    next(player).blur();
    scrollTo({ top: start + 401, behavior: 'instant' });
    await vi.waitFor(() => expect(isDocked(player)).toBe(false));
  });

  test('is not docked anew', async () => {
    const { player } = await ended();
    scrollTo({ top: 1500, behavior: 'instant' });
    await frames();
    expect(isDocked(player)).toBe(false);
  });

  test('plays on in the bar when it is pressed', async () => {
    const { player } = await endedDocked(WITHOUT_NEXT);
    part(player, 'play').click();
    await player.updateComplete;
    expect([isDocked(player), names(player).includes('seek')]).toEqual([true, true]);
  });

  test('in a low window, has only the play button and the close button, and the play button keeps its name', async () => {
    const { player, engine } = await openPlayingPlayer(STILL);
    await screenOf(640, 260);
    const bar = await scrolledAway(player);
    await vi.waitFor(() => expect(bar.classList.contains('compact')).toBe(true));
    await toTheEnd(player, engine);
    expect(bar.className).toBe('active ended docked compact');
    expect(names(player)).toEqual(['play', 'close']);
    expect([next(player).checkVisibility(), part(player, 'label').textContent.trim()]).toEqual([
      false,
      'Listen again',
    ]);
  });
});
