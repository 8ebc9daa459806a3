import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SpeechError, type Mark, type Utterance, type Voice } from '../../src/speech/engine.js';
import { WebSpeechEngine } from '../../src/speech/web-speech.js';
import { secondsToSay } from '../../src/text/timeline.js';
import { FakeSynthesis, voice, type FakeBrowser } from '../support/fake-synthesis.js';

const TEXT = 'The ferry left at dawn.';
const SOURCE = { start: 100, end: 100 + TEXT.length };

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  expect(vi.getTimerCount(), 'timers left behind').toBe(0);
  vi.useRealTimers();
});

/** An engine in a fake browser, saying one sentence unless told otherwise. */
function setUp(browser: FakeBrowser = {}) {
  const synthesis = new FakeSynthesis(browser);
  const engine = new WebSpeechEngine(synthesis.platform);
  const say = (more: Partial<Utterance> = {}) => {
    const stop = new AbortController();
    const marks: Mark[] = [];
    const utterance = { text: TEXT, source: SOURCE, lang: 'en', rate: 1, volume: 1, ...more };
    const outcome = engine
      .speak(utterance, (mark) => marks.push(mark), stop.signal)
      .then(
        () => 'said',
        (error: Error) => (error instanceof SpeechError ? error.code : error.name),
      );
    return { outcome, marks, stop };
  };
  return { synthesis, engine, say };
}

describe('saying one utterance', () => {
  test('reaches the browser in the same task, with voice and language both set', async () => {
    const { synthesis, say } = setUp({ voices: [voice('Android', 'en_US')] });
    const { outcome } = say({ rate: 1.5, volume: 0.5 });
    expect(synthesis.calls).toEqual([`speak ${TEXT}`]);
    expect(synthesis.spoken[0]).toMatchObject({ lang: 'en_US', rate: 1.5, volume: 0.5, voice: { name: 'Android' } });
    await vi.runAllTimersAsync();
    expect(await outcome).toBe('said');
  });

  test('marks its start, then each word, in offsets into the article', async () => {
    const { say } = setUp();
    const { outcome, marks } = say();
    await vi.runAllTimersAsync();
    await outcome;
    expect(marks[0]).toEqual({ start: 100, end: 100 });
    expect(marks.slice(1).map(({ start, end }) => TEXT.slice(start - 100, end - 100))).toEqual([
      ...['The', 'ferry', 'left', 'at', 'dawn'],
    ]);
  });

  test('goes by the language alone while the list of voices is empty', async () => {
    const { synthesis, say } = setUp({ voices: [] });
    const { outcome } = say({ lang: 'de' });
    expect(synthesis.spoken[0]).toMatchObject({ lang: 'de', voice: null });
    await vi.runAllTimersAsync();
    expect(await outcome).toBe('said');
  });

  test('stops when the list comes late and holds only voices that send the text away', async () => {
    const { synthesis, say } = setUp({ voices: [] });
    const { outcome } = say();
    await vi.advanceTimersByTimeAsync(200);
    synthesis.setVoices([voice('Cloud', 'en-US', { localService: false })]);
    await vi.runAllTimersAsync();
    expect(await outcome).toBe('online-only');
    expect(synthesis.calls).toEqual([`speak ${TEXT}`, 'cancel']);
  });

  test('is said anew by a voice of the device when the list comes late and has both kinds', async () => {
    const { synthesis, say } = setUp({ voices: [] });
    const { outcome } = say();
    await vi.advanceTimersByTimeAsync(200);
    synthesis.setVoices([voice('Cloud', 'en-US', { localService: false }), voice('Plain', 'en-US')]);
    await vi.runAllTimersAsync();
    expect(await outcome).toBe('said');
    expect(synthesis.calls).toEqual([`speak ${TEXT}`, 'cancel', `speak ${TEXT}`]);
    expect(synthesis.spoken.map((each) => each.voice?.name)).toEqual([undefined, 'Plain']);
  });

  test('goes on when the list comes late and holds a voice that may speak', async () => {
    const { synthesis, say } = setUp({ voices: [] });
    const { outcome } = say();
    await vi.advanceTimersByTimeAsync(200);
    synthesis.setVoices([voice('Plain', 'en-US')]);
    await vi.runAllTimersAsync();
    expect(await outcome).toBe('said');
  });

  test('takes the wanted voice, but not an online one that is not allowed', async () => {
    const online = voice('Cloud', 'en-GB', { localService: false });
    const { synthesis, engine, say } = setUp({ voices: [voice('One', 'en-GB'), voice('Two', 'en-GB'), online] });
    const [, two, cloud] = await engine.voices();
    say({ voice: two! });
    await vi.runAllTimersAsync();
    say({ voice: cloud! });
    await vi.runAllTimersAsync();
    engine.online = true;
    say({ voice: cloud! });
    await vi.runAllTimersAsync();
    expect(synthesis.spoken.map((each) => each.voice?.name)).toEqual(['Two', 'One', 'Cloud']);
  });

  test('takes no wanted voice of another language', async () => {
    const { synthesis, engine, say } = setUp({ voices: [voice('Anna', 'de-DE'), voice('One', 'en-GB')] });
    const [anna] = await engine.voices();
    engine.preferred = 'Anna';
    say({ voice: anna! });
    await vi.runAllTimersAsync();
    say();
    await vi.runAllTimersAsync();
    expect(synthesis.spoken.map((each) => each.voice?.name)).toEqual(['One', 'One']);
  });

  test('takes the preferred voice by id or name, unless it sends the text away or is not there', async () => {
    const online = voice('Cloud', 'en-GB', { localService: false });
    const { synthesis, engine, say } = setUp({
      voices: [voice('One', 'en-GB'), voice('Two', 'en-GB', { voiceURI: 'urn:two' }), online],
    });
    for (const preferred of ['Two', 'urn:two', 'Cloud', 'Nobody']) {
      engine.preferred = preferred;
      say();
      await vi.runAllTimersAsync();
    }
    expect(synthesis.spoken.map((each) => each.voice?.name)).toEqual(['Two', 'Two', 'One', 'One']);
  });

  test('gives brackets that stop some voices as spaces, so that offsets hold', async () => {
    const { synthesis, say } = setUp();
    say({ text: 'a <b>\nc&d' });
    await vi.runAllTimersAsync();
    expect(synthesis.spoken[0]!.text).toBe('a  b  c d');
  });

  test('never pauses the browser, and stops nothing that is not its own', async () => {
    const { synthesis, say } = setUp();
    const { outcome, stop } = say();
    await vi.runAllTimersAsync();
    await outcome;
    stop.abort();
    expect(synthesis.calls).toEqual([`speak ${TEXT}`]);
  });
});

describe('the longest utterance', () => {
  const cloud = voice('Cloud', 'en-US', { localService: false });
  const plain = voice('Plain', 'en-US');
  const SENTENCE =
    'The ferry left at dawn, when nobody was about, and came back at noon with a load of salt and rope. ';

  function limitOf(online: boolean, voices: SpeechSynthesisVoice[], more: Partial<Utterance> = {}) {
    const { engine } = setUp({ voices });
    engine.online = online;
    const text = SENTENCE.repeat(5);
    const source = { start: 0, end: text.length };
    return engine.maxLength({ text, source, lang: 'en', rate: 1, volume: 1, ...more });
  }

  test('is a thousand characters of a voice on the device, allowed to be online or not', () => {
    expect(limitOf(false, [plain])).toBe(1000);
    expect(limitOf(true, [plain])).toBe(1000);
    expect(limitOf(true, [cloud, plain])).toBe(1000);
  });

  test('is twelve seconds of a voice on the network, which breaks off after fourteen', () => {
    const limit = limitOf(true, [cloud]);
    expect(limit).toBeLessThan(200);
    expect(secondsToSay(SENTENCE.repeat(5).slice(0, limit))).toBeGreaterThan(10);
    expect(secondsToSay(SENTENCE.repeat(5).slice(0, limit))).toBeLessThanOrEqual(12);
  });

  test('is of the voice that will speak: the wanted one, or the preferred', () => {
    const wanted: Voice = { id: 'Cloud', name: 'Cloud', lang: 'en-US', local: false, engine: 'web-speech' };
    expect(limitOf(true, [cloud, plain], { voice: wanted })).toBeLessThan(200);
    expect(limitOf(false, [cloud, plain], { voice: wanted })).toBe(1000);
    const { engine } = setUp({ voices: [cloud, plain] });
    Object.assign(engine, { online: true, preferred: 'Cloud' });
    const text = SENTENCE.repeat(5);
    expect(engine.maxLength({ text, source: SOURCE, lang: 'en', rate: 1, volume: 1 })).toBeLessThan(200);
  });

  test('is that of the network where a voice may be online and the list has not come', () => {
    expect(limitOf(true, [])).toBeLessThan(200);
    expect(limitOf(false, [])).toBe(1000);
  });

  test('of the network grows with the rate, but not above twice', () => {
    const once = limitOf(true, [cloud]);
    expect(limitOf(true, [cloud], { rate: 0.5 })).toBeCloseTo(once / 2, -1);
    expect(limitOf(true, [cloud], { rate: 2 })).toBeCloseTo(once * 2, -1);
    expect(limitOf(true, [cloud], { rate: 4 })).toBe(limitOf(true, [cloud], { rate: 2 }));
  });

  test('of the network is shorter where each character takes longer, and goes by the densest stretch', () => {
    const chinese = '早上的港口很安静，第一条船慢慢地开进来，'.repeat(10);
    expect(limitOf(true, [voice('云', 'zh-CN', { localService: false })], { text: chinese, lang: 'zh' })).toBeLessThan(
      80,
    );
    const mixed = SENTENCE.repeat(5) + '4815 1623 '.repeat(20);
    const limit = limitOf(true, [cloud], { text: mixed });
    expect(secondsToSay(mixed.slice(-limit))).toBeLessThanOrEqual(12);
  });

  test('is stated without a voice for the language, and without speech synthesis: speaking tells what is missing', () => {
    expect(limitOf(true, [voice('Anna', 'de-DE')])).toBeGreaterThan(0);
    const engine = new WebSpeechEngine({});
    engine.online = true;
    expect(engine.maxLength({ text: TEXT, source: SOURCE, lang: '', rate: 1, volume: 1 })).toBeGreaterThan(0);
  });

  test('is said to its end, by a slow voice without word marks too', async () => {
    const { say } = setUp({ words: false, pace: 130 });
    const text = SENTENCE.repeat(11).slice(0, 1000);
    const { outcome } = say({ text, source: { start: 0, end: text.length } });
    await vi.runAllTimersAsync();
    expect(await outcome).toBe('said');
  });
});

describe('stopping', () => {
  test.each(['error', 'end', 'nothing', 'error, at once'] as const)(
    'rejects with the reason, whatever the browser then reports: %s',
    async (cancelled) => {
      const { synthesis, say } = setUp({ cancelled });
      const { outcome, marks, stop } = say();
      await vi.advanceTimersByTimeAsync(300);
      const heard = marks.length;
      stop.abort();
      expect(await outcome).toBe('AbortError');
      await vi.runAllTimersAsync();
      expect(marks.length).toBe(heard);
      expect(synthesis.calls).toEqual([`speak ${TEXT}`, 'cancel']);
    },
  );

  test('the next utterance waits until the browser is done with the stopped one', async () => {
    const { synthesis, say } = setUp({ cancelled: 'end', cancelLatency: 60 });
    const first = say();
    await vi.advanceTimersByTimeAsync(300);
    first.stop.abort();
    const second = say({ text: 'Second.' });
    expect(synthesis.calls).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(61);
    expect(synthesis.calls.at(-1)).toBe('speak Second.');
    await vi.runAllTimersAsync();
    expect(await second.outcome).toBe('said');
  });

  test('it waits no longer than 150 ms for a browser that reports nothing', async () => {
    const { synthesis, say } = setUp({ cancelled: 'nothing' });
    const first = say();
    await vi.advanceTimersByTimeAsync(300);
    first.stop.abort();
    say({ text: 'Second.' });
    await vi.advanceTimersByTimeAsync(151);
    expect(synthesis.calls.at(-1)).toBe('speak Second.');
    await vi.runAllTimersAsync();
  });

  test('of many utterances asked for in a hurry, only the last is spoken', async () => {
    const { synthesis, say } = setUp();
    let last = say();
    await vi.advanceTimersByTimeAsync(100);
    for (let i = 0; i < 20; i++) {
      last.stop.abort();
      last = say({ text: `Sentence ${i}.` });
    }
    await vi.runAllTimersAsync();
    expect(await last.outcome).toBe('said');
    expect(synthesis.calls.filter((call) => call.startsWith('speak'))).toEqual([`speak ${TEXT}`, 'speak Sentence 19.']);
  });

  test('one that is stopped already is not spoken', async () => {
    const { synthesis, engine } = setUp();
    const signal = AbortSignal.abort();
    await expect(
      engine.speak({ text: TEXT, source: SOURCE, lang: 'en', rate: 1, volume: 1 }, () => {}, signal),
    ).rejects.toBe(signal.reason);
    expect(synthesis.calls).toEqual([]);
  });
});

describe('a browser that goes wrong', () => {
  test.each<[string, FakeBrowser, string, number]>([
    ['never starts', { startLatency: Infinity }, 'silent', 8_001],
    ['is muted and ends at once', { muted: true }, 'muted', 100],
    ['wants a press of play', { error: 'not-allowed' }, 'not-allowed', 100],
    ['fails', { error: 'synthesis-failed' }, 'failed', 100],
    ['loses the end', { end: 'lost' }, 'said', 4_000],
    ['loses the end and says it still speaks', { end: 'lost, still speaking' }, 'said', 12_000],
    ['ends twice', { end: 'twice' }, 'said', 4_000],
    ['breaks off early', { end: 'lost', pace: 1, words: false }, 'silent', 4_000],
    ['sends no words', { words: false }, 'said', 4_000],
    ['has no voice for the language', { voices: [voice('Anna', 'de-DE')] }, 'no-voice', 1],
    [
      'has only a voice that sends the text away',
      { voices: [voice('Cloud', 'en-US', { localService: false })] },
      'online-only',
      1,
    ],
  ])('one that %s is survived', async (_, browser, expected, within) => {
    const { say } = setUp(browser);
    const { outcome } = say();
    let settled = 'nothing';
    void outcome.then((result) => (settled = result));
    await vi.advanceTimersByTimeAsync(within);
    expect(settled).toBe(expected);
    await vi.runAllTimersAsync();
  });

  test('a slow start is waited for: four seconds, twice that the first time', async () => {
    const { synthesis, say } = setUp({ startLatency: 7_900 });
    const first = say();
    await vi.runAllTimersAsync();
    expect(await first.outcome).toBe('said');
    synthesis.browser.startLatency = 4_100;
    const second = say();
    await vi.runAllTimersAsync();
    expect(await second.outcome).toBe('silent');
  });

  test('one that gives the voice to something else says so', async () => {
    const { synthesis, say } = setUp();
    const { outcome } = say();
    await vi.advanceTimersByTimeAsync(300);
    synthesis.interrupt();
    expect(await outcome).toBe('interrupted');
    expect(synthesis.calls).toEqual([`speak ${TEXT}`]);
  });

  test('one that gives the voice to something else before it began is asked once more', async () => {
    const { synthesis, say } = setUp({ startLatency: 100 });
    const { outcome } = say();
    await vi.advanceTimersByTimeAsync(50);
    synthesis.interrupt();
    await vi.advanceTimersByTimeAsync(300);
    expect(synthesis.spoken).toHaveLength(2);
    await vi.runAllTimersAsync();
    expect(await outcome).toBe('said');
  });

  test('one that does so with its list of voices late is asked once more, then by a voice of the device', async () => {
    const { synthesis, say } = setUp({ voices: [], startLatency: 100 });
    const { outcome } = say();
    await vi.advanceTimersByTimeAsync(50);
    synthesis.interrupt();
    await vi.advanceTimersByTimeAsync(310);
    synthesis.setVoices([voice('Cloud', 'en-US', { localService: false }), voice('Plain', 'en-US')]);
    await vi.runAllTimersAsync();
    expect(await outcome).toBe('said');
    expect(synthesis.spoken.map((each) => each.voice?.name)).toEqual([undefined, undefined, 'Plain']);
  });

  test('one that does so twice says so, and a stop in between is obeyed', async () => {
    const { synthesis, say } = setUp({ startLatency: 100 });
    const twice = say();
    for (const wait of [50, 350]) {
      await vi.advanceTimersByTimeAsync(wait);
      synthesis.interrupt();
    }
    expect(await twice.outcome).toBe('interrupted');
    const stopped = say();
    await vi.advanceTimersByTimeAsync(50);
    synthesis.interrupt();
    stopped.stop.abort();
    await vi.runAllTimersAsync();
    expect(await stopped.outcome).toBe('AbortError');
    expect(synthesis.spoken).toHaveLength(3);
  });

  test('one that is stuck once is believed to have spoken, but not twice, and not in mid-text', async () => {
    const { synthesis, say } = setUp({ end: 'lost, still speaking', words: false });
    const outcomes = [];
    for (let i = 0; i < 2; i++) {
      const { outcome } = say();
      await vi.runAllTimersAsync();
      outcomes.push(await outcome);
    }
    for (const end of ['normal', 'lost, still speaking', 'normal'] as const) {
      synthesis.browser.end = end;
      const { outcome } = say();
      await vi.runAllTimersAsync();
      outcomes.push(await outcome);
    }
    synthesis.browser.end = 'lost, still speaking';
    const midway = say();
    await vi.advanceTimersByTimeAsync(100);
    synthesis.spoken.at(-1)!.fire('boundary', { name: 'word', charIndex: 4, charLength: 5 });
    await vi.runAllTimersAsync();
    outcomes.push(await midway.outcome);
    expect(outcomes).toEqual(['said', 'silent', 'said', 'said', 'said', 'silent']);
  });

  test('word marks that go backwards, or outside the text, are left out', async () => {
    const { synthesis, say } = setUp({ words: false });
    const { outcome, marks } = say();
    await vi.advanceTimersByTimeAsync(100);
    for (const charIndex of [10, 4, -1, 999, NaN, 15])
      synthesis.spoken[0]!.fire('boundary', { name: 'word', charIndex });
    synthesis.spoken[0]!.fire('boundary', { name: 'sentence', charIndex: 18, charLength: 0 });
    await vi.runAllTimersAsync();
    await outcome;
    expect(marks.slice(1).map(({ start }) => start - 100)).toEqual([10, 15]);
  });

  test('one without speech synthesis is told apart without touching it', async () => {
    const engine = new WebSpeechEngine({});
    expect(engine.available()).toBe(false);
    expect(await engine.voices()).toEqual([]);
    const touched = vi.fn();
    const platform = Object.defineProperty({ SpeechSynthesisUtterance: class {} }, 'speechSynthesis', { get: touched });
    expect(new WebSpeechEngine(platform as never).available()).toBe(true);
    expect(touched).not.toHaveBeenCalled();
  });
});

describe('the list of voices', () => {
  test('is waited for, without any event, when it is empty at first', async () => {
    const { synthesis, engine } = setUp({ voices: [] });
    const voices = engine.voices();
    await vi.advanceTimersByTimeAsync(800);
    synthesis.browser.voices = [voice('Late', 'en-US')];
    await vi.advanceTimersByTimeAsync(250);
    expect(await voices).toMatchObject([{ name: 'Late' }]);
  });

  test('is empty after three seconds of waiting', async () => {
    const { engine } = setUp({ voices: [] });
    const voices = engine.voices();
    await vi.advanceTimersByTimeAsync(3000);
    expect(await voices).toEqual([]);
  });
});
