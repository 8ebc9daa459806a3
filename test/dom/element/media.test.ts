import { aTimeout, oneEvent } from '@open-wc/testing';
import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { ArticleSpeechElement } from '../../../src/element/article-speech.js';
import { PLAYER_EVENTS } from '../../../src/playback/events.js';
import { closePage, ONE, openPage, THREE, TWO } from '../../support/fake-page.js';
import { silentAudio } from '../../support/silence.js';
import { advance, idle } from '../../support/virtual-time.js';

const STORY = `<article id="story" lang="en"><p>${ONE} ${TWO}</p><h2>Costs</h2><p>${THREE}</p></article>`;

afterEach(() => {
  closePage();
  vi.restoreAllMocks();
});

async function open(attributes = '') {
  const opened = await openPage<ArticleSpeechElement>(
    `<article-speech for="story" ${attributes}></article-speech>${STORY}`,
    'article-speech',
  );
  await opened.player.ready;
  return opened;
}

type Media = HTMLAudioElement | ArticleSpeechElement;

/** What an `<audio>` has that is asked for here. */
const MEMBERS = [
  ...['paused', 'ended', 'seeking', 'error', 'duration', 'currentTime', 'volume', 'muted', 'defaultMuted'],
  ...['playbackRate', 'defaultPlaybackRate', 'loop', 'readyState', 'networkState', 'currentSrc'],
  ...['NETWORK_EMPTY', 'NETWORK_IDLE', 'NETWORK_LOADING', 'NETWORK_NO_SOURCE', 'HAVE_NOTHING', 'HAVE_METADATA'],
  ...['HAVE_CURRENT_DATA', 'HAVE_FUTURE_DATA', 'HAVE_ENOUGH_DATA'],
] as const;
const LISTS = ['buffered', 'seekable', 'played', 'textTracks'] as const;
const METHODS = ['play', 'pause', 'load'] as const;
const READ_ONLY = [
  ...['paused', 'ended', 'seeking', 'error', 'duration', 'readyState', 'networkState', 'buffered', 'seekable'],
  ...['played', 'currentSrc', 'textTracks', 'HAVE_NOTHING'],
] as const;

/** What comes of an attempt: a value, or the name of what is thrown. */
function outcome(attempt: () => unknown): unknown {
  try {
    return attempt();
  } catch (error) {
    return (error as Error).name;
  }
}

describe('beside a real <audio>', () => {
  test.each(MEMBERS)('%s is at first what it is there', (member) => {
    const [ours, theirs] = [document.createElement('article-speech'), new Audio()];
    expect(ours[member]).toEqual(theirs[member]);
  });

  test.each(LISTS)('%s is a list, and empty at first', (member) => {
    const [ours, theirs] = [document.createElement('article-speech'), new Audio()];
    expect([typeof ours[member], ours[member].length]).toEqual([typeof theirs[member], theirs[member].length]);
  });

  test.each(METHODS)('%s is a method', (member) => {
    expect(typeof document.createElement('article-speech')[member]).toBe(typeof new Audio()[member]);
  });

  test.each(READ_ONLY)('%s cannot be set', (member) => {
    for (const media of [document.createElement('article-speech'), new Audio()]) {
      expect(() => Reflect.set(media, member, 1) || expect.fail('not set')).toThrow('not set');
    }
  });

  test.each([
    ['volume', 2],
    ['volume', -1],
    ['volume', NaN],
    ['volume', '0.5'],
    ['volume', undefined],
    ['currentTime', NaN],
    ['currentTime', Infinity],
    ['currentTime', 'soon'],
    ['currentTime', '12.5'],
    ['playbackRate', NaN],
    ['playbackRate', '1.25'],
    ['defaultPlaybackRate', NaN],
    ['defaultPlaybackRate', 1.5],
    ['muted', 'yes'],
    ['loop', 1],
    ['defaultMuted', true],
  ] as const)('%s = %s does and throws the same, and loses nothing', (member, value) => {
    const set = (media: Media) => outcome(() => ((media as unknown as Record<string, unknown>)[member] = value));
    const [ours, theirs] = [document.createElement('article-speech'), new Audio()];
    expect(set(ours)).toBe(set(theirs));
    expect(ours[member]).toBe(theirs[member]);
    for (const name of ['loop', 'muted', 'volume']) expect(ours.hasAttribute(name)).toBe(theirs.hasAttribute(name));
  });

  test('ranges throw the same beyond their end', () => {
    for (const media of [document.createElement('article-speech'), new Audio()]) {
      for (const member of ['buffered', 'seekable', 'played'] as const) {
        expect(outcome(() => media[member].start(0))).toBe('IndexSizeError');
        expect(outcome(() => media[member].end(0))).toBe('IndexSizeError');
      }
    }
  });

  test('the constants stand on the class too', () => {
    for (const name of ['NETWORK_NO_SOURCE', 'HAVE_ENOUGH_DATA'] as const) {
      expect(ArticleSpeechElement[name]).toBe(HTMLMediaElement[name]);
    }
  });
});

/** Events that say how much is there: a recording fills its buffer time and again, and an article is all there. */
const BUFFERING = ['waiting', 'canplay', 'canplaythrough', 'progress', 'suspend', 'stalled', 'abort'];
const COMPARED = PLAYER_EVENTS.filter(
  (type) => !BUFFERING.includes(type) && !/^(sentence|word|voice|notice)/.test(type),
);

/** Writes down, for each step, what is told of it; `timeupdate`s of the passing of time are left out. */
function recorder(media: Media) {
  let log: string[] = [];
  for (const type of COMPARED) {
    media.addEventListener(type, () => {
      if (type !== 'timeupdate' || log.at(-1) !== 'timeupdate') log.push(type);
    });
  }
  return async (act: () => unknown, until: string) => {
    log = [];
    const done = oneEvent(media, until);
    await act();
    const atOnce = [...log];
    await done;
    await aTimeout(0);
    return { log: [...log], atOnce };
  };
}

/** The same steps for both; the voice of ours begins when it is asked to speak, and comes to its end when `end` is called. */
async function rehearse(media: Media, voice: { begin(): void; end(): Promise<void> }) {
  const step = recorder(media);
  const start = async () => {
    const started = media.play();
    voice.begin();
    await started;
  };
  const logs: Record<string, string[]> = {};
  const act = async (name: string, does: () => unknown, until: string) => (logs[name] = (await step(does, until)).log);
  await act('play', start, 'playing');
  await act('pause', () => media.pause(), 'pause');
  await act('seek', () => (media.currentTime = 0.2), 'seeked');
  await act('volume', () => (media.volume = 0.5), 'volumechange');
  await act('rate', () => (media.playbackRate = 1.25), 'ratechange');
  await act('default rate', () => (media.defaultPlaybackRate = 1.5), 'ratechange');
  await act('to the end', () => start().then(() => voice.end()), 'ended');
  await act('from the start again', start, 'seeked');
  await act('pause again', () => media.pause(), 'pause');
  await act('seek to the start', () => (media.currentTime = 0), 'seeked');
  await act('load', () => media.load(), 'loadeddata');
  return { logs, rate: media.playbackRate, paused: media.paused };
}

describe('the events of a session', () => {
  test('come in the same order as those of an <audio>, for the same acts', async () => {
    // A browser lets nothing play before.
    await userEvent.click(document.body);
    const audio = silentAudio(1);
    await oneEvent(audio, 'canplaythrough');
    const theirs = await rehearse(audio, { begin: () => {}, end: async () => {} });
    const { player, engine } = await open();
    const ours = await rehearse(player, {
      begin: () => engine.now.begin(),
      end: async () => {
        vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
        while (!player.paused) {
          engine.now.begin();
          engine.now.end();
          await advance(1000);
        }
        vi.useRealTimers();
      },
    });
    // By HTML; Firefox tells of playing before it tells of going back.
    theirs.logs['from the start again'] = ['seeking', 'play', 'timeupdate', 'seeked', 'playing'];
    expect(ours).toEqual(theirs);
  });

  test('are these', async () => {
    const { player, engine } = await open();
    const log: string[] = [];
    for (const type of PLAYER_EVENTS) player.addEventListener(type, () => log.push(type));
    const happened = async (act: () => unknown) => {
      log.length = 0;
      await act();
      await aTimeout(0);
      return [...log];
    };
    expect(await happened(() => void player.play())).toEqual(['play', 'waiting', 'sentencechange']);
    expect(await happened(() => engine.now.begin())).toEqual(['playing']);
    expect(await happened(() => engine.now.reach('ferry'))).toEqual(['wordchange', 'timeupdate']);
    expect(await happened(() => player.next())).toEqual([
      ...['seeking', 'waiting', 'timeupdate', 'seeked', 'sentencechange', 'wordchange'],
    ]);
    expect(await happened(() => engine.now.begin())).toEqual(['playing']);
    expect(await happened(() => player.pause())).toEqual(['timeupdate', 'pause']);
    expect(await happened(() => (player.muted = true))).toEqual(['volumechange']);
    expect(await happened(() => player.load())).toEqual([
      ...['sentencechange', 'emptied', 'timeupdate', 'loadstart', 'durationchange', 'loadedmetadata', 'loadeddata'],
      ...['canplay', 'canplaythrough', 'progress'],
    ]);
  });

  test('are told once the script that caused them is done: who listens then hears of it', async () => {
    const { player } = await open();
    const told = vi.fn();
    player.currentTime = 1;
    player.addEventListener('seeking', () => told('seeking', player.seeking));
    player.addEventListener('seeked', () => told('seeked', player.seeking));
    expect([told.mock.calls.length, player.seeking, player.currentTime]).toEqual([0, true, 1]);
    await aTimeout(0);
    expect(told.mock.calls).toEqual([
      ['seeking', true],
      ['seeked', false],
    ]);
  });

  test('a listener that answers each with another one does not stop the page', async () => {
    const { player } = await open();
    let seeks = 0;
    player.addEventListener('seeked', () => {
      seeks += 1;
      if (seeks < 1000) player.currentTime = seeks / 1000;
    });
    player.currentTime = 0.5;
    await aTimeout(0);
    expect(seeks).toBeLessThan(1000);
    await vi.waitFor(() => expect(seeks).toBe(1000));
  });
});

describe('promises of play()', () => {
  test('resolve at the first sound, after `playing`; for one that plays, at once', async () => {
    const { player, engine } = await open();
    const order: string[] = [];
    player.addEventListener('playing', () => order.push('playing'));
    const started = player.play().then(() => order.push('resolved'));
    engine.now.begin();
    await started;
    expect(order).toEqual(['playing', 'resolved']);
    await player.play();
  });

  test.each([
    ['pause()', (player: ArticleSpeechElement) => player.pause(), 'pause'],
    ['load()', (player: ArticleSpeechElement) => player.load(), 'emptied'],
  ])('reject with AbortError on %s, after the event', async (_, act, event) => {
    const { player } = await open();
    const order: string[] = [];
    player.addEventListener(event, () => order.push(event));
    const started = player.play().catch((error: DOMException) => order.push(error.name));
    act(player);
    await started;
    expect(order).toEqual([event, 'AbortError']);
  });

  test('reject with NotSupportedError where there is nothing to say', async () => {
    const player = document.createElement('article-speech');
    await expect(player.play()).rejects.toMatchObject({ name: 'NotSupportedError' });
  });
});

describe('what is there', () => {
  test('before the article, and with it', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const player = document.createElement('article-speech');
    player.htmlFor = 'later';
    document.body.append(player);
    onTestFinished(() => player.remove());
    // In the task that puts it into the page: it looks for its article when the browser is idle.
    expect([player.readyState, player.networkState, player.currentSrc]).toEqual([0, player.NETWORK_EMPTY, '']);
    await vi.waitFor(() => expect(player.networkState).toBe(player.NETWORK_NO_SOURCE));
    player.insertAdjacentHTML('afterend', STORY.replace('story', 'later'));
    onTestFinished(() => document.getElementById('later')!.remove());
    await oneEvent(player, 'progress');
    expect([player.readyState, player.networkState]).toEqual([player.HAVE_ENOUGH_DATA, player.NETWORK_IDLE]);
    expect(player.currentSrc).toBe(location.href.replace(/#.*/, ''));
    expect([player.buffered.length, player.seekable.start(0), player.seekable.end(0)]).toEqual([1, 0, player.duration]);
  });

  test('while the voice is waited for, and at the end', async () => {
    const { player, engine } = await open();
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    void player.play();
    expect(player.readyState).toBe(player.HAVE_CURRENT_DATA);
    engine.now.begin();
    expect(player.readyState).toBe(player.HAVE_ENOUGH_DATA);
    await advance(100);
    player.pause();
    expect(player.played.length).toBe(1);
    expect(player.played.end(0)).toBeGreaterThan(0.05);
    player.currentTime = player.duration;
    expect([player.ended, player.readyState]).toEqual([true, player.HAVE_CURRENT_DATA]);
  });
});

describe('tracks', () => {
  test('are lists that stay the same; chapters from headings, captions from sentences', async () => {
    const player = document.createElement('article-speech');
    const { textTracks, audioTracks } = player;
    const added = vi.fn();
    textTracks.onaddtrack = ({ track }) => added(track.kind);
    const { page } = await openPage(STORY, 'article');
    player.htmlFor = 'story';
    page.append(player);
    await player.ready;
    expect([player.textTracks, player.audioTracks]).toEqual([textTracks, audioTracks]);
    expect(added.mock.calls.flat()).toEqual(['chapters', 'captions']);
    const [chapters, captions] = textTracks;
    expect(chapters!.cues!.map(({ text, startTime, endTime }) => [text, startTime, endTime])).toEqual([
      ['Costs', player.sentences.length && expect.any(Number), player.duration],
    ]);
    captions!.mode = 'hidden';
    expect(captions!.cues!.map(({ text }) => text)).toEqual([ONE, TWO, 'Costs', THREE]);
    expect(captions!.cues![0]).toBeInstanceOf(VTTCue);
    expect(textTracks[1]).toBe(captions);
    expect(textTracks.getTrackById('captions')).toBe(captions);
  });

  test('a mode that is none is left alone, and a change is told once', async () => {
    const { player } = await open();
    const changed = vi.fn();
    player.textTracks.addEventListener('change', changed);
    const captions = player.textTracks.getTrackById('captions')!;
    captions.mode = 'loud' as never;
    expect(captions.mode).toBe('disabled');
    captions.mode = 'showing';
    captions.mode = 'hidden';
    await aTimeout(0);
    expect(changed).toHaveBeenCalledTimes(1);
  });

  test('an edit revises the cues; another article brings others, shown as these were', async () => {
    const { player, page } = await open();
    const captions = player.textTracks.getTrackById('captions')!;
    captions.mode = 'showing';
    const first = captions.cues![0];
    page.querySelector('h2')!.textContent = 'What it cost them all, in the end';
    await oneEvent(player, 'durationchange');
    expect(captions.cues!.map(({ text }) => text)).toContain('What it cost them all, in the end');
    expect(captions.cues!.at(-1)!.endTime).toBeCloseTo(player.duration);
    expect(first!.text).toBe(ONE);
    const removed = vi.fn();
    player.textTracks.onremovetrack = removed;
    page.insertAdjacentHTML('beforeend', '<article id="other" lang="de"><p>Am Morgen fuhr das Schiff.</p></article>');
    player.htmlFor = 'other';
    await player.updateComplete;
    expect(removed).toHaveBeenCalledTimes(2);
    const [, next] = player.textTracks;
    expect([next!.mode, next!.language, next!.cues!.length]).toEqual(['showing', 'de', 1]);
  });

  test('of voices: those that may speak the article, asked for when they are looked at', async () => {
    const { player, engine } = await open();
    const voice = (id: string, lang: string, local = true) =>
      ({ id, name: id.toUpperCase(), lang, local, engine: 'fake', quality: 'plain' }) as const;
    await idle();
    expect(engine.asked).toBe(0);
    expect(player.audioTracks.length).toBe(0);
    engine.setVoices([
      voice('fr', 'fr-FR'),
      voice('one', 'en-US'),
      voice('net', 'en-GB', false),
      voice('two', 'en-GB'),
    ]);
    await oneEvent(player, 'voiceschange');
    expect(player.voices.map(({ id }) => id)).toEqual(['one', 'net', 'two', 'fr']);
    const shown = () => Array.from(player.audioTracks, ({ label, kind, enabled }) => [label, kind, enabled].join(' '));
    expect(shown()).toEqual(['ONE main true', 'TWO alternative false']);
    const changed = vi.fn();
    player.audioTracks.onchange = changed;
    player.audioTracks.getTrackById('two')!.enabled = true;
    expect(player.voice).toBe('two');
    player.onlineVoices = true;
    await player.updateComplete;
    expect(shown()).toEqual(['ONE main false', 'NET alternative false', 'TWO alternative true']);
    expect(changed).toHaveBeenCalledTimes(1);
    player.voice = 'ONE';
    await player.updateComplete;
    expect(shown()[0]).toBe('ONE main true');
    expect(engine.said).toEqual([]);
  });
});

class LateSpeech extends ArticleSpeechElement {}
class EarlySpeech extends ArticleSpeechElement {}
class LateWithWrong extends ArticleSpeechElement {}

describe('setters before anything is there', () => {
  /** An element that stands in the page, and has these properties, before its tag is defined. */
  function upgraded(
    [tag, define]: readonly [string, () => void],
    properties: Record<string, unknown>,
    attributes: Record<string, string> = {},
  ) {
    const element = document.createElement(tag) as ArticleSpeechElement;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    Object.assign(element, properties);
    document.body.append(element);
    define();
    return element;
  }

  test('are taken over when the element is defined, and win over its attributes', () => {
    const element = upgraded(
      ['late-speech', () => customElements.define('late-speech', LateSpeech)],
      { currentTime: 3, volume: 0.3, muted: true, playbackRate: 1.5, defaultPlaybackRate: 1.25, loop: true },
      { volume: '0.9', 'playback-rate': '2' },
    );
    expect(element).toMatchObject({ currentTime: 3, volume: 0.3, muted: true, playbackRate: 1.5, loop: true });
    for (const name of ['currentTime', 'volume', 'loop']) expect(Object.hasOwn(element, name)).toBe(false);
    element.volume = 0.1;
    expect(element.volume).toBe(0.1);
    element.remove();
  });

  test('that are wrong warn, and the rest is taken', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const late = ['late-wrong', () => customElements.define('late-wrong', LateWithWrong)] as const;
    const element = upgraded(late, { volume: 7, currentTime: NaN, playbackRate: 2 });
    expect([element.volume, element.currentTime, element.playbackRate]).toEqual([1, 0, 2]);
    expect(warn.mock.calls.map(([text]) => String(text).split(' ')[1])).toEqual(['volume', 'currentTime']);
    element.remove();
    await element.updateComplete;
  });

  test.each([
    ['before it is attached', true],
    ['after', false],
  ])('in any order %s: they are stored, nothing is said, and the first play begins so', async (_, before) => {
    const { engine, page } = await openPage(STORY, 'article');
    const player = document.createElement('article-speech');
    if (!before) page.append(player);
    Object.assign(player, { engines: [engine], playbackRate: 2, currentTime: 1, volume: 0.4, htmlFor: 'story' });
    if (before) page.append(player);
    expect(engine.said).toEqual([]);
    void player.play();
    expect(player.currentTime).toBe(1);
    expect(engine.now.utterance).toMatchObject({ rate: 2, volume: 0.4 });
    expect(engine.now.utterance.source.start).toBeGreaterThan(0);
  });
});

describe('bad moments', () => {
  test('taken out and put back while it speaks, it is at rest, and goes on from there', async () => {
    const { player, engine, page } = await open();
    void player.play();
    engine.now.reach('left');
    player.remove();
    await aTimeout(0);
    expect(player.paused).toBe(true);
    page.append(player);
    await idle();
    expect([player.paused, engine.said.length]).toEqual([true, 1]);
    void player.play();
    expect(engine.texts.at(-1)).toBe('left at dawn.');
  });

  test('two that are played in turn, and in answer to each other, leave one that speaks', async () => {
    const { player: one, engine, page } = await open();
    const two = document.createElement('article-speech');
    Object.assign(two, { engines: [engine], htmlFor: 'story' });
    page.append(two);
    await two.ready;
    const first = one.play().catch((error: DOMException) => error.name);
    one.addEventListener('pause', () => void one.play().catch(() => {}), { once: true });
    const second = two.play().catch((error: DOMException) => error.name);
    expect([await first, await second]).toEqual(['AbortError', 'AbortError']);
    expect([one.paused, two.paused]).toEqual([false, true]);
  });

  test('played while another one is being taken out, it speaks', async () => {
    const { player: one, engine, page } = await open();
    const two = document.createElement('article-speech');
    Object.assign(two, { engines: [engine], htmlFor: 'story' });
    page.append(two);
    await two.ready;
    void one.play().catch(() => {});
    one.remove();
    void two.play();
    await idle();
    expect([one.paused, two.paused]).toEqual([true, false]);
    expect(engine.now.signal.aborted).toBe(false);
  });

  test('what a page set before the first update is what a play in the same task says', () => {
    const page = document.createElement('div');
    page.innerHTML = STORY;
    document.body.append(page);
    const said: string[] = [];
    const engine = {
      name: 'one',
      voices: async () => [],
      speak: (u: { text: string }) => (said.push(u.text), new Promise<void>(() => {})),
    };
    const element = document.createElement('early-speech') as ArticleSpeechElement;
    Object.assign(element, { engines: [engine], article: page.querySelector('p + h2 + p') });
    page.append(element);
    customElements.define('early-speech', EarlySpeech);
    void element.play();
    expect(said).toEqual([THREE]);
    element.pause();
    page.remove();
  });
});
