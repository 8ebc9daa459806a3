import { afterEach, describe, expect, test } from 'vitest';
import type { ArticlePlayerElement } from '../../../src/shell/article-player.js';
import placeholder from '../../../src/article-player.css?inline';
import { closePage, part } from '../../support/fake-page.js';
import {
  controlsOf,
  expectOrder,
  openPlayer,
  pageStyle,
  openPlayingPlayer,
  scrolledAway,
  screenOf,
  LONG,
} from '../../support/player-ui.js';

afterEach(() => {
  scrollTo({ top: 0, behavior: 'instant' });
  closePage();
});

const TEXT = '<p>The ferry left at dawn. It cost $3.50 to cross.</p>';
const PLAYER = '<article-player storage="none"></article-player>';
const article = (style: string, inside = PLAYER) =>
  `<article lang="en" style="${style}">${inside}${TEXT}</article>`;
/** A player in a box of the page that lays it out. */
const inBox = (style: string, own = '', beside = '') =>
  article('', `<div style="${style}">${beside}${PLAYER.replace('>', ` style="${own}">`)}</div>`);

const fontSizeOf = (element: Element) => parseFloat(getComputedStyle(element).fontSize);
const widthOf = (player: HTMLElement) =>
  Math.round(part(player, 'player').getBoundingClientRect().width);

describe('the size of its text', () => {
  test.each(['62.5%', '100%', '100px'])('is the same whatever the root’s is: %s', async (root) => {
    pageStyle(`html { font-size: ${root} }`);
    const { player } = await openPlayingPlayer(
      LONG.replace('<article ', '<article style="font-size:16px" '),
    );
    expect(fontSizeOf(part(player, 'player'))).toBe(15);
    expect(fontSizeOf(part(player, 'time'))).toBeCloseTo(13.1, 1);
    const bar = await scrolledAway(player);
    expect([fontSizeOf(bar), getComputedStyle(bar).bottom]).toEqual([15, '7.5px']);
  });

  test('and the width of the docked bar do not hang on the root’s', async () => {
    await screenOf(1000, 700);
    const widths: number[] = [];
    for (const root of ['62.5%', '100px']) {
      document.documentElement.style.fontSize = root;
      const { player } = await openPlayingPlayer(
        LONG.replace('<article ', '<article style="font-size:16px" '),
      );
      widths.push(Math.round((await scrolledAway(player)).getBoundingClientRect().width));
      scrollTo({ top: 0, behavior: 'instant' });
      closePage();
      document.documentElement.style.removeProperty('font-size');
    }
    expect(widths).toEqual([705, 705]);
  });

  test.each([
    [8, 14],
    [16, 15],
    [20, 18.75],
    [32, 30],
    [96, 30],
  ])(
    'is in proportion to the text around it, within limits: beside %i px it has %d px',
    async (text, size) => {
      const { player } = await openPlayer(article(`font-size:${text}px`));
      expect(fontSizeOf(part(player, 'label'))).toBe(size);
    },
  );

  test('is that of the page if the page sets one', async () => {
    const { player } = await openPlayer(article('--article-player-size:11px'));
    expect(fontSizeOf(part(player, 'label'))).toBe(11);
  });
});

describe('its width', () => {
  const PLACES: readonly [string, string][] = [
    [
      'a flex row',
      inBox('display:flex;gap:1em;align-items:center', '', '<span>By Jane Doe, 3 May</span>'),
    ],
    ['a centred flex column', inBox('display:flex;flex-direction:column;align-items:center')],
    ['a grid that justifies its items to the start', inBox('display:grid;justify-items:start')],
    ['a float', inBox('overflow:hidden', 'float:right')],
    ['an inline block', inBox('', 'display:inline-block')],
    ['a box that fits its content', inBox('', 'width:fit-content')],
    ['a table cell', article('', `<table><tr><td>${PLAYER}</td><td>By Jane Doe</td></tr></table>`)],
    [
      'a box that is taken out of the flow',
      inBox('position:relative;height:9em', 'position:absolute;right:0'),
    ],
  ];

  describe.each(PLACES)('in %s', (_, markup) => {
    test.each(['', 'Listen'])(
      'is that of the invitation while it plays, and 20em at least, with all controls within: "%s"',
      async (label) => {
        const { player, page } = await openPlayer(
          markup.replace('<article-player', `<article-player label="${label}"`),
        );
        page.style.inlineSize = '700px';
        const invited = widthOf(player);
        part(player, 'play').click();
        await player.updateComplete;
        expect(widthOf(player)).toBe(Math.max(300, invited));
        expect(invited > 300).toBe(!label);
        expectOrder(player, controlsOf(player));
        page.style.inlineSize = '';
      },
    );

    test('is in proportion to its text after the press, too', async () => {
      const { player, page } = await openPlayer(markup);
      page.style.inlineSize = '1000px';
      const invited = widthOf(player);
      part(player, 'play').click();
      await player.updateComplete;
      player.style.setProperty('--article-player-size', '22.5px');
      expect(Math.abs(widthOf(player) - 1.5 * invited)).toBeLessThanOrEqual(3);
      expectOrder(player, controlsOf(player));
      page.style.inlineSize = '';
    });

    test('is less in a narrower container', async () => {
      const { player, page } = await openPlayingPlayer(markup);
      page.style.inlineSize = '254px';
      expectOrder(player, controlsOf(player));
      const { left, right } = page.getBoundingClientRect();
      const box = part(player, 'player').getBoundingClientRect();
      expect(box.width).toBeLessThanOrEqual(254);
      expect([box.left >= left - 0.5, box.width >= 199], String(box.width)).toEqual([true, true]);
      if (!markup.includes('<span>')) expect(box.right).toBeLessThanOrEqual(right + 0.5);
      page.style.inlineSize = '';
    });

    test('is the same while the player is docked', async () => {
      const { player } = await openPlayingPlayer(
        markup.replace('</p>', '</p><p style="height:3000px">More.</p>'),
      );
      const before = player.getBoundingClientRect().width;
      await scrolledAway(player);
      expect(player.getBoundingClientRect().width).toBe(before);
    });
  });

  test.each([700, 320, 254, 160])('is that of a block of %i px, and no more', async (width) => {
    const { player, page } = await openPlayingPlayer();
    page.style.inlineSize = `${width}px`;
    expect(widthOf(player)).toBe(width);
    expect(player.scrollWidth).toBe(width);
    page.style.inlineSize = '';
  });

  test('grows with a flex row that lets it grow', async () => {
    const { player, page } = await openPlayingPlayer(inBox('display:flex', 'flex:1'));
    page.style.inlineSize = '700px';
    expect(widthOf(player)).toBe(700);
    page.style.inlineSize = '';
  });
});

describe('the space around it', () => {
  /** Between it and what is above and below, in px. */
  function spaceOf(player: ArticlePlayerElement): number[] {
    const box = part(player, 'player').getBoundingClientRect();
    const before = player.previousElementSibling!.getBoundingClientRect().bottom;
    const after = player.nextElementSibling!.getBoundingClientRect().top;
    return [box.top - before, after - box.bottom].map((each) => Math.round(each));
  }
  const BETWEEN = article('font-size:16px', `<p>Above.</p>${PLAYER}`);

  test('is kept if the page resets the margins and paddings of all elements', async () => {
    pageStyle('* { margin: 0; padding: 0 }');
    const { player } = await openPlayer(BETWEEN);
    expect(spaceOf(player)).toEqual([15, 15]);
  });

  test('collapses with the margins of its neighbours and of the host', async () => {
    pageStyle('p { margin: 24px 0 } article-player { margin: 20px 0 }');
    const { player } = await openPlayer(BETWEEN);
    expect(spaceOf(player)).toEqual([24, 24]);
  });

  test('is the value that the page sets', async () => {
    pageStyle('* { margin: 0 } article-player { --article-player-margin: 0 }');
    const { player } = await openPlayer(BETWEEN);
    expect(spaceOf(player)).toEqual([0, 0]);
  });

  test('stays as it is while the player is docked', async () => {
    pageStyle('* { margin: 0 }');
    const { player } = await openPlayingPlayer(
      article('', `<p>Above.</p>${PLAYER}<p style="height:3000px">Below.</p>`),
    );
    const space = () =>
      player.nextElementSibling!.getBoundingClientRect().top -
      player.previousElementSibling!.getBoundingClientRect().bottom;
    const before = space();
    await scrolledAway(player);
    expect(space()).toBe(before);
  });
});

test.each(['62.5%', '100%', '100px'])(
  'the style sheet keeps as much room as the player takes, on a page with a root of %s that resets margins',
  async (root) => {
    pageStyle(`${placeholder.replace('article-player:not(:defined)', 'article-soon:not(:defined)')}
      html { font-size: ${root} } * { margin: 0 }`);
    const { player, page } = await openPlayer(article('font-size:16px', `<p>Above.</p>${PLAYER}`));
    const spanOf = (element: Element) =>
      element.nextElementSibling!.getBoundingClientRect().top -
      element.previousElementSibling!.getBoundingClientRect().bottom;
    const taken = spanOf(player);
    const soon = document.createElement('article-soon');
    player.replaceWith(soon);
    expect(spanOf(soon)).toBeCloseTo(taken, 0);
    page.innerHTML = '';
  },
);
