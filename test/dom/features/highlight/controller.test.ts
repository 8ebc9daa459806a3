import { afterEach, describe, expect, test, vi } from 'vitest';
import { ARTICLE, closePage, lit, openPage, part, THREE, TWO } from '../../../support/fake-page.js';
import { emulate } from '../../../support/media.js';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  closePage();
});

const flashed = () => Array.from(CSS.highlights.get('article-player-flash') ?? [], String);
const styleOf = (element: Element, name: string) =>
  getComputedStyle(element, `::highlight(article-player-${name})`);

async function playing(attributes = '') {
  const opened = await openPage(
    ARTICLE.replace('<article-player>', `<article-player storage="none" ${attributes}>`),
  );
  await opened.player.ready;
  await opened.player.updateComplete;
  opened.player.seekTo(1);
  part(opened.player, 'play').click();
  opened.engine.now.begin();
  return opened;
}

describe('a sentence after a seek', () => {
  test('is emphasized for a moment', async () => {
    const { player } = await playing();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    player.next();
    expect(flashed()).toEqual([TWO]);
    vi.advanceTimersByTime(1000);
    expect(flashed()).toEqual([]);
    expect(lit('sentence')).toEqual([TWO]);
  });

  test('is emphasized until the next sentence with reduced motion', async () => {
    emulate('(prefers-reduced-motion: reduce)');
    const { player, engine } = await playing();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    player.next();
    vi.advanceTimersByTime(5000);
    expect(flashed()).toEqual([TWO]);
    engine.now.begin();
    engine.now.end();
    await vi.advanceTimersByTimeAsync(2000);
    expect(player.currentSentence!.text).toBe(THREE);
    expect(flashed()).toEqual([]);
  });

  test('is not emphasized if the highlight is off', async () => {
    const { player } = await playing('highlight="none"');
    player.next();
    expect([flashed(), lit('sentence')]).toEqual([[], []]);
  });

  test('is emphasized, unlike one that playback reaches', async () => {
    const { player, engine } = await playing();
    engine.now.end();
    await vi.waitFor(() => expect(player.currentSentence!.text).toBe(TWO));
    expect(flashed()).toEqual([]);
  });

  test('is no longer emphasized when the player is removed', async () => {
    const { player } = await playing();
    player.next();
    player.remove();
    expect([...CSS.highlights.keys()]).toEqual([]);
  });
});

describe('the colours of the highlight', () => {
  test('can be set, and changed during playback', async () => {
    const { player, page } = await playing('highlight-colors="blue"');
    const paragraph = page.querySelector('p')!;
    expect(styleOf(paragraph, 'sentence').backgroundColor).toBe('rgb(208, 230, 255)');
    player.highlightColors = 'contrast';
    await player.updateComplete;
    expect(styleOf(paragraph, 'sentence').backgroundColor).toBe('rgb(0, 0, 0)');
  });

  test('warn about an invalid value', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { player } = await playing('highlight-colors="mauve"');
    expect(warn.mock.calls[0]![0]).toMatch(
      /highlight-colors="mauve" is not accepted; accepted: yellow, blue, underline, contrast/,
    );
    expect(player.highlightColors).toBe('yellow');
  });

  test('are dark for a sentence in a dark part of a light page', async () => {
    const { player, page } = await playing();
    const [first, last] = page.querySelectorAll('p');
    last!.style.background = '#111';
    expect(styleOf(first!, 'sentence').backgroundColor).toBe('rgb(255, 243, 191)');
    player.seekTo(3);
    expect(styleOf(last!, 'sentence').backgroundColor).toBe('rgb(59, 52, 19)');
  });

  test('underline the sentence if the voice reports no words', async () => {
    const { engine, player, page } = await playing();
    const lineOf = () => styleOf(page.querySelector('p')!, 'sentence').textDecorationLine;
    expect(lineOf()).toBe('none');
    engine.now.end();
    await vi.waitFor(() => expect(player.currentSentence!.text).toBe(TWO));
    expect(lineOf()).toBe('underline');
    engine.now.begin();
    engine.now.reach('counted');
    expect(lineOf()).toBe('none');
  });

  test('underline the sentence if words are not highlighted', async () => {
    const { page } = await playing('highlight="sentence"');
    expect(styleOf(page.querySelector('p')!, 'sentence').textDecorationLine).toBe('underline');
  });
});

test('the highlight adds no node to the page', async () => {
  const { player, page, engine } = await playing('highlight-colors="blue"');
  const article = page.querySelector('article')!;
  const before = article.outerHTML;
  engine.now.reach('ferry');
  player.next();
  expect(article.outerHTML).toBe(before);
});
