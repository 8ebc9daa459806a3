import { nextFrame } from '@open-wc/testing';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { backgroundOf } from '../../../src/page/background.js';
import { contrast, over, parseColor, type Color } from '../../../src/page/color.js';
import { closePage, part } from '../../support/fake-page.js';
import {
  controlsOf,
  LONG,
  openPlayingPlayer,
  scrolledAway,
  screenOf,
} from '../../support/player-ui.js';

beforeEach(() => screenOf(1000, 700));
afterEach(() => {
  scrollTo({ top: 0, behavior: 'instant' });
  closePage();
});

/** Pages of publishers: each has text of 7 to 1 or more, as their readers need. */
const PAGES = {
  white: 'background: #fff; color: #1b1b1b',
  'white with grey text': 'background: #fff; color: #555',
  sepia: 'background: #f4ecd8; color: #4a3626',
  newspaper: 'background: #fff7ee; color: #2a1c12; --article-player-accent: #a3131c',
  blue: 'background: #0b3d91; color: #fff',
  yellow: 'background: #ffd43b; color: #000',
  dark: 'background: #1e1e1e; color: #d4d4d4',
  black: 'background: #000; color: #fff',
} as const;

const STILL = LONG.replace('<article-player ', '<article-player follow="off" ');
const colorOf = (element: Element, name: 'color' | 'backgroundColor') =>
  parseColor(getComputedStyle(element)[name])!;

const DARK = 'background: #222; color: #fff';
/** Players in a header of other colours than the article. */
const ELSEWHERE = {
  'dark header, light article': { header: DARK, article: 'background: #fff; color: #111' },
  'light header, dark article': {
    header: 'background: #eee; color: #222',
    article: 'background: #101014; color: #ddd',
  },
  'two of the dark, of which one is blue': {
    header: DARK,
    article: 'background: #0b3d91; color: #fff',
  },
} as const;
/** What a page may say of its player in a dark header. */
const OWN: Readonly<
  Record<string, { style: string; sheet?: string; color?: Color; background?: Color }>
> = {
  'a text colour': { style: '--article-player-color: #ffd43b', color: [255, 212, 59, 1] },
  'a background': { style: '--article-player-background: #334' },
  'a text colour by its part': { style: '', sheet: 'color: #ffd43b', color: [255, 212, 59, 1] },
  'a background by its part': { style: '', sheet: 'background: #334', background: [51, 51, 68, 1] },
};
/** A player in a header, for an article beside it. */
const headed = (
  style: string,
  ofPart = '',
) => `<style>article-player::part(player) { ${ofPart} }</style>
  <header style="${style}"><article-player for="story" follow="off" storage="none"></article-player></header>
  ${LONG.replace('<article ', '<article id="story" ').replace(/<article-player.*?<\/article-player>/, '')}`;

/** An element of the colour of the player's own background. */
function wash(section: HTMLElement): HTMLElement {
  const element = document.createElement('div');
  element.style.background = 'var(--_wash)';
  section.append(element);
  onTestFinished(() => element.remove());
  return element;
}

/**
 * The docked player on such a page, once it has come to rest, and the colour that is seen behind
 * its controls.
 */
async function docked(style: string, markup = STILL) {
  const { player } = await openPlayingPlayer(`<main style="${style}">${markup}</main>`);
  const section = await scrolledAway(player);
  for (const animation of section.getAnimations({ subtree: true })) animation.finish();
  const behind = over(
    colorOf(wash(section), 'backgroundColor'),
    colorOf(section, 'backgroundColor'),
  );
  return { player, section, behind };
}

const ratio = (color: Color, behind: Color) => contrast(over(color, behind), behind);

describe('the docked player', () => {
  test.each(Object.entries(PAGES))(
    'can be read, and its controls seen, on a page that is %s',
    async (_, style) => {
      const { player, section, behind } = await docked(style);
      expect(colorOf(section, 'backgroundColor')).toEqual(backgroundOf(player));
      for (const text of section.querySelectorAll('.times span, .rate > span')) {
        expect(ratio(colorOf(text, 'color'), behind), text.textContent).toBeGreaterThanOrEqual(4.5);
      }
      for (const control of [
        ...controlsOf(player),
        section.querySelector('.thumb')!,
        part(player, 'play-icon'),
      ]) {
        if (control.matches('select, input')) continue;
        const name = control.matches('.thumb') ? 'backgroundColor' : 'color';
        expect(ratio(colorOf(control, name), behind), control.className).toBeGreaterThanOrEqual(3);
      }
    },
  );

  test.each(Object.entries(ELSEWHERE))(
    'has the colours of the article that it lies over: %s',
    async (_, colors) => {
      const { player, section, behind } = await docked(colors.article, headed(colors.header));
      const article = document.querySelector('#story')!;
      expect(colorOf(section, 'backgroundColor')).toEqual(backgroundOf(article));
      expect(colorOf(section, 'color')).toEqual(colorOf(article, 'color'));
      for (const text of [...section.querySelectorAll('.times span'), part(player, 'next')]) {
        expect(ratio(colorOf(text, 'color'), behind), text.className).toBeGreaterThanOrEqual(4.5);
      }
      scrollTo({ top: 0, behavior: 'instant' });
      await vi.waitFor(() => expect(section.classList.contains('docked')).toBe(false));
      await player.updateComplete;
      expect(colorOf(section, 'color')).toEqual(colorOf(player.parentElement!, 'color'));
      expect(colorOf(section, 'backgroundColor')).toEqual(
        colorOf(wash(section), 'backgroundColor'),
      );
    },
  );

  test('keeps its own colours where those are equal behind the two', async () => {
    const { player, section } = await docked(
      'background: #fff; color: #111',
      headed('color: #024'),
    );
    expect(colorOf(section, 'backgroundColor')).toEqual(backgroundOf(player));
    expect(colorOf(section, 'color')).toEqual(colorOf(player, 'color'));
  });

  test.each(Object.entries(OWN))(
    'leaves text and background a pair where the page gives it %s',
    async (_, own) => {
      const { player, section } = await docked(
        'background: #fff; color: #111',
        headed(`${DARK}; ${own.style}`, own.sheet),
      );
      expect(colorOf(section, 'color')).toEqual(own.color ?? colorOf(player, 'color'));
      expect(colorOf(section, 'backgroundColor')).toEqual(own.background ?? backgroundOf(player));
    },
  );

  test('lets a background that is none, and an accent, be of any article', async () => {
    const own = '--article-player-background: transparent; --article-player-accent: #a3131c';
    const { player, section } = await docked(
      'background: #fff; color: #111',
      headed(`${DARK}; ${own}`),
    );
    expect(colorOf(section, 'color')).toEqual([17, 17, 17, 1]);
    expect(colorOf(part(player, 'play-icon'), 'color')).toEqual([163, 19, 28, 1]);
  });

  test('changes with the page', async () => {
    const { player, section } = await docked('background: #fff; color: #111', headed(DARK));
    player.closest('main')!.style.cssText = 'background: #000; color: #eee';
    player.next();
    // Mutation observers are called after this script: they ask for the frame behind the one that
    // is asked for here.
    await nextFrame();
    await nextFrame();
    await player.updateComplete;
    expect([colorOf(section, 'backgroundColor'), colorOf(section, 'color')]).toEqual([
      [0, 0, 0, 1],
      [238, 238, 238, 1],
    ]);
  });
});
