import { nextFrame } from '@open-wc/testing';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ArticleSpeechElement } from '../../../src/element/article-speech.js';
import { SentenceChangeEvent } from '../../../src/element/events.js';
import { ARTICLE, closePage, lit, ONE, openPage, THREE, told, TWO } from '../../support/fake-page.js';

afterEach(() => {
  closePage();
  vi.restoreAllMocks();
});

/** The headless element beside an article of its own. */
const open = (attributes = '', article = `<p>${ONE} ${TWO}</p><p>${THREE}</p>`) =>
  openPage<ArticleSpeechElement>(
    `<article-speech for="story" ${attributes}></article-speech><div id="story" lang="en">${article}</div>`,
    'article-speech',
  );

const warnings = () => vi.spyOn(console, 'warn').mockImplementation(() => {});

describe('an article as media', () => {
  test('has its sentences once it is ready, each with its text and its place in the page', async () => {
    const { player } = await open();
    await player.ready;
    expect(player.sentences.map(({ text }) => text)).toEqual([ONE, TWO, THREE]);
    expect(player.sentences.map(({ range }) => String(range))).toEqual([ONE, TWO, THREE]);
    expect(player.sentences[2]).toMatchObject({ index: 2, kind: 'paragraph', lang: 'en' });
    expect(player.duration).toBeGreaterThan(3);
  });

  test('renders nothing', async () => {
    const { player } = await open();
    expect(player.shadowRoot!.children).toHaveLength(0);
    expect(player.getBoundingClientRect().height).toBe(0);
  });

  test('dispatches the events of media on itself; they do not bubble', async () => {
    const { player, engine, page } = await open();
    const [own, above] = [vi.fn(), vi.fn()];
    for (const type of ['play', 'playing', 'timeupdate', 'pause']) {
      player.addEventListener(type, () => own(type));
      page.addEventListener(type, above);
    }
    void player.play().catch(() => {});
    engine.now.begin();
    player.pause();
    await told();
    expect(own.mock.calls.flat()).toEqual(['play', 'playing', 'timeupdate', 'pause']);
    expect(above).not.toHaveBeenCalled();
  });

  test('its sentence events bring the sentence', async () => {
    const { player } = await open();
    const texts: unknown[] = [];
    player.addEventListener('sentencechange', (event) => {
      expect(event).toBeInstanceOf(SentenceChangeEvent);
      texts.push((event as SentenceChangeEvent).sentence?.text);
    });
    void player.play();
    player.next();
    await told();
    expect(texts).toEqual([ONE, TWO]);
    expect(player.currentSentence?.text).toBe(TWO);
  });

  test('play() reaches the voice in the same task', async () => {
    const { player, engine } = await open();
    void player.play();
    expect(engine.texts).toEqual([ONE]);
  });

  test('the article is byte-identical before, during and after', async () => {
    const { player, engine, page } = await open();
    const story = page.querySelector('#story')!;
    const before = story.outerHTML;
    void player.play();
    engine.now.reach('ferry');
    expect(lit('word')).toEqual(['ferry']);
    expect(story.outerHTML).toBe(before);
    player.remove();
    expect(story.outerHTML).toBe(before);
    expect([...CSS.highlights.keys()].filter((name) => name.startsWith('article-player'))).toEqual([]);
  });
});

describe('going to a place', () => {
  test('takes a number, a node, a range or a selection', async () => {
    const { player, page } = await open();
    void player.play();
    const [first, second] = page.querySelectorAll('p');
    const at = () => player.currentSentence!.index;
    player.seekTo(1);
    expect(at()).toBe(1);
    player.seekTo(second!);
    expect(at()).toBe(2);
    const range = document.createRange();
    range.setStart(first!.firstChild!, 3);
    player.seekTo(range);
    expect(at()).toBe(0);
    getSelection()!.setBaseAndExtent(first!.firstChild!, ONE.length + 5, first!.firstChild!, ONE.length + 9);
    player.seekTo(getSelection()!);
    expect(at()).toBe(1);
  });

  test('with nonsense throws, and the place is kept', async () => {
    const { player } = await open();
    await player.ready;
    player.seekTo(2);
    const time = player.currentTime;
    expect(() => player.seekTo(99)).toThrow(RangeError);
    expect(() => player.seekTo('there' as never)).toThrow(TypeError);
    expect(() => player.seekTo(document.createElement('p'))).toThrow(RangeError);
    expect(player.currentTime).toBe(time);
  });
});

describe('bad input', () => {
  test.each([
    ['playback-rate="fast"', 'playback-rate="fast"', 'a number from 0.5 to 4'],
    ['playback-rate="Infinity"', 'playback-rate="Infinity"', 'a number from 0.5 to 4'],
    ['volume=""', 'volume=""', 'a number from 0 to 1'],
    ['highlight="bright"', 'highlight="bright"', 'both, sentence, word, none'],
    ['skip="p:::x"', 'skip="p:::x"', 'a CSS selector list'],
  ])('%s warns once, and the default is used', async (attribute, named, accepted) => {
    const warn = warnings();
    const { player } = await open(attribute);
    await player.ready;
    expect(warn).toHaveBeenCalledTimes(1);
    const message = String(warn.mock.calls[0]![0]);
    for (const each of ['<article-speech>', named, accepted]) expect(message).toContain(each);
    expect(player).toMatchObject({ playbackRate: 1, volume: 1, highlight: 'both' });
    expect(player.sentences).toHaveLength(3);
  });

  test('a rate outside is clamped, as the property is', async () => {
    const warn = warnings();
    const { player } = await open('playback-rate="9"');
    expect(player.playbackRate).toBe(4);
    expect(warn).not.toHaveBeenCalled();
  });

  test('a good attribute is taken, and its removal brings the default back', async () => {
    const { player } = await open('playback-rate="1.5" volume="0.5" muted highlight="word" skip="p + p"');
    await player.ready;
    expect(player).toMatchObject({ playbackRate: 1.5, volume: 0.5, muted: true, highlight: 'word' });
    expect(player.sentences).toHaveLength(2);
    for (const name of ['playback-rate', 'volume', 'muted', 'highlight', 'skip']) player.removeAttribute(name);
    await player.updateComplete;
    expect(player).toMatchObject({ playbackRate: 1, volume: 1, muted: false, highlight: 'both' });
    expect(player.sentences).toHaveLength(3);
  });

  test('`for` that names nothing warns once, plays nothing, and waits for what it names', async () => {
    const warn = warnings();
    const { player, page } = await openPage<ArticleSpeechElement>(
      '<article-speech for="late"></article-speech>',
      'article-speech',
    );
    await vi.waitFor(() => expect(warn).toHaveBeenCalledTimes(1));
    expect(warn.mock.calls[0]![0]).toContain('for="late"');
    await expect(player.play()).rejects.toMatchObject({ name: 'NotSupportedError' });
    page.insertAdjacentHTML('beforeend', `<div id="late">${ONE}</div>`);
    await player.ready;
    expect(player.sentences.map(({ text }) => text)).toEqual([ONE]);
    expect(warn).toHaveBeenCalledTimes(1);
  });

  test('an empty article is waited for until it has words', async () => {
    const warn = warnings();
    const { player, page } = await open('', '');
    await vi.waitFor(() => expect(warn).toHaveBeenCalledTimes(1));
    page.querySelector('#story')!.textContent = ONE;
    await player.ready;
    expect(player.sentences).toHaveLength(1);
  });

  test('a voice is asked of the engine by its id or its name: what nobody knows leaves it the choice', async () => {
    const { player, engine } = await open('voice="Nobody"');
    await player.ready;
    void player.play();
    expect(engine.now.utterance.voice).toEqual({ id: 'Nobody', name: 'Nobody' });
  });
});

describe('its life in the page', () => {
  test('taken out in mid-speech, it stops; put back, it can go on', async () => {
    const { player, engine, page } = await open();
    void player.play();
    engine.now.reach('left');
    player.remove();
    await Promise.resolve();
    expect(engine.now.signal.aborted).toBe(true);
    page.append(player);
    void player.play();
    expect(engine.texts.at(-1)).toBe('left at dawn.');
  });

  test('moved within one task, it goes on speaking', async () => {
    const { player, engine, page } = await open();
    void player.play();
    page.prepend(player);
    await Promise.resolve();
    expect([player.paused, engine.said.length]).toEqual([false, 1]);
  });

  test('stops when the page is left', async () => {
    const { player } = await open();
    void player.play();
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(player.paused).toBe(true);
  });

  test('touches no voice before it is asked to speak', async () => {
    const asked = vi.spyOn(window, 'speechSynthesis', 'get');
    const page = document.createElement('div');
    page.innerHTML = ARTICLE.replaceAll('article-player', 'article-speech');
    document.body.append(page);
    await page.querySelector('article-speech')!.ready;
    page.remove();
    expect(asked).not.toHaveBeenCalled();
  });

  test('an article that is no longer one is forgotten, and another one is read in its place', async () => {
    const warn = warnings();
    const { player, page } = await open();
    await player.ready;
    player.htmlFor = 'nowhere';
    await player.updateComplete;
    expect(player.sentences).toEqual([]);
    expect(warn).toHaveBeenCalledTimes(1);
    player.article = page.querySelector('p + p')!;
    await player.updateComplete;
    expect(player.sentences.map(({ text }) => text)).toEqual([THREE]);
  });

  test('put into the page and played in one task, it speaks, and goes on', async () => {
    const { player: other, engine, page } = await open();
    const player = document.createElement('article-speech');
    Object.assign(player, { engines: other.engines, htmlFor: 'story' });
    page.append(player);
    void player.play();
    await player.updateComplete;
    expect([player.paused, engine.said.length]).toEqual([false, 1]);
  });

  test('given another article and played in one task, it speaks that one, and goes on', async () => {
    const { player, engine, page } = await open();
    await player.ready;
    player.article = page.querySelector('p + p')!;
    void player.play();
    await player.updateComplete;
    expect(player.paused).toBe(false);
    expect(engine.texts).toEqual([THREE]);
  });

  test('moved into another article, it reads that one', async () => {
    const { player, page } = await openPage(
      `<article id="a"><article-player></article-player><p>${ONE}</p></article><article id="b"><p>${TWO}</p></article>`,
    );
    await player.ready;
    page.querySelector('#b')!.prepend(player);
    await player.ready;
    expect(player.sentences.map(({ text }) => text)).toEqual([TWO]);
  });

  test('tells once that its article is gone, whatever else the page does', async () => {
    warnings();
    const { player, page } = await open();
    await player.ready;
    const emptied = vi.fn();
    player.addEventListener('emptied', emptied);
    player.htmlFor = 'nowhere';
    await player.updateComplete;
    for (let i = 0; i < 3; i++) {
      page.append(document.createElement('hr'));
      await nextFrame();
      await expect(player.play()).rejects.toMatchObject({ name: 'NotSupportedError' });
    }
    expect(emptied).toHaveBeenCalledTimes(1);
  });

  test('without an engine that can run it says so, and takes no other', async () => {
    const { player } = await open();
    player.engines = [];
    await player.ready;
    await expect(player.play()).rejects.toMatchObject({ name: 'NotSupportedError' });
    expect(player.error?.reason).toBe('unsupported');
  });

  test('load() reads the article anew', async () => {
    const { player, page } = await open();
    await player.ready;
    page.querySelector('p')!.textContent = 'All is new.';
    player.load();
    expect(player.sentences[0]!.text).toBe('All is new.');
  });

  test('of two players on a page, one speaks', async () => {
    const { player: one } = await open();
    void one.play();
    const two = document.createElement('article-speech');
    two.htmlFor = 'story';
    one.after(two);
    two.engines = one.engines;
    void two.play();
    expect([one.paused, two.paused]).toEqual([true, false]);
  });
});
