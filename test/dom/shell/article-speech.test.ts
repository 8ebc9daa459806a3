import { nextFrame } from '@open-wc/testing';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ArticleSpeechElement } from '../../../src/index.js';
import { SentenceChangeEvent } from '../../../src/core/events.js';
import {
  ARTICLE,
  closePage,
  lit,
  ONE,
  openPage,
  THREE,
  told,
  TWO,
} from '../../support/fake-page.js';
import { page } from '../../support/page.js';
import { advance, useVirtualTime } from '../../support/virtual-time.js';

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
  test('has its sentences when it is ready, each with its text and its range in the page', async () => {
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
    expect([...CSS.highlights.keys()].filter((name) => name.startsWith('article-player'))).toEqual(
      [],
    );
  });
});

describe('seeking to a target', () => {
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
    getSelection()!.setBaseAndExtent(
      first!.firstChild!,
      ONE.length + 5,
      first!.firstChild!,
      ONE.length + 9,
    );
    player.seekTo(getSelection()!);
    expect(at()).toBe(1);
  });

  test('with an invalid target throws, and the position is kept', async () => {
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

  const WORDS = {
    highlight: 'both, sentence, word, none',
    highlightColors: 'yellow, blue, underline, contrast',
    follow: 'auto, off',
    start: 'top, visible',
    shortcuts: 'off, page',
    code: 'announce, read',
    storage: 'local, none',
    noVoice: 'skip, read',
    embeddedVoice: 'auto, ask, load, off',
    mediaKeys: 'auto, on, off',
    mini: 'auto, off',
  };
  const NO_WORDS = [undefined, null, '', 'pink', 5, {}, Symbol('pink'), Object.create(null)];

  test.each(Object.entries(WORDS))(
    '%s as a property warns once a value, and the default is used',
    async (name, words) => {
      const warn = warnings();
      const { player, engine } = await openPage();
      await player.ready;
      const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      for (const value of [...NO_WORDS, ...NO_WORDS]) {
        Object.assign(player, { [name]: value });
        expect(Reflect.get(player, name)).toBe(words.split(',')[0]);
        await player.updateComplete;
      }
      expect(warn).toHaveBeenCalledTimes(NO_WORDS.length);
      for (const [message] of warn.mock.calls) {
        for (const each of ['<article-player>', `${attribute}="`, `accepted: ${words}.`])
          expect(message).toContain(each);
      }
      void player.play();
      engine.now.begin();
      expect(lit('sentence')).toEqual(['The last ferry']);
    },
  );

  test.each([
    ['article', ['pink', 5, {}], 'an element', undefined],
    ['strings', ['pink', 5], 'an object', {}],
    ['sentencePause', ['long', NaN, {}], 'a number from 0 to 10', 0],
    ['skip', ['p:::x'], 'a CSS selector list', ''],
  ])(
    '%s as a property warns of what is none, and of nothing else',
    async (name, wrong, accepted, usual) => {
      const warn = warnings();
      const { player, engine } = await openPage();
      await player.ready;
      for (const value of [undefined, null, '', ...wrong]) {
        Object.assign(player, { [name]: value });
        expect(Reflect.get(player, name)).toEqual(usual);
        await player.updateComplete;
      }
      expect(warn.mock.calls.map(([message]) => String(message).split('accepted: ')[1])).toEqual(
        wrong.map(() => `${accepted}. The default is used.`),
      );
      void player.play();
      expect(engine.said).toHaveLength(1);
    },
  );

  test.each([
    'engines',
    'voice',
    'src',
    'label',
    'htmlFor',
    'dim',
    'onlineVoices',
    'preview',
    'lexicon',
    'store',
  ] as const)('%s as a property is taken back by nothing, without a warning', async (name) => {
    const warn = warnings();
    const { player } = await openPage();
    const usual = document.createElement('article-player')[name];
    for (const value of [undefined, null, '']) {
      Object.assign(player, { [name]: value });
      await player.updateComplete;
      if (name === 'engines')
        expect(player.engines.map((each) => each.name)).toEqual(['web-speech', 'flite']);
      else expect(player[name] || usual).toBe(usual);
    }
    expect(warn).not.toHaveBeenCalled();
  });

  test.each([['engine'], [['engine']], [[null]], [{}]])(
    'engines that are none warn, and its own speak: %j',
    async (engines) => {
      const warn = warnings();
      const { player } = await open();
      Object.assign(player, { engines });
      await player.updateComplete;
      expect(player.engines).toHaveLength(document.createElement('article-speech').engines.length);
      expect(String(warn.mock.calls)).toContain('accepted: an array of engines');
    },
  );

  test('an option that is reset has the value of its attribute', async () => {
    warnings();
    const { player } = await open(
      'highlight-colors="blue" voice="Nora" dim sentencepause="2" skip=".ad"',
    );
    const said = {
      highlightColors: 'blue',
      voice: 'Nora',
      dim: true,
      sentencePause: 2,
      skip: '.ad',
    };
    expect(player).toMatchObject(said);
    for (const nothing of [undefined, null, '']) {
      Object.assign(player, {
        highlightColors: 'contrast',
        voice: 'Bob',
        dim: false,
        sentencePause: 1,
        skip: 'p',
      });
      for (const name of Object.keys(said)) Object.assign(player, { [name]: nothing });
      // An empty string is a valid text.
      expect(player).toMatchObject(nothing === '' ? { ...said, voice: '', skip: '' } : said);
    }
  });

  test('a rate outside is clamped, as the property is', async () => {
    const warn = warnings();
    const { player } = await open('playback-rate="9"');
    expect(player.playbackRate).toBe(4);
    expect(warn).not.toHaveBeenCalled();
  });

  test('a good attribute is taken, and its removal brings the default back', async () => {
    const { player } = await open(
      'playback-rate="1.5" volume="0.5" muted highlight="word" skip="p + p"',
    );
    await player.ready;
    expect(player).toMatchObject({
      playbackRate: 1.5,
      volume: 0.5,
      muted: true,
      highlight: 'word',
    });
    expect(player.sentences).toHaveLength(2);
    for (const name of ['playback-rate', 'volume', 'highlight', 'skip'])
      player.removeAttribute(name);
    await player.updateComplete;
    expect(player).toMatchObject({ playbackRate: 1, volume: 1, highlight: 'both' });
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

  test('an empty article is read when it has text', async () => {
    const warn = warnings();
    const { player, page } = await open('', '');
    await vi.waitFor(() => expect(warn).toHaveBeenCalledTimes(1));
    page.querySelector('#story')!.textContent = ONE;
    await player.ready;
    expect(player.sentences).toHaveLength(1);
  });

  test('a voice is requested by its id or its name: an unknown one leaves the choice to the engine', async () => {
    const { player, engine } = await open('voice="Nobody"');
    await player.ready;
    void player.play();
    expect(engine.now.utterance.voice).toEqual({ id: 'Nobody', name: 'Nobody' });
  });
});

class LateNames extends ArticleSpeechElement {}

describe('names of properties, as frameworks write them into attributes', () => {
  const WRITTEN =
    'htmlFor="story" playbackRate="1.5" onlineVoices noVoice="read" embeddedVoice="off" mediaKeys="on" highlightColors="blue" sentencePause="2"';
  const MEANT = {
    ...{
      htmlFor: 'story',
      playbackRate: 1.5,
      defaultPlaybackRate: 1.5,
      onlineVoices: true,
      noVoice: 'read',
    },
    ...{ embeddedVoice: 'off', mediaKeys: 'on', highlightColors: 'blue', sentencePause: 2 },
  };

  test.each(['article-speech', 'article-player'] as const)(
    'are applied in markup of <%s>',
    async (tag) => {
      const { player } = await openPage<ArticleSpeechElement>(
        `<${tag} ${WRITTEN}></${tag}><p id="story">${ONE}</p>`,
        tag,
      );
      await player.ready;
      expect(player).toMatchObject(MEANT);
      expect(player.sentences.map(({ text }) => text)).toEqual([ONE]);
    },
  );

  test('are applied when they are set before the element is defined', () => {
    const element = page(`<late-names ${WRITTEN}></late-names>`).firstElementChild!;
    customElements.define('late-names', LateNames);
    expect(element).toMatchObject(MEANT);
  });

  test('have less precedence than the attribute’s own name, and are removed with it', async () => {
    const { player } = await open('playback-rate="2" playbackrate="1.5" highlightcolors="blue"');
    expect([player.playbackRate, player.highlightColors]).toEqual([2, 'blue']);
    player.setAttribute('highlight-colors', 'contrast');
    player.removeAttribute('playback-rate');
    expect([player.playbackRate, player.highlightColors]).toEqual([1.5, 'contrast']);
    for (const name of ['playbackrate', 'highlightcolors', 'highlight-colors'])
      player.removeAttribute(name);
    expect([player.playbackRate, player.highlightColors]).toEqual([1, 'yellow']);
  });

  test('with the value "false" are off', async () => {
    const { player } = await open('onlineVoices="false"');
    expect(player.onlineVoices).toBe(false);
  });

  test('with a value that is not accepted warn once, and the default is used', async () => {
    const warn = warnings();
    const { player } = await open('playbackRate="fast" highlightColors="pink"');
    expect([player.playbackRate, player.highlightColors]).toEqual([1, 'yellow']);
    expect(warn.mock.calls.map(([message]) => String(message).split(' ')[1])).toEqual([
      'playback-rate="fast"',
      'highlight-colors="pink"',
    ]);
  });
});

test('a pause can be had after each sentence', async () => {
  const { player, engine } = await open();
  await player.ready;
  player.sentencePause = 2;
  await player.updateComplete;
  useVirtualTime();
  void player.play();
  engine.now.begin();
  engine.now.end();
  await advance(1900);
  expect(engine.said).toHaveLength(1);
  await advance(200);
  expect(engine.said).toHaveLength(2);
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

  test('moved within one task, it continues to speak', async () => {
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

  test('an article that is not one any more is dropped, and another one is read instead', async () => {
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

  test('inserted and played in one task, it speaks, and continues', async () => {
    const { player: other, engine, page } = await open();
    const player = document.createElement('article-speech');
    Object.assign(player, { engines: other.engines, htmlFor: 'story' });
    page.append(player);
    void player.play();
    await player.updateComplete;
    expect([player.paused, engine.said.length]).toEqual([false, 1]);
  });

  test('given another article and played in one task, it speaks that one, and continues', async () => {
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

  test('warns once that its article is gone, whatever the page does', async () => {
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

  test('without an engine that can run it reports an error, and uses no other', async () => {
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
