import { nextFrame } from '@open-wc/testing';
import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { closePage, ONE, openPage, part, THREE, TWO } from '../../../support/fake-page.js';
import { hoverText, rangeOf, select } from '../../../support/pointer.js';

afterEach(async () => {
  closePage();
  document.getSelection()?.removeAllRanges();
  document.documentElement.removeAttribute('dir');
});

const ARTICLE = `<article lang="en" style="font:16px/1.5 serif;width:500px;margin-inline:200px"><h1>The last ferry</h1><article-player storage="none"></article-player>
  <p id="one">${ONE} ${TWO}</p><p id="two">${THREE} <a href="#there" id="link">Go there.</a></p></article><button id="after">After</button>`;

async function opened(markup = ARTICLE) {
  const all = await openPage(markup);
  await all.player.ready;
  await all.player.updateComplete;
  return all;
}

/** The player's floating button with this class, if it is shown. */
function floating(player: Element, name: 'sign' | 'listen'): HTMLButtonElement | undefined {
  const buttons = [...player.shadowRoot!.querySelectorAll('div')].map((each) =>
    each.shadowRoot?.querySelector(`.${name}`),
  );
  return buttons.find((button): button is HTMLButtonElement => !!button?.getClientRects().length);
}
const shown = (player: Element, name: 'sign' | 'listen') =>
  vi
    .waitFor(() => expect(floating(player, name)).toBeDefined())
    .then(() => floating(player, name)!);

describe('the button beside a hovered paragraph', () => {
  test('is shown on hover while the player is idle, in the margin before the first line', async () => {
    const { player, page } = await opened();
    expect(floating(player, 'sign')).toBeUndefined();
    await hoverText(page, 'counted');
    const sign = (await shown(player, 'sign')).getBoundingClientRect();
    const line = rangeOf(page, 'The ferry').getClientRects()[0]!;
    expect(sign.right).toBeLessThan(line.left);
    expect(line.left - sign.right).toBeLessThan(20);
    expect((sign.top + sign.bottom) / 2).toBeCloseTo((line.top + line.bottom) / 2, 0);
  });

  test('has the minimum target size (WCAG 2.2, 2.5.8)', async () => {
    const { player, page } = await opened();
    await hoverText(page, 'counted');
    const { width, height } = (await shown(player, 'sign')).getBoundingClientRect();
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  });

  test('is on the right of right-to-left text', async () => {
    const { player, page } = await opened(ARTICLE.replace('lang="en"', 'lang="en" dir="rtl"'));
    await hoverText(page, 'counted');
    const sign = (await shown(player, 'sign')).getBoundingClientRect();
    expect(sign.left).toBeGreaterThan(page.querySelector('#one')!.getBoundingClientRect().right);
  });

  test('is on the other side if its margin is covered, and not shown if both are', async () => {
    const block = (side: string) =>
      `<div style="position:absolute;top:0;${side};width:190px;height:900px;z-index:1;background:#eee">Taken</div>`;
    const { player, page } = await opened(ARTICLE + block('left:0'));
    await hoverText(page, 'counted');
    const sign = (await shown(player, 'sign')).getBoundingClientRect();
    expect(sign.left).toBeGreaterThan(rangeOf(page, 'The ferry').getBoundingClientRect().right);
    closePage();
    const other = await opened(ARTICLE + block('left:0') + block('left:600px'));
    const { right } = other.page.querySelector('#one')!.getBoundingClientRect();
    other.page.querySelector('article')!.style.paddingInlineEnd = `${right - 620}px`;
    await hoverText(other.page, 'counted');
    await nextFrame();
    await nextFrame();
    expect(floating(other.player, 'sign')).toBeUndefined();
  });

  test('plays from the paragraph, and is removed', async () => {
    const { player, engine, page } = await opened();
    await hoverText(page, 'cost');
    await userEvent.click(await shown(player, 'sign'));
    expect(engine.texts).toEqual([THREE]);
    expect(floating(player, 'sign')).toBeUndefined();
  });

  test('is not shown while the player is active', async () => {
    const { player, engine, page } = await opened();
    part(player, 'play').click();
    engine.now.begin();
    await hoverText(page, 'counted');
    await vi.waitFor(() =>
      expect(Array.from(CSS.highlights.get('article-player-hover') ?? [], String)).toEqual([TWO]),
    );
    expect(floating(player, 'sign')).toBeUndefined();
  });

  test('is dismissed by Escape until another paragraph is hovered (WCAG 2.2, 1.4.13)', async () => {
    const { player, page } = await opened();
    await hoverText(page, 'counted');
    await shown(player, 'sign');
    await userEvent.keyboard('{Escape}');
    expect(floating(player, 'sign')).toBeUndefined();
    await hoverText(page, 'cost');
    await shown(player, 'sign');
  });

  test('is removed when the mouse leaves the text', async () => {
    const { player, page } = await opened();
    await hoverText(page, 'counted');
    await shown(player, 'sign');
    await userEvent.hover(page.querySelector('#after')!);
    await vi.waitFor(() => expect(floating(player, 'sign')).toBeUndefined());
  });

  test('is hidden from screen readers, and no tab stop', async () => {
    const { player, page } = await opened();
    await hoverText(page, 'counted');
    const sign = await shown(player, 'sign');
    expect([sign.getAttribute('aria-hidden'), sign.tabIndex]).toEqual(['true', -1]);
  });

  test('adds no node to the page', async () => {
    const { player, page } = await opened();
    const before = document.documentElement.outerHTML;
    await hoverText(page, 'counted');
    await shown(player, 'sign');
    expect(document.documentElement.outerHTML).toBe(before);
  });
});

describe('"Listen from here" at a selection', () => {
  async function selected(text = 'counted', markup = ARTICLE) {
    const all = await opened(markup);
    select(all.page, text);
    return { ...all, button: await shown(all.player, 'listen') };
  }

  test('is shown at its end, in the language of the page', async () => {
    const { page, button } = await selected();
    const { left, top } = button.getBoundingClientRect();
    const end = rangeOf(page, 'counted').getBoundingClientRect();
    expect(button.innerText.trim()).toBe('Listen from here');
    expect(top - end.bottom).toBeGreaterThanOrEqual(0);
    expect(top - end.bottom).toBeLessThan(20);
    expect(Math.abs(left - end.right)).toBeLessThan(200);
  });

  test('has the height of a touch target', async () => {
    const { button } = await selected();
    expect(button.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
  });

  test('plays from there in the task of the click, and the selection is cleared for the highlight', async () => {
    const { engine, button } = await selected('cost');
    let spoken: string[] = [];
    addEventListener('click', () => (spoken = engine.texts), { once: true });
    await userEvent.click(button);
    expect(spoken).toEqual([THREE]);
    expect(document.getSelection()!.isCollapsed).toBe(true);
    expect(button.getClientRects()).toHaveLength(0);
  });

  test('is shown only for text that is read', async () => {
    const { player, page } = await opened(`${ARTICLE}<p id="out">Not of the article.</p>`);
    select(page, 'Not of');
    await hoverText(page, 'counted');
    await shown(player, 'sign');
    expect(floating(player, 'listen')).toBeUndefined();
  });

  test('is the next tab stop; then Tab goes on after the selection', async () => {
    const { player, page, button } = await selected('cost');
    await userEvent.keyboard('{Tab}');
    expect(button.matches(':focus')).toBe(true);
    await userEvent.keyboard('{Tab}');
    expect(document.activeElement).toBe(page.querySelector('#link'));
    await userEvent.keyboard('{Tab}');
    expect(document.activeElement).toBe(page.querySelector('#after'));
    expect(floating(player, 'listen')).toBeDefined();
  });

  test('leads back before the selection with Shift+Tab', async () => {
    const { player } = await selected('cost');
    await userEvent.keyboard('{Tab}');
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    expect(document.activeElement).toBe(player);
  });

  test('moves the focus to the pause button when it is pressed by a key', async () => {
    const { player, engine } = await selected('cost');
    await userEvent.keyboard('{Tab}{Enter}');
    expect(engine.texts).toEqual([THREE]);
    expect(player.shadowRoot!.activeElement).toBe(part(player, 'play'));
  });

  test('is removed by Escape, and when the selection is cleared', async () => {
    const { player, page } = await selected();
    await userEvent.keyboard('{Escape}');
    expect(floating(player, 'listen')).toBeUndefined();
    select(page, 'cost');
    await shown(player, 'listen');
    document.getSelection()!.removeAllRanges();
    await vi.waitFor(() => expect(floating(player, 'listen')).toBeUndefined());
  });

  test('is removed with the player', async () => {
    const { player } = await selected();
    player.remove();
    await nextFrame();
    expect([...player.shadowRoot!.children].some((each) => each.shadowRoot)).toBe(false);
  });

  test('stays in the viewport', async () => {
    const { button } = await selected(
      'ferry',
      ARTICLE.replace('margin-inline:200px', 'margin-inline:0'),
    );
    expect(button.getBoundingClientRect().left).toBeGreaterThanOrEqual(0);
  });
});
