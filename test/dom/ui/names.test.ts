import { internalsOf } from '../../support/internals.js';
import { page as browserPage, server, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SpeechError } from '../../../src/speech/speech-error.js';
import { closePage, part } from '../../support/fake-page.js';
import { advance, useVirtualTime } from '../../support/virtual-time.js';
import {
  controlsOf,
  engineVoice,
  LONG,
  openPlayer,
  openSettings,
  openSpeed,
  openPlayingPlayer,
  scrolledAway,
  showGroup,
} from '../../support/player-ui.js';

beforeEach(useVirtualTime);

afterEach(() => {
  scrollTo({ top: 0, behavior: 'instant' });
  closePage();
});

/** The page stays where the test puts it. */
const STILL = LONG.replace('<article-player ', '<article-player follow="off" ');
type Opened = Awaited<ReturnType<typeof openPlayer>>;

/** The states of the player. */
const STATES: Readonly<Record<string, () => Promise<Opened>>> = {
  'before it is played': () => openPlayer(),
  'with a place to go on from': async () => {
    const opened = await openPlayer();
    Object.defineProperties(internalsOf(opened.player).features!.persistence, {
      offer: { value: { offset: 4, time: 250 } },
    });
    return drawn(opened);
  },
  'while it plays': () => openPlayingPlayer(),
  'while it is paused': async () => {
    const opened = await openPlayingPlayer();
    opened.player.pause();
    return drawn(opened);
  },
  'with a way back to what is said': async () => {
    const opened = await openPlayingPlayer();
    const { autoScroll } = internalsOf(opened.player).features!;
    Object.defineProperties(autoScroll, { suspended: { value: true } });
    return drawn(opened);
  },
  'while it is docked': async () => {
    const opened = await openPlayingPlayer(STILL);
    await scrolledAway(opened.player);
    return opened;
  },
  'with its settings': async () => {
    // What is hovered is scrolled to, and the player would dock.
    const opened = await openPlayingPlayer(
      STILL.replace('<article-player ', '<article-player mini="off" '),
    );
    opened.engine.voices = () =>
      Promise.resolve([engineVoice('a', 'Ava', 'en-US'), engineVoice('b', 'Bea', 'en-GB', false)]);
    opened.player.shortcuts = 'page';
    await openSettings(opened.player);
    return opened;
  },
  'with what is to be seen of the voice': async () => {
    const opened = await STATES['with its settings']!();
    await showGroup(opened.player, 'Reading');
    return opened;
  },
  'with the rest of its settings': async () => {
    const opened = await STATES['with its settings']!();
    await showGroup(opened.player, 'More');
    return opened;
  },
  'with the choice of speed': async () => {
    const opened = await openPlayingPlayer(STILL);
    await openSpeed(opened.player);
    return opened;
  },
  'with help for what is wrong': async () => {
    const opened = await openPlayingPlayer();
    opened.engine.setVoices([engineVoice('a', 'Ava', 'en-US'), engineVoice('b', 'Bea', 'en-GB')]);
    opened.engine.now.fail(new SpeechError('silent', 'No answer.', 'en'));
    await vi.waitFor(() => expect(opened.player.shadowRoot!.querySelector('.help')).not.toBeNull());
    return opened;
  },
};

async function drawn(opened: Opened): Promise<Opened> {
  opened.player.requestUpdate();
  await opened.player.updateComplete;
  return opened;
}

/** The first line of a control's visible label, on it or beside it. */
function seenOn(control: HTMLElement): string {
  const label =
    control instanceof HTMLButtonElement ? control : (control as HTMLInputElement).labels?.[0];
  // An icon is no text.
  if (control.closest('.stepper')) return '';
  return label?.innerText.trim().split('\n')[0]!.trim() ?? '';
}

/** The accessible name, compared with that of the browser. */
const nameOf = (control: HTMLElement) => (control.ariaLabel ?? seenOn(control)).trim();

const KIND = /\b(?:button|slider|combo ?box|list|radio|check ?box|image|icon|graphic)\b/i;

describe.each(Object.entries(STATES))('%s', (_, open) => {
  test('each control has a unique name that starts with its visible label and does not contain its role', async () => {
    const { player } = await open();
    expect(controlsOf(player).length).toBeGreaterThan(0);
    for (const control of controlsOf(player)) {
      const name = nameOf(control);
      expect(name).not.toBe('');
      await expect.element(control).toHaveAccessibleName(name);
      if (seenOn(control)) expect(name.indexOf(seenOn(control)), name).toBe(0);
      expect(name).not.toMatch(KIND);
      await expect.element(control).not.toHaveAccessibleDescription(name);
    }
    const icons = player.shadowRoot!.querySelectorAll('svg');
    expect(Array.from(icons, (icon) => icon.getAttribute('aria-hidden'))).toEqual(
      Array.from(icons, () => 'true'),
    );
  });

  test('a spoken name matches one control', async () => {
    const { player } = await open();
    const names = controlsOf(player).map(nameOf);
    expect(new Set(names).size).toBe(names.length);
    for (const said of [
      'Play',
      'Pause',
      'Previous sentence',
      'Next sentence',
      '1×, Speed',
      'Listening settings',
    ]) {
      expect(names.filter((name) => name.startsWith(said)).length, said).toBeLessThanOrEqual(1);
    }
    expect(names.filter((name) => /^(?:Play|Pause|Press play|Resume)\b/.test(name))).toHaveLength(
      1,
    );
  });

  test('hover and focus cause no layout shift, and no name is exposed twice to screen readers', async () => {
    const { player } = await open();
    const shown = () =>
      Array.from(player.shadowRoot!.querySelectorAll('*')).filter((each) => {
        const { width, height } = each.getBoundingClientRect();
        return !each.closest('.tooltip') && each.checkVisibility() && width > 0 && height > 0;
      });
    expect(player.shadowRoot!.querySelector('[title]')).toBeNull();
    const before = shown();
    for (const control of controlsOf(player).filter((each) => !each.closest('.panel'))) {
      control.focus({ preventScroll: true });
      // Firefox takes half a second for each: there, the focus alone comes.
      if (server.browser === 'chromium' && control.matches('button, [part="seek"]'))
        await userEvent.hover(control);
      await player.updateComplete;
      expect(shown(), nameOf(control)).toEqual(before);
      const tips = Array.from(
        player.shadowRoot!.querySelectorAll('.tooltip'),
        (each) => each.ariaHidden,
      );
      expect(tips.every((hidden) => hidden === 'true')).toBe(true);
    }
  });
});

test('a speed is selected by speaking its number', async () => {
  const { player } = await openPlayingPlayer();
  const panel = await openSpeed(player);
  const words = Array.from(panel.querySelectorAll('input'), (each) =>
    each.labels![0]!.innerText.trim(),
  );
  for (const said of ['0.8', '1×', '1.2', '1.5', '2']) {
    expect(
      words.filter((each) => each.startsWith(said)),
      said,
    ).toHaveLength(1);
  }
});

test('the name of the play button is its label at first, then its action', async () => {
  const { player } = await openPlayer();
  await expect
    .element(browserPage.getByRole('button', { name: /^Press play to listen to this article$/ }))
    .toBeInTheDocument();
  part(player, 'play').click();
  await player.updateComplete;
  const names = [
    'Pause article',
    'Previous sentence',
    'Next sentence',
    'Position',
    '1×, Speed',
    'Listening settings',
  ];
  expect(controlsOf(player).map(nameOf)).toEqual(names);
});

describe('a button that is a sign', () => {
  // Over the player, where another test may have left it, the real mouse would have its own say.
  beforeEach(() => userEvent.hover(document.body, { position: { x: 1, y: 1 } }));

  const tip = (player: HTMLElement) => player.shadowRoot!.querySelector<HTMLElement>('.tooltip');
  const pointer = (target: HTMLElement, type: string) =>
    target.dispatchEvent(
      new PointerEvent(type, { bubbles: true, composed: true, pointerType: 'mouse' }),
    );

  test('shows a tooltip with its name and shortcut on keyboard focus, and hides it on blur and on Escape', async () => {
    const { player } = await openPlayingPlayer(STILL);
    player.shortcuts = 'page';
    part(player, 'play').focus();
    const names: string[] = [];
    for (let count = 0; count < 2; count++) {
      await userEvent.tab();
      await player.updateComplete;
      names.push(tip(player)!.innerText.trim());
      const [box, button] = [tip(player)!, player.shadowRoot!.activeElement!].map((each) =>
        each.getBoundingClientRect(),
      );
      expect([box!.bottom <= button!.top || box!.top >= button!.bottom, box!.left >= 0]).toEqual([
        true,
        true,
      ]);
    }
    expect(names).toEqual(['Previous sentence Alt+,', 'Next sentence Alt+.']);
    await userEvent.keyboard('{Escape}');
    await player.updateComplete;
    expect([tip(player), player.shadowRoot!.activeElement]).toEqual([null, part(player, 'next')]);
    await userEvent.tab({ shift: true });
    await player.updateComplete;
    expect(tip(player)).not.toBeNull();
    part(player, 'previous').blur();
    await player.updateComplete;
    expect(tip(player)).toBeNull();
  });

  test('shows it to a mouse that rests, which may go to it', async () => {
    const { player } = await openPlayingPlayer(STILL);
    const settings = part(player, 'settings');
    pointer(settings, 'pointerover');
    await advance(400);
    await player.updateComplete;
    expect(tip(player)).toBeNull();
    await advance(200);
    await player.updateComplete;
    expect(tip(player)!.innerText.trim()).toBe('Listening settings');
    pointer(settings, 'pointerout');
    pointer(tip(player)!, 'pointerover');
    await advance(1000);
    await player.updateComplete;
    expect(tip(player)).not.toBeNull();
    pointer(tip(player)!, 'pointerout');
    await advance(1000);
    await player.updateComplete;
    expect(tip(player)).toBeNull();
  });

  test('shows no tooltip to a finger, and none for a button with visible text', async () => {
    const { player } = await openPlayingPlayer(STILL);
    part(player, 'next').dispatchEvent(
      new PointerEvent('pointerover', { bubbles: true, pointerType: 'touch' }),
    );
    await advance(1000);
    pointer(part(player, 'rate'), 'pointerover');
    await advance(1000);
    await player.updateComplete;
    expect(tip(player)).toBeNull();
  });
});
