import { internalsOf } from '../../support/internals.js';
import { cdp, server, userEvent } from 'vitest/browser';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { SpeechError } from '../../../src/speech/speech-error.js';
import { closePage, ONE, part } from '../../support/fake-page.js';
import {
  controlsOf,
  engineVoice,
  expectOrder,
  LONG,
  openPlayer,
  openSettings,
  openPlayingPlayer,
  screenOf,
  scrolledAway,
  showGroup,
} from '../../support/player-ui.js';

afterEach(closePage);

const inChromium = server.browser === 'chromium';

/** Under these media features for one test; in Chromium alone. */
async function emulate(...features: { name: string; value: string }[]): Promise<void> {
  const session = cdp() as { send(name: string, options: object): Promise<unknown> };
  await session.send('Emulation.setEmulatedMedia', { features });
  onTestFinished(
    async () => void (await session.send('Emulation.setEmulatedMedia', { features: [] })),
  );
}

const WIDTHS = [1200, 760, 480, 440, 320, 288, 240, 200];

describe('in a column', () => {
  test.each(WIDTHS)(
    'of %i pixels all of the active player fits, and a thumb hits it',
    async (width) => {
      const { player, page } = await openPlayingPlayer();
      page.style.inlineSize = `${width}px`;
      expectOrder(player, controlsOf(player));
      expect(player.scrollWidth).toBeLessThanOrEqual(player.clientWidth);
      for (const control of controlsOf(player)) {
        const { width: across, height } = control.getBoundingClientRect();
        const least = control.matches('[part="seek"]') ? 24 : 44;
        expect([across >= least, height >= least], control.part.value).toEqual([true, true]);
      }
      page.style.inlineSize = '';
    },
  );

  test.each(WIDTHS)('of %i pixels it fits in small letters, too', async (width) => {
    const { player, page } = await openPlayingPlayer();
    player.style.setProperty('--article-player-size', '13px');
    page.style.inlineSize = `${width}px`;
    expectOrder(player, controlsOf(player));
    page.style.inlineSize = '';
  });

  test.each([1200, 760, 480, 390, 320])(
    'all of the settings fits a window of %i pixels',
    async (width) => {
      await screenOf(width, 700);
      const { player, engine } = await openPlayingPlayer();
      engine.voices = () =>
        Promise.resolve([
          engineVoice('a', 'A voice with quite a long name, as some have them', 'en-GB'),
        ]);
      const panel = await openSettings(player);
      for (const group of ['Voice', 'Reading', 'More'] as const) {
        await showGroup(player, group);
        const pressed = [...panel.querySelectorAll<HTMLElement>('button, label:has(input)')];
        expectOrder(player, pressed, panel);
        for (const each of pressed) {
          expect(each.getBoundingClientRect().height, each.textContent).toBeGreaterThanOrEqual(
            37.9,
          );
        }
        const { left, right, top, bottom } = panel.getBoundingClientRect();
        expect([left >= 0, right <= innerWidth, top >= 0, bottom <= innerHeight + 1]).toEqual([
          true,
          true,
          true,
          true,
        ]);
      }
    },
  );

  test('the order of Tab is that of the rows, in each of them', async () => {
    const { player, page } = await openPlayingPlayer();
    for (const width of WIDTHS) {
      page.style.inlineSize = `${width}px`;
      const boxes = controlsOf(player).map((control) => control.getBoundingClientRect());
      const middle = ({ top, bottom }: DOMRect) => (top + bottom) / 2;
      boxes.slice(1).forEach((box, index) => {
        const before = boxes[index]!;
        const isBelow = middle(box) > before.bottom - 2;
        expect(isBelow || box.left >= before.right - 1, `${width}: ${index}`).toBe(true);
      });
    }
    page.style.inlineSize = '';
  });
});

test('the idle view has one tab stop; the controls have six, without roving tabindex', async () => {
  const { player } = await openPlayer();
  expect(controlsOf(player)).toHaveLength(1);
  part(player, 'play').click();
  await player.updateComplete;
  expect(controlsOf(player).map((control) => control.part.value)).toEqual([
    'play',
    'previous',
    'next',
    'seek',
    'rate',
    'settings',
  ]);
  expect(player.shadowRoot!.querySelector('[tabindex], [role=toolbar]')).toBeNull();
});

test('with one switch: pausing is one press away, at the first of few tab stops, and nothing hides by itself', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const { player } = await openPlayingPlayer();
  const before = controlsOf(player);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(player.paused).toBe(false);
  expect(controlsOf(player)).toEqual(before);
  expect(before[0]).toBe(part(player, 'play'));
  before[0]!.click();
  expect(player.paused).toBe(true);
});

test('Tab moves through it and out, in both directions', async () => {
  const { player, page } = await openPlayingPlayer(
    `<a href="#a">before</a>${LONG.replace('<article-player ', '<article-player mini="off" ')}<a href="#b">after</a>`,
  );
  const [before, after] = [page.querySelector('a')!, page.querySelector('a:last-of-type')!];
  const walk: string[] = [];
  before.focus();
  const at = () =>
    document.activeElement === player
      ? player.shadowRoot!.activeElement!.part.value
      : document.activeElement!.textContent;
  for (let index = 0; index < 7; index++) {
    await userEvent.tab();
    walk.push(at()!);
  }
  expect(walk).toEqual(['play', 'previous', 'next', 'seek', 'rate', 'settings', 'after']);
  expect(document.activeElement).toBe(after);
  await userEvent.tab({ shift: true });
  expect(at()).toBe('settings');
});

test.each([14, 16, 16.5, 18, 20])(
  'the controls are as high as the button was, in text of %d px',
  async (size) => {
    const { player } = await openPlayer(`<div style="font-size: ${size}px">${LONG}</div>`);
    const { height } = player.getBoundingClientRect();
    part(player, 'play').click();
    await player.updateComplete;
    expect(part(player, 'seek')).not.toBeNull();
    expect(player.getBoundingClientRect().height).toBe(height);
  },
);

test('at the ends, previous and next keep the focus and have aria-disabled', async () => {
  const { player } = await openPlayingPlayer();
  player.pause();
  player.seekTo(player.sentences.length - 1);
  await player.updateComplete;
  const next = part(player, 'next');
  next.focus();
  next.click();
  await player.updateComplete;
  expect([next.ariaDisabled, player.shadowRoot!.activeElement === next]).toEqual(['true', true]);
  player.seekTo(0);
  await player.updateComplete;
  expect([next.ariaDisabled, part(player, 'previous').ariaDisabled]).toEqual([null, 'true']);
});

test('from right to left the layout is mirrored, and the keys of the seek bar with it', async () => {
  const { player, engine } = await openPlayingPlayer(`<div dir="rtl">${LONG}</div>`);
  const order = controlsOf(player).map((control) => control.getBoundingClientRect().left);
  expect(order[0]).toBeGreaterThan(order[5]!);
  expect(getComputedStyle(part(player, 'next').querySelector('svg')!).transform).toBe(
    'matrix(-1, 0, 0, 1, 0, 0)',
  );
  expect(getComputedStyle(part(player, 'play-icon')).transform).toBe('none');
  part(player, 'seek').focus();
  await userEvent.keyboard('{ArrowLeft}');
  await vi.waitFor(() => expect(engine.texts.at(-1)).toMatch(/crown number 0/));
  expect(player.currentSentence!.index).toBe(1);
  const seek = part(player, 'seek').getBoundingClientRect();
  part(player, 'seek').dispatchEvent(
    new PointerEvent('pointerdown', { clientX: seek.left + 1, clientY: seek.top + 5 }),
  );
  part(player, 'seek').dispatchEvent(new PointerEvent('pointerup'));
  expect(player.currentSentence!.index).toBeGreaterThan(80);
});

describe('the seek bar', () => {
  const press = (target: HTMLElement, type: string, part = 0) => {
    const { left, width, top, height } = target.getBoundingClientRect();
    target.dispatchEvent(
      new PointerEvent(type, {
        clientX: left + part * width,
        clientY: top + height / 2,
        bubbles: true,
      }),
    );
  };

  test('seeks to the sentence at the time that is pressed', async () => {
    const { player } = await openPlayingPlayer(
      `<article lang="en"><article-player storage="none"></article-player><p>Short. ${'Very long, '.repeat(60)}and so on. Short. Short.</p></article>`,
    );
    press(part(player, 'seek'), 'pointerdown', 0.5);
    press(part(player, 'seek'), 'pointerup');
    expect(player.currentSentence!.index).toBe(1);
  });

  test('does not seek on pointercancel', async () => {
    const { player } = await openPlayingPlayer();
    const seek = part<HTMLInputElement>(player, 'seek');
    press(seek, 'pointerdown', 0.5);
    await player.updateComplete;
    expect(Number(seek.value)).toBeGreaterThan(30);
    press(seek, 'pointercancel');
    await player.updateComplete;
    expect([seek.value, player.currentSentence!.index]).toEqual(['0', 0]);
  });

  test('shows a preview under the mouse: the time, the chapter and the start of the sentence; hidden from screen readers', async () => {
    const { player } = await openPlayingPlayer();
    const seek = part(player, 'seek');
    const { left, width, top, height } = seek.getBoundingClientRect();
    const move = (share: number) =>
      seek.dispatchEvent(
        new PointerEvent('pointermove', {
          pointerType: 'mouse',
          clientX: left + share * width,
          clientY: top + height / 2,
          bubbles: true,
        }),
      );
    move(0.5);
    await player.updateComplete;
    const tip = player.shadowRoot!.querySelector<HTMLElement>('.tooltip')!;
    expect(tip.innerText.replaceAll(/\s+/g, ' ').trim()).toMatch(
      /^\d+:\d\d · Part \d+ · (?:It cost crown|Nobody on board)/,
    );
    expect([tip.ariaHidden, seek.getAttribute('aria-valuetext')!.includes('crown')]).toEqual([
      'true',
      false,
    ]);
    const box = tip.getBoundingClientRect();
    expect(Math.abs(box.left + box.width / 2 - (left + width / 2))).toBeLessThan(2);
    expect(player.currentSentence!.index).toBe(0);
    seek.dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'mouse' }));
    await player.updateComplete;
    expect(player.shadowRoot!.querySelector('.tooltip')).toBeNull();
  });

  test('marks the played ranges after the current time', async () => {
    const { player, engine } = await openPlayingPlayer();
    const rail = player.shadowRoot!.querySelector<HTMLElement>('.rail')!;
    expect(rail.style.getPropertyValue('--_marks')).toBe('');
    const spoken = (count: number) =>
      vi.waitFor(() => expect(engine.texts).toHaveLength(count), { interval: 5 });
    player.seekTo(40);
    await spoken(2);
    engine.now.begin();
    engine.now.end();
    await spoken(3);
    player.seekTo(2);
    await spoken(4);
    engine.now.begin();
    await player.updateComplete;
    expect(rail.style.getPropertyValue('--_marks')).toMatch(
      /^linear-gradient\(var\(--_to\), #0000 (\d+\.\d+)%, var\(--_ahead\) \1% \d/,
    );
  });

  test('has a gap where a chapter begins', async () => {
    const { player } = await openPlayingPlayer();
    const { maskImage } = getComputedStyle(player.shadowRoot!.querySelector('.rail')!);
    expect(maskImage.match(/rgba\(0, 0, 0, 0\)|transparent/g)!.length / 2).toBe(4);
  });
});

describe('a button', () => {
  test.each(['play', 'previous', 'next', 'settings'])(
    '%s does nothing where the pointer slid off before it was let go of, and acts where it did not',
    async (name) => {
      const { player, engine, page } = await openPlayingPlayer();
      player.seekTo(2);
      await vi.waitFor(() => expect(engine.texts).toHaveLength(2), { interval: 5 });
      await player.updateComplete;
      const state = () => [
        engine.texts.length,
        player.paused,
        part(player, 'settings').classList.contains('open'),
      ];
      const before = state();
      const button = part(player, name);
      const down = vi.fn();
      button.addEventListener('pointerdown', down);
      // However long the way takes, it is no hold.
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      onTestFinished(() => void vi.useRealTimers());
      await userEvent.dragAndDrop(button, page.querySelector('h1')!);
      // Commands that follow each other fast are spoken a moment later.
      await vi.advanceTimersByTimeAsync(1000);
      await player.updateComplete;
      expect([down.mock.calls.length, state()]).toEqual([1, before]);
      await userEvent.click(button);
      await vi.advanceTimersByTimeAsync(1000);
      await player.updateComplete;
      expect(state()).not.toEqual(before);
    },
  );
});

test('next that is held repeats, faster and faster, until it is released', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { player } = await openPlayingPlayer();
  const next = part(player, 'next');
  next.dispatchEvent(new PointerEvent('pointerdown', { pointerId: 7 }));
  await vi.advanceTimersByTimeAsync(499);
  expect(player.currentSentence!.index).toBe(0);
  await vi.advanceTimersByTimeAsync(1001);
  const afterOne = player.currentSentence!.index;
  await vi.advanceTimersByTimeAsync(1000);
  const afterTwo = player.currentSentence!.index;
  expect(afterOne).toBeGreaterThan(2);
  expect(afterTwo - afterOne).toBeGreaterThan(afterOne);
  next.dispatchEvent(new PointerEvent('pointerup', { pointerId: 7 }));
  next.click();
  await vi.advanceTimersByTimeAsync(2000);
  expect(player.currentSentence!.index).toBe(afterTwo);
  next.click();
  expect(player.currentSentence!.index).toBe(afterTwo + 1);
});

test.each(['pointerleave', 'pointercancel'])('next that is held stops at %s', async (type) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { player } = await openPlayingPlayer();
  const next = part(player, 'next');
  next.dispatchEvent(new PointerEvent('pointerdown', { pointerId: 7 }));
  await vi.advanceTimersByTimeAsync(1000);
  const { index } = player.currentSentence!;
  expect(index).toBeGreaterThan(0);
  next.dispatchEvent(new PointerEvent(type, { pointerId: 7 }));
  await vi.advanceTimersByTimeAsync(2000);
  expect(player.currentSentence!.index).toBe(index);
});

test('previous seeks to the start of the sentence, and within two seconds to the previous one', async () => {
  const long = `${'On and on it goes, '.repeat(8)}to its end.`;
  const { player, engine } = await openPlayingPlayer(
    `<article lang="en"><article-player storage="none"></article-player><p>First. ${long} Last.</p></article>`,
  );
  player.currentTime = player.duration * 0.7;
  expect([player.currentSentence!.index, engine.texts.length > 0]).toEqual([1, true]);
  part(player, 'previous').click();
  expect([player.currentSentence!.index, player.currentTime < 2]).toEqual([1, true]);
  part(player, 'previous').click();
  expect(player.currentSentence!.index).toBe(0);
});

describe('where the idle view was pressed', () => {
  /** Clicks at a place of the window, whatever is there, as a mouse or a finger does. */
  function clickAt(
    player: HTMLElement,
    x: number,
    y: number,
    pointerType: string,
    timeStamp = 0,
    detail = 1,
  ): void {
    const init = {
      bubbles: true,
      composed: true,
      cancelable: true,
      clientX: x,
      clientY: y,
      detail,
      pointerType,
    };
    const target = player.shadowRoot!.elementFromPoint(x, y)!;
    target.dispatchEvent(new PointerEvent('pointerdown', init));
    const click = new PointerEvent('click', init);
    Object.defineProperty(click, 'timeStamp', { value: timeStamp });
    target.dispatchEvent(click);
  }
  const middleOf = (element: Element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [left + width / 2, top + height / 2] as const;
  };

  // WebDriver BiDi, by which tests drive Firefox, counts each click as the first one, as no mouse
  // in Firefox does.
  test.runIf(inChromium)('a double click of the browser starts once', async () => {
    const { player } = await openPlayer();
    await userEvent.dblClick(part(player, 'label'));
    expect([player.paused, player.currentSentence!.index]).toEqual([false, 0]);
  });

  test('a double click starts once, whatever lies under the mouse by the second click', async () => {
    const { player } = await openPlayer();
    const [x, y] = middleOf(part(player, 'label'));
    clickAt(player, x, y, 'mouse', 0, 1);
    await vi.waitFor(
      () =>
        part(player, 'play').querySelector('.press-area') ?? Promise.reject(new Error('no piece')),
    );
    clickAt(player, x, y, 'mouse', 100, 2);
    expect([player.paused, player.currentSentence!.index]).toEqual([false, 0]);
    clickAt(player, x, y, 'mouse', 2000, 1);
    expect(player.paused).toBe(true);
  });

  test.each([
    ['mouse', 'from left to right', ''],
    ['touch', 'from left to right', ''],
    ['mouse', 'from right to left', 'direction: rtl'],
    ['mouse', 'from right to left in 320 px', 'direction: rtl; inline-size: 320px'],
    ['touch', 'upright', 'writing-mode: vertical-rl; block-size: 400px'],
  ])(
    'a second press with a %s undoes the first, and a third that: %s',
    async (pointerType, _, style) => {
      const { player } = await openPlayer(`<div style="${style}">${LONG}</div>`);
      const [x, y] = middleOf(part(player, 'label'));
      for (const [press, paused] of [false, true, false].entries()) {
        await vi.waitFor(() => {
          const hit = player.shadowRoot!.elementFromPoint(x, y);
          if (!part(player, 'play').contains(hit)) throw new Error('another control is there');
        });
        clickAt(player, x, y, pointerType, 1000 * press);
        await player.updateComplete;
        expect([player.paused, player.currentSentence!.index]).toEqual([paused, 0]);
      }
    },
  );

  test('a double tap starts once', async () => {
    const { player } = await openPlayer();
    const [x, y] = middleOf(part(player, 'label'));
    clickAt(player, x, y, 'touch', 0);
    await vi.waitFor(
      () =>
        part(player, 'play').querySelector('.press-area') ?? Promise.reject(new Error('no piece')),
    );
    clickAt(player, x, y, 'touch', 200);
    expect(player.paused).toBe(false);
  });

  test('other controls can be pressed once the pointer has moved away', async () => {
    const { player } = await openPlayer();
    const [x, y] = middleOf(part(player, 'label'));
    clickAt(player, x, y, 'mouse');
    await vi.waitFor(
      () =>
        part(player, 'play').querySelector('.press-area') ?? Promise.reject(new Error('no piece')),
    );
    window.dispatchEvent(
      new PointerEvent('pointermove', { clientX: x + 30, clientY: y, pointerType: 'mouse' }),
    );
    await player.updateComplete;
    expect(part(player, 'play').querySelector('.press-area')).toBe(null);
    expect(part(player, 'play').contains(player.shadowRoot!.elementFromPoint(x, y))).toBe(false);
  });
});

describe('the focus', () => {
  test.each(['play', 'previous', 'seek', 'rate', 'settings'])(
    'has a ring around %s',
    async (name) => {
      const { player } = await openPlayingPlayer();
      part(player, 'next').focus();
      await userEvent.tab({ shift: true });
      await userEvent.tab({ shift: true });
      while (player.shadowRoot!.activeElement !== part(player, name)) await userEvent.tab();
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(part(player, name));
      expect([outlineStyle, outlineWidth]).toEqual(['solid', '2px']);
      expect(boxShadow).not.toBe('none');
    },
  );
});

describe('text', () => {
  const cutOff = (player: HTMLElement) =>
    Array.from(
      player.shadowRoot!.querySelectorAll<HTMLElement>(
        'section, .bar, button, p, label, [part="time"]',
      ),
    )
      .filter(
        (each) =>
          each.checkVisibility() &&
          !each.classList.contains('visually-hidden') &&
          each.scrollWidth > each.clientWidth + 1,
      )
      .map((each) => each.part.value || each.className);

  test.each([320, 480, 760])('of double size is not cut off in %i pixels', async (width) => {
    document.documentElement.style.fontSize = '200%';
    onTestFinished(() => void document.documentElement.style.removeProperty('font-size'));
    const { player, page, engine } = await openPlayingPlayer();
    engine.voices = () => Promise.resolve([engineVoice('ava', 'Ava', 'en-US')]);
    page.style.inlineSize = `${width}px`;
    await openSettings(player);
    expect(cutOff(player)).toEqual([]);
    expectOrder(
      player,
      controlsOf(player).filter((control) => !control.closest('.panel')),
    );
    expect(player.scrollWidth).toBeLessThanOrEqual(player.clientWidth);
    page.style.inlineSize = '';
  });

  test.each([320, 760])(
    'with more space between lines, words and letters is not cut off in %i pixels',
    async (width) => {
      const { player, page } = await openPlayingPlayer();
      page.style.cssText = `inline-size: ${width}px; line-height: 1.5; word-spacing: 0.16em; letter-spacing: 0.12em`;
      expect(cutOff(player)).toEqual([]);
      expectOrder(player, controlsOf(player));
      for (const control of controlsOf(player)) {
        const { fontSize, letterSpacing, wordSpacing } = getComputedStyle(control);
        const { letterSpacing: letters, wordSpacing: words } = getComputedStyle(page);
        expect([letterSpacing, wordSpacing], `${control.part.value} ${fontSize}`).toEqual([
          letters,
          words,
        ]);
      }
      page.style.cssText = '';
    },
  );

  test('that is twice as long as English fits, too', async () => {
    const { player, page, engine } = await openPlayer();
    const twice = (text: string) => `${text} ${text}`;
    player.strings = {
      ...{
        listen: twice('Press play to listen to this article'),
        computerVoice: twice('computer voice'),
        back: twice('Back to reading'),
      },
      ...{
        left: (time) => twice(`about ${time} left`),
        highlight: 'Hervorhebungsunterstreichungsfarbgebung',
      },
    };
    page.style.inlineSize = '320px';
    player.label = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen';
    await player.updateComplete;
    expect(player.scrollWidth).toBeLessThanOrEqual(player.clientWidth);
    expect(cutOff(player)).toEqual([]);
    player.label = '';
    await player.updateComplete;
    expect(cutOff(player)).toEqual([]);
    part(player, 'play').click();
    engine.now.begin();
    await player.updateComplete;
    expect(cutOff(player)).toEqual([]);
    expectOrder(player, controlsOf(player));
    player.label = 'A title of four hundred characters, '.repeat(12).slice(0, 400);
    await player.updateComplete;
    expect(player.scrollWidth).toBeLessThanOrEqual(player.clientWidth);
    page.style.inlineSize = '';
  });
});

test('it works upright and lying', async () => {
  const { player } = await openPlayingPlayer();
  for (const [width, height] of [
    [360, 740],
    [740, 360],
  ] as const) {
    await screenOf(width, height);
    expectOrder(player, controlsOf(player));
  }
});

test('the player does not depend on properties that a page resets', async () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '* { all: unset !important } article-player { all: unset; color: red; text-transform: uppercase; letter-spacing: 1px }',
  );
  document.adoptedStyleSheets.push(sheet);
  onTestFinished(() => void document.adoptedStyleSheets.pop());
  const { player } = await openPlayingPlayer();
  expectOrder(player, controlsOf(player));
  expect(getComputedStyle(part(player, 'player')).textTransform).toBe('none');
  for (const control of controlsOf(player))
    expect(control.getBoundingClientRect().width).toBeGreaterThanOrEqual(24);
});

test('nothing is loaded, and little rendered, before it is wanted', async () => {
  const before = performance.getEntriesByType('resource').length;
  const { player } = await openPlayer();
  expect(
    performance
      .getEntriesByType('resource')
      .slice(before)
      .map(({ name }) => name)
      .filter((name) => /settings|locales/.test(name)),
  ).toEqual([]);
  expect(player.shadowRoot!.querySelectorAll('*').length).toBeLessThan(25);
});

describe.runIf(inChromium)('a person’s own settings', () => {
  test('in forced colours: each control has a line around it, signs take the system’s colours', async () => {
    await emulate({ name: 'forced-colors', value: 'active' });
    const { player } = await openPlayingPlayer();
    expect(matchMedia('(forced-colors: active)').matches).toBe(true);
    for (const name of ['previous', 'next', 'settings', 'rate']) {
      expect(getComputedStyle(part(player, name)).borderTopStyle, name).toBe('solid');
    }
    for (const shape of player.shadowRoot!.querySelectorAll('path')) {
      expect([shape.getAttribute('fill'), shape.getAttribute('stroke')]).toContain('currentColor');
    }
    expect(getComputedStyle(player.shadowRoot!.querySelector('.rail')!).borderTopStyle).toBe(
      'solid',
    );
  });

  test('with reduced motion nothing moves', async () => {
    await emulate({ name: 'prefers-reduced-motion', value: 'reduce' });
    const { player } = await openPlayingPlayer();
    for (const each of player.shadowRoot!.querySelectorAll('*')) {
      const { transitionDuration, animationName } = getComputedStyle(each);
      expect([transitionDuration, animationName]).toEqual(['0s', 'none']);
    }
  });

  test('with more contrast, borders and secondary text have the full text colour', async () => {
    await emulate({ name: 'prefers-contrast', value: 'more' });
    const { player } = await openPlayingPlayer();
    expect(getComputedStyle(part(player, 'time')).color).toBe(
      getComputedStyle(part(player, 'player')).color,
    );
  });

  test('on paper there is no player', async () => {
    const session = cdp() as { send(name: string, options: object): Promise<unknown> };
    await session.send('Emulation.setEmulatedMedia', { media: 'print' });
    onTestFinished(
      async () => void (await session.send('Emulation.setEmulatedMedia', { media: '' })),
    );
    const { player } = await openPlayingPlayer();
    expect(player.checkVisibility()).toBe(false);
  });
});

test('the button back to the current sentence follows next, and moves the focus to play when it is removed', async () => {
  const { player } = await openPlayingPlayer();
  const { features } = internalsOf(player);
  let suspended = true;
  const resume = vi.fn(() => (suspended = false));
  Object.defineProperties(features!.autoScroll, {
    suspended: { get: () => suspended },
    resume: { value: resume },
  });
  player.requestUpdate();
  await player.updateComplete;
  expect(controlsOf(player).map((control) => control.part.value)).toEqual([
    'play',
    'previous',
    'next',
    'back',
    'seek',
    'rate',
    'settings',
  ]);
  const back = part(player, 'back');
  expect(back.textContent.trim()).toBe('Back to reading');
  back.focus();
  back.click();
  player.requestUpdate();
  await player.updateComplete;
  expect(resume).toHaveBeenCalledTimes(1);
  expect(player.shadowRoot!.activeElement).toBe(part(player, 'play'));
});

test.each([
  ['play', 'ferry left at dawn.', 0],
  ['resume', 'The ferry left at dawn.', 1],
])('a stored position is offered: the button %s speaks "%s"', async (name, text, forgotten) => {
  const { player, engine } = await openPlayer(
    `<article lang="en"><article-player></article-player><p>${ONE}</p></article>`,
  );
  const { persistence } = internalsOf(player).features!;
  const forgetPosition = vi.fn();
  Object.defineProperties(persistence, {
    offer: { value: { offset: 4, time: 250 } },
    forgetPosition: { value: forgetPosition },
  });
  player.requestUpdate();
  await player.updateComplete;
  expect(part(player, 'label').innerText).toBe('Resume at 4:10');
  expect(controlsOf(player)).toHaveLength(2);
  part(player, name).click();
  expect(engine.texts).toEqual([text]);
  expect(forgetPosition).toHaveBeenCalledTimes(forgotten);
});

test('help is offered if another voice may work', async () => {
  const { player, engine } = await openPlayingPlayer();
  engine.voices = () => Promise.resolve([engineVoice('a', 'Ava', 'en')]);
  engine.now.fail(new SpeechError('silent', 'No answer.', 'en'));
  const help = await vi.waitFor(
    () =>
      player.shadowRoot!.querySelector<HTMLElement>('.help') ??
      Promise.reject(new Error('no help')),
  );
  expect(help.textContent.trim()).toBe('Choose a voice');
  help.focus();
  help.click();
  await player.updateComplete;
  await vi.waitFor(() => expect(part(player, 'settings-panel').hidden).toBe(false));
  expect(player.shadowRoot!.activeElement).not.toBeNull();
});

describe('in upright text', () => {
  const FLOWS = [
    ['vertical-rl', 'ltr', 'down'],
    ['vertical-lr', 'ltr', 'down'],
    ['vertical-rl', 'rtl', 'up'],
    ['sideways-lr', 'ltr', 'up'],
    ['sideways-rl', 'ltr', 'down'],
  ] as const;
  const upright = (mode: string, direction: string) =>
    LONG.replace(
      '<article ',
      `<article style="writing-mode:${mode};direction:${direction};block-size:700px" `,
    );

  test.each(FLOWS)(
    'that is %s and %s, the seek bar seeks to the pressed point',
    async (mode, direction, flow) => {
      const { player, page } = await openPlayingPlayer(upright(mode, direction));
      page.style.blockSize = '600px';
      const seek = part(player, 'seek');
      const { left, top, width, height } = seek.getBoundingClientRect();
      expect(height).toBeGreaterThan(4 * width);
      for (const way of [0.1, 0.25, 0.75, 0.9]) {
        const clientY = top + height * (flow === 'down' ? way : 1 - way);
        seek.dispatchEvent(new PointerEvent('pointerdown', { clientX: left + width / 2, clientY }));
        seek.dispatchEvent(new PointerEvent('pointerup'));
        expect(player.currentTime / player.duration).toBeCloseTo(way, 1);
      }
      page.style.blockSize = '';
    },
  );

  test.each(FLOWS)(
    'that is %s and %s, the played part and the icons follow the direction',
    async (mode, direction, flow) => {
      const { player } = await openPlayingPlayer(upright(mode, direction));
      player.seekTo(40);
      await player.updateComplete;
      const rail = player.shadowRoot!.querySelector('.rail')!;
      const to = flow === 'down' ? '' : 'to top, ';
      expect(getComputedStyle(rail).backgroundImage.replace('to bottom, ', '')).toContain(
        `gradient(${to}rgb`,
      );
      const box = rail.getBoundingClientRect();
      const thumb = player.shadowRoot!.querySelector('.thumb')!.getBoundingClientRect();
      const way = ((thumb.top + thumb.bottom) / 2 - box.top) / box.height;
      expect(flow === 'down' ? way : 1 - way).toBeCloseTo(player.currentTime / player.duration, 1);
      const { transform } = getComputedStyle(part(player, 'next').querySelector('svg')!);
      expect(transform).toBe(
        flow === 'down' ? 'matrix(0, 1, -1, 0, 0, 0)' : 'matrix(0, -1, 1, 0, 0, 0)',
      );
    },
  );

  test('all controls are in one column, in order', async () => {
    const { player } = await openPlayingPlayer(upright('vertical-rl', 'ltr'));
    expectOrder(player, controlsOf(player));
    const tops = controlsOf(player).map((control) => control.getBoundingClientRect().top);
    expect(tops).toEqual([...tops].sort((one, other) => one - other));
  });

  test('the docked player is horizontal at the edge of the window, and its place in the text is kept', async () => {
    const { player, page } = await openPlayingPlayer(
      `${upright('vertical-rl', 'ltr').replace('block-size:700px', 'height:300px')}<div style="height:3000px"></div>`,
    );
    onTestFinished(() => scrollTo({ top: 0, behavior: 'instant' }));
    const across = () => [player.offsetWidth, page.querySelector('article')!.scrollWidth];
    const before = across();
    const { width, height } = (await scrolledAway(player)).getBoundingClientRect();
    expect(width).toBeGreaterThan(4 * height);
    expect(across()).toEqual(before);
    expectOrder(player, controlsOf(player));
  });
});
