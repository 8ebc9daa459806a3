import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { closePage, ONE, openPage, part, THREE, TWO } from '../../../support/fake-page.js';
import { clickText, rangeOf, select } from '../../../support/pointer.js';

afterEach(() => {
  closePage();
  document.getSelection()?.removeAllRanges();
  scrollTo(0, 0);
});

const MARKUP = `<article lang="en" style="font:16px/1.5 serif"><h1>The last ferry</h1><article-player storage="none"></article-player>
  <p>${ONE} ${TWO}</p>
  <p>${THREE} <a href="#there">A link here.</a> <button>Press me.</button> <label>A label. <input></label></p>
  <p contenteditable="true">Edit this sentence.</p><p class="hand" style="cursor:pointer">Opens something.</p>
  <p data-article-player="skip">Not read at all.</p>
</article><p id="outside">Outside of it.</p>`;

/** Opens a player and starts playback. */
async function active(markup = MARKUP) {
  const opened = await openPage(markup);
  await opened.player.ready;
  await opened.player.updateComplete;
  part(opened.player, 'play').click();
  opened.engine.now.begin();
  return opened;
}

describe('a click on a sentence', () => {
  test('plays from there during playback, in the task of the click', async () => {
    const { engine, page } = await active();
    let spokenInTask: string[] = [];
    // After the player's own listener, and before any promise settles.
    addEventListener('click', () => (spokenInTask = engine.texts), { once: true });
    await clickText(page, 'counted');
    expect(spokenInTask.at(-1)).toBe(TWO);
  });

  test('plays from there while it is paused', async () => {
    const { player, engine, page } = await active();
    player.pause();
    const triggers: unknown[] = [];
    player.addEventListener('play', (event) =>
      triggers.push((event as unknown as { trigger: string }).trigger),
    );
    await clickText(page, 'counted');
    expect(engine.texts.at(-1)).toBe(TWO);
    expect([player.paused, triggers]).toEqual([false, ['article']]);
  });

  test('does nothing before the first play()', async () => {
    const { player, engine, page } = await openPage(MARKUP);
    await player.ready;
    await clickText(page, 'counted');
    expect([engine.said.length, player.paused]).toEqual([0, true]);
  });

  test('on the right half of the last character counts for the sentence of that character', async () => {
    const { engine, page } = await active();
    const { right, top, height } = rangeOf(page, 'dawn.').getBoundingClientRect();
    const from = page.querySelector('p')!.getBoundingClientRect();
    await userEvent.click(page.querySelector('p')!, {
      position: { x: right - 1 - from.left, y: top + height / 2 - from.top },
    });
    expect(engine.texts.at(-1)).toBe(ONE);
  });

  test.each([
    'A link here',
    'Press me',
    'A label',
    'Edit this',
    'Opens something',
    'Not read at',
    'Outside of',
  ])('does nothing on interactive elements and text that is not read: %s', async (text) => {
    const { engine, page } = await active();
    const before = engine.said.length;
    page.addEventListener(
      'click',
      (event) => (event.target as Element).closest('a') && event.preventDefault(),
    );
    await clickText(page, text);
    expect(engine.said).toHaveLength(before);
  });

  test('beside the text does nothing', async () => {
    const { engine, page } = await active();
    const paragraph = page.querySelector('p')!;
    const { width } = paragraph.getBoundingClientRect();
    await userEvent.click(paragraph, { position: { x: width - 5, y: 5 } });
    expect(engine.said).toHaveLength(1);
  });

  test.each([['Shift'], ['Alt'], ['ControlOrMeta']] as const)(
    'with %s does nothing',
    async (modifier) => {
      const { engine, page } = await active();
      await clickText(page, 'counted', { modifiers: [modifier] });
      expect(engine.said).toHaveLength(1);
    },
  );

  test('with another button, or the second one of a double click, does nothing', async () => {
    const { engine, page } = await active();
    page.addEventListener('contextmenu', (event) => event.preventDefault(), { once: true });
    await clickText(page, 'counted', { button: 'right' });
    expect(engine.said).toHaveLength(1);
    const second = new MouseEvent('click', { bubbles: true, detail: 2 });
    rangeOf(page, 'counted').startContainer.parentElement!.dispatchEvent(second);
    expect(engine.said).toHaveLength(1);
  });

  test('does nothing if the page prevented its default', async () => {
    const { engine, page } = await active();
    page.addEventListener('click', (event) => event.preventDefault(), { once: true });
    await clickText(page, 'counted');
    expect(engine.said).toHaveLength(1);
  });

  test('that clears or makes a selection does nothing', async () => {
    const { engine, page } = await active();
    select(page, 'passengers');
    await clickText(page, 'counted');
    expect(engine.said).toHaveLength(1);
    const paragraph = page.querySelector('p')!;
    await userEvent.dragAndDrop(paragraph, paragraph, {
      sourcePosition: { x: 5, y: 10 },
      targetPosition: { x: 90, y: 10 },
    });
    expect(String(document.getSelection())).not.toBe('');
    expect(engine.said).toHaveLength(1);
  });

  test('that selected text, as a long press does, does nothing', async () => {
    const { engine, page } = await active();
    page.addEventListener('pointerup', () => select(page, 'passengers'), { once: true });
    await clickText(page, 'counted');
    expect(String(document.getSelection())).toBe('passengers');
    expect(engine.said).toHaveLength(1);
  });

  test('finds a sentence in a shadow tree', async () => {
    const { player, engine, page } = await openPage('<div></div>', 'div').then(({ page }) => {
      const root = page.querySelector('div')!.attachShadow({ mode: 'open' });
      root.innerHTML = `<article><article-player storage="none"></article-player><p>${ONE} ${TWO}</p></article>`;
      return openIn(root, page);
    });
    part(player, 'play').click();
    await clickText(page.querySelector('div')!.shadowRoot!.querySelector('article')!, 'counted');
    expect(engine.texts.at(-1)).toBe(TWO);
  });

  test('changes nothing in the article', async () => {
    const { page } = await active();
    const article = page.querySelector('article')!;
    const before = article.outerHTML;
    const records = new MutationObserver(() => {});
    records.observe(article, {
      attributes: true,
      characterData: true,
      childList: true,
      subtree: true,
    });
    await clickText(page, 'counted');
    expect([article.outerHTML, records.takeRecords()]).toEqual([before, []]);
  });
});

async function openIn(root: ShadowRoot, page: HTMLElement) {
  const { FakeEngine } = await import('../../../support/fake-engine.js');
  const player = root.querySelector('article-player')!;
  const engine = new FakeEngine();
  player.engines = [engine];
  await player.ready;
  await player.updateComplete;
  return { player, engine, page };
}

describe('a first play', () => {
  const LONG = (attributes: string) =>
    `<article style="font:16px/1.5 serif"><h1>The last ferry</h1><article-player storage="none" ${attributes}></article-player>${Array.from(
      { length: 60 },
      (_, index) => `<p>Paragraph ${index} begins. It ends.</p>`,
    ).join('')}</article>`;

  async function playAt(scrolled: number, attributes: string, before = '') {
    const opened = await openPage(before + LONG(attributes));
    await opened.player.ready;
    scrollTo({ top: scrolled, behavior: 'instant' });
    void opened.player.play().catch(() => {});
    return { ...opened, said: opened.engine.texts[0]! };
  }
  const boxOf = (page: Element, said: string) =>
    rangeOf(page, said.split('.')[0]!).getBoundingClientRect();

  test('starts at the top of the article, for any scroll position', async () => {
    expect((await playAt(600, '')).said).toBe('The last ferry.');
  });

  test('with start="visible" starts at the first passage in view', async () => {
    const { said, page } = await playAt(600, 'start="visible"');
    const { top } = boxOf(page, said);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(60);
  });

  test('with start="visible" starts below a sticky header', async () => {
    const header =
      '<header style="position:fixed;inset:0 0 auto;height:90px;background:#eee"></header>';
    const { said, page } = await playAt(600, 'start="visible"', header);
    expect(boxOf(page, said).top).toBeGreaterThanOrEqual(90);
    expect(boxOf(page, said).top).toBeLessThan(150);
  });

  test('with start="visible" starts at the top if that is in view, or if no passage is', async () => {
    expect((await playAt(0, 'start="visible"')).said).toBe('The last ferry.');
    const tail = '<div style="height:3000px"></div>';
    expect((await playAt(0, 'start="visible"', tail)).said).toBe('The last ferry.');
  });

  test('with start="visible" starts at the position of an earlier seek', async () => {
    const { player, engine } = await openPage(LONG('start="visible"'));
    await player.ready;
    scrollTo({ top: 600, behavior: 'instant' });
    player.seekTo(3);
    void player.play().catch(() => {});
    expect(engine.texts[0]).toBe(player.sentences[3]!.text);
  });

  test('warns about an invalid value of start', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    await openPage(LONG('start="middle"'));
    expect(warn.mock.calls[0]![0]).toMatch(
      /start="middle" is not accepted; accepted: top, visible/,
    );
    warn.mockRestore();
  });
});
