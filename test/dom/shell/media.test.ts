import { aTimeout, oneEvent } from '@open-wc/testing';
import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { ArticleSpeechElement } from '../../../src/index.js';
import { PLAYER_EVENTS } from '../../../src/player/event-types.js';
import { closePage, ONE, openPage, THREE, told, TWO } from '../../support/fake-page.js';
import { page } from '../../support/page.js';
import { silentAudio } from '../../support/silence.js';
import { textsOf } from '../../support/tracks.js';
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
  ...[
    'paused',
    'ended',
    'seeking',
    'error',
    'duration',
    'currentTime',
    'volume',
    'muted',
    'defaultMuted',
  ],
  ...['playbackRate', 'defaultPlaybackRate', 'loop', 'readyState', 'networkState', 'currentSrc'],
  ...[
    'NETWORK_EMPTY',
    'NETWORK_IDLE',
    'NETWORK_LOADING',
    'NETWORK_NO_SOURCE',
    'HAVE_NOTHING',
    'HAVE_METADATA',
  ],
  ...['HAVE_CURRENT_DATA', 'HAVE_FUTURE_DATA', 'HAVE_ENOUGH_DATA'],
] as const;
const LISTS = ['buffered', 'seekable', 'played', 'textTracks'] as const;
const METHODS = ['play', 'pause', 'load'] as const;
const READ_ONLY = [
  ...[
    'paused',
    'ended',
    'seeking',
    'error',
    'duration',
    'readyState',
    'networkState',
    'buffered',
    'seekable',
  ],
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
  test.each(MEMBERS)('%s has the same initial value', (member) => {
    const [ours, theirs] = [document.createElement('article-speech'), new Audio()];
    expect(ours[member]).toEqual(theirs[member]);
  });

  test.each(LISTS)('%s is a list, and empty at first', (member) => {
    const [ours, theirs] = [document.createElement('article-speech'), new Audio()];
    expect([typeof ours[member], ours[member].length]).toEqual([
      typeof theirs[member],
      theirs[member].length,
    ]);
  });

  test.each(METHODS)('%s is a method', (member) => {
    expect(typeof document.createElement('article-speech')[member]).toBe(
      typeof new Audio()[member],
    );
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
    ['volume', 'loud'],
    ['volume', {}],
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
    const set = (media: Media) =>
      outcome(() => ((media as unknown as Record<string, unknown>)[member] = value));
    const [ours, theirs] = [document.createElement('article-speech'), new Audio()];
    expect(set(ours)).toBe(set(theirs));
    expect(ours[member]).toBe(theirs[member]);
    for (const name of ['loop', 'muted', 'volume'])
      expect(ours.hasAttribute(name)).toBe(theirs.hasAttribute(name));
  });

  test('ranges throw the same beyond their end', () => {
    for (const media of [document.createElement('article-speech'), new Audio()]) {
      for (const member of ['buffered', 'seekable', 'played'] as const) {
        expect(outcome(() => media[member].start(0))).toBe('IndexSizeError');
        expect(outcome(() => media[member].end(0))).toBe('IndexSizeError');
      }
    }
  });

  test('ranges throw the same where they are asked for none', () => {
    for (const media of [document.createElement('article-speech'), new Audio()]) {
      const { seekable } = media;
      const [start, end] = [
        seekable.start.bind(seekable),
        seekable.end.bind(seekable),
      ] as (() => number)[];
      expect([outcome(start!), outcome(end!)]).toEqual(['TypeError', 'TypeError']);
    }
  });

  test.each(['article-speech', 'audio'] as const)(
    '<%s muted> begins without a sound; later it mutes nothing',
    (tag) => {
      const media = page(`<${tag} muted></${tag}>`).querySelector(tag)!;
      const states = [media.muted];
      media.removeAttribute('muted');
      states.push(media.muted);
      media.muted = false;
      media.defaultMuted = true;
      states.push(media.muted, media.hasAttribute('muted'), media.defaultMuted);
      expect(states).toEqual([true, true, false, true, true]);
    },
  );

  test('loop has no end, even when it is set after it', async () => {
    const { player } = await open();
    player.currentTime = player.duration;
    expect(player.ended).toBe(true);
    player.loop = true;
    expect(player.ended).toBe(false);
    player.loop = false;
    expect(player.ended).toBe(true);
  });

  test('tracks can be added, and addtrack is dispatched afterwards', async () => {
    const describedBy = async (media: Media) => {
      const { textTracks: list } = media;
      const seen: unknown[] = [];
      list.onaddtrack = ({ track }: { track: unknown }) => seen.push(['told', track === list[0]]);
      const track = media.addTextTrack('captions');
      const named = media.addTextTrack('metadata', 'Notes', 'en');
      for (const { id, kind, label, language, mode, cues } of [track, named]) {
        seen.push([id, kind, label, language, mode, cues?.length, track instanceof TextTrack]);
      }
      seen.push(list.length, list[0] === track, list[1] === named);
      await vi.waitFor(() => expect(seen).toHaveLength(7));
      return seen;
    };
    expect(await describedBy(document.createElement('article-speech'))).toEqual(
      await describedBy(new Audio()),
    );
  });

  test.each([[], ['noise'], ['Captions'], ['']])(
    'a track of no kind cannot be added: %j',
    (...kind) => {
      for (const media of [document.createElement('article-speech'), new Audio()]) {
        expect(
          outcome(() =>
            (media.addTextTrack as (...given: string[]) => unknown).call(media, ...kind),
          ),
        ).toBe('TypeError');
        expect(media.textTracks.length).toBe(0);
      }
    },
  );

  test('the class has the constants, too', () => {
    for (const name of ['NETWORK_NO_SOURCE', 'HAVE_ENOUGH_DATA'] as const) {
      expect(ArticleSpeechElement[name]).toBe(HTMLMediaElement[name]);
    }
  });
});

class LateNumbers extends ArticleSpeechElement {}

describe('a number that is taken back', () => {
  test.each([undefined, null, ''])(
    'by %j is what the attribute says, or else the default',
    (nothing) => {
      const player = document.createElement('article-speech');
      const numbers = () => [player.volume, player.playbackRate, player.defaultPlaybackRate];
      const takeBack = () => {
        Object.assign(player, { volume: 0.3, playbackRate: 2, defaultPlaybackRate: 3 });
        Object.assign(player, {
          volume: nothing,
          playbackRate: nothing,
          defaultPlaybackRate: nothing,
        });
      };
      takeBack();
      expect(numbers()).toEqual([1, 1, 1]);
      player.setAttribute('volume', '0.5');
      player.setAttribute('playback-rate', '1.5');
      takeBack();
      expect(numbers()).toEqual([0.5, 1.5, 1.5]);
    },
  );

  test('before the element was defined is so too', () => {
    const elements = [undefined, null, ''].map((nothing) => {
      const element = page('<late-numbers volume="0.5"></late-numbers>')
        .firstElementChild as ArticleSpeechElement;
      return Object.assign(element, {
        volume: nothing,
        playbackRate: nothing,
        currentTime: nothing,
      });
    });
    customElements.define('late-numbers', LateNumbers);
    for (const { volume, playbackRate, currentTime } of elements) {
      expect([volume, playbackRate, currentTime]).toEqual([0.5, 1, 0]);
    }
  });

  test.each([undefined, null, ''])('leaves the place where it is: %j', async (nothing) => {
    const { player } = await open();
    player.currentTime = 1;
    Object.assign(player, { currentTime: nothing });
    expect(player.currentTime).toBe(1);
  });

  test('may be set so in TypeScript', () => {
    const player = document.createElement('article-speech');
    player.volume =
      player.playbackRate =
      player.defaultPlaybackRate =
      player.currentTime =
        undefined;
    player.volume = player.playbackRate = player.defaultPlaybackRate = player.currentTime = null;
    expect([player.volume, player.playbackRate]).toEqual([1, 1]);
  });
});

/**
 * Events that say how much is there: a recording fills its buffer time and again, and an article is
 * all there.
 */
const BUFFERING = [
  'waiting',
  'canplay',
  'canplaythrough',
  'progress',
  'suspend',
  'stalled',
  'abort',
];
const COMPARED = PLAYER_EVENTS.filter(
  (type) => !BUFFERING.includes(type) && !/^(sentence|word|voice|notice)/.test(type),
);

/**
 * Writes down, for each step, what is told of it; `timeupdate`s of the passing of time are left
 * out.
 */
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

/**
 * The same steps for both; the voice of ours begins when it is asked to speak, and comes to its end
 * when `end` is called.
 */
async function rehearse(media: Media, voice: { begin(): void; end(): Promise<void> }) {
  const step = recorder(media);
  const start = async () => {
    const started = media.play();
    voice.begin();
    await started;
  };
  const logs: Record<string, string[]> = {};
  const act = async (name: string, does: () => unknown, until: string) =>
    (logs[name] = (await step(does, until)).log);
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
    for (const type of ['abort', ...PLAYER_EVENTS])
      player.addEventListener(type, () => log.push(type));
    const happened = async (act: () => unknown) => {
      log.length = 0;
      await act();
      await aTimeout(0);
      return [...log];
    };
    expect(await happened(() => void player.play())).toEqual(['play', 'waiting', 'sentencechange']);
    expect(await happened(() => engine.now.begin())).toEqual([
      'canplay',
      'playing',
      'canplaythrough',
    ]);
    expect(await happened(() => engine.now.reach('ferry'))).toEqual(['wordchange', 'timeupdate']);
    expect(await happened(() => player.next())).toEqual([
      ...['seeking', 'waiting', 'timeupdate', 'seeked', 'sentencechange', 'wordchange'],
    ]);
    expect(await happened(() => engine.now.begin())).toEqual([
      'canplay',
      'playing',
      'canplaythrough',
    ]);
    expect(await happened(() => player.pause())).toEqual(['timeupdate', 'pause']);
    expect(await happened(() => (player.muted = true))).toEqual(['volumechange']);
    expect(await happened(() => player.load())).toEqual([
      ...[
        'sentencechange',
        'abort',
        'emptied',
        'timeupdate',
        'loadstart',
        'durationchange',
        'loadedmetadata',
      ],
      ...['loadeddata', 'canplay', 'progress', 'canplaythrough'],
    ]);
  });

  test('of an article that is read because it is played come after `play`, each when what it says is so', async () => {
    const { engine, page } = await openPage(STORY, 'article');
    const player = document.createElement('article-speech');
    Object.assign(player, { engines: [engine], htmlFor: 'story' });
    const log: string[] = [];
    for (const type of PLAYER_EVENTS) {
      player.addEventListener(type, () =>
        log.push(`${type} ${player.readyState} ${player.networkState}`),
      );
    }
    page.append(player);
    void player.play();
    await aTimeout(0);
    engine.now.begin();
    await aTimeout(0);
    expect(log.filter((each) => !/^(sentence|voice)/.test(each))).toEqual([
      ...[
        'play 0 2',
        'waiting 0 2',
        'loadstart 0 2',
        'durationchange 0 2',
        'loadedmetadata 2 1',
        'loadeddata 2 1',
      ],
      ...['progress 2 1', 'canplay 4 1', 'playing 4 1', 'canplaythrough 4 1'],
    ]);
  });

  test('include canplay whenever it can play again: paused before there was a voice, and sought from the end', async () => {
    const { player } = await open();
    const log: string[] = [];
    for (const type of [
      'waiting',
      'ended',
      'canplay',
      'canplaythrough',
      'pause',
      'seeked',
    ] as const) {
      player.addEventListener(type, () => log.push(`${type} ${player.readyState}`));
    }
    void player.play().catch(() => {});
    await told();
    player.pause();
    await told();
    expect(log).toEqual(['waiting 2', 'canplay 4', 'canplaythrough 4', 'pause 4']);
    player.currentTime = player.duration;
    await told();
    player.currentTime = 0;
    await told();
    expect(log.slice(4)).toEqual([
      'seeked 2',
      'ended 2',
      'canplay 4',
      'canplaythrough 4',
      'seeked 4',
    ]);
  });

  test('of two seeks in a row are those of an <audio>: one of them is over', async () => {
    const seeks = async (media: Media) => {
      const log: string[] = [];
      for (const type of ['seeking', 'timeupdate', 'seeked'] as const) {
        media.addEventListener(type, () => log.push(`${type} ${media.currentTime}`));
      }
      media.currentTime = 0.25;
      media.currentTime = 0.5;
      await vi.waitFor(() => expect(log.at(-1)).toBe('seeked 0.5'));
      return log;
    };
    const audio = silentAudio(1);
    await oneEvent(audio, 'canplaythrough');
    const { player } = await open();
    expect(await seeks(player)).toEqual(await seeks(audio));
  });

  test('of the article that load() replaces are not dispatched any more', async () => {
    const { player, engine } = await open();
    const log: string[] = [];
    for (const type of ['abort', ...PLAYER_EVENTS])
      player.addEventListener(type, () => log.push(type));
    player.currentTime = 1;
    void player.play().catch(() => {});
    engine.now.begin();
    player.volume = 0.5;
    player.load();
    expect([log, player.seeking]).toEqual([[], false]);
    await aTimeout(0);
    expect(log.filter((type) => !/^(sentence|word|voice)/.test(type))).toEqual([
      ...[
        'play',
        'pause',
        'abort',
        'emptied',
        'timeupdate',
        'loadstart',
        'durationchange',
        'loadedmetadata',
      ],
      ...['loadeddata', 'canplay', 'progress', 'canplaythrough'],
    ]);
  });

  test('are dispatched after the script that caused them: a listener that is added there is called', async () => {
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

  test('a listener that causes another event each time does not block the page', async () => {
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

  test('reject with NotSupportedError if there is no text', async () => {
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
    expect([player.readyState, player.networkState, player.currentSrc]).toEqual([
      0,
      player.NETWORK_EMPTY,
      '',
    ]);
    await vi.waitFor(() => expect(player.networkState).toBe(player.NETWORK_NO_SOURCE));
    player.insertAdjacentHTML('afterend', STORY.replace('story', 'later'));
    onTestFinished(() => document.getElementById('later')!.remove());
    await oneEvent(player, 'progress');
    expect([player.readyState, player.networkState]).toEqual([
      player.HAVE_ENOUGH_DATA,
      player.NETWORK_IDLE,
    ]);
    expect(player.currentSrc).toBe(location.href.replace(/#.*/, ''));
    expect([player.buffered.length, player.seekable.start(0), player.seekable.end(0)]).toEqual([
      1,
      0,
      player.duration,
    ]);
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
    expect(textsOf(chapters!.cues)).toEqual(['Costs']);
    expect(chapters!.cues![0]!.startTime).toBeGreaterThan(0);
    expect(chapters!.cues![0]!.endTime).toBe(player.duration);
    captions!.mode = 'hidden';
    expect(textsOf(captions!.cues)).toEqual([ONE, TWO, 'Costs', THREE]);
    expect(captions!.cues![0]).toBeInstanceOf(VTTCue);
    expect(textTracks[1]).toBe(captions);
    expect(textTracks.getTrackById('captions')).toBe(captions);
  });

  test('an invalid mode is ignored, and a change is dispatched once', async () => {
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
    const { cues } = captions;
    const [first] = cues!;
    page.querySelector('h2')!.textContent = 'What it cost them all, in the end';
    await oneEvent(player, 'durationchange');
    expect(textsOf(cues)).toEqual([ONE, TWO, 'What it cost them all, in the end', THREE]);
    expect(cues![3]!.endTime).toBeCloseTo(player.duration);
    expect(captions.cues![0]).toBe(first);
    const removed = vi.fn();
    player.textTracks.onremovetrack = removed;
    page.insertAdjacentHTML(
      'beforeend',
      '<article id="other" lang="de"><p>Am Morgen fuhr das Schiff.</p></article>',
    );
    player.htmlFor = 'other';
    await player.updateComplete;
    expect(removed).toHaveBeenCalledTimes(2);
    const [, next] = player.textTracks;
    expect([next!.mode, next!.language, next!.cues!.length]).toEqual(['showing', 'de', 1]);
  });

  test('are native text tracks, and have native lists', async () => {
    const { player } = await open();
    const captions = player.textTracks.getTrackById('captions')!;
    captions.mode = 'hidden';
    const { cues, activeCues } = captions;
    expect([captions instanceof TextTrack, cues instanceof TextTrackCueList]).toEqual([true, true]);
    expect(cues![1]!.track).toBe(captions);
    expect(cues!.getCueById('2')).toBe(cues![1]);
    expect(() => Object.assign(cues!, { length: 0 })).toThrow(TypeError);
    expect(() => Object.assign(activeCues!, { length: 0 })).toThrow(TypeError);
    player.currentTime = cues![1]!.startTime;
    expect(captions.activeCues).toBe(activeCues);
    expect([...activeCues!]).toEqual([cues![1]]);
    expect(activeCues!.getCueById('2')).toBe(activeCues![0]);
    const own = new VTTCue(0, 1, 'Listen.');
    captions.addCue(own);
    expect(cues![1]).toBe(own);
    captions.removeCue(own);
    expect(outcome(() => captions.removeCue(own))).toBe('NotFoundError');
  });

  test('dispatch the first cuechange when playback starts, and nothing within the script that starts it', async () => {
    const { player, engine } = await open();
    const captions = player.textTracks.getTrackById('captions')!;
    const log: string[] = [];
    captions.oncuechange = () => log.push(`cuechange ${textsOf(captions.activeCues).join()}`);
    captions.mode = 'hidden';
    const [first, second] = captions.cues!;
    for (const cue of [first!, second!]) {
      cue.onenter = () => log.push(`enter ${cue.id}`);
      cue.onexit = () => log.push(`exit ${cue.id}`);
    }
    await told();
    expect([log, captions.activeCues!.length]).toEqual([[], 0]);
    void player.play();
    expect(log).toEqual([]);
    await told();
    expect(log).toEqual(['enter 1', `cuechange ${ONE}`]);
    engine.now.begin();
    player.next();
    await told();
    expect(log.slice(2)).toEqual(['exit 1', 'enter 2', `cuechange ${TWO}`]);
    captions.mode = 'disabled';
    captions.mode = 'showing';
    expect(log).toHaveLength(5);
    await told();
    expect(log.slice(5)).toEqual(['enter 2', `cuechange ${TWO}`]);
  });

  test('have no cue before a script accesses one, but dispatch cuechange', async () => {
    const { player, engine } = await open();
    const made = vi.fn();
    const Real = VTTCue;
    vi.stubGlobal(
      'VTTCue',
      class extends Real {
        constructor(start: number, end: number, text: string) {
          super(start, end, text);
          made(text);
        }
      },
    );
    onTestFinished(() => void vi.unstubAllGlobals());
    const captions = player.textTracks.getTrackById('captions')!;
    const changed = vi.fn();
    captions.mode = 'hidden';
    captions.addEventListener('cuechange', changed);
    void player.play();
    engine.now.begin();
    player.next();
    await told();
    expect([changed.mock.calls.length, made.mock.calls.length]).toEqual([2, 0]);
    const [active] = captions.activeCues!;
    expect(made.mock.calls).toEqual([[TWO]]);
    expect(captions.cues![1]).toBe(active);
    expect(made).toHaveBeenCalledTimes(4);
  });

  test('of thousands of sentences create the rest of their cues in slices, and dispatch change then', async () => {
    const { player, page } = await open();
    const COUNT = 5000;
    const line = (index: number) => `Line ${index} of the log says nothing new.`;
    const more = Array.from({ length: COUNT }, (_, index) => `<p>${line(index)}</p>`);
    page.insertAdjacentHTML('beforeend', `<article id="log" lang="en">${more.join('')}</article>`);
    player.htmlFor = 'log';
    await player.updateComplete;
    await aTimeout(0);
    const captions = player.textTracks.getTrackById('captions')!;
    captions.mode = 'hidden';
    await aTimeout(0);
    expect(captions.cues).toHaveLength(4000);
    await oneEvent(player.textTracks, 'change');
    expect(textsOf(captions.cues)).toEqual(
      Array.from({ length: COUNT }, (_, index) => line(index)),
    );
    expect(captions.cues![COUNT - 1]!.endTime).toBeCloseTo(player.duration);
    player.seekTo(COUNT - 1);
    expect([...captions.activeCues!]).toEqual([captions.cues![COUNT - 1]]);
  });

  test('stay without a cue that a page has taken out', async () => {
    const { player, engine } = await open();
    const captions = player.textTracks.getTrackById('captions')!;
    captions.mode = 'hidden';
    captions.removeCue(captions.cues![0]!);
    void player.play();
    engine.now.begin();
    await told();
    expect([textsOf(captions.cues), captions.activeCues!.length]).toEqual([
      [TWO, 'Costs', THREE],
      0,
    ]);
  });

  test('pause at the end of a cue with pauseOnExit, before the next one is spoken', async () => {
    const { player, engine } = await open();
    const captions = player.textTracks.getTrackById('captions')!;
    captions.mode = 'hidden';
    const [first, second] = captions.cues!;
    first!.pauseOnExit = true;
    const left = vi.fn();
    first!.onexit = () => left(player.paused);
    void player.play();
    engine.now.begin();
    engine.now.end();
    await vi.waitFor(() => expect(left).toHaveBeenCalledWith(true));
    expect(engine.texts).toEqual([ONE]);
    void player.play();
    await vi.waitFor(() => expect(engine.texts).toEqual([ONE, TWO]));
    expect([...captions.activeCues!]).toEqual([second]);
  });

  test('do not pause where a cue that asks for it is left by a seek', async () => {
    const { player, engine } = await open();
    const captions = player.textTracks.getTrackById('captions')!;
    captions.mode = 'hidden';
    captions.cues![0]!.pauseOnExit = true;
    const changed = vi.fn();
    void player.play();
    engine.now.begin();
    await told();
    captions.oncuechange = changed;
    player.next();
    await told();
    expect([changed.mock.calls.length, player.paused]).toEqual([1, false]);
  });

  test('that a page has added follow the time of the article, and stay when another one is read', async () => {
    const { player, engine } = await open();
    const notes = player.addTextTrack('metadata', 'Notes');
    const { startTime, endTime } = Object.assign(player.textTracks.getTrackById('captions')!, {
      mode: 'hidden',
    }).cues![1]!;
    const note = new VTTCue(startTime, endTime, 'Here');
    note.onenter = vi.fn();
    notes.addCue(note);
    void player.play();
    engine.now.begin();
    engine.now.end();
    await vi.waitFor(() => expect(engine.texts).toHaveLength(2));
    engine.now.begin();
    await vi.waitFor(() => expect(note.onenter).toHaveBeenCalledTimes(1));
    player.load();
    expect(Array.from(player.textTracks, ({ kind }) => kind)).toEqual([
      'chapters',
      'captions',
      'metadata',
    ]);
    expect([player.textTracks[2], notes.cues![0]]).toEqual([notes, note]);
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
    const shown = () =>
      Array.from(player.audioTracks, ({ label, kind, enabled }) =>
        [label, kind, enabled].join(' '),
      );
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
      {
        currentTime: 3,
        volume: 0.3,
        muted: true,
        playbackRate: 1.5,
        defaultPlaybackRate: 1.25,
        loop: true,
      },
      { volume: '0.9', 'playback-rate': '2' },
    );
    expect(element).toMatchObject({
      currentTime: 3,
      volume: 0.3,
      muted: true,
      playbackRate: 1.5,
      loop: true,
    });
    for (const name of ['currentTime', 'volume', 'loop'])
      expect(Object.hasOwn(element, name)).toBe(false);
    element.volume = 0.1;
    expect(element.volume).toBe(0.1);
    element.remove();
  });

  test('that are wrong warn, and the rest is taken', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const late = ['late-wrong', () => customElements.define('late-wrong', LateWithWrong)] as const;
    const element = upgraded(late, { volume: 7, currentTime: NaN, playbackRate: 2 });
    expect([element.volume, element.currentTime, element.playbackRate]).toEqual([1, 0, 2]);
    expect(warn.mock.calls.map(([text]) => String(text).split(' ')[1])).toEqual([
      'volume',
      'currentTime',
    ]);
    element.remove();
    await element.updateComplete;
  });

  test.each([
    ['before it is attached', true],
    ['after', false],
  ])(
    'in any order %s: they are stored, nothing is said, and the first play begins so',
    async (_, before) => {
      const { engine, page } = await openPage(STORY, 'article');
      const player = document.createElement('article-speech');
      if (!before) page.append(player);
      Object.assign(player, {
        engines: [engine],
        playbackRate: 2,
        currentTime: 1,
        volume: 0.4,
        htmlFor: 'story',
      });
      if (before) page.append(player);
      expect(engine.said).toEqual([]);
      void player.play();
      expect(player.currentTime).toBe(1);
      expect(engine.now.utterance).toMatchObject({ rate: 2, volume: 0.4 });
      expect(engine.now.utterance.source.start).toBeGreaterThan(0);
    },
  );
});

describe('bad moments', () => {
  test('removed and inserted again while it speaks, it is paused, and resumes from there', async () => {
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

  test('of two that are played in turn, and by each other’s events, one speaks', async () => {
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

  test('options that are set before the first update apply to a play in the same task', () => {
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
