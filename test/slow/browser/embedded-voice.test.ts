import { fixture, html } from '@open-wc/testing';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import '../../../src/define.js';
import type { ArticlePlayerElement } from '../../../src/shell/article-player.js';
import type { SpeechEngine } from '../../../src/speech/types.js';
import { pressBefore } from '../../support/pressed.js';

pressBefore();

/** A `speechSynthesis` without voices: it accepts utterances, without sound. */
const VOICELESS: SpeechEngine = {
  name: 'voiceless',
  voices: async () => [],
  voicelessAfter: () => 0,
  speak: (_utterance, _onMark, signal) =>
    new Promise((_resolve, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason as Error)),
    ),
};

/** Audio elements that were played. */
let played: HTMLMediaElement[];
let requested: string[];

beforeEach(() => {
  played = [];
  requested = [];
  const { play } = HTMLMediaElement.prototype;
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(function (
    this: HTMLMediaElement,
  ) {
    played.push(this);
    return play.call(this);
  });
  const { fetch } = globalThis;
  vi.spyOn(globalThis, 'fetch').mockImplementation((url, options) => {
    requested.push(String(url));
    return fetch(url, options);
  });
});
afterEach(async () => {
  Reflect.deleteProperty(navigator, 'connection');
  vi.restoreAllMocks();
  for (const name of await caches.keys()) await caches.delete(name);
});

async function setUp({ lang = 'en', embedded = 'auto' } = {}) {
  const page = await fixture(html`
    <div lang=${lang}>
      <article-player for="ferry" embedded-voice=${embedded} muted></article-player>
      <article id="ferry"><p>The ferry left at dawn. Nobody stood on the pier.</p></article>
    </div>
  `);
  const player = page.querySelector<ArticlePlayerElement>('article-player')!;
  player.engines = [VOICELESS, player.engines[1]!];
  await player.ready;
  const words: string[] = [];
  const notices: unknown[] = [];
  player.addEventListener(
    'wordchange',
    () => player.currentWord && words.push(String(player.currentWord.range)),
  );
  player.addEventListener('noticechange', () => notices.push(player.notice?.reason));
  const button = () => player.renderRoot.querySelector<HTMLButtonElement>('[part="play"]')!;
  return { player, words, notices, button, page };
}

const loads = () => requested.filter((url) => url.includes('flite')).length;

describe('without a voice of the browser', () => {
  test('the first play() loads the embedded voice, shows the progress, and it speaks word by word', async () => {
    const { player, words, notices, button } = await setUp();
    expect([loads(), played.length]).toEqual([0, 0]);
    button().click();
    await vi.waitFor(() => expect(words).toContain('ferry'));
    expect(notices[0]).toBe('loading');
    expect([player.notice, loads()]).toEqual([null, 1]);
    player.pause();
    expect(played[0]!.paused).toBe(true);
  });

  test('a change of the rate applies at once, to the same sound', async () => {
    const { player, words, button } = await setUp({ embedded: 'load' });
    button().click();
    await vi.waitFor(() => expect(words.length).toBeGreaterThan(1));
    const { src } = played[0]!;
    const seeks = vi.fn();
    played[0]!.addEventListener('seeking', seeks);
    player.playbackRate = 2;
    expect([played[0]!.playbackRate, played[0]!.paused, played[0]!.src]).toEqual([2, false, src]);
    expect(seeks).not.toHaveBeenCalled();
    player.pause();
  });

  test('a pause aborts loading; the next play() speaks', async () => {
    const { player, words, button } = await setUp();
    button().click();
    await vi.waitFor(() => expect(loads()).toBe(1));
    button().click();
    expect([player.paused, player.notice]).toEqual([true, null]);
    button().click();
    await vi.waitFor(() => expect(words).toContain('ferry'));
    player.pause();
  });

  test('a player that is removed during loading stays silent', async () => {
    const { player, button } = await setUp();
    button().click();
    await vi.waitFor(() => expect(loads()).toBe(1));
    player.remove();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect([player.paused, played.length]).toEqual([true, 0]);
  });

  test('a person with Save-Data is asked first: nothing is loaded before they agree', async () => {
    Object.defineProperty(navigator, 'connection', {
      configurable: true,
      value: { saveData: true },
    });
    const { player, words, button } = await setUp();
    button().click();
    await vi.waitFor(() => expect(player.error?.reason).toBe('download'));
    expect(loads()).toBe(0);
    await player.updateComplete;
    const load = player.renderRoot.querySelector<HTMLButtonElement>('button.help')!;
    expect(load.textContent.trim()).toBe('Load the voice');
    load.click();
    await vi.waitFor(() => expect(words).toContain('ferry'));
    player.pause();
  });

  test('an article in another language is not spoken by the English voice', async () => {
    const { player, button } = await setUp({ lang: 'de' });
    button().click();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect([loads(), played.length]).toEqual([0, 0]);
    player.pause();
  });

  test('the embedded voice is not used if the page has turned it off', async () => {
    const { player, button } = await setUp({ embedded: 'off' });
    button().click();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(loads()).toBe(0);
    player.pause();
  });
});
