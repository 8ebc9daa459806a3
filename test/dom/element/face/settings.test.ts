import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ArticlePlayerElement } from '../../../../src/element/article-player.js';
import { SpeechError, type Voice } from '../../../../src/speech/engine.js';
import { closePage, part } from '../../../support/fake-page.js';
import { engineVoice, LONG, openFace, openSettings, playingFace } from '../../../support/face.js';
import { advance, useVirtualTime } from '../../../support/virtual-time.js';

afterEach(closePage);

const VOICES = [
  engineVoice('ava', 'Ava', 'en-US'),
  engineVoice('daniel', 'Daniel', 'en-GB'),
  engineVoice('sonia', 'Sonia', 'en-GB', false),
  engineVoice('anna', 'Anna', 'de-DE'),
  engineVoice('alice', 'Alice', 'it-IT'),
];

async function settingsWith(voices: readonly Voice[], markup = LONG) {
  const opened = await playingFace(markup);
  opened.engine.voices = () => Promise.resolve(voices);
  return { ...opened, panel: await openSettings(opened.player) };
}

const field = <E extends HTMLElement = HTMLSelectElement>(player: ArticlePlayerElement, id: string) =>
  player.shadowRoot!.querySelector<E>(`#${id}`)!;
const optionsOf = (select: HTMLSelectElement) => Array.from(select.options, ({ text }) => text);
const radio = (player: ArticlePlayerElement, name: string, value: string) =>
  player.shadowRoot!.querySelector<HTMLInputElement>(`input[name="${name}"][value="${value}"]`)!;
const box = (player: ArticlePlayerElement, words: string) =>
  Array.from(player.shadowRoot!.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')).find((each) =>
    each.labels![0]!.textContent.includes(words),
  )!;

describe('the settings', () => {
  test('open and close by their button, which says so; Escape closes them and brings the focus back', async () => {
    const { player, panel } = await settingsWith(VOICES);
    const button = part(player, 'settings');
    expect([button.ariaExpanded, panel.hidden, button.getAttribute('aria-controls')]).toEqual([
      'true',
      false,
      panel.id,
    ]);
    field(player, 'voice').focus();
    await userEvent.keyboard('{Escape}');
    await player.updateComplete;
    expect([button.ariaExpanded, panel.hidden]).toEqual(['false', true]);
    expect(player.shadowRoot!.activeElement).toBe(button);
    expect(player.paused).toBe(false);
  });

  test('hold for what is lit, dimmed and followed, and for the keys of the page, which they list', async () => {
    const { player } = await settingsWith(VOICES);
    radio(player, 'highlight', 'word').click();
    radio(player, 'colors', 'blue').click();
    box(player, 'Scroll').click();
    box(player, 'Dim').click();
    box(player, 'Keyboard').click();
    expect([player.highlight, player.highlightColors, player.follow, player.dim, player.shortcuts]).toEqual([
      ...['word', 'blue', 'off', true, 'page'],
    ]);
    await player.updateComplete;
    const keys = Array.from(player.shadowRoot!.querySelectorAll('.keys div'), (each) =>
      each.textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(keys).toHaveLength(4);
    expect(keys[0]).toMatch(/^Play or pause ?AltP$/);
  });

  test('put the player to sleep', async () => {
    const { player } = await settingsWith(VOICES);
    expect(optionsOf(field(player, 'sleep')).slice(0, 4)).toEqual([
      'Off',
      'End of this section',
      'End of the article',
      '5 minutes',
    ]);
    await userEvent.selectOptions(field(player, 'sleep'), '15');
    await player.updateComplete;
    expect(part(player, 'settings-panel').textContent).toMatch(/Stops in 1[45]:\d\d/);
  });

  test('lengthen the pause behind each sentence', async () => {
    const { player, engine } = await settingsWith(VOICES);
    await userEvent.selectOptions(field(player, 'pauses'), '2');
    useVirtualTime();
    engine.now.end();
    await advance(1999);
    expect(engine.texts).toHaveLength(1);
    await advance(1000);
    expect(engine.texts).toHaveLength(2);
  });

  test('copy a link to the sentence being said', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const { player, panel } = await settingsWith(VOICES);
    const button = Array.from(panel.querySelectorAll('button')).find((each) => each.textContent.includes('Copy link'))!;
    button.click();
    await vi.waitFor(() => expect(button.textContent.trim()).toBe('Link copied'));
    expect(write).toHaveBeenCalledWith(player.linkTo());
  });

  test('are one part, loaded when they are wanted', async () => {
    const { player } = await openFace();
    expect(player.shadowRoot!.querySelector('[part="settings"], .settings')).toBeNull();
  });
});

describe('the choice of voice', () => {
  test('says of each where it speaks, by region, the best first', async () => {
    const { player } = await settingsWith(VOICES);
    const select = field(player, 'voice');
    expect(optionsOf(select)).toEqual(['Best for this article', 'Ava, on this device', 'Daniel, on this device']);
    expect(Array.from(select.querySelectorAll('optgroup'), ({ label }) => label)).toEqual([
      'English (US)',
      'English (UK)',
    ]);
    expect(select.labels![0]!.textContent).toBe('Voice');
  });

  test('offers those that need the internet only to who wants them, and says what that means', async () => {
    const { player } = await settingsWith(VOICES);
    expect(player.onlineVoices).toBe(false);
    const online = box(player, 'internet');
    expect(field(player, online.getAttribute('aria-describedby')!).textContent).toMatch(
      /send the text off this device/,
    );
    online.click();
    await player.updateComplete;
    expect(optionsOf(field(player, 'voice'))).toContain('Sonia, needs internet');
    expect(player.onlineVoices).toBe(true);
  });

  test('is heard at once, and can be left to the player again', async () => {
    const { player, engine } = await settingsWith(VOICES);
    await userEvent.selectOptions(field(player, 'voice'), 'daniel');
    await vi.waitFor(() => expect(engine.now.utterance.voice?.id).toBe('daniel'));
    await player.updateComplete;
    expect(field(player, 'voice').value).toBe('daniel');
    field(player, 'voice').value = '';
    field(player, 'voice').dispatchEvent(new Event('change'));
    player.pause();
    part(player, 'play').click();
    expect([player.voice, engine.now.utterance.voice]).toEqual(['', undefined]);
  });

  test('shows other languages when they are wanted', async () => {
    const { player } = await settingsWith(VOICES, LONG.replace('</article>', '<p lang="de">Guten Tag.</p></article>'));
    expect(optionsOf(field(player, 'language'))).toEqual(['English', 'German', 'All languages']);
    await userEvent.selectOptions(field(player, 'language'), '*');
    await player.updateComplete;
    expect(optionsOf(field(player, 'language'))).toEqual(['English', 'German', 'Italian']);
    await userEvent.selectOptions(field(player, 'language'), 'it');
    await player.updateComplete;
    expect(optionsOf(field(player, 'voice'))).toEqual(['Best for this article', 'Alice, on this device']);
  });

  test('has the voice say the present sentence, and stops it', async () => {
    const { player, engine, panel } = await settingsWith(VOICES);
    await userEvent.selectOptions(field(player, 'voice'), 'daniel');
    const button = Array.from(panel.querySelectorAll('button')).find((each) =>
      each.textContent.includes('Hear this voice'),
    )!;
    button.click();
    await player.updateComplete;
    expect([player.paused, button.textContent.trim()]).toEqual([true, 'Stop this voice']);
    expect(engine.now.utterance).toMatchObject({ text: 'The last ferry', voice: { id: 'daniel' } });
    button.click();
    await player.updateComplete;
    expect([engine.now.signal.aborted, button.textContent.trim()]).toEqual([true, 'Hear this voice']);
    button.click();
    engine.now.fail(new SpeechError('silent', 'No answer.', 'en'));
    await vi.waitFor(() => expect(panel.textContent).toContain('The voice does not answer.'));
    expect(button.textContent.trim()).toBe('Hear this voice');
    button.click();
    part(player, 'play').click();
    await vi.waitFor(() => expect(button.textContent.trim()).toBe('Hear this voice'));
  });

  test('survives 13,362 voices, of which it shows a few', async () => {
    const many = Array.from({ length: 13_362 }, (_, index) =>
      engineVoice(`v${index}`, `Voice ${index}`, ['en-US', 'en-GB', 'de-DE', 'fr-FR', 'ja-JP'][index % 5]!),
    );
    const { player, panel } = await settingsWith(many);
    expect(panel.querySelectorAll('option').length).toBeLessThan(120);
    const button = Array.from(panel.querySelectorAll('button')).find((each) => each.textContent === 'More voices')!;
    button.click();
    await player.updateComplete;
    expect(panel.querySelectorAll('option').length).toBeLessThan(400);
    player.voice = 'v13360';
    await player.updateComplete;
  });

  test('takes names for text, and gives a name to what has none', async () => {
    const { player } = await settingsWith([
      engineVoice('a', '<img src=x onerror=alert(1)>', 'en'),
      engineVoice('b', '', 'en'),
      engineVoice('c', 'com.apple.voice.compact.en-US.Samantha', 'en'),
      engineVoice('d', 'urn:moz-tts:speechd:English', 'en'),
      engineVoice('e', 'N'.repeat(400), 'en'),
      engineVoice('f', ' \n\t ', 'en-x-odd'),
    ]);
    const [, ...names] = optionsOf(field(player, 'voice'));
    expect(names.slice(0, 4)).toEqual([
      '<img src=x onerror=alert(1)>, on this device',
      'Voice 2, on this device',
      'Voice 3, on this device',
      'Voice 4, on this device',
    ]);
    expect(names[4]!.length).toBeLessThan(110);
    expect(player.shadowRoot!.querySelector('img')).toBeNull();
  });

  test('says so where there are none', async () => {
    const { player, engine } = await playingFace();
    engine.voices = () => Promise.resolve([]);
    part(player, 'settings').click();
    await vi.waitFor(() =>
      expect(part(player, 'settings-panel').textContent).toContain('There are no voices to choose from here.'),
    );
  });
});
