import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ArticlePlayerElement } from '../../../../src/shell/article-player.js';
import { SpeechError } from '../../../../src/speech/speech-error.js';
import type { Voice } from '../../../../src/speech/types.js';
import { closePage, part } from '../../../support/fake-page.js';
import {
  engineVoice,
  LONG,
  openPlayer,
  openSettings,
  openSpeed,
  option,
  openPlayingPlayer,
  screenOf,
  scrolledAway,
  showGroup,
} from '../../../support/player-ui.js';
import { advance, useVirtualTime } from '../../../support/virtual-time.js';

afterEach(() => {
  scrollTo({ top: 0, behavior: 'instant' });
  closePage();
});

const VOICES = [
  engineVoice('ava', 'Ava', 'en-US'),
  engineVoice('daniel', 'Daniel', 'en-GB'),
  engineVoice('sonia', 'Sonia', 'en-GB', false),
  engineVoice('anna', 'Anna', 'de-DE'),
  engineVoice('alice', 'Alice', 'it-IT'),
];

async function settingsWith(voices: readonly Voice[], markup = LONG) {
  const opened = await openPlayingPlayer(markup);
  opened.engine.voices = () => Promise.resolve(voices);
  return { ...opened, panel: await openSettings(opened.player) };
}

/** The settings are still closed. */
async function playingWithVoices(markup = STILL) {
  const opened = await openPlayingPlayer(markup);
  opened.engine.setVoices(VOICES);
  return opened;
}

/** The shown voices, each with its description. */
const rowsOf = (panel: HTMLElement) =>
  Array.from(panel.querySelectorAll<HTMLElement>('.voice label'), (row) =>
    Array.from(row.querySelectorAll('.name, .note'), ({ textContent }) => textContent.trim()),
  );
const namesOf = (panel: HTMLElement) => rowsOf(panel).map(([name]) => name);
const buttonOf = (panel: HTMLElement, words: string) =>
  Array.from(panel.querySelectorAll('button')).find((each) =>
    (each.ariaLabel ?? each.textContent).includes(words),
  )!;
/** Each word in these elements. */
const wordsOf = (panel: HTMLElement, selector: string) =>
  Array.from(panel.querySelectorAll(selector)).flatMap((element) => {
    const texts = Array.from(element.childNodes).flatMap((node) =>
      node instanceof Text ? [node] : [...node.childNodes],
    );
    return texts
      .filter((node) => node instanceof Text)
      .flatMap((text) =>
        Array.from(text.data.matchAll(/\S+/g), ({ index, 0: word }) => {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          return range;
        }),
      );
  });
const overlaps = (one: DOMRect, other: DOMRect) =>
  one.top < other.bottom &&
  one.bottom > other.top &&
  one.left < other.right &&
  one.right > other.left;
/** The page stays where the test puts it. */
const STILL = LONG.replace('<article-player ', '<article-player follow="off" ');
const box = (player: ArticlePlayerElement, words: string) =>
  Array.from(player.shadowRoot!.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')).find(
    (each) => each.labels![0]!.textContent.includes(words),
  )!;

describe('the settings', () => {
  test('open and close by their button, which has aria-expanded; Escape closes them and restores the focus', async () => {
    const { player, panel } = await settingsWith(VOICES);
    const button = part(player, 'settings');
    expect([button.ariaExpanded, panel.hidden, button.getAttribute('aria-controls')]).toEqual([
      'true',
      false,
      panel.id,
    ]);
    option(player, 'voice', 'ava').focus();
    await userEvent.keyboard('{Escape}');
    await player.updateComplete;
    expect([button.ariaExpanded, panel.hidden]).toEqual(['false', true]);
    expect(player.shadowRoot!.activeElement).toBe(button);
    expect(player.paused).toBe(false);
  });

  test('apply to highlight, dimming, scrolling and keyboard shortcuts, which they list', async () => {
    const { player } = await settingsWith(VOICES);
    await showGroup(player, 'Reading');
    option(player, 'highlight', 'word').click();
    option(player, 'colors', 'blue').click();
    box(player, 'Scroll').click();
    box(player, 'Dim').click();
    await showGroup(player, 'More');
    box(player, 'Keyboard').click();
    expect([
      player.highlight,
      player.highlightColors,
      player.follow,
      player.dim,
      player.shortcuts,
    ]).toEqual([...['word', 'blue', 'off', true, 'page']]);
    await player.updateComplete;
    const keys = Array.from(player.shadowRoot!.querySelectorAll('.keys div'), (each) =>
      each.textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(keys).toHaveLength(4);
    expect(keys[0]).toMatch(/^Play or pause ?AltP$/);
  });

  test('put the player to sleep', async () => {
    const { player, panel } = await settingsWith(VOICES);
    await showGroup(player, 'More');
    const options = Array.from(panel.querySelectorAll<HTMLInputElement>('[name="sleep"]'), (each) =>
      each.labels![0]!.textContent.trim(),
    );
    expect(options.slice(0, 4)).toEqual([
      'Off',
      'End of this section',
      'End of the article',
      '5 min',
    ]);
    option(player, 'sleep', '15').click();
    await player.updateComplete;
    expect(part(player, 'settings-panel').textContent).toMatch(/Stops in 1[45]:\d\d/);
  });

  test('lengthen the pause behind each sentence', async () => {
    const { player, engine } = await settingsWith(VOICES);
    await showGroup(player, 'Reading');
    option(player, 'pauses', '2').click();
    useVirtualTime();
    engine.now.end();
    await advance(1999);
    expect(engine.texts).toHaveLength(1);
    await advance(1000);
    expect(engine.texts).toHaveLength(2);
  });

  test('copy a link to the current sentence', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const { player, panel } = await settingsWith(VOICES);
    await showGroup(player, 'More');
    const button = buttonOf(panel, 'Copy link');
    button.click();
    await vi.waitFor(() => expect(button.textContent.trim()).toBe('Link copied'));
    expect(write).toHaveBeenCalledWith(player.linkTo());
  });

  test('are one module, loaded on demand', async () => {
    const { player } = await openPlayer();
    expect(player.shadowRoot!.querySelector('[part="settings"], .settings')).toBeNull();
  });
});

describe('the choice of voice', () => {
  test('shows the language, location and quality of each voice, best first', async () => {
    const { panel } = await settingsWith([
      { ...VOICES[0]!, quality: 'premium' },
      { ...VOICES[1]!, quality: 'compact' },
      VOICES[3]!,
    ]);
    expect(rowsOf(panel)).toEqual([
      ['Best for this article'],
      ['Ava', 'English (US) · on this device · high quality'],
      ['Daniel', 'English (UK) · on this device · basic quality'],
    ]);
    expect(panel.querySelector('fieldset:has(.voices) legend')!.textContent).toBe('Voice');
  });

  test('offers online voices only after the switch for them, and explains it', async () => {
    const { player, panel } = await settingsWith(VOICES);
    expect(player.onlineVoices).toBe(false);
    const online = box(player, 'internet');
    expect(
      player.shadowRoot!.getElementById(online.getAttribute('aria-describedby')!)!.textContent,
    ).toMatch(/send the text off this device/);
    expect(namesOf(panel)).not.toContain('Sonia');
    online.click();
    await player.updateComplete;
    expect(rowsOf(panel)).toContainEqual(['Sonia', 'English (UK) · needs internet']);
    expect(player.onlineVoices).toBe(true);
  });

  test('is used at once, is marked as selected, and can be left to the player again', async () => {
    const { player, engine } = await settingsWith(VOICES);
    option(player, 'voice', 'daniel').click();
    await vi.waitFor(() => expect(engine.now.utterance.voice?.id).toBe('daniel'));
    await player.updateComplete;
    expect([
      option(player, 'voice', '').checked,
      option(player, 'voice', 'daniel').checked,
    ]).toEqual([false, true]);
    option(player, 'voice', '').click();
    player.pause();
    part(player, 'play').click();
    expect([player.voice, engine.now.utterance.voice]).toEqual(['', undefined]);
  });

  test('shows other languages when they are wanted', async () => {
    const { player, panel } = await settingsWith(
      VOICES,
      LONG.replace('</article>', '<p lang="de">Guten Tag.</p></article>'),
    );
    const languages = () =>
      Array.from(panel.querySelectorAll<HTMLInputElement>('[name="language"]'), (each) =>
        each.labels![0]!.textContent.trim(),
      );
    expect(languages()).toEqual(['English', 'German', 'All languages']);
    option(player, 'language', '*').click();
    await player.updateComplete;
    expect(languages()).toEqual(['English', 'German', 'Italian']);
    option(player, 'language', 'it').click();
    await player.updateComplete;
    expect(namesOf(panel)).toEqual(['Best for this article', 'Alice']);
  });

  test('hides other languages for an article in one language, until more voices are shown', async () => {
    const many = Array.from({ length: 7 }, (_, index) =>
      engineVoice(`v${index}`, `Voice ${index}`, 'en-US'),
    );
    const { player, panel } = await settingsWith([...many, VOICES[3]!]);
    expect([namesOf(panel).length, panel.querySelector('[name="language"]')]).toEqual([5, null]);
    buttonOf(panel, 'More voices (3)').click();
    await player.updateComplete;
    expect([namesOf(panel).length, panel.querySelector('[name="language"]') !== null]).toEqual([
      8,
      true,
    ]);
  });

  test('plays the current sentence as a sample of each voice, and stops it', async () => {
    const { player, engine, panel } = await settingsWith(VOICES);
    const button = buttonOf(panel, 'Sample: Daniel');
    button.click();
    await player.updateComplete;
    expect([player.paused, player.voice, button.textContent.trim()]).toEqual([true, '', 'Stop']);
    expect(engine.now.utterance).toMatchObject({ text: 'The last ferry', voice: { id: 'daniel' } });
    button.click();
    await player.updateComplete;
    expect([engine.now.signal.aborted, button.textContent.trim()]).toEqual([true, 'Sample']);
    button.click();
    buttonOf(panel, 'Sample: Ava').click();
    expect(engine.now.utterance.voice?.id).toBe('ava');
    button.click();
    await player.updateComplete;
    engine.now.fail(new SpeechError('silent', 'No answer.', 'en'));
    await vi.waitFor(() => expect(panel.textContent).toContain('The voice does not answer.'));
    expect(button.textContent.trim()).toBe('Sample');
    button.click();
    await player.updateComplete;
    part(player, 'play').click();
    await vi.waitFor(() => expect(button.textContent.trim()).toBe('Sample'));
  });

  test('survives 13,362 voices, of which it shows a few', async () => {
    const many = Array.from({ length: 13_362 }, (_, index) =>
      engineVoice(
        `v${index}`,
        `Voice ${index}`,
        ['en-US', 'en-GB', 'de-DE', 'fr-FR', 'ja-JP'][index % 5]!,
      ),
    );
    const { player, panel } = await settingsWith(many);
    expect(namesOf(panel)).toHaveLength(5);
    for (const most of [50, 300]) {
      buttonOf(panel, 'More voices').click();
      await player.updateComplete;
      expect(namesOf(panel).length).toBeLessThan(most);
    }
    player.voice = 'v13360';
    await player.updateComplete;
  });

  test('escapes names, and names a voice without a name', async () => {
    const { player, panel } = await settingsWith([
      engineVoice('a', '<img src=x onerror=alert(1)>', 'en'),
      engineVoice('b', '', 'en'),
      engineVoice('c', 'com.apple.voice.compact.en-US.Samantha', 'en'),
      engineVoice('d', 'urn:moz-tts:speechd:English', 'en'),
      engineVoice('e', 'N'.repeat(400), 'en'),
      engineVoice('f', ' \n\t ', 'en-x-odd'),
    ]);
    buttonOf(panel, 'More voices').click();
    await player.updateComplete;
    const [, ...names] = namesOf(panel);
    expect(names.slice(0, 4)).toEqual([
      '<img src=x onerror=alert(1)>',
      'Voice 2',
      'Voice 3',
      'Voice 4',
    ]);
    expect(names[4]!.length).toBeLessThan(90);
    expect(player.shadowRoot!.querySelector('img')).toBeNull();
  });

  test('shows a message if there are none', async () => {
    const { player, engine } = await openPlayingPlayer();
    engine.voices = () => Promise.resolve([]);
    part(player, 'settings').click();
    await vi.waitFor(() =>
      expect(part(player, 'settings-panel').textContent).toContain(
        'There are no voices to choose from here.',
      ),
    );
  });
});

describe('an open panel', () => {
  const tops = (page: HTMLElement) =>
    Array.from(page.querySelectorAll('p'), (each) => each.getBoundingClientRect().top + scrollY);

  test.each([1280, 700, 390, 320])('moves nothing in a window of %i pixels', async (width) => {
    await screenOf(width, 700);
    const { player, page } = await playingWithVoices();
    const before = [tops(page), scrollY, document.documentElement.scrollHeight];
    const panel = await openSettings(player);
    for (const group of ['Reading', 'More'] as const) await showGroup(player, group);
    expect(panel.checkVisibility()).toBe(true);
    await openSpeed(player);
    expect(panel.checkVisibility()).toBe(false);
    expect([tops(page), scrollY, document.documentElement.scrollHeight]).toEqual(before);
  });

  test.each([390, 320])('cuts no word of a choice in a window of %i pixels', async (width) => {
    await screenOf(width, 640);
    const { player } = await playingWithVoices();
    const panel = await openSettings(player);
    await showGroup(player, 'Reading');
    expect(
      wordsOf(panel, '.option')
        .filter((range) => range.getClientRects().length > 1)
        .map(String),
    ).toEqual([]);
  });

  test.each([
    [390, 740],
    [320, 568],
    [844, 390],
  ])(
    'leaves the sentence being said to be seen in a window of %i × %i, wherever that is',
    async (width, height) => {
      await screenOf(width, height);
      const { player, engine } = await playingWithVoices();
      for (const share of [0.05, 0.25, 0.6, 0.9]) {
        scrollTo({ top: 700, behavior: 'instant' });
        const index = player.sentences.findIndex(
          ({ range }) => range!.getBoundingClientRect().top > share * height,
        );
        player.seekTo(index);
        engine.now.begin();
        await player.updateComplete;
        const panel = await openSettings(player);
        const spoken = player.sentences[index]!.range!.getBoundingClientRect();
        expect(overlaps(panel.getBoundingClientRect(), spoken), `${share}`).toBe(false);
        part(player, 'settings').click();
        await player.updateComplete;
      }
    },
  );

  test('is beside its button, and moves with the player when it is docked', async () => {
    await screenOf(1000, 700);
    const { player } = await playingWithVoices();
    const panel = await openSpeed(player);
    const gap = () => {
      const [box, bar] = [
        panel.getBoundingClientRect(),
        part(player, 'player').getBoundingClientRect(),
      ];
      return box.top >= bar.bottom ? box.top - bar.bottom : bar.top - box.bottom;
    };
    expect([gap() >= 0, gap() < 20]).toEqual([true, true]);
    await scrolledAway(player);
    await vi.waitFor(() => expect([gap() >= 0, gap() < 20]).toEqual([true, true]));
    const { left, top } = panel.getBoundingClientRect();
    expect(panel.contains(player.shadowRoot!.elementFromPoint(left + 40, top + 40))).toBe(true);
  });

  test('is closed by a click outside, by Escape, and when the focus moves to the page', async () => {
    const { player, page } = await playingWithVoices(
      STILL.replace('</article>', '<a href="#x">on</a></article>'),
    );
    const panel = await openSettings(player);
    panel.querySelector<HTMLElement>('.title')!.click();
    await player.updateComplete;
    expect(panel.hidden).toBe(false);
    page.querySelector('p')!.click();
    await player.updateComplete;
    expect(panel.hidden).toBe(true);
    await openSettings(player);
    (document.activeElement as HTMLElement | null)?.blur();
    await userEvent.keyboard('{Escape}');
    await player.updateComplete;
    expect([panel.hidden, player.shadowRoot!.activeElement]).toEqual([
      true,
      part(player, 'settings'),
    ]);
    await openSettings(player);
    page.querySelector('a')!.focus({ preventScroll: true });
    await player.updateComplete;
    expect([panel.hidden, document.activeElement]).toEqual([true, page.querySelector('a')]);
  });

  test('restores the focus to its button when its close button is pressed', async () => {
    const { player, panel } = await settingsWith(VOICES);
    buttonOf(panel, 'Close settings').focus();
    await userEvent.keyboard('{Enter}');
    await player.updateComplete;
    expect([panel.hidden, player.shadowRoot!.activeElement, player.paused]).toEqual([
      true,
      part(player, 'settings'),
      false,
    ]);
  });

  test('has its groups as tabs, which the arrow keys go along', async () => {
    const { player, panel } = await settingsWith(VOICES);
    const shown = () => panel.querySelector('[aria-selected="true"]')!.textContent.trim();
    panel.querySelector<HTMLElement>('[role="tab"]')!.focus();
    const seen: string[] = [];
    for (const key of ['{ArrowRight}', '{ArrowRight}', '{ArrowRight}', '{End}', '{ArrowLeft}']) {
      await userEvent.keyboard(key);
      await player.updateComplete;
      seen.push(shown());
    }
    expect(seen).toEqual(['Reading', 'More', 'Voice', 'More', 'Reading']);
  });

  test('does not cover the docked player, which can be paused', async () => {
    await screenOf(390, 740);
    const { player } = await playingWithVoices();
    await openSettings(player);
    const bar = await scrolledAway(player);
    await vi.waitFor(() =>
      expect(
        overlaps(
          part(player, 'settings-panel').getBoundingClientRect(),
          bar.getBoundingClientRect(),
        ),
      ).toBe(false),
    );
  });
});

describe('the choice of speed', () => {
  test('is its value, finer steps, the usual speeds and the time that is left', async () => {
    const { player } = await openPlayingPlayer();
    const panel = await openSpeed(player);
    expect(panel.querySelector('.value')!.textContent).toBe('1×');
    const left = () =>
      /about (\d+):(\d\d) left/.exec(panel.textContent)!.slice(1).map(Number) as [number, number];
    const [minutes, seconds] = left();
    option(player, 'speed', '2').click();
    await player.updateComplete;
    expect([
      player.playbackRate,
      part(player, 'rate').innerText,
      panel.querySelector('.value')!.textContent,
    ]).toEqual([2, '2×', '2×']);
    const [after, rest] = left();
    expect(after * 60 + rest).toBeLessThan(0.6 * (minutes * 60 + seconds));
  });

  test('changes a speed between two steps to the next step', async () => {
    const { player } = await openPlayingPlayer();
    const panel = await openSpeed(player);
    player.playbackRate = 1.33;
    await player.updateComplete;
    buttonOf(panel, 'Faster').click();
    expect(player.playbackRate).toBe(1.4);
    player.playbackRate = 1.33;
    await player.updateComplete;
    buttonOf(panel, 'Slower').click();
    expect(player.playbackRate).toBe(1.3);
  });
});
