import { describe, expect, test } from 'vitest';
import { delegate } from '../../../src/speech/delegate.js';
import { withEstimatedBoundaries } from '../../../src/speech/estimated-boundaries.js';
import { fallback } from '../../../src/speech/fallback-engine.js';
import { lazy } from '../../../src/speech/lazy-engine.js';
import { SpeakingRates } from '../../../src/speech/speaking-rates.js';
import { SpeechError } from '../../../src/speech/speech-error.js';
import type { SpeechEngine, Voice } from '../../../src/speech/types.js';
import type { Timeline } from '../../../src/text/timeline.js';
import type { Transcript } from '../../../src/text/transcript.js';
import { utteranceOf } from '../../support/speak.js';

type Member = keyof Required<SpeechEngine>;

const ADA: Voice = {
  id: 'ada',
  name: 'Ada',
  lang: 'en-GB',
  local: true,
  engine: 'complete',
  quality: 'premium',
};
const UTTERANCE = utteranceOf('One.');
const TRANSCRIPT = {} as Transcript;
const TIMELINE = { duration: 7 } as Timeline;

/**
 * Uses a member, and returns what comes back. A new member of `SpeechEngine` is a compile error
 * until it is listed.
 */
const USES: { readonly [M in Member]: (engine: SpeechEngine) => unknown } = {
  name: (engine) => engine.name,
  available: (engine) => engine.available?.(),
  voices: (engine) => engine.voices(),
  onVoicesChange: (engine) => {
    let changes = 0;
    const remove = engine.onVoicesChange?.(() => (changes += 1));
    remove?.();
    return changes;
  },
  maxLength: (engine) => engine.maxLength?.(UTTERANCE),
  prepare: (engine) => engine.prepare?.(),
  unlock: (engine) => engine.unlock?.(),
  voicelessAfter: (engine) => engine.voicelessAfter?.(),
  timeline: (engine) => engine.timeline?.(TRANSCRIPT),
  playsAudio: (engine) => engine.playsAudio,
  prepareNext: (engine) => engine.prepareNext?.([UTTERANCE]),
  adjust: (engine) => engine.adjust?.({ rate: 2, volume: 0.5 }),
  supportsVoice: (engine) => engine.supportsVoice?.(ADA),
  supportsLanguage: (engine) => engine.supportsLanguage?.('fr'),
  measuredRate: (engine) => engine.measuredRate?.('ada', 1.5),
  speak: async (engine) => {
    const told: unknown[] = [];
    const { signal } = new AbortController();
    await engine.speak(
      UTTERANCE,
      ({ start, end, voice }) => told.push({ start, end, ...(voice && { voice }) }),
      signal,
      (loading) => told.push(loading),
    );
    return told;
  },
};
const MEMBERS = Object.keys(USES) as Member[];

/** An engine that has every member, and answers unlike one that has none. */
function complete() {
  const calls: Member[] = [];
  const answer =
    <Result>(member: Member, result: Result) =>
    () => {
      calls.push(member);
      return result;
    };
  const engine: Required<SpeechEngine> = {
    get name() {
      return answer('name', 'complete')();
    },
    available: answer('available', true),
    voices: answer('voices', Promise.resolve([ADA])),
    onVoicesChange: (listener) => {
      calls.push('onVoicesChange');
      listener();
      return listener;
    },
    maxLength: answer('maxLength', 7),
    prepare: answer('prepare', undefined),
    unlock: answer('unlock', undefined),
    voicelessAfter: answer('voicelessAfter', 300),
    get timeline() {
      return answer('timeline', () => TIMELINE)();
    },
    get playsAudio() {
      return answer('playsAudio', true)();
    },
    prepareNext: answer('prepareNext', undefined),
    adjust: answer('adjust', true),
    supportsVoice: answer('supportsVoice', true),
    supportsLanguage: answer('supportsLanguage', true),
    measuredRate: answer('measuredRate', 1.2),
    speak: (_utterance, onMark, _signal, onLoading) => {
      calls.push('speak');
      onLoading?.({ loaded: 1, total: 2 });
      onMark({ start: 0, end: 0, voice: ADA });
      onMark({ start: 0, end: 3 });
      return Promise.resolve();
    },
  };
  return { engine, calls };
}

const speakOnce = (engine: SpeechEngine) =>
  engine.speak(UTTERANCE, () => {}, new AbortController().signal);

/** What wraps an engine, and is ready once it resolves. */
const WRAPPERS: Readonly<Record<string, (engine: SpeechEngine) => Promise<SpeechEngine>>> = {
  'delegate()': async (engine) => delegate(() => engine),
  'withEstimatedBoundaries()': async (engine) =>
    withEstimatedBoundaries(engine, new SpeakingRates({})),
  'fallback()': async (engine) => fallback([engine]),
  'fallback() that has replaced its first engine': async (engine) => {
    let isAvailable = true;
    const first: SpeechEngine = {
      name: 'complete',
      available: () => isAvailable,
      voices: async () => [],
      speak: () => Promise.reject(new SpeechError('failed', 'Broken.', 'en')),
    };
    const both = fallback([first, engine]);
    await speakOnce(both);
    isAvailable = false;
    return both;
  },
  'lazy()': async (engine) => {
    const wrapped = lazy({ name: 'complete', voices: () => engine.voices() }, async () => engine);
    await speakOnce(wrapped);
    return wrapped;
  },
  'all of them': async (engine) =>
    withEstimatedBoundaries(
      fallback([await WRAPPERS['lazy()']!(withEstimatedBoundaries(engine, new SpeakingRates({})))]),
    ),
};

describe.each(Object.keys(WRAPPERS))('%s', (name) => {
  test.each(MEMBERS)('forwards %s', async (member) => {
    const { engine, calls } = complete();
    const expected: unknown = await USES[member](engine);
    const wrapped = await WRAPPERS[name]!(engine);
    calls.length = 0;
    expect(await USES[member](wrapped)).toEqual(expected);
    // Their names are known before they are loaded.
    if (member !== 'name') expect(calls).toContain(member);
  });
});

describe('delegate()', () => {
  test('lacks the optional members that its target lacks', () => {
    const wrapped = delegate(() => ({
      name: 'plain',
      voices: async () => [],
      speak: async () => {},
    }));
    const present = MEMBERS.filter((member) => wrapped[member] !== undefined);
    expect(present).toEqual(['name', 'voices', 'speak']);
  });

  test('asks for its target at each use, and uses the overrides as they are, getters too', () => {
    const engines = ['one', 'two'].map((name) => ({
      name,
      voices: async () => [],
      speak: async () => {},
    }));
    let plays = false;
    const wrapped = delegate(() => engines[0]!, {
      get playsAudio() {
        return plays;
      },
    });
    expect([wrapped.name, wrapped.playsAudio]).toEqual(['one', false]);
    engines.shift();
    plays = true;
    expect([wrapped.name, wrapped.playsAudio]).toEqual(['two', true]);
  });
});
