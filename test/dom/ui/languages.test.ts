import { afterEach, describe, expect, test } from 'vitest';
import { LOCALES, loadStrings } from '../../../src/strings/load.js';
import { stringsFor } from '../../../src/strings/strings-for.js';
import { closePage, part } from '../../support/fake-page.js';
import {
  controlsOf,
  engineVoice,
  expectOrder,
  LONG,
  openPlayer,
  openSettings,
  openSpeed,
  openPlayingPlayer,
  screenOf,
} from '../../support/player-ui.js';

afterEach(closePage);

/** The page of another test, whose player is in this language. */
const inLanguage = (tag: string) =>
  LONG.replace('<article-player ', `<article-player lang="${tag}" `);

const directionOf = (tag: string) => (['ar', 'he'].includes(tag) ? 'rtl' : 'ltr');

/** The elements that are cut off, or that overflow their container. */
function cutOff(root: ParentNode): string[] {
  return Array.from(root.querySelectorAll<HTMLElement>('button, label, legend, p, span'))
    .filter(
      (each) =>
        !each.closest('.visually-hidden') &&
        each.checkVisibility() &&
        each.scrollWidth > each.clientWidth + 1,
    )
    .filter((each) => getComputedStyle(each).display !== 'inline')
    .map((each) => each.textContent.trim());
}

describe.each(Object.keys(LOCALES))('in %s', (tag) => {
  test('the idle view has the strings and the direction of its language', async () => {
    const { player } = await openPlayer(inLanguage(tag));
    await loadStrings(tag);
    await player.updateComplete;
    const { listen, region, computerVoice, lang } = stringsFor(tag);
    expect(lang.toLowerCase()).toBe(tag);
    const face = part(player, 'player');
    expect(part(player, 'label').textContent!.trim()).toBe(listen);
    expect(face.querySelector('.button-text')!.textContent).toContain(computerVoice);
    expect([face.lang, getComputedStyle(face).direction, face.ariaLabel]).toEqual([
      lang,
      directionOf(tag),
      region,
    ]);
  });

  test('the active player and its settings fit a narrow phone, and lose no word', async () => {
    await screenOf(320, 700);
    const { player, page, engine } = await openPlayingPlayer(inLanguage(tag));
    engine.voices = () =>
      Promise.resolve([engineVoice('a', 'Daniel', 'en-GB'), engineVoice('b', '', 'en-GB', false)]);
    page.style.inlineSize = '288px';
    await loadStrings(tag);
    await openSettings(player);
    const [, reading, more] = player.shadowRoot!.querySelectorAll<HTMLElement>('[role=tab]');
    const { sample, highlight, sleepTimer } = stringsFor(tag);
    for (const [shown, tab] of [
      [sample, undefined],
      [highlight, reading],
      [sleepTimer, more],
    ] as const) {
      tab?.click();
      await player.updateComplete;
      const panel = part(player, 'settings-panel');
      expect(panel.textContent).toContain(shown);
      expectOrder(
        player,
        [...panel.querySelectorAll<HTMLElement>('button, label:has(input)')],
        panel,
      );
      expect(cutOff(player.shadowRoot!)).toEqual([]);
    }
    part(player, 'settings').click();
    await openSpeed(player);
    expect(cutOff(player.shadowRoot!)).toEqual([]);
    part(player, 'rate').click();
    await player.updateComplete;
    expectOrder(player, controlsOf(player));
    expect(player.scrollWidth).toBeLessThanOrEqual(player.clientWidth);
    const [play, next] = [part(player, 'play'), part(player, 'next')].map(
      (each) => each.getBoundingClientRect().left,
    );
    expect(play! > next! ? 'rtl' : 'ltr').toBe(directionOf(tag));
    page.style.inlineSize = '';
  });
});
