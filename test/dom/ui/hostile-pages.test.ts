import { nextFrame } from '@open-wc/testing';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { closePage, part } from '../../support/fake-page.js';
import {
  controlsOf,
  engineVoice,
  expectOrder,
  LONG,
  openSettings,
  pageStyle,
  openPlayingPlayer,
  scrolledAway,
  screenOf,
} from '../../support/player-ui.js';

beforeEach(() => screenOf(1000, 700));
afterEach(() => {
  scrollTo({ top: 0, behavior: 'instant' });
  closePage();
});

const STILL = LONG.replace('<article-player ', '<article-player follow="off" ');
/** The settings, with a voice to choose. */
async function settingsOf({ player, engine }: Awaited<ReturnType<typeof openPlayingPlayer>>) {
  engine.voices = () =>
    Promise.resolve([
      engineVoice('a', 'A voice with quite a long name, as some have them', 'en-GB'),
    ]);
  return openSettings(player);
}
const isDocked = (player: HTMLElement) => part(player, 'player').classList.contains('docked');
/** Radios and checkboxes are as large as their labels. */
const shownOf = (player: Parameters<typeof controlsOf>[0]) =>
  controlsOf(player).filter((control) => !control.matches('[type=radio], [type=checkbox]'));

describe('at 400 % zoom, which leaves 320 × 256 pixels', () => {
  test('the player and its settings are completely visible, and nothing scrolls horizontally', async () => {
    const opened = await openPlayingPlayer(STILL);
    const { player } = opened;
    await screenOf(320, 256);
    await settingsOf(opened);
    const panel = part(player, 'settings-panel');
    const isInPanel = (control: HTMLElement) => panel.contains(control);
    expectOrder(
      player,
      shownOf(player).filter((control) => !isInPanel(control)),
    );
    expectOrder(player, shownOf(player).filter(isInPanel), panel);
    const { scrollWidth, clientWidth } = document.documentElement;
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
    for (const control of shownOf(player)) {
      control.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width, height } = control.getBoundingClientRect();
      expect([left >= 0, left + width <= clientWidth], control.part.value || control.id).toEqual([
        true,
        true,
      ]);
      const point = [left + width / 2, top + height / 2] as const;
      expect(document.elementFromPoint(...point), control.part.value || control.id).toBe(player);
    }
  });

  test('a docked player shrinks to its play button when the user zooms in, and is complete again when they zoom out', async () => {
    const { player } = await openPlayingPlayer(STILL);
    await scrolledAway(player);
    await screenOf(320, 256);
    await vi.waitFor(() => expect(part(player, 'player').className).toContain('compact'));
    await screenOf(1000, 700);
    await scrolledAway(player);
    await vi.waitFor(() => expect(part(player, 'player').className).not.toContain('compact'));
    expect(isDocked(player)).toBe(true);
  });
});

test('where a docked player would take more than a fifth of the window, it is its play button until the window is higher', async () => {
  document.documentElement.style.fontSize = '200%';
  onTestFinished(() => void document.documentElement.style.removeProperty('font-size'));
  await screenOf(1000, 380);
  const { player } = await openPlayingPlayer(STILL);
  scrollTo({ top: 1500, behavior: 'instant' });
  await vi.waitFor(() => expect(part(player, 'player').className).toContain('compact'));
  expect(isDocked(player)).toBe(true);
  await screenOf(1000, 700);
  await vi.waitFor(() => expect(part(player, 'player').className).not.toContain('compact'));
  expect(isDocked(player)).toBe(true);
});

test('with text of double size the docked player fits', async () => {
  document.documentElement.style.fontSize = '200%';
  onTestFinished(() => void document.documentElement.style.removeProperty('font-size'));
  for (const [width, height] of [
    [1000, 700],
    [360, 740],
    [320, 568],
    [300, 568],
  ] as const) {
    await screenOf(width, height);
    const { player } = await openPlayingPlayer(STILL);
    scrollTo({ top: player.getBoundingClientRect().bottom + scrollY + 40, behavior: 'instant' });
    await nextFrame();
    await nextFrame();
    await player.updateComplete;
    await nextFrame();
    await nextFrame();
    await player.updateComplete;
    expect(isDocked(player)).toBe(true);
    const box = part(player, 'player').getBoundingClientRect();
    expect(box.height).toBeLessThanOrEqual(height / 5);
    expect([box.left >= 0, box.right <= width]).toEqual([true, true]);
    expectOrder(player, controlsOf(player));
    scrollTo({ top: 0, behavior: 'instant' });
    closePage();
  }
});

describe('on a page that the user cannot scroll', () => {
  test('the player fits into a body with hidden overflow, and opens its settings', async () => {
    pageStyle('body { overflow: hidden; block-size: 100vh }');
    const opened = await openPlayingPlayer(STILL);
    const { player } = opened;
    await settingsOf(opened);
    expectOrder(player, shownOf(player));
  });

  test('but in its body, the player is docked all the same, over it', async () => {
    pageStyle(
      'html { overflow: hidden; block-size: 100% } body { overflow: auto; block-size: 100%; margin: 0 }',
    );
    const { player } = await openPlayingPlayer(STILL);
    document.body.scrollTop = 1500;
    await vi.waitFor(() => expect(isDocked(player)).toBe(true));
    await player.updateComplete;
    const { left, top, bottom } = part(player, 'play').getBoundingClientRect();
    expect([top > 0, bottom < innerHeight]).toEqual([true, true]);
    expect(document.elementFromPoint(left + 10, top + 10)).toBe(player);
    document.body.scrollTop = 0;
    await vi.waitFor(() => expect(isDocked(player)).toBe(false));
  });
});

test('styles of the page for its text do not apply to the controls, except the font', async () => {
  pageStyle(
    'article { text-transform: uppercase; white-space: nowrap; text-indent: 4em; text-align: end; hyphens: auto; font-family: fantasy }',
  );
  const { player } = await openPlayingPlayer(STILL);
  const { textTransform, whiteSpace, textIndent, textAlign, hyphens } = getComputedStyle(
    part(player, 'player'),
  );
  const said = { textTransform, whiteSpace, textIndent, textAlign, hyphens };
  const wanted = {
    textTransform: 'none',
    whiteSpace: 'normal',
    textIndent: '0px',
    textAlign: 'start',
    hyphens: 'manual',
  };
  expect(said).toEqual(wanted);
  for (const control of controlsOf(player)) {
    expect(getComputedStyle(control).fontFamily, control.part.value).toBe('fantasy');
  }
});

test('on a page that resets all styles, the player is docked at its position, and opens its settings', async () => {
  pageStyle(
    '*, article-player { all: unset !important } div, article, p, h1, h2 { display: block !important }',
  );
  const opened = await openPlayingPlayer(STILL);
  const { player } = opened;
  const section = await scrolledAway(player);
  const { top, bottom } = section.getBoundingClientRect();
  expect([top > 0, bottom <= innerHeight, getComputedStyle(section).position]).toEqual([
    true,
    true,
    'fixed',
  ]);
  expectOrder(player, controlsOf(player));
  await settingsOf(opened);
  expectOrder(player, shownOf(player));
});

test('a modal dialog hides the docked player, which plays on and is shown again afterwards', async () => {
  const { player, page } = await openPlayingPlayer(STILL);
  await scrolledAway(player);
  const dialog = document.createElement('dialog');
  dialog.style.cssText =
    'inline-size: 100%; block-size: 100%; max-inline-size: none; max-block-size: none; inset: 0';
  page.append(dialog);
  dialog.showModal();
  const { left, top } = part(player, 'play').getBoundingClientRect();
  expect(document.elementFromPoint(left + 10, top + 10)).toBe(dialog);
  part(player, 'play').focus();
  expect([document.activeElement === player, player.paused]).toEqual([false, false]);
  player.next();
  await player.updateComplete;
  expect(document.elementFromPoint(left + 10, top + 10)).toBe(dialog);
  dialog.close();
  expect(document.elementFromPoint(left + 10, top + 10)).toBe(player);
});
