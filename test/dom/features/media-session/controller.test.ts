import { nextFrame } from '@open-wc/testing';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ArticlePlayerElement } from '../../../../src/shell/article-player.js';
import { AWAKE_FOR } from '../../../../src/features/media-session/background-tone.js';
import type { PlayerEvent } from '../../../../src/player/events.js';
import { closePage, ONE, openPage, part, THREE, TWO } from '../../../support/fake-page.js';
import { marksOf, recordingOf } from '../../../support/recordings.js';
import { pressBefore } from '../../../support/pressed.js';
import { advance, useVirtualTime } from '../../../support/virtual-time.js';

pressBefore();

const TITLE = 'The last ferry';
const session = navigator.mediaSession;
let handlers = new Map<MediaSessionAction, MediaSessionActionHandler | null>();
let audios: HTMLAudioElement[] = [];
let contexts: RecordedContext[] = [];

/**
 * Records calls, because the state never becomes `running` in a browser without an audio device.
 */
class RecordedContext extends AudioContext {
  sounds = false;

  constructor(options?: AudioContextOptions) {
    super(options);
    contexts.push(this);
  }
  override resume() {
    this.sounds = true;
    return super.resume();
  }
  override suspend() {
    this.sounds = false;
    return super.suspend();
  }
  override close() {
    this.sounds = false;
    return super.close();
  }
}

beforeEach(() => {
  handlers = new Map();
  audios = [];
  contexts = [];
  vi.stubGlobal('AudioContext', RecordedContext);
  const set = session.setActionHandler.bind(session);
  vi.spyOn(session, 'setActionHandler').mockImplementation((action, handler) => {
    set(action, handler);
    handlers.set(action, handler);
  });
  const Original = Audio;
  vi.stubGlobal('Audio', function (...given: [string?]) {
    const element = new Original(...given);
    audios.push(element);
    return element;
  });
});
afterEach(() => {
  closePage();
  session.metadata = null;
  session.playbackState = 'none';
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  document.head.querySelectorAll('[data-test]').forEach((element) => element.remove());
});

const article = (attributes: string, inner = '') =>
  `<article lang="en"><h1>${TITLE}</h1><article-player ${attributes}>${inner}</article-player><p>${ONE} ${TWO}</p><p>${THREE}</p></article>`;

/** Calls the action handler, as the system does. */
const press = (action: MediaSessionAction, details: Partial<MediaSessionActionDetails> = {}) =>
  handlers.get(action)!({ action, ...details });

async function open(attributes = 'media-keys="on"', inner = '') {
  const opened = await openPage(article(attributes, inner));
  await opened.player.ready;
  return opened;
}

/** Waits until a session would have been claimed. */
async function controlsLoaded(): Promise<void> {
  await import('../../../../src/features/media-session/media-controls.js');
  await nextFrame();
  await nextFrame();
}

const claimed = () => vi.waitFor(() => expect(session.playbackState).toBe('playing'));

/** Plays, and waits until the session is claimed. */
async function playing(attributes?: string) {
  const opened = await open(attributes);
  part(opened.player, 'play').click();
  opened.engine.now.begin();
  await claimed();
  return opened;
}

/** Sets the visibility state of the page, and dispatches its event. */
function show(visibility: DocumentVisibilityState): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
  document.dispatchEvent(new Event('visibilitychange'));
}

/** For each audio context, whether it keeps the page awake. */
const awake = () => contexts.map(({ sounds }) => sounds);

function triggers(player: ArticlePlayerElement): string[] {
  const seen: string[] = [];
  for (const type of ['play', 'pause', 'seeked']) {
    player.addEventListener(type, (event) =>
      seen.push(`${type} ${(event as PlayerEvent).trigger}`),
    );
  }
  return seen;
}

describe('media keys with media-keys="on"', () => {
  test('play and pause, with their own trigger', async () => {
    const { player } = await playing();
    const seen = triggers(player);
    press('pause');
    expect(player.paused).toBe(true);
    expect(session.playbackState).toBe('paused');
    press('play');
    expect(player.paused).toBe(false);
    await vi.waitFor(() => expect(seen).toEqual(['pause media-session', 'play media-session']));
  });

  test('seek by sentences and by seconds', async () => {
    const { player } = await playing();
    const seen = triggers(player);
    press('nexttrack');
    expect(player.currentSentence?.text).toBe(ONE);
    press('seekto', { seekTime: player.duration - 0.1 });
    expect(player.currentSentence?.text).toBe(THREE);
    press('seekbackward', { seekOffset: 1000 });
    expect(player.currentTime).toBe(0);
    press('seekforward', { seekOffset: 2 });
    expect(player.currentTime).toBeGreaterThan(0);
    press('previoustrack');
    expect(player.currentSentence?.text).toBe(TITLE);
    await vi.waitFor(() => expect(new Set(seen)).toEqual(new Set(['seeked media-session'])));
  });

  test('report position and rate to the system', async () => {
    const setPositionState = vi.spyOn(session, 'setPositionState');
    const { player } = await playing();
    player.playbackRate = 2;
    expect(setPositionState).toHaveBeenLastCalledWith({
      duration: player.duration,
      position: expect.closeTo(0, 0),
      playbackRate: 2,
    });
    player.next();
    expect(setPositionState.mock.lastCall![0]!.position).toBeCloseTo(player.currentTime, 0);
  });

  test('play a near-silent audio element while the browser’s voice speaks', async () => {
    const { player, engine } = await playing();
    const [quiet] = audios as [HTMLAudioElement];
    await vi.waitFor(() => expect(quiet.duration).toBe(10));
    expect(quiet).toMatchObject({ loop: true, paused: false });
    player.pause();
    expect(quiet.paused).toBe(true);
    void player.play();
    expect(quiet.paused).toBe(false);
    engine.now.fail(new Error('gone'));
    await vi.waitFor(() => expect(quiet.getAttribute('src')).toBe(null));
    expect(audios).toHaveLength(1);
  });

  test('that the system applies to that audio element control the player', async () => {
    const { player } = await playing();
    const [quiet] = audios as [HTMLAudioElement];
    await vi.waitFor(() => expect(quiet.readyState).toBeGreaterThan(2));
    const seen = triggers(player);
    quiet.pause();
    await vi.waitFor(() => expect(player.paused).toBe(true));
    await quiet.play();
    await vi.waitFor(() => expect(player.paused).toBe(false));
    expect(seen).toEqual(['pause media-session', 'play media-session']);
  });

  test('control the player also if the sentence changes before the audio element dispatches its event', async () => {
    const { player } = await playing();
    const [quiet] = audios as [HTMLAudioElement];
    quiet.pause();
    player.next();
    await vi.waitFor(() => expect(player.paused).toBe(true));
    expect(quiet.paused).toBe(true);
  });
});

describe('a hidden page, which is frozen and gets no media keys if it is silent,', () => {
  test('is kept awake during a pause, by an audio context that the system does not regard as playing', async () => {
    const { player } = await playing();
    show('hidden');
    expect(awake()).toEqual([]);
    press('pause');
    expect([awake(), audios.map(({ paused }) => paused)]).toEqual([[true], [true]]);
    press('play');
    expect([awake(), audios.map(({ paused }) => paused)]).toEqual([[false], [false]]);
    player.pause();
    expect(awake()).toEqual([true]);
  });

  test('is kept awake once it is hidden, and not while it is visible', async () => {
    const { player } = await playing();
    player.pause();
    expect(awake()).toEqual([]);
    show('hidden');
    expect(awake()).toEqual([true]);
    show('visible');
    expect(awake()).toEqual([false]);
  });

  test('is kept awake if the system has paused the audio element', async () => {
    const { player } = await playing();
    show('hidden');
    audios[0]!.pause();
    await vi.waitFor(() => expect(player.paused).toBe(true));
    expect(awake()).toEqual([true]);
    press('play');
    expect([awake(), audios[0]!.paused]).toEqual([[false], false]);
  });

  test.each([
    ['on', [true]],
    ['auto', []],
  ])('with a recording is kept awake only with media-keys="on": %s', async (choice, expected) => {
    const { player } = await open(`media-keys="${choice}" muted src="${recordingOf(20)}"`);
    await vi.waitFor(() => expect(player.duration).toBeCloseTo(20));
    part(player, 'play').click();
    await claimed();
    show('hidden');
    player.pause();
    expect(awake()).toEqual(expected);
  });

  test('is no longer kept awake once the session was stopped', async () => {
    const { player } = await playing();
    const added = vi.spyOn(document, 'addEventListener');
    const removed = vi.spyOn(document, 'removeEventListener');
    player.pause();
    show('hidden');
    const [context] = contexts;
    press('stop');
    expect(added).toHaveBeenCalledTimes(1);
    expect(removed.mock.calls).toEqual(added.mock.calls);
    expect(awake()).toEqual([false]);
    await vi.waitFor(() => expect(context!.state).toBe('closed'));
    show('visible');
    show('hidden');
    expect(awake()).toEqual([false]);
  });

  test('is kept awake for half an hour of a pause; then the session is released until the next play()', async () => {
    useVirtualTime();
    const { player } = await playing();
    player.pause();
    await advance(2 * AWAKE_FOR);
    show('hidden');
    await advance(AWAKE_FOR - 1);
    expect([awake(), session.playbackState]).toEqual([[true], 'paused']);
    show('visible');
    show('hidden');
    await advance(AWAKE_FOR - 1);
    expect([awake(), session.playbackState]).toEqual([[true], 'paused']);
    await advance(1);
    expect([awake(), session.playbackState, session.metadata]).toEqual([[false], 'none', null]);
    void player.play();
    expect(session.playbackState).toBe('playing');
    player.pause();
    expect(awake()).toEqual([false, true]);
  });

  test('is kept awake by a signal that Chromium counts as sound, but is inaudible', async () => {
    const rate = 8000;
    const rendered: OfflineAudioContext[] = [];
    vi.stubGlobal('AudioContext', function () {
      const context = new OfflineAudioContext(1, rate, rate);
      rendered.push(context);
      const done = () => Promise.resolve();
      return Object.assign(context, { resume: done, suspend: done, close: done });
    });
    const { player } = await playing();
    player.pause();
    show('hidden');
    const sound = (await rendered[0]!.startRendering()).getChannelData(0);
    const power = sound.reduce((sum, sample) => sum + sample ** 2, 0) / sound.length;
    const decibels = 10 * Math.log10(power);
    expect(decibels).toBeGreaterThan(-72);
    expect(decibels).toBeLessThan(-60);
  });
});

describe('the page’s media session', () => {
  test.each(['', 'media-keys="off"'])(
    'is not used without real audio, by default or when off: %j',
    async (attributes) => {
      const { player, engine } = await open(attributes);
      part(player, 'play').click();
      engine.now.begin();
      await controlsLoaded();
      expect(handlers.size).toBe(0);
      expect(audios).toEqual([]);
      expect(session.metadata).toBe(null);
    },
  );

  test('is claimed by a recording, without another audio element', async () => {
    const words = `${TITLE} ${ONE} ${TWO} ${THREE}`;
    const { player } = await open(
      `muted src="${recordingOf(20)}"`,
      `<track kind="metadata" src="${marksOf(words, 1)}">`,
    );
    await vi.waitFor(() => expect(player.duration).toBeCloseTo(20));
    part(player, 'play').click();
    await claimed();
    expect(session.metadata?.title).toBe(TITLE);
    expect(audios).toHaveLength(1);
    press('nexttrack');
    expect(player.currentSentence?.text).toBe(ONE);
    player.pause();
  });

  test('has the metadata that the page declares for its article', async () => {
    const add = (markup: string) => {
      const made = new DOMParser().parseFromString(markup, 'text/html').querySelector('head > *')!;
      made.setAttribute('data-test', '');
      document.head.append(made);
    };
    add('<meta property="og:site_name" content="The Tansy Ledger">');
    add('<link rel="apple-touch-icon" sizes="180x180" href="/icon.png">');
    add(
      `<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "headline": "No"}, {"@type": ["NewsArticle"], "headline": "The ferry,\\n again", "author": [{"name": "Ada"}, "Bo"], "image": {"url": "/boat.jpg", "width": 640, "height": 480}}]}</script>`,
    );
    await playing();
    const { title, artist, album, artwork } = session.metadata!;
    expect([title, artist, album]).toEqual(['The ferry, again', 'Ada, Bo', 'The Tansy Ledger']);
    expect(artwork.map(({ src, sizes }) => [new URL(src).pathname, sizes])).toEqual(
      expect.arrayContaining([
        ['/boat.jpg', '640x480'],
        ['/icon.png', '180x180'],
      ]),
    );
  });

  test('is released when the player is removed, without handlers or metadata left', async () => {
    const { player } = await playing();
    player.remove();
    await vi.waitFor(() => expect(session.playbackState).toBe('none'));
    expect(session.metadata).toBe(null);
    expect([...handlers.values()].every((handler) => handler === null)).toBe(true);
  });

  test('that the page uses is left to the page', async () => {
    const own = new MediaMetadata({ title: 'The page’s podcast' });
    session.metadata = own;
    const { player, engine } = await open(`muted src="${recordingOf(5)}"`);
    await vi.waitFor(() => expect(player.duration).toBeCloseTo(5));
    part(player, 'play').click();
    await vi.waitFor(() => expect(player.paused).toBe(false));
    await new Promise((resolve) => player.addEventListener('playing', resolve, { once: true }));
    await controlsLoaded();
    expect(session.metadata).toBe(own);
    expect(handlers.size).toBe(0);
    expect(engine.texts).toEqual([]);
    player.pause();
  });

  test('that the page uses is claimed with media-keys="on", and its metadata and state are restored afterwards', async () => {
    const own = new MediaMetadata({ title: 'The page’s podcast' });
    session.metadata = own;
    session.playbackState = 'paused';
    const { player } = await playing('media-keys="on"');
    expect(session.metadata).not.toBe(own);
    player.remove();
    await vi.waitFor(() => expect(session.metadata).toBe(own));
    expect(session.playbackState).toBe('paused');
  });

  test('that the page takes over meanwhile is left to the page, with its handlers', async () => {
    const { player } = await playing();
    const own = new MediaMetadata({ title: 'A video' });
    const handler = () => {};
    session.metadata = own;
    session.setActionHandler('play', handler);
    player.remove();
    await controlsLoaded();
    expect(session.metadata).toBe(own);
    expect(handlers.get('play')).toBe(handler);
    const { paused } = player;
    press('pause');
    expect(player.paused).toBe(paused);
  });

  test('moves from one player to the other', async () => {
    const { player, page } = await playing();
    const other = document.createElement('article-player') as ArticlePlayerElement;
    other.setAttribute('media-keys', 'on');
    Object.assign(other, { engines: player.engines });
    page.querySelector('article')!.append(other);
    await other.ready;
    void other.play();
    await vi.waitFor(() => expect(audios).toHaveLength(2));
    expect(player.paused).toBe(true);
    await claimed();
    press('pause');
    expect(other.paused).toBe(true);
    other.remove();
    await vi.waitFor(() => expect(session.playbackState).toBe('none'));
    expect(session.metadata).toBe(null);
  });
});

test('an invalid value of media-keys warns, and the default is used', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const { player } = await open('media-keys="always"');
  expect(player.mediaKeys).toBe('auto');
  expect(warn.mock.lastCall?.[0]).toContain(
    'media-keys="always" is not accepted; accepted: auto, on, off',
  );
});
