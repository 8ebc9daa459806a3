import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { SHORTCUTS } from '../../../../src/core/shortcuts.js';
import {
  closePage,
  contextOf,
  ONE,
  openPage,
  THREE,
  told,
  TWO,
} from '../../../support/fake-page.js';
import { select } from '../../../support/pointer.js';

afterEach(() => {
  closePage();
  document.getSelection()?.removeAllRanges();
});

const MARKUP = (attributes = 'shortcuts="page"', more = '') =>
  `<article lang="en"><article-player storage="none" ${attributes}></article-player><p>${ONE} <a href="#x">${TWO}</a></p><p>${THREE}</p></article>${more}`;

async function opened(markup = MARKUP()) {
  const all = await openPage(markup);
  await all.player.ready;
  await all.player.updateComplete;
  return all;
}

/** All printable ASCII characters. */
const PRINTABLE = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index));
const MODIFIERS = ['altKey', 'ctrlKey', 'metaKey', 'shiftKey', 'modifierAltGraph'] as const;
/** Values of `code`: physical keys. */
const CODES = [
  ...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => `Key${letter}`),
  ...Array.from('0123456789', (digit) => [`Digit${digit}`, `Numpad${digit}`]).flat(),
  ...Array.from({ length: 12 }, (_, index) => `F${index + 1}`),
  ...[
    'ArrowLeft',
    'ArrowRight',
    'ArrowUp',
    'ArrowDown',
    'Home',
    'End',
    'PageUp',
    'PageDown',
    'Insert',
    'Delete',
  ],
  ...[
    'Space',
    'Enter',
    'Escape',
    'Tab',
    'Backspace',
    'CapsLock',
    'ContextMenu',
    'NumpadAdd',
    'NumpadDecimal',
  ],
  ...[
    'Comma',
    'Period',
    'Slash',
    'Semicolon',
    'Quote',
    'BracketLeft',
    'BracketRight',
    'Backslash',
    'Backquote',
  ],
  ...[
    'Minus',
    'Equal',
    'IntlBackslash',
    'AltLeft',
    'AltRight',
    'ControlLeft',
    'MetaLeft',
    'ShiftLeft',
  ],
];

const P = { code: 'KeyP', altKey: true };
/** Dispatches `keydown`. @returns whether its default was prevented. */
function press(key: KeyboardEventInit, target: EventTarget = document.body): boolean {
  const event = new KeyboardEvent('keydown', {
    bubbles: true,
    composed: true,
    cancelable: true,
    ...key,
  });
  target.dispatchEvent(event);
  return event.defaultPrevented;
}

describe('page-wide shortcuts', () => {
  test('are off by default', async () => {
    const { engine } = await opened(MARKUP(''));
    expect(press(P)).toBe(false);
    expect(engine.said).toHaveLength(0);
  });

  test('play, pause, and go to the previous or next sentence', async () => {
    const { player, engine } = await opened();
    expect(press(P)).toBe(true);
    expect(engine.texts).toEqual([ONE]);
    engine.now.begin();
    expect(press({ code: 'Period', altKey: true })).toBe(true);
    expect(player.currentSentence!.text).toBe(TWO);
    press({ code: 'Comma', altKey: true });
    expect(player.currentSentence!.text).toBe(ONE);
    press(P);
    expect(player.paused).toBe(true);
  });

  test('work with a real keyboard, for any focus', async () => {
    const { player, page } = await opened();
    page.querySelector('a')!.focus();
    await userEvent.keyboard('{Alt>}p{/Alt}');
    await vi.waitFor(() => expect(player.paused).toBe(false));
  });

  test('report a key as the trigger', async () => {
    const { player } = await opened();
    const triggers: unknown[] = [];
    for (const type of ['play', 'pause', 'seeked']) {
      player.addEventListener(type, (event) =>
        triggers.push((event as Event & { trigger?: string }).trigger),
      );
    }
    press(P);
    press({ code: 'Period', altKey: true });
    press(P);
    await told();
    expect(triggers).toEqual(['keyboard', 'keyboard', 'keyboard']);
  });

  test('announce the position without a change', async () => {
    const { player, engine } = await opened();
    const announce = vi.spyOn(contextOf(player), 'announcePosition');
    expect(press({ ...P, shiftKey: true })).toBe(true);
    expect([announce.mock.calls.length, engine.said.length]).toEqual([1, 0]);
  });

  test('are matched by physical key, because Option with P types another character on a Mac', async () => {
    const { engine } = await opened();
    press({ ...P, key: 'π' });
    expect(engine.said).toHaveLength(1);
  });

  test.each([
    ['on', 'shortcuts="page"'],
    ['off', ''],
  ])(
    'leave every typed character to the page and its fields, while they are %s',
    async (_, attributes) => {
      const fields = '<input><p contenteditable>Edit.</p>';
      const { engine, page } = await opened(
        MARKUP(attributes, `<div class="fields">${fields}</div>`),
      );
      for (const target of [document.body, ...page.querySelectorAll('.fields > *')]) {
        for (const key of PRINTABLE) {
          // Each character is tried with each key that is a shortcut with Alt.
          for (const code of new Set(SHORTCUTS.map((each) => each.code))) {
            for (const shiftKey of [false, true])
              expect(press({ key, code, shiftKey }, target), key).toBe(false);
          }
        }
      }
      expect(engine.said).toHaveLength(0);
    },
  );

  test('leave text of a real keyboard to the field', async () => {
    const { engine, page } = await opened(MARKUP(undefined, '<input>'));
    const input = page.querySelector('input')!;
    input.focus();
    await userEvent.keyboard(PRINTABLE.replaceAll(/[{[]/g, '$&$&'));
    expect([input.value, engine.said.length]).toEqual([PRINTABLE, 0]);
  });

  test('are four keys with Alt; no other key with any modifiers is handled', async () => {
    const { engine } = await opened();
    press(P);
    engine.now.begin();
    const taken: string[] = [];
    for (const code of CODES) {
      for (let held = 0; held < 2 ** MODIFIERS.length; held++) {
        const names = MODIFIERS.filter((_, index) => held & (2 ** index));
        const key = Object.fromEntries(names.map((name) => [name, true]));
        if (press({ code, key: code, ...key })) taken.push([...names, code].join(' '));
      }
    }
    expect(taken.sort()).toEqual([
      'altKey Comma',
      'altKey KeyP',
      'altKey Period',
      'altKey shiftKey KeyP',
    ]);
  });

  test('do not collide with those of browsers and screen readers', () => {
    for (const { keys, code } of SHORTCUTS) {
      expect(keys).toMatch(/^Alt\+/);
      expect(`${keys} ${code}`).not.toMatch(/Arrow|Ctrl|Control|Meta|Option|Insert|CapsLock/);
    }
  });

  test.each([
    '<input>',
    '<textarea></textarea>',
    '<select><option>a</select>',
    '<p contenteditable>Edit.</p>',
    '<p role="textbox" tabindex="0">Type.</p>',
  ])('do nothing in text fields and editable text: %s', async (field) => {
    const { engine, page } = await opened(MARKUP(undefined, `<div class="field">${field}</div>`));
    expect(press(P, page.querySelector('.field > *')!)).toBe(false);
    expect(engine.said).toHaveLength(0);
  });

  test('work in a field without text input', async () => {
    const { engine, page } = await opened(MARKUP(undefined, '<input type="range">'));
    press(P, page.querySelector('input')!);
    expect(engine.said).toHaveLength(1);
  });

  test('do nothing during composition, for a repeated key, or if the page prevented the default', async () => {
    const { engine, page } = await opened();
    press({ ...P, isComposing: true });
    press({ ...P, repeat: true });
    page.addEventListener('keydown', (event) => event.preventDefault(), { once: true });
    press(P, page.querySelector('p')!);
    expect(engine.said).toHaveLength(0);
  });

  test('are off behind a modal dialog, and on with a non-modal one or one that contains the player', async () => {
    const { engine, page } = await opened(MARKUP(undefined, '<dialog>Sign in</dialog>'));
    const dialog = page.querySelector('dialog')!;
    dialog.showModal();
    expect(press(P)).toBe(false);
    dialog.close();
    dialog.show();
    expect(press(P)).toBe(true);
    dialog.close();
    press(P);
    dialog.append(page.querySelector('article')!);
    dialog.showModal();
    expect(press(P)).toBe(true);
    expect(engine.said.length).toBeGreaterThan(1);
  });

  test('are off behind a visible element with aria-modal', async () => {
    const { engine, page } = await opened(
      MARKUP(undefined, '<div role="dialog" aria-modal="true">Sign in</div>'),
    );
    expect(press(P)).toBe(false);
    page.querySelector<HTMLElement>('[role="dialog"]')!.style.display = 'none';
    expect([press(P), engine.said.length]).toEqual([true, 1]);
  });

  test('are off in a dialog in another component’s shadow tree', async () => {
    const { engine, page } = await opened(MARKUP(undefined, '<div class="component"></div>'));
    const root = page.querySelector('.component')!.attachShadow({ mode: 'open' });
    root.innerHTML = '<dialog><button>Sign in</button></dialog>';
    const dialog = root.querySelector('dialog')!;
    dialog.showModal();
    expect([press(P, root.querySelector('button')!), engine.said.length]).toEqual([false, 0]);
    dialog.close();
    dialog.show();
    expect(press(P, root.querySelector('button')!)).toBe(true);
  });

  test('work in such a dialog if the player is slotted into it', async () => {
    const { player, page } = await opened(MARKUP(undefined, '<div class="component"></div>'));
    const component = page.querySelector('.component')!;
    const root = component.attachShadow({ mode: 'open' });
    root.innerHTML = '<dialog><slot></slot></dialog>';
    component.append(page.querySelector('article')!);
    root.querySelector('dialog')!.showModal();
    await player.updateComplete;
    expect(press(P, page.querySelector('a')!)).toBe(true);
  });

  test('control one player: the one that was played last', async () => {
    const two =
      '<article id="two"><p>The other one.</p></article><article-player storage="none" id="other" for="two" shortcuts="page"></article-player>';
    const { player, engine, page } = await opened(MARKUP(undefined, two));
    const other = page.querySelector('#other') as typeof player;
    other.engines = [engine];
    await other.ready;
    press(P);
    expect([player.paused, other.paused]).toEqual([false, true]);
    void other.play().catch(() => {});
    press(P);
    expect([player.paused, other.paused]).toEqual([true, true]);
    press(P);
    expect([player.paused, other.paused]).toEqual([true, false]);
  });

  test('do nothing once the player is removed', async () => {
    const { player, engine } = await opened();
    player.remove();
    expect(press(P)).toBe(false);
    expect(engine.said).toHaveLength(0);
  });
});

describe('play() from a chosen position by keyboard and screen reader', () => {
  test('starts at the selection', async () => {
    const { engine, page } = await opened();
    select(page, 'cost');
    await vi.waitFor(() => {
      press(P);
      expect(engine.texts.at(-1)).toBe(THREE);
    });
  });

  test('starts at the caret', async () => {
    const { engine, page } = await opened();
    const text = page.querySelector('p:last-of-type')!.firstChild!;
    document.getSelection()!.collapse(text, 5);
    await new Promise((resolve) =>
      document.addEventListener('selectionchange', resolve, { once: true }),
    );
    press(P);
    expect(engine.texts).toEqual([THREE]);
  });

  test('starts at the focused link', async () => {
    const { engine, page } = await opened();
    page.querySelector('a')!.focus();
    press(P);
    expect(engine.texts).toEqual([TWO]);
  });

  test('starts as usual if no text after the position is read', async () => {
    const { engine, page } = await opened(
      MARKUP().replace(
        '</article>',
        '<p data-article-player="skip">Not <a id="last" href="#y">read</a>.</p></article>',
      ),
    );
    page.querySelector<HTMLElement>('#last')!.focus();
    press(P);
    expect(engine.texts).toEqual([ONE]);
  });

  test('goes on at the cursor if nothing was chosen since', async () => {
    const { player, engine, page } = await opened();
    page.querySelector('a')!.focus();
    press(P);
    engine.now.begin();
    player.next();
    press(P);
    press(P);
    expect(player.currentSentence!.text).toBe(THREE);
  });
});
