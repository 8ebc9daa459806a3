import { afterEach, describe, expect, test, vi } from 'vitest';
import { contrast, parseColor, type Color } from '../../../../src/page/color.js';
import { dimmedColor } from '../../../../src/features/dim/dimmer.js';
import { closePage, ONE, openPage, part, THREE, TWO } from '../../../support/fake-page.js';
import { emulate } from '../../../support/media.js';

afterEach(() => {
  vi.restoreAllMocks();
  closePage();
});

const PREFIX = 'article-player-dimmed-';
const names = () => [...CSS.highlights.keys()].filter((name) => name.startsWith(PREFIX));
const dimmed = () =>
  names()
    .flatMap((name) => Array.from(CSS.highlights.get(name)!, String))
    .sort();

const ARTICLE = (attributes = 'dim', style = '') =>
  `<article lang="en" style="${style}"><h1>The last ferry</h1><article-player storage="none" ${attributes}></article-player><p>${ONE} ${TWO}</p><p class="last">${THREE}</p></article>`;

async function playing(markup = ARTICLE()) {
  const opened = await openPage(markup);
  await opened.player.ready;
  await opened.player.updateComplete;
  opened.player.seekTo(1);
  part(opened.player, 'play').click();
  opened.engine.now.begin();
  await vi.waitFor(() => expect(names()).not.toEqual([]));
  return opened;
}

describe('dimming the rest of the article', () => {
  test('dims all text but the current sentence', async () => {
    await playing();
    expect(dimmed()).toEqual([` ${TWO}`, THREE, 'The last ferry'].sort());
  });

  test('follows the current sentence, forwards and backwards', async () => {
    const { player } = await playing();
    player.next();
    await vi.waitFor(() => expect(dimmed()).toEqual([THREE, 'The last ferry', `${ONE} `].sort()));
    player.next();
    expect(dimmed()).toEqual([`${ONE} ${TWO}`, 'The last ferry'].sort());
    player.seekTo(0);
    expect(dimmed()).toEqual([`${ONE} ${TWO}`, THREE].sort());
  });

  test('ends with playback, and when `dim` is unset', async () => {
    const { player } = await playing();
    player.pause();
    expect(names()).toEqual([]);
    void player.play().catch(() => {});
    await vi.waitFor(() => expect(names()).not.toEqual([]));
    player.dim = false;
    await player.updateComplete;
    expect(names()).toEqual([]);
    expect(document.adoptedStyleSheets.length).toBeLessThanOrEqual(1);
  });

  test('is off by default', async () => {
    const { player, engine } = await openPage(ARTICLE(''));
    await player.ready;
    part(player, 'play').click();
    engine.now.begin();
    await import('../../../../src/features/dim/dimmer.js');
    await player.updateComplete;
    expect(names()).toEqual([]);
  });

  test('changes nothing in the article', async () => {
    const { page } = await playing();
    expect(page.querySelector('article')!.outerHTML).toBe(
      Object.assign(document.createElement('div'), { innerHTML: ARTICLE() }).firstElementChild!
        .outerHTML,
    );
  });

  test('is off with forced colours', async () => {
    const opened = await playing();
    opened.player.pause();
    emulate('(forced-colors: active)');
    void opened.player.play().catch(() => {});
    await opened.player.updateComplete;
    expect(names()).toEqual([]);
  });

  test('does not change text of low contrast', async () => {
    await playing(ARTICLE().replace('class="last"', 'style="color:#777"'));
    expect(dimmed()).not.toContain(THREE);
  });

  test('uses a colour for the background of each passage', async () => {
    await playing(ARTICLE().replace('class="last"', 'style="background:#111;color:#eee"'));
    expect(names()).toHaveLength(2);
  });
});

describe('dimmed text', () => {
  test('has less contrast than before, but keeps 4.5 to 1 if it had that (WCAG 2.2, 1.4.3)', () => {
    let dimmer = 0;
    for (let page = 0; page < 256; page += 5) {
      for (const ink of ['#000', '#fff', '#a00', '#06c', '#ffd43b']) {
        const background: Color = [page, page, (page * 7) % 256, 1];
        const text = parseColor(ink)!;
        const color = dimmedColor(text, background);
        if (!color) continue;
        dimmer += 1;
        expect(contrast(color, background)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(color, background)).toBeLessThanOrEqual(contrast(text, background));
      }
    }
    expect(dimmer).toBeGreaterThan(50);
  });
});
