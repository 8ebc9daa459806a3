import axe from 'axe-core';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { SpeechError } from '../../../src/speech/speech-error.js';
import { closePage, part } from '../../support/fake-page.js';
import {
  engineVoice,
  LONG,
  openPlayer,
  openSettings,
  openSpeed,
  openPlayingPlayer,
  scrolledAway,
  showGroup,
} from '../../support/player-ui.js';

afterEach(() => {
  scrollTo({ top: 0, behavior: 'instant' });
  closePage();
});

const THEMES = {
  light: 'background: #fff; color: #1b1b1b',
  dark: 'background: #141416; color: #ececec; color-scheme: dark',
  newspaper: 'background: #fff7ee; color: #2a1c12; --article-player-accent: #a3131c',
} as const;
const WIDTHS = { wide: 760, narrow: 320, sidebar: 220 } as const;

const STATES: Readonly<Record<string, (markup: string) => Promise<HTMLElement>>> = {
  idle: async (markup) => (await openPlayer(markup)).player,
  playing: async (markup) => (await openPlayingPlayer(markup)).player,
  paused: async (markup) => {
    const { player } = await openPlayingPlayer(markup);
    player.pause();
    return player;
  },
  settings: async (markup) => {
    const { player, engine } = await openPlayingPlayer(markup);
    engine.voices = () =>
      Promise.resolve([engineVoice('a', 'Ava', 'en-US'), engineVoice('b', 'Bea', 'en-GB', false)]);
    player.shortcuts = 'page';
    await openSettings(player);
    return player;
  },
  reading: async (markup) => {
    const { player, engine } = await openPlayingPlayer(markup);
    engine.setVoices([engineVoice('a', 'Ava', 'en-US')]);
    await openSettings(player);
    await showGroup(player, 'Reading');
    return player;
  },
  more: async (markup) => {
    const { player, engine } = await openPlayingPlayer(markup);
    engine.setVoices([engineVoice('a', 'Ava', 'en-US')]);
    player.shortcuts = 'page';
    await openSettings(player);
    await showGroup(player, 'More');
    return player;
  },
  speed: async (markup) => {
    const { player } = await openPlayingPlayer(markup);
    await openSpeed(player);
    return player;
  },
  error: async (markup) => {
    const { player, engine } = await openPlayingPlayer(markup);
    engine.now.fail(new SpeechError('online-only', 'Only online.', 'fi'));
    await vi.waitFor(() => expect(part(player, 'error').textContent).not.toBe(''));
    return player;
  },
  docked: async (markup) => {
    const { player } = await openPlayingPlayer(
      markup.replace('<article-player ', '<article-player follow="off" '),
    );
    await scrolledAway(player);
    return player;
  },
};

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const cases = Object.keys(STATES).flatMap((state) =>
  Object.keys(THEMES).flatMap((theme) =>
    Object.keys(WIDTHS).flatMap((width) =>
      (['ltr', 'rtl'] as const).map((dir) => [state, theme, width, dir] as const),
    ),
  ),
);

describe('nothing is found by axe: WCAG 2.2 AA, best practice, target size', () => {
  test.each(cases)('%s, %s, %s, %s', async (state, theme, width, dir) => {
    const style = `${THEMES[theme as keyof typeof THEMES]}; inline-size: ${WIDTHS[width as keyof typeof WIDTHS]}px`;
    const player = await STATES[state]!(`<main dir="${dir}" style="${style}">${LONG}</main>`);
    // A moving player is not yet the colour that it will be.
    await Promise.allSettled(
      part(player, 'player')
        .getAnimations({ subtree: true })
        .map(({ finished }) => finished),
    );
    const { violations, passes } = await axe.run(player, {
      runOnly: TAGS,
      rules: { 'target-size': { enabled: true } },
    });
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    ).toEqual([]);
    // What lies over a page, axe leaves open: its targets are measured where docking is tested.
    const looked =
      state === 'docked' ? ['button-name'] : ['button-name', 'target-size', 'color-contrast'];
    expect(passes.map(({ id }) => id)).toEqual(expect.arrayContaining(looked));
  });
});
