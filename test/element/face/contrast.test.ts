import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backgroundOf } from '../../../src/article/background.js';
import { contrast, over, parseColor, type Color } from '../../../src/article/color.js';
import { closePage, part } from '../../support/fake-page.js';
import { controlsOf, LONG, playingFace, scrolledAway, screenOf } from '../../support/face.js';

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
const colorOf = (element: Element, name: 'color' | 'backgroundColor') => parseColor(getComputedStyle(element)[name])!;

/** The docked player on such a page, once it has come to rest, and the colour that is seen behind its controls. */
async function docked(style: string, markup = STILL) {
  const { player } = await playingFace(`<main style="${style}">${markup}</main>`);
  const section = await scrolledAway(player);
  for (const animation of section.getAnimations({ subtree: true })) animation.finish();
  const wash = document.createElement('div');
  wash.style.background = 'var(--_wash)';
  section.append(wash);
  const behind = over(colorOf(wash, 'backgroundColor'), colorOf(section, 'backgroundColor'));
  wash.remove();
  return { player, section, behind };
}

const ratio = (color: Color, behind: Color) => contrast(over(color, behind), behind);

describe('[42] the docked player', () => {
  test.each(Object.entries(PAGES))('can be read, and its controls seen, on a page that is %s', async (_, style) => {
    const { player, section, behind } = await docked(style);
    expect(colorOf(section, 'backgroundColor')).toEqual(backgroundOf(player));
    for (const text of section.querySelectorAll('.times span, .rate > span')) {
      expect(ratio(colorOf(text, 'color'), behind), text.textContent).toBeGreaterThanOrEqual(4.5);
    }
    for (const control of [...controlsOf(player), section.querySelector('.thumb')!, part(player, 'play-icon')]) {
      if (control.matches('select, input')) continue;
      const name = control.matches('.thumb') ? 'backgroundColor' : 'color';
      expect(ratio(colorOf(control, name), behind), control.className).toBeGreaterThanOrEqual(3);
    }
  });

  test('has the colours of where it stands, and not of an article elsewhere', async () => {
    const { player, section, behind } = await docked(
      'background: #fff; color: #111',
      `<header style="background: #222; color: #fff"><article-player for="story" follow="off" storage="none"></article-player></header>
      <article id="story" lang="en">${LONG.replace(/<\/?article[^>]*>/g, '')}</article>`.replace(
        /<article-player storage="none"><\/article-player>/,
        '',
      ),
    );
    expect(ratio(colorOf(part(player, 'next'), 'color'), behind)).toBeGreaterThanOrEqual(3);
    expect(ratio(colorOf(section.querySelector('.times span')!, 'color'), behind)).toBeGreaterThanOrEqual(4.5);
  });
});
