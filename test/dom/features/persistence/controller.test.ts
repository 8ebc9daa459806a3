import { internalsOf } from '../../../support/internals.js';
import { nextFrame } from '@open-wc/testing';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ArticlePlayerElement } from '../../../../src/shell/article-player.js';
import type { PreferenceChange } from '../../../../src/core/preferences.js';
import type { PlayerStore } from '../../../../src/features/persistence/shared-store.js';
import { closePage, openPage, part } from '../../../support/fake-page.js';
import { useVirtualTime } from '../../../support/virtual-time.js';
import { openSpeed, option } from '../../../support/player-ui.js';

const PLACES = 'article-player.places.1';
const PREFERENCES = 'article-player.preferences.1';

/** A sentence that takes about three seconds. */
const sentence = (index: number) => `On day ${index} the ferry left the old harbour at dawn.`;
const SENTENCES = Array.from({ length: 40 }, (_, index) => sentence(index));
const paragraphs = (sentences: readonly string[]) =>
  sentences.map((text) => `<p>${text}</p>`).join('');

/** Opens the page, for the first time or again. */
const visit = (attributes = '', sentences: readonly string[] = SENTENCES) =>
  openPage(
    `<article-player for="story" ${attributes}></article-player><div id="story" lang="en">${paragraphs(sentences)}</div>`,
  );
const memoryOf = (player: ArticlePlayerElement) => internalsOf(player).features!.persistence;
const prefer = (player: ArticlePlayerElement, choices: PreferenceChange) =>
  memoryOf(player).prefer(choices);
const stored = (key: string) => JSON.parse(localStorage.getItem(key) ?? 'null') as unknown;

/** Plays from a sentence, pauses, and closes the page. */
async function leaveAt(index: number, attributes = ''): Promise<void> {
  const { player } = await visit(attributes);
  await player.ready;
  void player.play().catch(() => {});
  player.seekTo(index);
  player.pause();
  closePage();
}

/** A publisher's own store. */
function ownStore(answer: <Value>(value: Value) => Value | Promise<Value> = (value) => value) {
  const kept = new Map<string, string>();
  const store = {
    getItem: vi.fn((key: string) => answer(kept.get(key) ?? null)),
    setItem: vi.fn((key: string, value: string) => answer(void kept.set(key, value))),
    removeItem: vi.fn((key: string) => answer(void kept.delete(key))),
  } satisfies PlayerStore;
  return { kept, store };
}

beforeEach(() => localStorage.clear());
afterEach(() => {
  closePage();
  vi.restoreAllMocks();
  localStorage.clear();
});

describe('an article that was not heard to its end', () => {
  test('is offered from the last sentence', async () => {
    await leaveAt(20);
    const { player } = await visit();
    await player.ready;
    const { offer } = memoryOf(player);
    expect(offer!.offset).toBe(player.sentences[20]!.start);
    expect(offer!.time).toBeGreaterThan(50);
    expect([player.paused, player.currentTime]).toEqual([true, 0]);
  });

  test('resumes from there in the task of the click, and the label says so', async () => {
    await leaveAt(20);
    const { player, engine } = await visit();
    await player.ready;
    await nextFrame();
    const triggers: unknown[] = [];
    player.addEventListener('play', (event) =>
      triggers.push((event as Event & { trigger: string }).trigger),
    );
    expect(part(player, 'label').textContent).toMatch(/Resume at \d:\d\d/);
    part(player, 'play').click();
    expect(engine.texts).toEqual([sentence(20)]);
    expect(memoryOf(player).offer).toBeUndefined();
    await vi.waitFor(() => expect(triggers).toEqual(['button']));
  });

  test('can be played from the start, which removes the stored position', async () => {
    await leaveAt(20);
    const { player, engine } = await visit();
    await player.ready;
    await nextFrame();
    part(player, 'resume').click();
    expect(engine.texts).toEqual([sentence(0)]);
    expect(stored(PLACES)).toBeNull();
    await nextFrame();
    expect(player.shadowRoot!.querySelector('[part="resume"]')).toBeNull();
  });

  test('and is edited right before the click resumes at the same words', async () => {
    await leaveAt(20);
    const { player, engine, page } = await visit();
    await player.ready;
    page.querySelector('#story')!.prepend('A word before all. ');
    void memoryOf(player)
      .resume('button')
      .catch(() => {});
    expect(engine.texts).toEqual([sentence(20)]);
  });

  test('does not resume when the page calls play(), and stays stored', async () => {
    await leaveAt(20);
    const { player, engine } = await visit();
    void player.play().catch(() => {});
    expect(engine.texts).toEqual([sentence(0)]);
    player.pause();
    closePage();
    const again = await visit();
    await again.player.ready;
    expect(memoryOf(again.player).offer?.offset).toBe(again.player.sentences[20]!.start);
  });

  test.each([
    ['near its start', 3],
    ['near its end', 39],
  ])('%s is not offered', async (_, index) => {
    await leaveAt(index);
    const { player } = await visit();
    await player.ready;
    expect(memoryOf(player).offer).toBeUndefined();
  });

  test('is not offered if the text before the position was removed', async () => {
    await leaveAt(20);
    const { player } = await visit('', SENTENCES.slice(19));
    await player.ready;
    expect(memoryOf(player).offer).toBeUndefined();
  });

  test('is not offered once it was played to its end', async () => {
    await leaveAt(20);
    const { player, engine } = await visit();
    await player.ready;
    void player.play().catch(() => {});
    player.seekTo(39);
    const ended = new Promise((resolve) =>
      player.addEventListener('ended', resolve, { once: true }),
    );
    engine.now.end();
    await ended;
    expect(stored(PLACES)).toBeNull();
  });

  test('and was edited is offered from the same words', async () => {
    await leaveAt(20);
    const edited = ['News came in.', ...SENTENCES.slice(0, 9), ...SENTENCES.slice(12)];
    const { player } = await visit('', edited);
    await player.ready;
    const { offset } = memoryOf(player).offer!;
    expect(player.sentences.find(({ start }) => start === offset)!.text).toBe(sentence(20));
  });

  test('is offered from the next sentence if the last one was removed', async () => {
    await leaveAt(20);
    const { player } = await visit('', SENTENCES.toSpliced(20, 1));
    await player.ready;
    const { offset } = memoryOf(player).offer!;
    expect(player.sentences.find(({ start }) => start === offset)!.text).toBe(sentence(21));
  });

  test('and is edited while it is offered is offered from the same words', async () => {
    await leaveAt(20);
    const { player, page } = await visit();
    await player.ready;
    page.querySelector('#story')!.prepend('A word before all. ');
    await vi.waitFor(() => expect(player.sentences[0]!.text).toBe('A word before all.'));
    const { offset } = memoryOf(player).offer!;
    expect(player.sentences.find(({ start }) => start === offset)!.text).toBe(sentence(20));
  });

  test('is not offered at another URL, nor for an element with another id', async () => {
    await leaveAt(20);
    const link = document.createElement('link');
    Object.assign(link, { rel: 'canonical', href: 'https://example.org/another' });
    document.head.append(link);
    const { player } = await visit();
    await player.ready;
    expect(memoryOf(player).offer).toBeUndefined();
    link.remove();
    closePage();
    const elsewhere = await openPage(
      `<article-player for="other"></article-player><div id="other">${paragraphs(SENTENCES)}</div>`,
    );
    await elsewhere.player.ready;
    expect(memoryOf(elsewhere.player).offer).toBeUndefined();
  });

  test('as the second article of a page is offered on its own page, and vice versa', async () => {
    const first = Array.from(
      { length: 40 },
      (_, index) => `Snow number ${index} fell on quiet hills all winter.`,
    );
    const article = (sentences: readonly string[], player = '') =>
      `<article lang="en">${player}${paragraphs(sentences)}</article>`;
    const own = '<article-player></article-player>';
    const alone = article(SENTENCES, own);
    const endless = article(first) + article(SENTENCES, own);
    for (const [left, visited] of [
      [endless, alone],
      [alone, endless],
    ] as const) {
      const { player } = await openPage(left);
      await player.ready;
      void player.play().catch(() => {});
      player.seekTo(20);
      player.pause();
      closePage();
      const next = await openPage(visited);
      await next.player.ready;
      expect(memoryOf(next.player).offer!.offset).toBe(next.player.sentences[20]!.start);
      void next.player.play().catch(() => {});
      next.player.seekTo(25);
      next.player.pause();
      closePage();
      expect(stored('article-player.places.1')).toHaveLength(1);
      localStorage.clear();
    }
  });

  test.runIf('navigation' in window)('is offered once a router has set the URL', async () => {
    const address = location.href;
    onTestFinished(() => history.replaceState(history.state, '', address));
    history.replaceState(history.state, '', '#a');
    await leaveAt(20);
    const link = document.createElement('link');
    Object.assign(link, { rel: 'canonical', href: 'https://example.org/before' });
    document.head.append(link);
    const { player } = await visit();
    await player.ready;
    expect(memoryOf(player).offer).toBeUndefined();
    link.remove();
    history.replaceState(history.state, '', '#b');
    await vi.waitFor(() => expect(memoryOf(player).offer).toBeDefined());
  });

  test('is not offered for another text', async () => {
    await leaveAt(20);
    const other = Array.from(
      { length: 40 },
      (_, index) => `Snow number ${index} fell on quiet hills all winter.`,
    );
    const { player } = await visit('', other);
    await player.ready;
    expect(memoryOf(player).offer).toBeUndefined();
  });
});

describe('the position', () => {
  test('is stored during playback, every two seconds at most', async () => {
    const { player, engine } = await visit();
    await player.ready;
    void player.play().catch(() => {});
    player.seekTo(20);
    useVirtualTime();
    const set = vi.spyOn(Storage.prototype, 'setItem');
    let now = performance.now() + 5000;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const goOn = async () => {
      const { length } = engine.said;
      engine.now.end();
      await vi.waitFor(() => expect(engine.said.length).toBe(length + 1));
    };
    await goOn();
    expect(set).toHaveBeenCalledTimes(1);
    await goOn();
    expect(set).toHaveBeenCalledTimes(1);
    now += 2000;
    await goOn();
    expect(set).toHaveBeenCalledTimes(2);
    expect(stored(PLACES)).toMatchObject([{ offset: player.sentences[23]!.start }]);
  });

  test('is stored on pagehide, and when the page is hidden', async () => {
    const { player } = await visit();
    await player.ready;
    void player.play().catch(() => {});
    player.seekTo(20);
    player.seekTo(21);
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(stored(PLACES)).toMatchObject([{ offset: player.sentences[21]!.start }]);
    void player.play().catch(() => {});
    player.seekTo(22);
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(stored(PLACES)).toMatchObject([{ offset: player.sentences[22]!.start }]);
  });

  test('is stored as the article, the offset and the words around it', async () => {
    await leaveAt(20);
    const address = new URL(location.href);
    address.hash = '';
    const [{ article, ...place }] = stored(PLACES) as [Record<string, unknown>];
    expect(decodeURIComponent(article as string).endsWith('#story')).toBe(true);
    expect(place).toEqual({
      offset: 20 * sentence(20).length - 10 + 20,
      before: `\nOn day 19 the ferry left the old harbour at dawn.\n`.slice(-32),
      after: sentence(20).slice(0, 32),
    });
  });
});

describe('a preference of a listener', () => {
  const AVA = { id: 'ava', name: 'Ava', lang: 'en-GB' };

  test('is restored on the next visit, before the first word', async () => {
    const { player } = await visit();
    await player.ready;
    prefer(player, { playbackRate: 1.5, voice: AVA, highlight: 'word', volume: 0.5, muted: true });
    expect(stored(PREFERENCES)).toEqual({
      playbackRate: 1.5,
      volume: 0.5,
      muted: true,
      highlight: 'word',
      voices: { en: AVA },
    });
    closePage();
    const again = await visit();
    void again.player.play().catch(() => {});
    expect(again.engine.now.utterance).toMatchObject({ rate: 1.5, volume: 0, voice: AVA });
    expect(again.player.highlight).toBe('word');
  });

  test('for highlight colors, dimming, pauses, shortcuts and scrolling is restored and applied', async () => {
    const choices = {
      highlightColors: 'blue',
      dim: true,
      sentencePause: 2,
      shortcuts: 'page',
      follow: 'off',
    } as const;
    const { player } = await visit();
    await player.ready;
    prefer(player, choices);
    expect(player).toMatchObject(choices);
    expect(stored(PREFERENCES)).toEqual(choices);
    closePage();
    const again = await visit();
    await again.player.ready;
    expect(again.player).toMatchObject(choices);
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { code: 'KeyP', altKey: true, bubbles: true }),
    );
    expect([again.player.paused, again.engine.texts]).toEqual([false, [sentence(0)]]);
  });

  test.each([
    ['shortcuts', '"always"', 'off'],
    ['highlightColors', '"pink"', 'yellow'],
    ['dim', '"yes"', false],
    ['sentencePause', '-1', 0],
    ['sentencePause', '99', 0],
    ['follow', 'true', 'auto'],
  ] as const)('is ignored if the stored value is invalid: %s, %s', async (name, kept, usual) => {
    localStorage.setItem(PREFERENCES, `{"${name}":${kept},"playbackRate":1.5}`);
    const { player } = await visit();
    await player.ready;
    expect([player[name], player.playbackRate]).toEqual([usual, 1.5]);
  });

  test('from the speed menu is stored', async () => {
    const { player } = await visit();
    void player.play().catch(() => {});
    await nextFrame();
    await openSpeed(player);
    option(player, 'speed', '1.2').click();
    expect(player.playbackRate).toBe(1.2);
    expect(stored(PREFERENCES)).toEqual({ playbackRate: 1.2 });
  });

  test('overrides the attribute; other attributes still apply', async () => {
    localStorage.setItem(PREFERENCES, '{"playbackRate":1.5}');
    const { player } = await visit('playback-rate="2" highlight="sentence" voice="Bob"');
    await player.ready;
    expect([player.playbackRate, player.highlight, player.voice]).toEqual([1.5, 'sentence', 'Bob']);
  });

  test('is overridden by a property that the page sets later, which is not stored', async () => {
    localStorage.setItem(PREFERENCES, '{"playbackRate":1.5}');
    const { player } = await visit();
    await player.ready;
    player.playbackRate = 2;
    player.voice = 'Bob';
    prefer(player, { highlight: 'none' });
    expect([player.playbackRate, player.voice]).toEqual([2, 'Bob']);
    expect(stored(PREFERENCES)).toEqual({ playbackRate: 1.5, highlight: 'none' });
  });

  test('for a voice applies to one language: an English voice is not used in a German article, nor for an English quotation in it', async () => {
    const eva = { id: 'eva', name: 'Eva', lang: 'de-DE' };
    localStorage.setItem(PREFERENCES, JSON.stringify({ voices: { en: AVA, de: eva } }));
    const { player, engine } = await openPage(
      `<article-player for="story"></article-player><div id="story" lang="de"><p>Die Fähre fuhr um acht Uhr ab.</p><p lang="en">It was late.</p></div>`,
    );
    void player.play().catch(() => {});
    expect([player.voice, engine.now.utterance.voice]).toEqual(['eva', eva]);
    player.next();
    await vi.waitFor(() => expect(engine.now.utterance.voice).toEqual(AVA));
  });

  test('can be removed: then the attribute applies again', async () => {
    const { player } = await visit('voice="Bob"');
    await player.ready;
    prefer(player, { voice: AVA });
    expect(player.voice).toBe('ava');
    prefer(player, { voice: null });
    expect(player.voice).toBe('Bob');
    expect(stored(PREFERENCES)).toEqual({ voices: {} });
  });

  test('is applied when the article is read, and not again when the player is moved or the page is restored', async () => {
    localStorage.setItem(PREFERENCES, '{"playbackRate":1.5,"highlight":"word"}');
    const { player, page } = await visit();
    await player.ready;
    player.playbackRate = 2;
    page.append(player);
    await nextFrame();
    localStorage.setItem(PREFERENCES, '{"playbackRate":1.5,"highlight":"none"}');
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect([player.playbackRate, player.highlight]).toEqual([2, 'none']);
  });

  test('applies to the other players of the page at once, except for properties that the page has set', async () => {
    const { page } = await openPage(
      `<article-player for="a"></article-player><article-player for="b"></article-player><p id="a">${sentence(1)}</p><p id="b">${sentence(2)}</p>`,
    );
    const [one, other] = page.querySelectorAll('article-player');
    await Promise.all([one!.ready, other!.ready]);
    other!.volume = 0.25;
    prefer(one!, { playbackRate: 1.75 });
    expect([other!.playbackRate, other!.volume]).toEqual([1.75, 0.25]);
  });

  test.each([
    [{ playbackRate: NaN }],
    [{ playbackRate: 9 }],
    [{ highlight: 'all' }],
    [{ voice: 'Ava' }],
    [{ volume: -1 }],
    [{ shortcuts: 'always' }],
    [{ highlightColors: 'pink' }],
    [{ dim: 1 }],
    [{ sentencePause: 11 }],
  ])('throws a TypeError if it is invalid: %j', async (choices) => {
    const { player } = await visit();
    await player.ready;
    expect(() => prefer(player, choices as never)).toThrow(TypeError);
    expect(localStorage.length).toBe(0);
  });
});

describe('no storage is', () => {
  test('read before the article, nor written before playback or a preference', async () => {
    const get = vi.spyOn(Storage.prototype, 'getItem');
    const set = vi.spyOn(Storage.prototype, 'setItem');
    const remove = vi.spyOn(Storage.prototype, 'removeItem');
    const player = document.createElement('article-player');
    document.body.append(player);
    player.htmlFor = 'later';
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    await nextFrame();
    expect(get).not.toHaveBeenCalled();
    player.remove();
    const { player: other } = await visit();
    await other.ready;
    expect(get.mock.calls.flat().sort()).toEqual([PLACES, PREFERENCES]);
    expect([set.mock.calls, remove.mock.calls]).toEqual([[], []]);
  });

  test('read or written with storage="none", not even in a publisher’s own store', async () => {
    localStorage.setItem(PREFERENCES, '{"playbackRate":1.5}');
    const get = vi.spyOn(Storage.prototype, 'getItem');
    const set = vi.spyOn(Storage.prototype, 'setItem');
    const { store } = ownStore();
    const { player } = await visit('storage="none"');
    player.store = store;
    await player.ready;
    void player.play().catch(() => {});
    player.seekTo(20);
    prefer(player, { playbackRate: 2 });
    player.pause();
    expect(player.playbackRate).toBe(2);
    expect([get.mock.calls, set.mock.calls, store.getItem.mock.calls]).toEqual([[], [], []]);
  });
});

describe('a listener who consents to storage later', () => {
  test('gets the stored preferences, and keeps those set meanwhile', async () => {
    await leaveAt(20);
    localStorage.setItem(PREFERENCES, '{"playbackRate":1.5,"highlight":"word"}');
    const { player } = await visit('storage="none"');
    await player.ready;
    expect(memoryOf(player).offer).toBeUndefined();
    prefer(player, { playbackRate: 2 });
    player.storage = 'local';
    await player.updateComplete;
    expect([player.playbackRate, player.highlight]).toEqual([2, 'word']);
    expect(memoryOf(player).offer?.offset).toBe(player.sentences[20]!.start);
    expect(stored(PREFERENCES)).toEqual({ playbackRate: 2, highlight: 'word' });
  });
});

test('storage="cookie" warns once, and the default is used', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const { player } = await visit('storage="cookie"');
  await player.ready;
  expect(player.storage).toBe('local');
  expect(warn.mock.calls.map(([message]) => message as string)).toEqual([
    '<article-player>: storage="cookie" is not accepted; accepted: local, none. The default is used.',
  ]);
});

const throwingProxy = () =>
  new Proxy(
    {},
    {
      get: () => {
        throw new Error('No.');
      },
    },
  );

describe('a publisher’s own store', () => {
  test.each([
    ['is synchronous', <Value>(value: Value) => value],
    ['is asynchronous', <Value>(value: Value) => Promise.resolve(value)],
  ])('that %s is used instead of localStorage', async (_, answer) => {
    const { kept, store } = ownStore(answer);
    const first = await visit();
    first.player.store = store;
    await first.player.ready;
    void first.player.play().catch(() => {});
    first.player.seekTo(20);
    prefer(first.player, { playbackRate: 1.5 });
    prefer(first.player, { highlight: 'word' });
    first.player.pause();
    await vi.waitFor(() =>
      expect(kept.get(PREFERENCES)).toBe('{"playbackRate":1.5,"highlight":"word"}'),
    );
    closePage();
    const { player } = await visit();
    player.store = store;
    await player.ready;
    await vi.waitFor(() =>
      expect(memoryOf(player).offer?.offset).toBe(player.sentences[20]!.start),
    );
    await vi.waitFor(() => expect([player.playbackRate, player.highlight]).toEqual([1.5, 'word']));
    expect(localStorage.length).toBe(0);
  });

  test('that is asynchronous does not override a preference set meanwhile', async () => {
    const { kept, store } = ownStore((value) => Promise.resolve(value));
    kept.set(PREFERENCES, '{"playbackRate":1.5,"highlight":"word"}');
    const { player } = await visit();
    player.store = store;
    await player.ready;
    await player.updateComplete;
    prefer(player, { playbackRate: 3 });
    await vi.waitFor(() => expect(player.highlight).toBe('word'));
    expect(player.playbackRate).toBe(3);
    await vi.waitFor(() =>
      expect(kept.get(PREFERENCES)).toBe('{"playbackRate":3,"highlight":"word"}'),
    );
  });

  test.each([
    [
      'throws',
      () => {
        throw new Error('No.');
      },
    ],
    ['rejects', () => Promise.reject(new Error('No.'))],
    ['returns another type', () => ({ not: 'a text' }) as never],
    ['returns an object with throwing getters', () => throwingProxy() as never],
  ])('that %s does not break playback', async (_, answer) => {
    const store: PlayerStore = { getItem: answer, setItem: answer, removeItem: answer };
    const { player, engine } = await visit();
    player.store = store;
    await player.ready;
    void player.play().catch(() => {});
    prefer(player, { playbackRate: 2 });
    player.seekTo(20);
    expect(player.playbackRate).toBe(2);
    await vi.waitFor(() => expect(engine.texts.at(-1)).toBe(sentence(20)));
    player.pause();
  });

  test.each<[string, () => unknown]>([
    ['lacks methods', () => ({ getItem: 1 })],
    ['has throwing getters', throwingProxy],
  ])('that %s warns, and nothing is stored', async (_, store) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { player } = await visit();
    player.store = store() as never;
    await player.ready;
    await player.updateComplete;
    prefer(player, { playbackRate: 2 });
    expect(warn.mock.calls.map(([message]) => message as string)).toEqual([
      '<article-player>: The property store is not an object with getItem, setItem and removeItem. Nothing is stored.',
    ]);
    expect(localStorage.length).toBe(0);
  });
});

describe('localStorage', () => {
  test('that throws is not used: preferences apply until the page is closed', async () => {
    vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('Denied.', 'SecurityError');
    });
    const { player } = await visit();
    await player.ready;
    prefer(player, { playbackRate: 1.25 });
    closePage();
    const again = await visit();
    await again.player.ready;
    expect(again.player.playbackRate).toBe(1.25);
    prefer(again.player, { playbackRate: 1 });
  });

  test('that is full loses the oldest positions in favour of the new one', async () => {
    const old = Array.from({ length: 100 }, (_, index) => ({
      article: `https://example.org/${index}`,
      offset: 1,
      before: 'b'.repeat(32),
      after: 'a'.repeat(32),
    }));
    localStorage.setItem(PLACES, JSON.stringify(old.slice(0, 10)));
    fill();
    await leaveAt(20);
    const kept = stored(PLACES) as { article: string }[];
    expect(kept.length).toBeLessThan(11);
    expect(kept.at(-1)!.article).toContain('#story');
  });

  test('that is full of data of the page causes no error', async () => {
    fill();
    const { player } = await visit();
    await player.ready;
    void player.play().catch(() => {});
    player.seekTo(20);
    prefer(player, { playbackRate: 1.5 });
    player.pause();
    expect([player.playbackRate, stored(PLACES), stored(PREFERENCES)]).toEqual([1.5, null, null]);
  });

  test('holds the positions of the last hundred articles', async () => {
    const old = Array.from({ length: 100 }, (_, index) => ({
      article: `https://example.org/${index}`,
      offset: 1,
      before: '',
      after: 'a',
    }));
    localStorage.setItem(PLACES, JSON.stringify(old));
    await leaveAt(20);
    const kept = stored(PLACES) as { article: string }[];
    expect(kept).toHaveLength(100);
    expect([kept[0]!.article, kept[98]!.article]).toEqual([
      'https://example.org/1',
      'https://example.org/99',
    ]);
  });

  test.each([
    'no JSON',
    'null',
    '7',
    '"text"',
    '[]',
    '[null, 3, {}, {"article": 1}, [[]]]',
    '{"playbackRate":"fast","volume":7,"muted":"yes","highlight":{},"follow":"never","voices":[1,2]}',
    '{"voices":{"en":{"id":1},"__proto__":{"id":"x","name":"y"},"de":null}}',
    `[{"article":"${'x'.repeat(400)}","offset":-1,"before":"","after":""}]`,
    `[{"article":"#story","offset":1e99,"before":"${'x'.repeat(99)}","after":""}]`,
  ])('with invalid data is treated as empty: %s', async (garbage) => {
    localStorage.setItem(PLACES, garbage);
    localStorage.setItem(PREFERENCES, garbage);
    const { player } = await visit();
    await player.ready;
    expect(memoryOf(player).offer).toBeUndefined();
    expect(player).toMatchObject({
      playbackRate: 1,
      volume: 1,
      muted: false,
      highlight: 'both',
      voice: '',
    });
    prefer(player, { playbackRate: 1.5, voice: { id: 'a', name: 'A', lang: 'en' } });
    void player.play().catch(() => {});
    player.seekTo(20);
    player.pause();
    expect(stored(PREFERENCES)).toMatchObject({
      playbackRate: 1.5,
      voices: { en: { id: 'a', name: 'A', lang: 'en' } },
    });
    expect(stored(PLACES)).toHaveLength(1);
  });

  test('keeps unknown entries, as a later version may write them', async () => {
    localStorage.setItem(PREFERENCES, '{"theme":"dark"}');
    const { player } = await visit();
    await player.ready;
    prefer(player, { playbackRate: 1.5 });
    expect(stored(PREFERENCES)).toEqual({ theme: 'dark', playbackRate: 1.5 });
  });

  test('with an oversized entry under our key is overwritten by the first preference', async () => {
    localStorage.setItem(
      PREFERENCES,
      JSON.stringify({ playbackRate: 3, junk: 'x'.repeat(1_700_000) }),
    );
    const { player } = await visit();
    await player.ready;
    expect(player.playbackRate).toBe(1);
    prefer(player, { volume: 0.5 });
    expect(stored(PREFERENCES)).toEqual({ volume: 0.5 });
  });

  /** Fills it to the last character. */
  function fill(): void {
    for (let size = 1 << 23, index = 0; size >= 1;) {
      try {
        localStorage.setItem(`filler ${(index += 1)}`, 'x'.repeat(size));
      } catch {
        size = size >> 1;
      }
    }
  }
});

describe('another tab', () => {
  /** A page of the same origin: what it writes dispatches `storage` events here. */
  async function otherTab(): Promise<Window> {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    await nextFrame();
    return frame.contentWindow!;
  }
  afterEach(() => {
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
  });

  test('that changes the speed changes it here, and nothing else', async () => {
    const tab = await otherTab();
    const { player } = await visit();
    await player.ready;
    player.volume = 0.5;
    tab.localStorage.setItem(PREFERENCES, '{"playbackRate":1.75}');
    await vi.waitFor(() => expect(player.playbackRate).toBe(1.75));
    expect(player.volume).toBe(0.5);
    tab.localStorage.clear();
    await vi.waitFor(() => expect(player.playbackRate).toBe(1));
  });

  test('that plays the article moves the offered position here', async () => {
    await leaveAt(20);
    const kept = localStorage.getItem(PLACES)!;
    localStorage.clear();
    const tab = await otherTab();
    const { player } = await visit();
    await player.ready;
    tab.localStorage.setItem(PLACES, kept);
    await vi.waitFor(() =>
      expect(memoryOf(player).offer?.offset).toBe(player.sentences[20]!.start),
    );
    await player.updateComplete;
    expect(part(player, 'label').textContent).toContain('Resume at');
  });

  test('does not change a player that was removed', async () => {
    const tab = await otherTab();
    const { player } = await visit();
    await player.ready;
    const removed = vi.spyOn(window, 'removeEventListener');
    player.remove();
    expect(removed.mock.calls.map(([type]) => type)).toContain('storage');
    tab.localStorage.setItem(PREFERENCES, '{"playbackRate":1.75}');
    await nextFrame();
    await nextFrame();
    expect(player.playbackRate).toBe(1);
  });
});
