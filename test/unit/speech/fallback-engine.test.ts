import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SpeechError, type SpeechErrorCode } from '../../../src/speech/speech-error.js';
import type { SpeechEngine, Utterance } from '../../../src/speech/types.js';
import { fallback } from '../../../src/speech/fallback-engine.js';
import { withEstimatedBoundaries } from '../../../src/speech/estimated-boundaries.js';
import { lazy } from '../../../src/speech/lazy-engine.js';
import { VirtualClock } from '../../fake-speech/clock.js';
import { WebSpeechEngine } from '../../../src/speech/web-speech/web-speech-engine.js';
import { FakeSpeech } from '../../fake-speech/synthesis.js';
import { FakeEngine } from '../../support/fake-engine.js';
import { speakBy, utteranceOf } from '../../support/speak.js';

const TEXT = 'The ferry left at dawn.';

let clock: VirtualClock;
beforeEach(() => (clock = VirtualClock.install()));
afterEach(() => {
  const { pending } = clock;
  clock.uninstall();
  expect(pending, 'timers left behind').toBe(0);
});

/** A controlled engine with optional members. */
function fake(name: string, more: Partial<SpeechEngine> = {}): FakeEngine & SpeechEngine {
  return Object.assign(new FakeEngine(), { name, ...more });
}

const SOURCE = { start: 50, end: 50 + TEXT.length };

function say(engine: SpeechEngine, more: Partial<Utterance> = {}) {
  return speakBy(engine, utteranceOf(TEXT, { source: SOURCE, ...more }));
}

/** Waits until all dynamic imports are loaded. */
const loaded = async () => {
  await clock.advance(0);
  await vi.dynamicImportSettled();
  await clock.advance(0);
};

const broken = (code: SpeechErrorCode) => new SpeechError(code, 'Broken.', 'en');

describe('fallback()', () => {
  test('speaks by the first engine, and unlocks the others, in the task of the call', () => {
    let unlocked = 0;
    const one = fake('one');
    const two = fake('two', { unlock: () => (unlocked += 1) });
    void say(fallback([one, two]));
    expect([one.texts, two.texts, unlocked]).toEqual([[TEXT], [], 1]);
  });

  test('continues from the last word with the next engine after a failure, and stays with it', async () => {
    const [one, two] = [fake('one'), fake('two')];
    const both = fallback([one, two]);
    const first = say(both);
    one.now.begin();
    one.now.reach('left');
    one.now.fail(broken('silent'));
    await loaded();
    expect(two.texts).toEqual(['left at dawn.']);
    expect(two.now.utterance.source.start).toBe(50 + TEXT.indexOf('left'));
    two.now.reach('dawn');
    two.now.end();
    expect(await first.outcome).toBe('spoken');
    expect(first.marks.at(-1)!.start).toBe(50 + TEXT.indexOf('dawn'));
    void say(both);
    expect([one.texts.length, two.texts.length]).toEqual([1, 2]);
  });

  test.each(['not-allowed', 'interrupted', 'muted'] as const)(
    'does not use the next engine after an error that is the same for all: %s',
    async (code) => {
      const [one, two] = [fake('one'), fake('two')];
      const first = say(fallback([one, two]));
      one.now.fail(broken(code));
      expect([await first.outcome, two.texts]).toEqual([code, []]);
    },
  );

  test('does not use an engine for a language that it does not support', async () => {
    const [one, two] = [fake('one'), fake('two', { supportsLanguage: (lang) => lang === 'en' })];
    const german = say(fallback([one, two]), { lang: 'de' });
    one.now.fail(broken('failed'));
    expect([await german.outcome, two.texts]).toEqual(['failed', []]);
  });

  test('prefers the engine of the wanted voice', async () => {
    const [one, two] = [fake('one'), fake('two', { supportsVoice: ({ id }) => id === 'slt' })];
    void say(fallback([one, two]), { voice: { id: 'slt', name: 'slt' } });
    await loaded();
    expect([one.texts, two.texts]).toEqual([[], [TEXT]]);
  });

  test.each([
    ['online-only', 'failed', 'online-only'],
    ['online-only', 'download', 'download'],
    ['silent', 'no-voice', 'silent'],
    ['no-voice', 'blocked', 'blocked'],
  ] as const)('rejects, after the errors %s and %s, with %s', async (code, other, told) => {
    const [one, two] = [fake('one'), fake('two')];
    const said = say(fallback([one, two]));
    one.now.fail(broken(code));
    await loaded();
    two.now.fail(broken(other));
    expect(await said.outcome).toBe(told);
  });

  test('passes the next utterances to an engine that takes over', async () => {
    const told: unknown[] = [];
    const [one, two] = [fake('one'), fake('two', { prepareNext: (next) => told.push(...next) })];
    const both = fallback([one, two]);
    void say(both);
    both.prepareNext!([{ text: 'Next.' } as Utterance]);
    one.now.fail(broken('silent'));
    await loaded();
    expect([two.texts, told]).toEqual([[TEXT], [{ text: 'Next.' }]]);
  });

  test('does not use the next engine after an abort', async () => {
    const [one, two] = [fake('one'), fake('two')];
    const said = say(fallback([one, two]));
    said.stop.abort();
    expect([await said.outcome, two.texts]).toEqual(['AbortError', []]);
  });

  test('is available if any engine is', () => {
    expect(fallback([fake('one', { available: () => false })]).available!()).toBe(false);
    expect(fallback([fake('one', { available: () => false }), fake('two')]).available!()).toBe(
      true,
    );
  });
});

describe('an engine that may have no voice', () => {
  /** The first engine is voiceless after 600 ms, unless `state.has` is set. */
  function voiceless() {
    const state = { has: false };
    const since = performance.now();
    const voicelessAfter = () =>
      state.has ? undefined : Math.max(0, since + 600 - performance.now());
    return { state, one: fake('one', { voicelessAfter }), two: fake('two') };
  }

  test('gets some time; then the next one starts too, and replaces it once it is heard', async () => {
    const { one, two } = voiceless();
    const both = fallback([one, two]);
    const said = say(both);
    await loaded();
    await clock.advance(590);
    expect(two.texts).toEqual([]);
    await clock.advance(20);
    expect([two.texts, one.now.signal.aborted]).toEqual([[TEXT], false]);
    two.now.begin();
    expect(one.now.signal.aborted).toBe(true);
    one.now.reach('ferry');
    two.now.reach('left');
    two.now.end();
    expect(await said.outcome).toBe('spoken');
    expect(said.marks.map(({ start }) => start - 50)).toEqual([0, TEXT.indexOf('left')]);
    void say(both);
    expect([one.texts.length, two.texts.length]).toEqual([1, 2]);
  });

  test('goes on if it is heard first, and the other one is aborted', async () => {
    const { one, two } = voiceless();
    const said = say(fallback([one, two]));
    await loaded();
    await clock.advance(700);
    one.now.begin();
    expect(two.now.signal.aborted).toBe(true);
    one.now.end();
    expect(await said.outcome).toBe('spoken');
  });

  test('is used again from the next utterance on if its voices load late', async () => {
    const { one, two, state } = voiceless();
    const both = fallback([one, two]);
    const said = say(both);
    await loaded();
    await clock.advance(700);
    two.now.begin();
    state.has = true;
    two.now.end();
    await said.outcome;
    void say(both);
    expect(one.texts.length).toBe(2);
  });

  test('rejects with no-voice if no other engine supports the language', async () => {
    const { one, two } = voiceless();
    two.supportsLanguage = (lang: string) => lang === 'en';
    const said = say(fallback([one, two]), { lang: 'de' });
    await loaded();
    await clock.advance(10_000);
    one.now.fail(broken('silent'));
    expect(await said.outcome).toBe('no-voice');
  });

  test('goes on if the other one fails and it is heard soon after', async () => {
    const { one, two } = voiceless();
    const said = say(fallback([one, two]));
    await loaded();
    await clock.advance(700);
    two.now.fail(broken('download'));
    await clock.advance(1_000);
    one.now.begin();
    await clock.advance(5_000);
    one.now.end();
    expect(await said.outcome).toBe('spoken');
  });

  test('is aborted together with the other one', async () => {
    const { one, two } = voiceless();
    const said = say(fallback([one, two]));
    await loaded();
    await clock.advance(700);
    said.stop.abort();
    expect(await said.outcome).toBe('AbortError');
    expect([one.now.signal.aborted, two.now.signal.aborted]).toEqual([true, true]);
  });

  test('and one that fails reject; the next utterance tries both again', async () => {
    const { one, two } = voiceless();
    const both = fallback([one, two]);
    const said = say(both);
    await loaded();
    await clock.advance(700);
    two.now.fail(broken('failed'));
    await clock.advance(1_900);
    expect(one.now.signal.aborted).toBe(false);
    await clock.advance(200);
    expect(one.now.signal.aborted).toBe(true);
    expect(await said.outcome).toBe('failed');
    const again = say(both);
    await clock.advance(10);
    two.now.begin();
    two.now.end();
    expect(await again.outcome).toBe('spoken');
  });
});

describe('a browser without voices', () => {
  /** As a publisher sets `engines`. */
  const wrappers: [string, (engine: SpeechEngine) => SpeechEngine][] = [
    ['alone', (engine) => engine],
    ['with estimated boundaries', (engine) => withEstimatedBoundaries(engine)],
    ['in a fallback of its own', (engine) => fallback([engine])],
    ['in both', (engine) => withEstimatedBoundaries(fallback([withEstimatedBoundaries(engine)]))],
  ];

  test.each(
    wrappers.flatMap(([name, wrap]) => [
      {
        name,
        wrap,
        browser: 'refuses to speak',
        knobs: { error: { code: 'synthesis-failed' } },
        after: 600,
      },
      { name, wrap, browser: 'is silent', knobs: { startLatency: Infinity }, after: 4000 },
    ]),
  )('that $browser, its engine $name: the next engine speaks', async ({ wrap, knobs, after }) => {
    const { platform } = new FakeSpeech({ voices: [], ...knobs }, clock);
    const two = fake('two');
    const said = say(fallback([wrap(new WebSpeechEngine(platform)), two]));
    await loaded();
    await clock.advance(after + 100);
    expect(two.texts).toEqual([TEXT]);
    two.now.begin();
    two.now.end();
    expect(await said.outcome).toBe('spoken');
    await clock.advance(1_000);
  });
});

describe('lazy()', () => {
  test('answers before it is loaded, loads once, and again after a failure', async () => {
    const inner = fake('inner');
    let loads = 0;
    const engine = lazy(
      { name: 'inner', voices: async () => [], supportsLanguage: () => true },
      async () => {
        loads += 1;
        if (loads === 1) throw new TypeError('No network.');
        return inner;
      },
    );
    expect([engine.name, engine.supportsLanguage!('en'), loads]).toEqual(['inner', true, 0]);
    expect(await say(engine).outcome).toBe('failed');
    const second = say(engine);
    await clock.advance(0);
    inner.now.end();
    const third = say(engine);
    await clock.advance(0);
    inner.now.end();
    expect([await second.outcome, await third.outcome, loads]).toEqual(['spoken', 'spoken', 2]);
  });

  test('passes the next utterances to the engine once it is loaded', async () => {
    const told: unknown[] = [];
    const inner = fake('inner', { prepareNext: (next) => told.push(...next) });
    const engine = lazy({ name: 'inner', voices: async () => [] }, async () => inner);
    const said = say(engine);
    engine.prepareNext!([{ text: 'Next.' } as Utterance]);
    await clock.advance(0);
    expect(told).toEqual([{ text: 'Next.' }]);
    said.stop.abort();
    await said.outcome;
  });
});

test('fallback() tries a first engine without a voice for the language last, and rejects with its error if no other one speaks', async () => {
  const asked: string[] = [];
  const failing = (name: string, code: SpeechErrorCode, more: Partial<SpeechEngine> = {}) =>
    fake(name, {
      ...more,
      speak: ({ lang }) => {
        asked.push(name);
        return Promise.reject(new SpeechError(code, code, lang));
      },
    });
  const engine = fallback([
    failing('first', 'online-only', { supportsLanguage: () => false }),
    failing('second', 'failed'),
  ]);
  const one = say(engine);
  await loaded();
  expect(await one.outcome).toBe('online-only');
  asked.length = 0;
  const other = say(engine, { lang: 'de' });
  await loaded();
  expect(await other.outcome).toBe('online-only');
  expect(asked).toEqual(['second', 'first']);
  expect(engine.supportsLanguage?.('de')).toBe(true);
});

test('fallback() keeps to its first engine if the code for the others cannot be loaded', async () => {
  vi.resetModules();
  vi.doMock('../../../src/speech/fallback-chain.js', () => {
    throw new TypeError('Failed to fetch');
  });
  try {
    const module = await import('../../../src/speech/fallback-engine.js');
    const first = fake('first');
    const said = say(module.fallback([first, fake('second')]));
    first.now.fail(new SpeechError('failed', 'No sound.', 'en'));
    await loaded();
    expect(await said.outcome).toBe('failed');
  } finally {
    vi.doUnmock('../../../src/speech/fallback-chain.js');
    vi.resetModules();
  }
});
