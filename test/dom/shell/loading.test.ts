import {
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
  vi,
} from 'vitest';
import { page as browserPage } from 'vitest/browser';
import { createControls } from '../../../src/controls/controls.js';
import { ArticleCore, createCore } from '../../../src/core/core.js';
import { createFeatures } from '../../../src/core/features.js';
import { ArticlePlayerElement } from '../../../src/shell/article-player.js';
import { ArticleSpeechElement } from '../../../src/shell/article-speech.js';
import { controlsPart, corePart, featuresPart } from '../../../src/shell/parts.js';
import { FakeEngine } from '../../support/fake-engine.js';
import { internalsOf } from '../../support/internals.js';
import { idle } from '../../support/virtual-time.js';

const TEXT = 'The ferry left at dawn. It cost $3.50 to cross.';

/** The files of the player, as a server that answers when a test says so. */
class Files {
  requests: string[] = [];
  readonly #answers = new Map<string, () => void>();

  constructor() {
    const serve = (name: string, provide: () => void) => (): Promise<void> => {
      this.requests.push(name);
      return new Promise((resolve, reject) =>
        this.#answers.set(name, () => {
          if (this.broken) return reject(new TypeError(`${name} was not found.`));
          provide();
          resolve();
        }),
      );
    };
    corePart.provideLoader(serve('core', () => corePart.provide(createCore)));
    featuresPart.provideLoader(serve('features', () => featuresPart.provide(createFeatures)));
    controlsPart.provideLoader(serve('controls', () => controlsPart.provide(createControls)));
  }

  broken = false;

  /** The requested files arrive, or fail to: all of them, or those with these names. */
  async arrive(...names: string[]): Promise<void> {
    for (const [name, answer] of [...this.#answers]) {
      if (names.length > 0 && !names.includes(name)) continue;
      this.#answers.delete(name);
      answer();
    }
    for (let count = 0; count < 20; count++) await Promise.resolve();
  }
}

const page = document.createElement('div');
let files: Files;

beforeAll(() => {
  customElements.define('article-player', ArticlePlayerElement);
  customElements.define('article-speech', ArticleSpeechElement);
});

beforeEach(() => {
  for (const part of [corePart, featuresPart, controlsPart]) part.reset();
  files = new Files();
  document.body.append(page);
  vi.spyOn(console, 'warn').mockReturnValue();
});

afterEach(() => {
  page.replaceChildren();
  page.remove();
  vi.restoreAllMocks();
  localStorage.clear();
});

/** Adds a player to the page. It speaks by a fake engine. */
async function open(attributes = 'loading="intent"', tag = 'article-player') {
  page.innerHTML = `<article lang="en"><${tag} ${attributes}></${tag}><p>${TEXT}</p></article>`;
  const player = page.querySelector(tag) as ArticlePlayerElement;
  const engine = new FakeEngine();
  player.engines = [engine];
  await player.updateComplete;
  return { player, engine };
}

const play = (player: HTMLElement) =>
  player.shadowRoot!.querySelector<HTMLButtonElement>('[part="play"]')!;
/** The texts of the named highlight in the page. */
const lit = (kind: string) =>
  Array.from(CSS.highlights.get(`article-player-${kind}`) ?? [], String);
const partText = (player: HTMLElement, part: string) =>
  player.shadowRoot!.querySelector(`[part~="${part}"]`)?.textContent.trim();

/** The events of a player, by their names. */
function eventsOf(player: HTMLElement): string[] {
  const events: string[] = [];
  for (const type of ['play', 'waiting', 'playing', 'pause', 'ratechange', 'volumechange', 'error'])
    player.addEventListener(type, () => events.push(type));
  return events;
}

describe('the core is loaded', () => {
  test('with loading="intent", not before a pointer, the focus or a touch comes to the player', async () => {
    for (const type of ['pointerenter', 'focusin', 'touchstart']) {
      const { player } = await open();
      await idle();
      expect(files.requests).toEqual([]);
      player.dispatchEvent(new Event(type));
      expect(files.requests.sort()).toEqual(['controls', 'core', 'features']);
      for (const part of [corePart, featuresPart, controlsPart]) part.reset();
      files = new Files();
    }
  });

  test('with loading="eager", at once', async () => {
    await open('loading="eager"');
    expect(files.requests).toContain('core');
  });

  test('by default, when the player is near the window and the browser is idle', async () => {
    const { player } = await open('');
    expect(files.requests).toEqual([]);
    await vi.waitFor(() => expect(files.requests).toContain('core'));
    expect(player.loading).toBe('auto');
  });

  test('not while a player without loading="eager" is far from the window', async () => {
    page.style.paddingTop = '500vh';
    onFarPageEnd();
    await open('');
    await idle();
    await idle();
    expect(files.requests).toEqual([]);
  });

  test('with Save-Data, as with loading="intent"', async () => {
    Object.defineProperty(navigator, 'connection', {
      value: { saveData: true },
      configurable: true,
    });
    const { player } = await open('');
    await idle();
    await idle();
    expect(files.requests).toEqual([]);
    Reflect.deleteProperty(navigator, 'connection');
    player.dispatchEvent(new Event('pointerenter'));
    expect(files.requests).toContain('core');
  });

  test('when loading is changed', async () => {
    const { player } = await open();
    player.loading = 'eager';
    await player.updateComplete;
    expect(files.requests).toContain('core');
  });

  test.each<[string, (player: ArticlePlayerElement) => unknown]>([
    ['play()', (player) => player.play().catch(() => {})],
    ['load()', (player) => player.load()],
    ['seekTo()', (player) => player.seekTo(0)],
    ['ready', (player) => player.ready],
    ['voices', (player) => player.voices],
    ['preview', (player) => (player.preview = true)],
  ])('by %s, which needs it', async (_name, use) => {
    const { player } = await open();
    use(player);
    await player.updateComplete;
    expect(files.requests).toContain('core');
  });

  test.each<[string, (player: ArticlePlayerElement) => unknown]>([
    ['pause()', (player) => player.pause()],
    ['sentences', (player) => expect(player.sentences).toEqual([])],
    ['currentTime', (player) => expect(player.currentTime).toBe(0)],
    ['duration', (player) => expect(player.duration).toBeNaN()],
    ['audioTracks', (player) => expect(player.audioTracks.length).toBe(0)],
    ['textTracks', (player) => expect(player.textTracks.length).toBe(0)],
    ['next()', (player) => player.next()],
    ['linkTo()', (player) => expect(player.linkTo()).toBe(document.URL)],
    ['a new speed', (player) => (player.playbackRate = 2)],
  ])('not by %s', async (_name, use) => {
    const { player } = await open();
    use(player);
    await player.updateComplete;
    expect(files.requests).toEqual([]);
  });

  test('once for several players', async () => {
    page.innerHTML = `<article lang="en"><article-player loading="eager"></article-player><article-player loading="eager"></article-player><p>${TEXT}</p></article>`;
    await page.querySelector<ArticlePlayerElement>('article-player')!.updateComplete;
    expect(files.requests.filter((name) => name === 'core')).toHaveLength(1);
  });
});

describe('before the core', () => {
  test('the button has its label, and the reading time of the obvious article', async () => {
    const { player } = await open();
    expect(partText(player, 'label')).toBe('Press play to listen to this article');
    await vi.waitFor(() => expect(partText(player, 'time')).toMatch(/^1 min · computer voice$/));
  });

  test('its words are those of the page’s language', async () => {
    const { player } = await open('loading="intent" lang="de"');
    await vi.waitFor(() => expect(partText(player, 'label')).toMatch(/hören/));
    expect(files.requests).toEqual([]);
  });

  test('what is set is kept, and taken over by the core', async () => {
    const { player } = await open();
    player.playbackRate = 1.5;
    player.volume = 0.4;
    player.muted = true;
    player.loop = true;
    player.currentTime = 1;
    const track = player.addTextTrack('metadata', 'Notes', 'en');
    track.addCue(new VTTCue(0, 1, 'a note'));
    player.dispatchEvent(new Event('focusin'));
    await files.arrive();
    await player.ready;
    expect(player).toMatchObject({ playbackRate: 1.5, volume: 0.4, muted: true, loop: true });
    expect(player.currentTime).toBeGreaterThan(0.5);
    expect([...player.textTracks]).toContain(track);
    expect(track.label).toBe('Notes');
    expect(track.cues).toHaveLength(1);
  });

  test('wrong values throw and warn as they do with it', async () => {
    const { player } = await open();
    expect(() => (player.volume = 2)).toThrow(
      expect.objectContaining({ name: 'IndexSizeError' }) as Error,
    );
    expect(() => (player.currentTime = NaN)).toThrow(TypeError);
    expect(() => player.linkTo(3)).toThrow(RangeError);
    expect(() => player.addTextTrack('nonsense' as TextTrackKind)).toThrow(TypeError);
    player.highlight = 'nonsense' as never;
    expect(player.highlight).toBe('both');
    expect(console.warn).toHaveBeenCalledTimes(1);
  });

  test('changes dispatch their events', async () => {
    const { player } = await open();
    const events = eventsOf(player);
    player.playbackRate = 2;
    player.muted = true;
    expect(events).toEqual([]);
    await Promise.resolve();
    expect(events).toEqual(['ratechange', 'volumechange']);
    player.dispatchEvent(new Event('focusin'));
    await files.arrive();
    await player.ready;
    expect(events).toEqual(['ratechange', 'volumechange']);
  });

  test('the list of text tracks is the one of the core', async () => {
    const { player } = await open();
    const { textTracks } = player;
    player.dispatchEvent(new Event('focusin'));
    await files.arrive();
    await player.ready;
    expect(player.textTracks).toBe(textTracks);
    expect(textTracks.getTrackById('captions')).toBeTruthy();
  });

  describe('a saved position', () => {
    const save = (article: string, offset = 1450) =>
      localStorage.setItem(
        'article-player.places.1',
        JSON.stringify([{ article, offset, before: 'a', after: 'b' }]),
      );
    const here = () => `${location.href.replace(/#.*/s, '')}#0`;
    /** A long article, and the label of its player after the estimate. */
    async function label(attributes = '') {
      page.innerHTML = `<article lang="en"><article-player loading="intent" ${attributes}></article-player><p>${`${TEXT} `.repeat(80)}</p></article>`;
      const player = page.querySelector<ArticlePlayerElement>('article-player')!;
      await vi.waitFor(() => expect(partText(player, 'time')).toMatch(/min/));
      expect(files.requests).toEqual([]);
      return partText(player, 'label');
    }
    const LISTEN = 'Press play to listen to this article';

    test('is offered, with the start of the article', async () => {
      save(here());
      expect(await label()).toBe('Resume at 1:40');
      expect(page.querySelector('article-player')!.shadowRoot!.textContent).toContain(
        'From the start',
      );
    });

    test('is offered until the core has read the article', async () => {
      save(here());
      expect(await label()).toBe('Resume at 1:40');
      const player = page.querySelector<ArticlePlayerElement>('article-player')!;
      player.dispatchEvent(new Event('focusin'));
      await files.arrive();
      await player.updateComplete;
      expect(player.readyState).toBe(0);
      expect(partText(player, 'label')).toBe('Resume at 1:40');
      // The words of the saved position are not in the article.
      await player.ready;
      await vi.waitFor(() => expect(partText(player, 'label')).toBe(LISTEN));
    });

    test.each([
      ['of a page with another query', () => save(here().replace('#', '?id=2#'))],
      ['of another article of the page', () => save(here().replace('#0', '#1'))],
      ['behind the end', () => save(here(), 1_000_000)],
      ['at the start', () => save(here(), 100)],
    ])('%s is not offered', async (_, saveIt) => {
      saveIt();
      expect(await label()).toBe(LISTEN);
    });

    test('is not offered with storage="none"', async () => {
      save(here());
      expect(await label('storage="none"')).toBe(LISTEN);
    });

    test('is withdrawn when the page sets a store of its own', async () => {
      save(here());
      expect(await label()).toBe('Resume at 1:40');
      const player = page.querySelector<ArticlePlayerElement>('article-player')!;
      player.store = { getItem: () => null, setItem: () => {}, removeItem: () => {} };
      player.requestUpdate();
      await vi.waitFor(() => expect(partText(player, 'label')).toBe(LISTEN));
    });
  });

  test('customElements.whenDefined() gives the class', async () => {
    await expect(customElements.whenDefined('article-player')).resolves.toBe(ArticlePlayerElement);
  });
});

describe('a press before the core', () => {
  test('is answered in its task, and spoken when the core is there', async () => {
    const { player, engine } = await open();
    const events = eventsOf(player);
    play(player).click();
    expect(player.paused).toBe(false);
    await player.updateComplete;
    expect(events).toEqual(['play', 'waiting']);
    expect(play(player).ariaLabel).toBe('Pause article');
    expect(player.shadowRoot!.querySelector('section')!.classList).toContain('loading');
    expect(engine.texts).toEqual([]);
    await files.arrive();
    expect(engine.texts).toEqual(['The ferry left at dawn.']);
    engine.now.begin();
    await Promise.resolve();
    expect(events).toEqual(['play', 'waiting', 'playing']);
    await vi.waitFor(() =>
      expect(player.shadowRoot!.querySelector('[part="seek"]')).not.toBeNull(),
    );
  });

  test('unlocks speech in its task, once', async () => {
    const speak = vi.spyOn(speechSynthesis, 'speak').mockReturnValue();
    const { player } = await open();
    play(player).click();
    expect(speak).toHaveBeenCalledTimes(1);
    expect(speak.mock.calls[0]![0].text).toBe('');
    await files.arrive();
    expect(speak).toHaveBeenCalledTimes(1);
  });

  test('and a second one: nothing is spoken, and the promise of play() rejects', async () => {
    const { player, engine } = await open();
    const events = eventsOf(player);
    const played = player.play();
    await player.updateComplete;
    play(player).click();
    expect(player.paused).toBe(true);
    await expect(played).rejects.toMatchObject({ name: 'AbortError' });
    await files.arrive();
    expect(engine.texts).toEqual([]);
    expect(events).toEqual(['play', 'waiting', 'pause']);
  });

  test('and a third one: it is spoken', async () => {
    const { player, engine } = await open();
    play(player).click();
    await player.updateComplete;
    play(player).click();
    await player.updateComplete;
    play(player).click();
    await files.arrive();
    expect(engine.texts).toHaveLength(1);
  });

  test('that is a double click plays once', async () => {
    const { player, engine } = await open();
    for (const detail of [1, 2])
      play(player).dispatchEvent(new MouseEvent('click', { detail, bubbles: true }));
    expect(player.paused).toBe(false);
    await files.arrive();
    expect(engine.texts).toHaveLength(1);
  });

  test('and pause() of a script: the button is that of a paused player', async () => {
    const { player } = await open();
    play(player).click();
    await player.updateComplete;
    player.pause();
    await Promise.resolve();
    await player.updateComplete;
    expect(play(player).ariaLabel).toBe(null);
    expect(player.shadowRoot!.querySelector('section')!.classList).not.toContain('loading');
  });

  test('and the page is left: nothing is spoken when it comes back', async () => {
    const { player, engine } = await open();
    play(player).click();
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await files.arrive();
    expect([player.paused, engine.texts]).toEqual([true, []]);
  });

  test('of another player pauses the first', async () => {
    page.innerHTML = `<article lang="en"><article-player loading="intent"></article-player><article-player loading="intent"></article-player><p>${TEXT}</p></article>`;
    const [one, other] = page.querySelectorAll<ArticlePlayerElement>('article-player');
    const engines = [one!, other!].map((player) => {
      const engine = new FakeEngine();
      player.engines = [engine];
      return engine;
    });
    other!.play().catch(() => {});
    one!.play().catch(() => {});
    expect([one!.paused, other!.paused]).toEqual([false, true]);
    await files.arrive();
    expect(engines.map(({ texts }) => texts.length)).toEqual([1, 0]);
  });

  test('and the player is removed: nothing is spoken', async () => {
    const { player, engine } = await open();
    const played = player.play();
    player.remove();
    await expect(played).rejects.toMatchObject({ name: 'AbortError' });
    await files.arrive();
    expect(engine.texts).toEqual([]);
  });

  test('and the player is moved in the same task: it is spoken', async () => {
    const { player, engine } = await open();
    play(player).click();
    page.querySelector('article')!.append(player);
    await files.arrive();
    expect(engine.texts).toHaveLength(1);
  });

  test('keeps the focus and the button, without an error', async () => {
    const errors: string[] = [];
    const onError = ({ message }: ErrorEvent) => errors.push(message);
    window.addEventListener('error', onError);
    onTestFinished(() => window.removeEventListener('error', onError));
    const { player } = await open();
    const button = play(player);
    button.focus();
    button.blur();
    button.focus();
    button.click();
    await files.arrive();
    await player.updateComplete;
    expect(play(player)).toBe(button);
    expect(player.shadowRoot!.activeElement).toBe(button);
    expect(errors).toEqual([]);
  });

  test('shifts no layout', async () => {
    const { player } = await open();
    const { height } = player.getBoundingClientRect();
    await vi.waitFor(() => expect(partText(player, 'time')).toMatch(/min/));
    expect(player.getBoundingClientRect().height).toBe(height);
    play(player).click();
    await player.updateComplete;
    expect(player.getBoundingClientRect().height).toBe(height);
  });

  test('takes the space of the controls at once in a narrow window', async () => {
    await browserPage.viewport(390, 720);
    onTestFinished(() => browserPage.viewport(1280, 720));
    const { player } = await open();
    play(player).click();
    await player.updateComplete;
    const { height } = player.getBoundingClientRect();
    await files.arrive();
    await player.updateComplete;
    expect(player.shadowRoot!.querySelector('[part="seek"]')).not.toBeNull();
    expect(player.getBoundingClientRect().height).toBe(height);
  });

  test('in a page without an article: play() rejects, and nothing plays', async () => {
    page.innerHTML = '<article-player loading="intent" for="nowhere"></article-player>';
    const player = page.querySelector<ArticlePlayerElement>('article-player')!;
    const events = eventsOf(player);
    const played = player.play();
    await files.arrive();
    await expect(played).rejects.toMatchObject({ name: 'NotSupportedError' });
    expect(player.paused).toBe(true);
    expect(events.filter((type) => type !== 'waiting')).toEqual(['play', 'pause']);
  });
});

describe('commands before the core', () => {
  const SECOND = 'It cost $3.50 to cross.';
  test.each<[string, (player: ArticlePlayerElement) => void, string]>([
    ['seekTo()', (player) => player.seekTo(1), SECOND],
    [
      'seekTo(), then load()',
      (player) => {
        player.seekTo(1);
        player.load();
      },
      'The ferry left at dawn.',
    ],
    [
      'seekTo(), then another currentTime',
      (player) => {
        player.seekTo(1);
        player.currentTime = 0;
      },
      'The ferry left at dawn.',
    ],
    [
      'seekTo(), then next() and previous()',
      (player) => {
        player.seekTo(0);
        player.next();
      },
      SECOND,
    ],
  ])('%s: playback starts where it does with the core', async (_, command, first) => {
    const { player, engine } = await open();
    command(player);
    player.play().catch(() => {});
    await files.arrive();
    expect(engine.texts[0]).toBe(first);
  });

  test('seekTo() of a range that changes later seeks to its place at the call', async () => {
    const { player, engine } = await open();
    const text = page.querySelector('p')!.firstChild as Text;
    const range = document.createRange();
    range.setStart(text, text.data.indexOf('It cost'));
    player.seekTo(range);
    range.setStart(text, 0);
    player.play().catch(() => {});
    await files.arrive();
    expect(engine.texts[0]).toBe(SECOND);
  });

  test('seekTo() of nonsense throws', async () => {
    const { player } = await open();
    expect(() => player.seekTo('here' as never)).toThrow(TypeError);
  });

  test('a list of voices that was read is filled when the core comes', async () => {
    const { player, engine } = await open();
    expect(player.voices).toEqual([]);
    let changes = 0;
    player.addEventListener('voiceschange', () => (changes += 1));
    engine.setVoices([
      { id: 'a', name: 'Ann', lang: 'en', local: true, engine: 'fake', quality: 'plain' },
    ]);
    await files.arrive();
    await vi.waitFor(() => expect(changes).toBeGreaterThan(0));
    expect(player.voices).toHaveLength(1);
  });
});

test('files of the features and the controls that were not found are requested again on the next press', async () => {
  const { player } = await open();
  player.play().catch(() => {});
  await files.arrive('core');
  files.broken = true;
  await files.arrive();
  files.broken = false;
  player.pause();
  player.play().catch(() => {});
  await vi.waitFor(() => expect(files.requests).toHaveLength(5));
  await files.arrive();
  await player.updateComplete;
  expect(player.shadowRoot!.querySelector('[part="seek"]')).not.toBeNull();
  expect(internalsOf(player).features).toBeDefined();
});

describe('if the core cannot be loaded', () => {
  test('the button says so, and the next press tries again', async () => {
    const { player, engine } = await open();
    const events = eventsOf(player);
    files.broken = true;
    const played = player.play();
    await files.arrive();
    await expect(played).rejects.toMatchObject({ name: 'NotSupportedError' });
    await player.updateComplete;
    expect(partText(player, 'error')).toBe(
      'The player could not be loaded. Press play to try again.',
    );
    expect(player.paused).toBe(true);
    expect(events).toEqual(['play', 'waiting', 'error', 'pause']);
    expect(player.error).toMatchObject({ reason: 'failed' });
    expect(console.warn).toHaveBeenCalled();
    files.broken = false;
    play(player).click();
    await player.updateComplete;
    expect(partText(player, 'error')).toBe('');
    await files.arrive();
    expect(engine.texts).toEqual(['The ferry left at dawn.']);
  });

  test('a pointer that comes again does not ask for it without end', async () => {
    const { player } = await open();
    files.broken = true;
    for (let count = 0; count < 3; count++) {
      player.dispatchEvent(new Event('pointerenter'));
      await files.arrive();
    }
    expect(files.requests.filter((name) => name === 'core')).toHaveLength(1);
  });

  test('because its files are of different versions, the warning says so', async () => {
    corePart.provideLoader(() => Promise.reject(new SyntaxError('no such export')));
    const { player } = await open();
    player.play().catch(() => {});
    await files.arrive();
    expect(console.warn).toHaveBeenCalledWith(
      expect.stringContaining('different versions'),
      expect.anything(),
    );
  });
});

test('if the controls or the features cannot be loaded, the voice speaks, and the button stops it', async () => {
  featuresPart.provideLoader(() => Promise.reject(new TypeError('not found')));
  controlsPart.provideLoader(() => Promise.reject(new TypeError('not found')));
  const { player, engine } = await open();
  play(player).click();
  await files.arrive();
  expect(engine.texts).toHaveLength(1);
  await player.updateComplete;
  play(player).click();
  expect(player.paused).toBe(true);
});

describe('the voice waits for the core and the features', () => {
  const storeRate = () =>
    localStorage.setItem('article-player.preferences.1', JSON.stringify({ playbackRate: 2 }));

  test.each([
    ['if the listener has stored something', '', storeRate],
    ['for a recording', 'src="ferry.mp3"', () => {}],
    ['to start at the first visible passage', 'start="visible"', () => {}],
  ])('%s', async (_, attributes, prepare) => {
    prepare();
    const { player } = await open(`loading="intent" ${attributes}`);
    player.play().catch(() => {});
    await files.arrive('core');
    expect(internalsOf(player)).not.toBeInstanceOf(ArticleCore);
    await files.arrive('features');
    expect(internalsOf(player)).toBeInstanceOf(ArticleCore);
    expect(internalsOf(player).features).toBeDefined();
  });

  test('only in these cases: otherwise for the core alone', async () => {
    const { player, engine } = await open();
    player.play().catch(() => {});
    await files.arrive('core');
    expect(engine.texts).toHaveLength(1);
  });

  test('not for stored data with storage="none"', async () => {
    storeRate();
    const { player, engine } = await open('loading="intent" storage="none"');
    player.play().catch(() => {});
    await files.arrive('core');
    expect(engine.texts).toHaveLength(1);
  });

  test('so that the first word has the stored speed', async () => {
    storeRate();
    const { player, engine } = await open();
    player.play().catch(() => {});
    await files.arrive();
    expect(engine.now.utterance.rate).toBe(2);
  });

  test('no longer than until they fail to load', async () => {
    storeRate();
    featuresPart.provideLoader(() => Promise.reject(new TypeError('not found')));
    const { player, engine } = await open();
    player.play().catch(() => {});
    await files.arrive('core');
    expect(engine.texts).toHaveLength(1);
  });
});

describe('while the voice speaks without the features', () => {
  async function speaking() {
    const opened = await open();
    opened.player.play().catch(() => {});
    await files.arrive('core');
    return opened;
  }

  test('a link to the current sentence is the one to the page', async () => {
    const { player } = await speaking();
    expect(player.linkTo()).toBe(location.href.replace(/#.*/s, ''));
    await files.arrive('features');
    expect(player.linkTo()).toContain('#:~:text=The%20ferry');
  });

  test('other engines take over', async () => {
    const { player } = await speaking();
    const other = new FakeEngine();
    player.engines = [other];
    expect(other.texts).toEqual(['The ferry left at dawn.']);
  });

  test('a choice of the listener is stored once they are there', async () => {
    const { player } = await speaking();
    await files.arrive('features');
    internalsOf(player).features!.persistence.prefer({ playbackRate: 1.5 });
    expect(localStorage.getItem('article-player.preferences.1')).toContain('1.5');
  });
});

describe('what arrives while the voice speaks', () => {
  /** The core is there, and speaks a word. */
  async function speaking() {
    const opened = await open();
    play(opened.player).click();
    await files.arrive('core');
    opened.engine.now.begin();
    opened.engine.now.reach('ferry');
    await opened.player.updateComplete;
    return opened;
  }

  test('highlights the sentence and the word', async () => {
    await speaking();
    expect(lit('sentence')).toEqual([]);
    await files.arrive('features');
    expect([lit('sentence'), lit('word')]).toEqual([['The ferry left at dawn.'], ['ferry']]);
  });

  test('shows the controls, and the voice goes on', async () => {
    const { player, engine } = await speaking();
    await files.arrive();
    await player.updateComplete;
    expect(player.shadowRoot!.querySelector('[part="seek"]')).not.toBeNull();
    expect(player.matches(':state(playing)')).toBe(true);
    expect(engine.texts).toHaveLength(1);
    expect(engine.now.signal.aborted).toBe(false);
  });

  test('counts the minutes of a sleep timer from then on', async () => {
    const { player } = await speaking();
    await files.arrive();
    const { sleepTimer } = internalsOf(player).features!;
    sleepTimer.choice = 1;
    expect(sleepTimer.remaining).toBeGreaterThan(50);
  });
});

test('<article-speech>, which shows nothing, is loaded when the browser is idle, wherever it is', async () => {
  page.style.paddingTop = '500vh';
  onFarPageEnd();
  await open('', 'article-speech');
  await vi.waitFor(() => expect(files.requests).toContain('core'));
});

test('<article-speech> loads no controls', async () => {
  const { player } = await open('loading="eager"', 'article-speech');
  expect(files.requests.sort()).toEqual(['core', 'features']);
  await files.arrive();
  await player.ready;
  expect(player.sentences).toHaveLength(2);
});

function onFarPageEnd(): void {
  vi.spyOn(page, 'remove').mockImplementationOnce(() => {
    page.style.paddingTop = '';
    Element.prototype.remove.call(page);
  });
}
