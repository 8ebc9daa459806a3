import { nextFrame } from '@open-wc/testing';
import { page as browserPage } from 'vitest/browser';
import { expect, onTestFinished, vi } from 'vitest';
import type { ArticlePlayerElement } from '../../src/shell/article-player.js';
import type { Voice } from '../../src/speech/types.js';
import { openPage, part } from './fake-page.js';

/** An article with sections, long enough to be scrolled. */
export const LONG = `<article lang="en"><h1>The last ferry</h1><article-player storage="none"></article-player>${Array.from(
  { length: 40 },
  (_, index) =>
    `${index % 10 === 5 ? `<h2>Part ${index}</h2>` : ''}<p>It cost crown number ${index} to cross. Nobody on board spoke a word of it.</p>`,
).join('')}</article>`;

/** Opens a page, and waits until the player has read the article and has its strings. */
export async function openPlayer(markup = LONG) {
  const opened = await openPage(markup);
  await opened.player.ready;
  await opened.player.updateComplete;
  return opened;
}

/** The same with speech started. */
export async function openPlayingPlayer(markup = LONG) {
  const opened = await openPlayer(markup);
  part(opened.player, 'play').click();
  opened.engine.now.begin();
  await opened.player.updateComplete;
  return opened;
}

/** All visible controls of a player, in tab order. */
export function controlsOf(player: ArticlePlayerElement): HTMLElement[] {
  const all = player.shadowRoot!.querySelectorAll<HTMLElement>('button, input, select');
  return Array.from(all).filter((control) => control.checkVisibility());
}

/** The panels are loaded on demand: how long that takes depends on the machine. */
const panelsLoaded = () => import('../../src/features/settings/settings.js');

/** Opens the settings, and waits for their content. */
export async function openSettings(player: ArticlePlayerElement): Promise<HTMLElement> {
  part(player, 'settings').click();
  await panelsLoaded();
  await vi.waitFor(
    () =>
      part(player, 'settings-panel').querySelector('[part="voice"]') ??
      Promise.reject(new Error('no voices')),
  );
  await player.updateComplete;
  return part(player, 'settings-panel');
}

/** Opens the speed panel. */
export async function openSpeed(player: ArticlePlayerElement): Promise<HTMLElement> {
  part(player, 'rate').click();
  await panelsLoaded();
  await vi.waitFor(
    () =>
      part(player, 'speed-panel').querySelector('input') ?? Promise.reject(new Error('no speeds')),
  );
  await player.updateComplete;
  return part(player, 'speed-panel');
}

/** Shows a group of the open settings. */
export async function showGroup(
  player: ArticlePlayerElement,
  name: 'Voice' | 'Reading' | 'More',
): Promise<void> {
  const tabs = player.shadowRoot!.querySelectorAll<HTMLElement>('[role="tab"]');
  Array.from(tabs, (tab) => tab.textContent.trim() === name && tab.click());
  await player.updateComplete;
}

/** A radio button in the open settings or the speed panel. */
export function option(
  player: ArticlePlayerElement,
  name: string,
  value: string,
): HTMLInputElement {
  const found = player.shadowRoot!.querySelector<HTMLInputElement>(
    `input[name="${name}"][value="${value}"]`,
  );
  if (!found) throw new Error(`There is no option "${value}" of "${name}".`);
  return found;
}

/** Adds a style sheet to the page for one test. */
export function pageStyle(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
  onTestFinished(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  });
}

/** Sets the size of the window for one test, in CSS pixels. */
export async function screenOf(width: number, height: number): Promise<void> {
  const { innerWidth: widthBefore, innerHeight: heightBefore } = window;
  onTestFinished(() => browserPage.viewport(widthBefore, heightBefore));
  await browserPage.viewport(width, height);
  await nextFrame();
}

/**
 * Scrolls the page until the player is above the viewport. It is docked in the task of the page's
 * `scroll` event.
 */
export async function scrolledAway(player: ArticlePlayerElement): Promise<HTMLElement> {
  const section = part(player, 'player');
  const before = scrollY;
  const scrolled = new Promise((resolve) =>
    document.addEventListener('scroll', resolve, { once: true }),
  );
  scrollTo({ top: player.getBoundingClientRect().bottom + scrollY + 40, behavior: 'instant' });
  if (scrollY !== before) await scrolled;
  await player.updateComplete;
  expect(section.classList.contains('docked')).toBe(true);
  return section;
}

/** A voice as an engine lists it. */
export function engineVoice(id: string, name: string, lang: string, local = true): Voice {
  return { id, name, lang, local, engine: 'fake', quality: 'plain' };
}

/** Checks that no control overflows the player or overlaps another one. */
export function expectOrder(
  player: HTMLElement,
  controls: readonly HTMLElement[],
  within = part(player, 'player'),
) {
  const whole = within.getBoundingClientRect();
  const boxes = controls.map((control) => ({ control, box: control.getBoundingClientRect() }));
  for (const { control, box } of boxes) {
    expect(
      box.left >= whole.left - 1 && box.right <= whole.right + 1,
      `${control.part} ${control.className}`,
    ).toBe(true);
    for (const other of boxes) {
      if (other.control === control) continue;
      const apart =
        box.right <= other.box.left + 1 ||
        other.box.right <= box.left + 1 ||
        box.bottom <= other.box.top + 1 ||
        other.box.bottom <= box.top + 1;
      expect(apart, `${control.part} on ${other.control.part}`).toBe(true);
    }
  }
}
