import { nextFrame } from '@open-wc/testing';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  trackPlayers,
  type AnalyticsOptions,
  type AudioEvent,
} from '../../../src/analytics/index.js';
import type { ArticlePlayerElement } from '../../../src/shell/article-player.js';
import type { ArticleSpeechElement } from '../../../src/shell/article-speech.js';
import { FakeEngine } from '../../support/fake-engine.js';
import { closePage, openPage, told } from '../../support/fake-page.js';
import { advance } from '../../support/virtual-time.js';

const GLOBALS = ['gtag', 'dataLayer', 'plausible', '_paq'];

afterEach(() => {
  closePage();
  vi.restoreAllMocks();
  for (const name of GLOBALS) Reflect.deleteProperty(globalThis, name);
});

const NUMBERS = 'One Two Three Four Five Six Seven Eight Nine Ten'.split(' ');
/** Ten sentences of much the same length. */
const TEN = `<p>${NUMBERS.map((number) => `${number} boats went out.`).join(' ')}</p>`;
const STORY = `<article lang="en"><h2>Boats go out.</h2><article-player></article-player>${TEN}</article>`;

/** Counts until the test ends, and collects the events. */
function track(options: Partial<AnalyticsOptions> = {}): AudioEvent[] {
  const events: AudioEvent[] = [];
  const to = (event: AudioEvent) => void events.push(event);
  onTestFinished(trackPlayers({ to, consent: () => true, ...options }));
  return events;
}

const namesOf = (events: readonly AudioEvent[]) =>
  events.map(({ name, percent }) => (name === 'audio_progress' ? percent : name));

type Playable = ArticlePlayerElement | ArticleSpeechElement;

/** Plays, and speaks so many sentences. */
async function hear(player: Playable, engine: FakeEngine, count: number): Promise<void> {
  if (player.paused) void player.play();
  await told();
  for (let i = 0; i < count; i++) {
    engine.now.begin();
    await advance(1000);
    engine.now.end();
    // The pauses between sentences and passages.
    await advance(2000);
  }
}

const hearAll = (player: Playable, engine: FakeEngine) =>
  hear(player, engine, player.sentences.length);

/** `timeupdate` comes by the clock, which is virtual here as well as the timers. */
function useVirtualClock(): void {
  const toFake = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'];
  vi.useFakeTimers({ toFake: toFake as ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
}

async function open(markup = STORY, selector = 'article-player') {
  useVirtualClock();
  const page = await openPage<Playable>(markup, selector);
  await page.player.ready;
  return page;
}

describe('an article that is heard to its end', () => {
  test('is counted with its start, each milestone and its end, once', async () => {
    const events = track();
    const { player, engine } = await open();
    await hearAll(player, engine);
    expect(namesOf(events)).toEqual(['audio_start', 10, 25, 50, 75, 90, 'audio_complete']);
  });

  test('has its heading as the title, its duration, and the seconds that were heard', async () => {
    const events = track();
    const { player, engine } = await open();
    await hearAll(player, engine);
    const [first, last] = [events[0]!, events.at(-1)!];
    expect(first).toMatchObject({ title: 'Boats go out.', heard: 0, percent: 0, player });
    expect(first.duration).toBeGreaterThan(5);
    expect(last).toMatchObject({ percent: 100, heard: Math.round(player.duration) });
  });

  test('has the title of the page if it starts without a heading', async () => {
    document.title = 'The page';
    const events = track();
    const { player, engine } = await open(
      `<article><article-player></article-player>${TEN}</article>`,
    );
    await hear(player, engine, 1);
    expect(events[0]!.title).toBe('The page');
  });

  test('has a heading of several sentences as a whole', async () => {
    const events = track();
    const heading = '<h1>Boats went out. None came back.</h1><h2>Why?</h2>';
    const { player, engine } = await open(
      `<article lang="en">${heading}<article-player></article-player>${TEN}</article>`,
    );
    await hear(player, engine, 1);
    expect(events[0]!.title).toBe('Boats went out. None came back.');
  });

  test('is counted again when it is played again', async () => {
    const events = track();
    const { player, engine } = await open();
    await hearAll(player, engine);
    events.length = 0;
    await hearAll(player, engine);
    expect(namesOf(events)).toEqual(['audio_start', 10, 25, 50, 75, 90, 'audio_complete']);
    expect(events.at(-1)!.percent).toBeGreaterThan(95);
  });
});

describe('what is not heard', () => {
  test('is not counted: a play that brings no sound', async () => {
    const events = track();
    const { player } = await open();
    void player.play().catch(() => {});
    await told();
    // HTML allows `timeupdate` at any time.
    player.dispatchEvent(new Event('timeupdate'));
    await advance(500);
    player.pause();
    await told();
    expect(events).toEqual([]);
  });

  test('is not counted: sentences that were sought over', async () => {
    const events = track();
    const { player, engine } = await open();
    await hear(player, engine, 2);
    player.seekTo(9);
    await hear(player, engine, 2);
    expect(player.ended).toBe(true);
    expect(namesOf(events)).toEqual(['audio_start', 10, 25, 'audio_complete']);
    expect(events.at(-1)!.percent).toBeLessThan(50);
  });

  test('is not counted when the article is played again either', async () => {
    const events = track();
    const { player, engine } = await open();
    await hearAll(player, engine);
    events.length = 0;
    await hear(player, engine, 2);
    player.seekTo(9);
    await hear(player, engine, 2);
    expect(namesOf(events)).toEqual(['audio_start', 10, 25, 'audio_complete']);
    expect(events.at(-1)!.percent).toBeLessThan(50);
  });

  test('a pause does not start anew, and a sentence that is heard twice counts once', async () => {
    const events = track();
    const { player, engine } = await open();
    await hear(player, engine, 3);
    player.pause();
    await told();
    player.seekTo(1);
    await hear(player, engine, 2);
    expect(namesOf(events)).toEqual(['audio_start', 10, 25]);
  });
});

describe('an article that is played before it was read as a whole', () => {
  test('is counted when its duration is known', async () => {
    const events = track();
    const player = document.createElement('div');
    document.body.append(player);
    onTestFinished(() => player.remove());
    let finish!: () => void;
    const ready = new Promise<void>((resolve) => (finish = resolve));
    // Of its first minute, 30 seconds were heard.
    const played = { length: 1, start: () => 0, end: () => 30 };
    const state = { paused: false, seeking: false, readyState: 4, currentTime: 30, sentences: [] };
    Object.assign(player, { ...state, ready, played, duration: 60 });
    for (const type of ['play', 'playing', 'timeupdate']) player.dispatchEvent(new Event(type));
    await told();
    expect(events).toEqual([]);
    Object.assign(player, { duration: 600 });
    finish();
    await ready;
    await told();
    expect(namesOf(events)).toEqual(['audio_start']);
    expect(events[0]!.duration).toBe(600);
  });
});

describe('the trigger', () => {
  test('is what the listener pressed', async () => {
    const events = track();
    const { player, engine } = await open();
    player.shadowRoot!.querySelector<HTMLElement>('[part~="play"]')!.click();
    await hear(player, engine, 1);
    expect(events[0]!.trigger).toBe('button');
  });

  test('is "api" if a script has started it', async () => {
    const events = track();
    const { player, engine } = await open();
    await hear(player, engine, 1);
    expect(events[0]!.trigger).toBe('api');
  });

  test('is unknown if it was playing before the counting began', async () => {
    const { player, engine } = await open();
    await hear(player, engine, 1);
    const events = track();
    await hear(player, engine, 1);
    expect(events[0]).toMatchObject({ name: 'audio_start', trigger: undefined });
  });
});

describe('consent', () => {
  test.each<[string, AnalyticsOptions['consent']]>([
    ['a function that returns false', () => false],
    ['a function that returns something else', () => 'yes' as never],
    ['a promise of false', () => Promise.resolve(false)],
    ['a promise without an answer', () => new Promise<boolean>(() => {})],
    ['an object', { granted: false }],
  ])('is missing, so that nothing is sent: %s', async (_, consent) => {
    const events = track({ consent });
    const { player, engine } = await open();
    await hear(player, engine, 3);
    expect(events).toEqual([]);
  });

  test.each<[string, AnalyticsOptions['consent']]>([
    ['a promise', () => Promise.resolve(true)],
    ['an object', { granted: true }],
  ])('may be given by %s', async (_, consent) => {
    const events = track({ consent });
    const { player, engine } = await open();
    await hear(player, engine, 1);
    expect(events[0]!.name).toBe('audio_start');
  });

  test('is asked for each event: it may be given late, and withdrawn', async () => {
    const consent = { granted: false };
    const events = track({ consent });
    const { player, engine } = await open();
    // Less than half, whether or not the rate of the voice is known from earlier tests.
    await hear(player, engine, 4);
    consent.granted = true;
    await hear(player, engine, 2);
    consent.granted = false;
    await hear(player, engine, 3);
    expect(namesOf(events)).toEqual([50]);
  });

  test.each([
    [
      'throws',
      () => {
        throw new Error('no');
      },
    ],
    ['rejects', () => Promise.reject(new Error('no'))],
  ])('that %s warns once and sends nothing', async (_, consent) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const events = track({ consent });
    const { player, engine } = await open();
    await hear(player, engine, 3);
    expect(events).toEqual([]);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(String(warn.mock.calls[0]![0])).toContain('consent');
  });
});

describe('the players of a page', () => {
  test('are counted each by itself, without controls, too', async () => {
    const events = track();
    const speech = `<article lang="en"><article-speech></article-speech>${TEN}</article>`;
    const { player, engine, page } = await open(STORY + speech);
    const other = page.querySelector('article-speech')!;
    const otherEngine = new FakeEngine();
    other.engines = [otherEngine];
    await other.ready;
    await hear(player, engine, 2);
    await hear(other, otherEngine, 1);
    const starts = events.filter(({ name }) => name === 'audio_start');
    expect(starts.map((event) => event.player)).toEqual([player, other]);
  });

  test('are counted when they are added or upgraded after the counting began', async () => {
    const events = track();
    const late = `late-player-${Date.now()}`;
    const { page } = await open(`<article lang="en"><${late}></${late}>${TEN}</article>`, late);
    const Base = customElements.get('article-player') as typeof ArticlePlayerElement;
    class LatePlayer extends Base {}
    customElements.define(late, LatePlayer);
    const player = page.querySelector<ArticlePlayerElement>(late)!;
    const engine = new FakeEngine();
    player.engines = [engine];
    await nextFrame();
    await player.ready;
    await hear(player, engine, 1);
    expect(events[0]).toMatchObject({ name: 'audio_start', player });
  });

  test('in a shadow tree are counted by its root', async () => {
    useVirtualClock();
    const { page } = await openPage('<div id="host"></div><article-player></article-player>');
    const root = page.querySelector('#host')!.attachShadow({ mode: 'open' });
    const events = track({ root });
    root.innerHTML = STORY;
    const player = root.querySelector('article-player')!;
    const engine = new FakeEngine();
    player.engines = [engine];
    await player.ready;
    await hear(player, engine, 1);
    expect(events[0]).toMatchObject({ name: 'audio_start', player });
  });

  test('are not taken for players if they are an <audio>', async () => {
    const events = track();
    const { page } = await open(`${STORY}<audio></audio>`);
    for (const type of ['play', 'playing', 'timeupdate', 'ended'])
      page.querySelector('audio')!.dispatchEvent(new Event(type));
    await told();
    expect(events).toEqual([]);
  });

  test('count another article anew', async () => {
    const events = track();
    const { player, engine } = await open();
    await hear(player, engine, 3);
    events.length = 0;
    player.load();
    await player.ready;
    await hear(player, engine, 4);
    expect(namesOf(events)).toEqual(['audio_start', 10, 25]);
  });

  test('are no longer counted after the end of the counting', async () => {
    const events: AudioEvent[] = [];
    const stop = trackPlayers({ to: (event) => void events.push(event), consent: () => true });
    const { player, engine } = await open();
    await hear(player, engine, 1);
    const before = events.length;
    stop();
    await hear(player, engine, 5);
    expect(before).toBeGreaterThan(0);
    expect(events).toHaveLength(before);
  });
});

describe('the tools', () => {
  const consent = () => true;

  async function sendStart(to: AnalyticsOptions['to']): Promise<ArticlePlayerElement> {
    onTestFinished(trackPlayers({ to, consent }));
    const { player, engine } = await open();
    await hear(player, engine, 3);
    return player as ArticlePlayerElement;
  }
  const PARAMETERS = {
    audio_title: 'Boats go out.',
    audio_duration: expect.any(Number),
    audio_heard: 0,
    audio_percent: 0,
    audio_trigger: 'api',
  };

  test('GA4 gets an event of gtag', async () => {
    const gtag = vi.fn();
    Object.assign(globalThis, { gtag, dataLayer: [] });
    await sendStart('ga4');
    expect(gtag.mock.calls[0]).toEqual(['event', 'audio_start', PARAMETERS]);
    expect(gtag.mock.calls[1]).toEqual([
      'event',
      'audio_progress',
      { ...PARAMETERS, audio_heard: expect.any(Number), audio_percent: 10 },
    ]);
  });

  test('GA4 gets an entry of the data layer where there is no gtag', async () => {
    const dataLayer: unknown[] = [];
    Object.assign(globalThis, { dataLayer });
    await sendStart('ga4');
    expect(dataLayer[0]).toEqual({ event: 'audio_start', ...PARAMETERS });
  });

  test('Plausible gets strings', async () => {
    const plausible = vi.fn();
    Object.assign(globalThis, { plausible });
    await sendStart('plausible');
    const props = { ...PARAMETERS, audio_percent: '0', audio_heard: '0' };
    expect(plausible.mock.calls[0]).toEqual([
      'audio_start',
      { props: { ...props, audio_duration: expect.stringMatching(/^\d+$/) } },
    ]);
  });

  test('Matomo gets a category, an action, a name and one number', async () => {
    const paq: unknown[][] = [];
    Object.assign(globalThis, { _paq: paq });
    await sendStart('matomo');
    expect(paq[0]).toEqual([
      'trackEvent',
      'audio',
      'audio_start',
      'Boats go out.',
      expect.any(Number),
    ]);
    expect(paq[1]).toEqual(['trackEvent', 'audio', 'audio_progress', 'Boats go out.', 10]);
  });

  test.each(['ga4', 'plausible', 'matomo'] as const)(
    '%s that is not in the page warns once, and playback goes on',
    async (tool) => {
      const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
      const player = await sendStart(tool);
      expect(player.paused).toBe(false);
      expect(warn).toHaveBeenCalledTimes(1);
      expect(String(warn.mock.calls[0]![1])).toContain('defined');
    },
  );
});

describe('bad input', () => {
  const to = () => {};
  const consent = () => true;
  test.each<[string, unknown, string]>([
    ['no options', undefined, 'to'],
    ['an unknown tool', { to: 'toString', consent }, 'ga4, plausible, matomo'],
    ['no consent', { to }, 'consent'],
    ['a consent that can never change', { to, consent: true }, 'consent'],
    ['an object without an answer', { to, consent: {} }, 'consent'],
    ['a root that is none', { to, consent, root: 'body' }, 'root'],
  ])('%s throws a TypeError that says what is accepted', (_, options, message) => {
    const call = () => trackPlayers(options as AnalyticsOptions);
    expect(call).toThrow(TypeError);
    expect(call).toThrow(message);
  });
});
