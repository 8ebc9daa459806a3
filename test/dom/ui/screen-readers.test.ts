import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SpeechError } from '../../../src/speech/speech-error.js';
import { ARTICLE, closePage, ONE, openPage, part, THREE, TWO } from '../../support/fake-page.js';
import { internalsOf } from '../../support/internals.js';
import {
  controlsOf,
  engineVoice,
  openPlayer,
  openSettings,
  openSpeed,
  option,
  openPlayingPlayer,
  showGroup,
} from '../../support/player-ui.js';
import { elementsOf } from '../../support/mutations.js';
import { advance, useVirtualTime } from '../../support/virtual-time.js';

beforeEach(useVirtualTime);

afterEach(closePage);

const playerOf = (element: HTMLElement) => internalsOf(element).player;
const status = (element: HTMLElement) => part(element, 'status').textContent;

/**
 * All that changes for a screen reader under `root` until the returned function is called: texts
 * and attributes that it reads.
 */
function watchAccessibility(root: Node): () => string[] {
  const seen: string[] = [];
  const note = (records: readonly MutationRecord[]) => {
    for (const record of records) {
      const { type, attributeName } = record;
      if (type === 'attributes' && !/^(?:aria-|hidden$|role$|lang$|disabled$)/.test(attributeName!))
        continue;
      for (const element of elementsOf(record)) {
        if (element.closest('[aria-hidden="true"]')) continue;
        seen.push(`${element.localName} ${element.part} ${attributeName ?? 'text'}`);
      }
    }
  };
  const observer = new MutationObserver(note);
  observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  return () => {
    note(observer.takeRecords());
    observer.disconnect();
    return seen;
  };
}

test('nothing is announced without a user gesture: not when it loads, moves, is visible again or has a stored position', async () => {
  const { engine, page, player } = await openPlayer();
  document.dispatchEvent(new Event('visibilitychange'));
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  page.append(player);
  await player.updateComplete;
  player.focus();
  expect(engine.texts).toEqual([]);
});

test('pause is one key away while it plays: play keeps the focus', async () => {
  const { engine, player } = await openPlayer();
  part(player, 'play').focus();
  await userEvent.keyboard(' ');
  engine.now.begin();
  expect(player.paused).toBe(false);
  await userEvent.keyboard(' ');
  expect([player.paused, engine.now.signal.aborted]).toEqual([true, true]);
});

test('the title is spoken first, in the task of the press', async () => {
  const { engine, player } = await openPlayer();
  part(player, 'play').click();
  expect(engine.texts).toEqual(['The last ferry.']);
});

test('play is a swap of names, and no pressed state', async () => {
  const { player } = await openPlayer();
  const play = part(player, 'play');
  expect(play.innerText).toMatch(/^Press play to listen to this article/);
  play.click();
  await player.updateComplete;
  expect([play.ariaLabel, play.ariaPressed]).toEqual(['Pause article', null]);
  play.click();
  await player.updateComplete;
  expect([play.ariaLabel, play.ariaPressed]).toEqual(['Play article', null]);
});

describe('while the voice speaks, nothing changes for a screen reader', () => {
  test.each(['play', 'previous', 'next', 'seek', 'rate', 'settings'])(
    'with the focus on %s',
    async (name) => {
      const { engine, player } = await openPlayingPlayer();
      engine.now.end();
      await vi.waitFor(() => expect(engine.texts).toHaveLength(2));
      part(player, name).focus();
      await player.updateComplete;
      const changed = watchAccessibility(player.shadowRoot!);
      for (let index = 3; index < 8; index++) {
        engine.now.begin();
        engine.now.reach('crown');
        engine.now.end();
        await vi.waitFor(() => expect(engine.texts).toHaveLength(index));
        await player.updateComplete;
      }
      expect(changed()).toEqual([]);
      expect(player.currentSentence!.index).toBe(6);
    },
  );
});

describe('a panel that opens while the voice speaks is not announced', () => {
  test.each([
    ['settings', 'settings-panel'],
    ['rate', 'speed-panel'],
  ])('of %s: its button says so once the focus has left it', async (name, panelName) => {
    const { player, engine } = await openPlayingPlayer();
    engine.setVoices([engineVoice('v', 'Ava', 'en'), engineVoice('a', 'Anna', 'de')]);
    const button = part(player, name);
    button.focus();
    const changed = watchAccessibility(button.parentElement!);
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(part(player, panelName).checkVisibility()).toBe(true));
    await player.updateComplete;
    expect(player.shadowRoot!.activeElement).toBe(button);
    // Orca reads a button's own state, and lists of choices as they come.
    expect(changed().filter((each) => /^button|^select|live/.test(each))).toEqual([]);
    expect(player.shadowRoot!.querySelector('select, output')).toBeNull();
    expect(button.ariaExpanded).toBe('false');
    await userEvent.tab();
    await player.updateComplete;
    expect([
      button.ariaExpanded,
      part(player, panelName).contains(player.shadowRoot!.activeElement),
    ]).toEqual(['true', true]);
  });
});

test('the article’s text is nowhere in the player', async () => {
  const { player, engine } = await openPlayingPlayer();
  for (let index = 2; index < 5; index++) {
    engine.now.end();
    await vi.waitFor(() => expect(engine.texts).toHaveLength(index));
  }
  await player.updateComplete;
  const root = player.shadowRoot!;
  const words = [
    root.textContent,
    ...Array.from(root.querySelectorAll('*'), (each) => `${each.ariaLabel} ${each.ariaValueText}`),
  ];
  for (const { text } of player.sentences)
    expect(words.filter((each) => each?.includes(text))).toEqual([]);
});

describe('the live region', () => {
  test('is empty while the voice speaks, and contains only the allowed announcements in a session', async () => {
    {
      const { player } = await openPage(
        ARTICLE.replace('<article-player', '<article-player storage="none"'),
      );
      const log: string[] = [];
      await player.ready;
      await player.updateComplete;
      const watch = new MutationObserver(() => log.push(status(player)));
      watch.observe(part(player, 'status'), {
        subtree: true,
        childList: true,
        characterData: true,
      });
      const settle = async () => {
        await vi.advanceTimersByTimeAsync(300);
        await player.updateComplete;
      };
      part(player, 'play').click();
      await settle();
      part(player, 'next').click();
      await settle();
      playerOf(player).pause('keyboard');
      await settle();
      part(player, 'next').click();
      await settle();
      part(player, 'next').click();
      await settle();
      player.playbackRate = 1.5;
      await settle();
      part(player, 'play').click();
      await settle();
      part(player, 'play').click();
      await settle();
      watch.disconnect();
      expect(log.filter((words) => words !== '')).toEqual([
        'Paused',
        'Sentence 3 of 4',
        'Sentence 4 of 4',
        'Speed 1.5 times',
      ]);
      expect(status(player)).toBe('');
      expect(player.shadowRoot!.querySelectorAll('[role=status], [aria-live]')).toHaveLength(1);
    }
  });

  test('announces the same text again if it is true again', async () => {
    const { player } = await openPlayingPlayer();
    const log: string[] = [];
    const watch = new MutationObserver(() => log.push(status(player)));
    watch.observe(part(player, 'status'), { subtree: true, childList: true, characterData: true });
    playerOf(player).pause('keyboard');
    await vi.waitFor(() => expect(log).toEqual(['Paused']));
    player.play().catch(() => {});
    playerOf(player).pause('keyboard');
    await vi.waitFor(() => expect(log).toEqual(['Paused', '', 'Paused']));
    watch.disconnect();
  });

  test('announces that the voice is loading, once for each play', async () => {
    {
      const { player, engine } = await openPage(
        ARTICLE.replace('<article-player', '<article-player storage="none"'),
      );
      await player.ready;
      part(player, 'play').click();
      await vi.advanceTimersByTimeAsync(2100);
      await player.updateComplete;
      expect(status(player)).toBe('Loading voice');
      expect(player.shadowRoot!.querySelector('.hint')!.textContent).toBe('Loading voice');
      engine.now.begin();
      await player.updateComplete;
      expect(status(player)).toBe('');
      player.next();
      await vi.advanceTimersByTimeAsync(2500);
      await player.updateComplete;
      expect(status(player)).toBe('');
    }
  });

  test('announces the position on a keyboard shortcut of the page', async () => {
    const { player } = await openPlayingPlayer();
    internalsOf(player).controls!.announcePosition();
    await vi.waitFor(() => expect(status(player)).toBe('Sentence 1 of 85, 0 seconds'));
  });

  test('keeps silent where the button itself has been pressed', async () => {
    const { player } = await openPlayingPlayer();
    part(player, 'play').click();
    await advance(250);
    await player.updateComplete;
    expect(status(player)).toBe('');
  });
});

test('a voice that is waited for is a ring on the play button, which calls it off; it shows how far it is where that is known', async () => {
  const { player, engine } = await openPlayer();
  part(player, 'play').click();
  await advance(2100);
  await player.updateComplete;
  const ring = () => getComputedStyle(part(player, 'play'), '::after').content;
  expect(ring()).toBe('""');
  Object.defineProperty(playerOf(player), 'notice', {
    configurable: true,
    value: { reason: 'loading', lang: 'en', loading: { loaded: 42, total: 100 } },
  });
  player.requestUpdate();
  await player.updateComplete;
  expect(part(player, 'play').style.getPropertyValue('--_loaded')).toBe('42%');
  Reflect.deleteProperty(playerOf(player), 'notice');
  part(player, 'play').click();
  await player.updateComplete;
  expect([player.paused, engine.now.signal.aborted, ring()]).toEqual([true, true, 'none']);
});

test('an error is a visible alert', async () => {
  const { player, engine } = await openPlayingPlayer();
  engine.now.fail(new SpeechError('failed', 'It failed.', 'en'));
  await vi.waitFor(() =>
    expect(part(player, 'error').textContent).toBe('The voice failed. Press play to try again.'),
  );
  expect(part(player, 'error').role ?? part(player, 'error').getAttribute('role')).toBe('alert');
  expect(part(player, 'error').checkVisibility()).toBe(true);
});

test('a player that is taken out, and a page that is left, fall silent', async () => {
  const { player, engine } = await openPlayingPlayer();
  window.dispatchEvent(new PageTransitionEvent('pagehide'));
  expect(engine.now.signal.aborted).toBe(true);
  part(player, 'play').click();
  player.remove();
  await Promise.resolve();
  expect(engine.now.signal.aborted).toBe(true);
});

test('of two players one speaks, and a publisher can name them apart', async () => {
  const { page } = await openPage(
    `<article><article-player label="Hear the first"></article-player><p>${ONE}</p></article><article><article-player label="Hear the second"></article-player><p>${THREE}</p></article>`,
  );
  const [first, second] = Array.from(page.querySelectorAll('article-player'));
  const { FakeEngine } = await import('../../support/fake-engine.js');
  second!.engines = [new FakeEngine()];
  await Promise.all([first!.ready, second!.ready]);
  part(first!, 'play').click();
  part(second!, 'play').click();
  expect([first!.paused, second!.paused]).toEqual([true, false]);
  expect([part(first!, 'player').ariaLabel, part(second!, 'player').ariaLabel]).toEqual([
    'Hear the first',
    'Hear the second',
  ]);
});

describe('the text of the seek bar', () => {
  const text = (player: HTMLElement) => part(player, 'seek').getAttribute('aria-valuetext')!;

  test('is in words, with the totals when the seek bar gets the focus', async () => {
    const { player } = await openPlayingPlayer();
    player.pause();
    await player.updateComplete;
    expect(text(player)).toMatch(
      /^\d+ seconds? of about \d+ minutes \d+ seconds?, sentence 1 of 85$/,
    );
    expect(text(player)).not.toMatch(/\d:\d/);
  });

  test('is only the position while the user moves it', async () => {
    const { player } = await openPlayingPlayer();
    player.pause();
    part(player, 'seek').focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await player.updateComplete;
    expect(text(player)).toMatch(/^\d+ seconds?, sentence 3$/);
    part(player, 'seek').blur();
    await player.updateComplete;
    expect(text(player)).toMatch(/of about .* sentence 3 of 85$/);
  });

  test('is up to date when the seek bar gets the focus, though it was not updated before', async () => {
    const { player, engine } = await openPlayingPlayer();
    const before = text(player);
    for (let index = 2; index < 5; index++) {
      engine.now.end();
      await vi.waitFor(() => expect(engine.texts).toHaveLength(index));
    }
    await player.updateComplete;
    expect(text(player)).toBe(before);
    part(player, 'seek').focus();
    expect(text(player)).toMatch(/sentence 4 of 85$/);
  });

  test('does not change while the voice speaks and it has the focus, and is updated on blur', async () => {
    const { player, engine } = await openPlayingPlayer();
    part(player, 'seek').focus();
    await player.updateComplete;
    const changed = watchAccessibility(part(player, 'seek'));
    for (let index = 2; index < 5; index++) {
      engine.now.end();
      await vi.waitFor(() => expect(engine.texts).toHaveLength(index));
      await player.updateComplete;
    }
    expect([changed(), text(player)]).toEqual([
      [],
      expect.stringMatching(/ of about .* sentence 1 of 85$/),
    ]);
    part(player, 'seek').blur();
    await player.updateComplete;
    expect(text(player)).toMatch(/ of about .* sentence 4 of 85$/);
  });

  test('stays as it was where the voice is sent elsewhere by other means while it has the focus', async () => {
    const { player, engine } = await openPlayingPlayer();
    part(player, 'seek').focus();
    await player.updateComplete;
    const changed = watchAccessibility(part(player, 'seek'));
    player.seekTo(10);
    engine.now.begin();
    await player.updateComplete;
    expect([player.currentSentence!.index, player.paused]).toEqual([10, false]);
    expect([changed(), text(player)]).toEqual([
      [],
      expect.stringMatching(/ of about .* sentence 1 of 85$/),
    ]);
  });
});

describe('that the sleep timer has paused', () => {
  /** Listens to the end of the section, where the listener has chosen to stop. */
  async function asleep() {
    const opened = await openPlayingPlayer(
      ARTICLE.replace('<article-player', '<article-player storage="none"').replace(
        `<p>${THREE}`,
        `<h2>Fares</h2>$&`,
      ),
    );
    const { player, engine } = opened;
    const log: string[] = [];
    const watch = new MutationObserver(() => log.push(status(player)));
    watch.observe(part(player, 'status'), { subtree: true, childList: true, characterData: true });
    engine.setVoices([engineVoice('v', 'Ava', 'en')]);
    await openSettings(player);
    await showGroup(player, 'More');
    option(player, 'sleep', 'section').click();
    part(player, 'settings').click();
    while (!player.paused) {
      const { length } = engine.said;
      engine.now.end();
      await vi.waitFor(() => expect(player.paused || engine.said.length > length).toBe(true));
    }
    await player.updateComplete;
    return { ...opened, log };
  }
  const notes = (player: HTMLElement) =>
    Array.from(player.shadowRoot!.querySelectorAll('.hint'), ({ textContent }) => textContent);

  test('is visible at once and announced once, and neither any more after the next play', async () => {
    const { player, engine, log } = await asleep();
    expect([engine.texts.at(-1), notes(player), log]).toEqual([
      TWO,
      ['Paused by the sleep timer.'],
      [],
    ]);
    await vi.waitFor(() => expect(log).toEqual(['Paused by the sleep timer.']));
    await userEvent.hover(part(player, 'play'));
    expect(log).toHaveLength(1);
    part(player, 'play').click();
    await player.updateComplete;
    expect([notes(player), status(player), log.length]).toEqual([[], '', 2]);
    part(player, 'play').click();
    await player.updateComplete;
    expect([player.paused, notes(player)]).toEqual([true, []]);
  });

  test('is not announced if playback starts again before the voice would be silent', async () => {
    const { player, log } = await asleep();
    part(player, 'play').click();
    await advance(250);
    await player.updateComplete;
    expect(log).toEqual([]);
  });
});

test('the speed goes from 0.5 to 4, and applies to the voice', async () => {
  const { player, engine } = await openPlayingPlayer();
  const panel = await openSpeed(player);
  const step = async (name: string, times: number) => {
    for (let count = 0; count < times; count++) {
      panel.querySelector<HTMLElement>(`[aria-label="${name}"]`)!.click();
      await player.updateComplete;
    }
  };
  await step('Faster', 3);
  expect(player.playbackRate).toBe(1.3);
  await step('Faster', 40);
  expect(player.playbackRate).toBe(4);
  await vi.waitFor(() => expect(engine.now.utterance.rate).toBe(4));
  await step('Slower', 50);
  expect(player.playbackRate).toBe(0.5);
});

test('a voice that does not reach the speed is reported: visible at once, announced when it is silent', async () => {
  const { player, engine } = await openPlayingPlayer();
  const measuredRate = (_: string, rate: number) =>
    rate >= 2 ? 2.1 : rate === 1.5 ? 1.5 : undefined;
  Object.defineProperty(playerOf(player).engine, 'measuredRate', { value: measuredRate });
  engine.now.mark({ start: 0, end: 0, voice: engineVoice('v', 'Ava', 'en') });
  player.playbackRate = 3;
  await player.updateComplete;
  expect([player.shadowRoot!.querySelector('.hint')?.textContent, status(player)]).toEqual([
    ...['This voice cannot go faster than 2 times.', ''],
  ]);
  player.pause();
  await vi.waitFor(() => expect(status(player)).toBe('This voice cannot go faster than 2 times.'));
  player.playbackRate = 1.5;
  await player.updateComplete;
  expect(player.shadowRoot!.querySelector('.hint')).toBeNull();
});

test('its volume is independent', async () => {
  const { player, engine } = await openPlayer();
  player.volume = 0.4;
  part(player, 'play').click();
  expect(engine.now.utterance.volume).toBe(0.4);
});

test('a title of 400 characters is spoken as a title, and the player is named by its label', async () => {
  const title = 'Long '.repeat(80).trim();
  const { engine, player } = await openPlayer(
    `<article lang="en"><h1>${title}</h1><article-player></article-player><p>${TWO}</p></article>`,
  );
  part(player, 'play').click();
  expect(engine.texts).toEqual([`${title}.`]);
  expect(controlsOf(player).every((control) => !control.ariaLabel?.includes('Long'))).toBe(true);
});
