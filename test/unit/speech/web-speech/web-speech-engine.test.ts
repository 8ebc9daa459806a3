import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Utterance, VoiceKey } from '../../../../src/speech/types.js';
import { WebSpeechEngine } from '../../../../src/speech/web-speech/web-speech-engine.js';
import { estimatedSeconds } from '../../../../src/text/timeline.js';
import { VirtualClock } from '../../../fake-speech/clock.js';
import type { FakeVoice, Knobs } from '../../../fake-speech/knobs.js';
import { FakeSpeech } from '../../../fake-speech/synthesis.js';
import { speakBy, utteranceOf } from '../../../support/speak.js';

const TEXT = 'The ferry left at dawn.';
const SOURCE = { start: 100, end: 100 + TEXT.length };

let clock: VirtualClock;
beforeEach(() => (clock = VirtualClock.install()));
afterEach(async () => {
  await clock.advance(200);
  const { pending } = clock;
  clock.uninstall();
  expect(pending, 'timers left behind').toBe(0);
});

const voice = (name: string, lang: string, more: Partial<FakeVoice> = {}): FakeVoice => ({
  name,
  lang,
  ...more,
});
const cloud = voice('Cloud', 'en-US', { localService: false });
const plain = voice('Plain', 'en-US');
const wish = (name: string): VoiceKey => ({ id: name, name });

/** An engine in a fake browser, saying one sentence unless told otherwise. */
function setUp(knobs: Partial<Knobs> = {}) {
  const speech = new FakeSpeech(knobs, clock);
  const engine = new WebSpeechEngine(speech.platform);
  const say = (more: Partial<Utterance> = {}) =>
    speakBy(engine, utteranceOf(TEXT, { source: SOURCE, ...more }));
  const voices = () => speech.spoken.map((each) => each.voice?.name);
  return { speech, engine, say, voices };
}

async function outcomeOf({ outcome }: { outcome: Promise<string> }): Promise<string> {
  let result = 'nothing';
  void outcome.then((value) => (result = value));
  await clock.runUntil(() => result !== 'nothing', 120_000);
  return result;
}

describe('speaking one utterance', () => {
  test('reaches the browser in the same task, with voice and language both set', async () => {
    const { speech, say } = setUp({ voices: [voice('Android', 'en_US')] });
    const said = say({ rate: 1.5, volume: 0.5 });
    expect(speech.calls).toEqual([`speak ${TEXT}`]);
    expect(speech.spoken[0]).toMatchObject({
      lang: 'en_US',
      rate: 1.5,
      volume: 0.5,
      voice: { name: 'Android' },
    });
    expect(await outcomeOf(said)).toBe('spoken');
  });

  test('marks its start, with the voice that speaks, then each word, in offsets into the article', async () => {
    const { say } = setUp();
    const said = say();
    await outcomeOf(said);
    const { marks } = said;
    expect(marks[0]).toMatchObject({
      start: 100,
      end: 100,
      voice: { name: 'Plain', local: true, quality: 'plain' },
    });
    expect(marks.slice(1).map(({ start, end }) => TEXT.slice(start - 100, end - 100))).toEqual([
      ...['The', 'ferry', 'left', 'at', 'dawn'],
    ]);
  });

  test('takes the wanted voice, by id or by name, but not an online one that is not allowed', async () => {
    const online = voice('Cloud', 'en-GB', { localService: false });
    const two = voice('Two', 'en-GB', { voiceURI: 'urn:two' });
    const { engine, say, voices } = setUp({ voices: [voice('One', 'en-GB'), two, online] });
    for (const name of ['Two', 'urn:two', 'Cloud', 'Nobody', ''])
      await outcomeOf(say({ voice: wish(name) }));
    engine.online = true;
    await outcomeOf(say({ voice: wish('Cloud') }));
    expect(voices()).toEqual(['Two', 'Two', 'One', 'One', 'One', 'Cloud']);
  });

  test('takes no wanted voice of another language', async () => {
    const { say, voices } = setUp({ voices: [voice('Anna', 'de-DE'), voice('One', 'en-GB')] });
    await outcomeOf(say({ voice: wish('Anna') }));
    await outcomeOf(say({ voice: wish('Anna'), lang: 'de' }));
    expect(voices()).toEqual(['One', 'Anna']);
  });

  test('replaces characters that stop some voices by spaces, so that offsets stay', async () => {
    const { speech, say } = setUp();
    await outcomeOf(say({ text: 'a <b>\nc&d [[e]] [f]' }));
    expect(speech.spoken[0]!.text).toBe('a  b  c d   e   [f]');
  });

  test('sets no rate and no volume that a browser rejects', async () => {
    const { speech, say } = setUp();
    for (const rate of [NaN, 1e9, -1, Infinity]) await outcomeOf(say({ rate, volume: rate }));
    expect(speech.spoken.map(({ rate, volume }) => [rate, volume])).toEqual([
      [1, 1],
      [10, 1],
      [0.1, 0],
      [1, 1],
    ]);
  });

  test('sets a rate of at most 2 for an online voice', async () => {
    const { speech, engine, say } = setUp({ voices: [cloud] });
    engine.online = true;
    await outcomeOf(say({ rate: 4 }));
    expect(speech.spoken[0]!.rate).toBe(2);
  });

  test('never pauses the browser, and stops no other speech', async () => {
    const { speech, say } = setUp();
    const said = say();
    await outcomeOf(said);
    said.stop.abort();
    expect(speech.calls).toEqual([`speak ${TEXT}`]);
  });

  test('that is already aborted does nothing', async () => {
    const { speech, engine } = setUp();
    const signal = AbortSignal.abort();
    await expect(
      engine.speak(
        { text: TEXT, source: SOURCE, lang: 'en', rate: 1, volume: 1 },
        () => {},
        signal,
      ),
    ).rejects.toBe(signal.reason);
    expect(speech.calls).toEqual([]);
  });
});

describe('a list of voices that loads late', () => {
  test('with only online voices stops the utterance', async () => {
    const { speech, say } = setUp({ voices: [cloud], voicesAt: 200 });
    expect(await outcomeOf(say())).toBe('online-only');
    expect(speech.calls).toEqual([`speak ${TEXT}`, 'cancel']);
  });

  test('with online and local voices speaks it again by a local voice', async () => {
    const { speech, say, voices } = setUp({ voices: [cloud, plain], voicesAt: 200 });
    expect(await outcomeOf(say())).toBe('spoken');
    expect(speech.calls).toEqual([`speak ${TEXT}`, 'cancel', `speak ${TEXT}`]);
    expect(voices()).toEqual([undefined, 'Plain']);
  });

  test('with allowed voices changes nothing', async () => {
    const { speech, say } = setUp({ voices: [plain], voicesAt: 200 });
    expect(await outcomeOf(say())).toBe('spoken');
    expect(speech.calls).toEqual([`speak ${TEXT}`]);
  });

  test('is requested by prepare()', async () => {
    const { speech, engine, say, voices } = setUp({ voices: [cloud, plain], voicesAt: 50 });
    engine.prepare();
    await clock.advance(80);
    await outcomeOf(say());
    expect(voices()).toEqual(['Plain']);
    expect(speech.calls).toEqual([`speak ${TEXT}`]);
  });
});

describe('a browser that lists no voices', () => {
  test('counts as voiceless after 4 s', async () => {
    const { engine, say } = setUp({ voices: [], startLatency: 30_000 });
    const { stop, outcome } = say();
    expect(engine.voicelessAfter()).toBe(4000);
    await clock.advance(1000);
    expect(engine.voicelessAfter()).toBe(3000);
    stop.abort();
    await outcome;
  });

  test('counts as voiceless after 600 ms if it also refuses to speak', async () => {
    const { engine, say } = setUp({ voices: [], error: { code: 'synthesis-failed' } });
    const { stop, outcome } = say();
    await clock.advance(100);
    expect(engine.voicelessAfter()).toBe(500);
    stop.abort();
    await outcome;
  });

  test('does not count as voiceless once it was heard', async () => {
    const { engine, say } = setUp({ voices: [] });
    await outcomeOf(say());
    expect(engine.voicelessAfter()).toBeUndefined();
  });
});

describe('the voices to choose from', () => {
  test('are ranked, with the online ones, and without duplicates', async () => {
    const { engine } = setUp({
      voices: [cloud, voice('Anna', 'de-DE'), plain, voice('Plain+croak', 'en-US'), plain],
    });
    expect((await engine.voices()).map(({ name }) => name)).toEqual(['Plain', 'Cloud', 'Anna']);
  });

  test('are none without speech synthesis, which is not read to find out', async () => {
    const engine = new WebSpeechEngine({});
    expect(engine.available()).toBe(false);
    expect(await engine.voices()).toEqual([]);
    const touched = vi.fn();
    const platform = Object.defineProperty(
      { SpeechSynthesisUtterance: class {} },
      'speechSynthesis',
      { get: touched },
    );
    expect(new WebSpeechEngine(platform as never).available()).toBe(true);
    expect(touched).not.toHaveBeenCalled();
  });
});

describe('the longest utterance', () => {
  const SENTENCE =
    'The ferry left at dawn, when nobody was about, and came back at noon with a load of salt and rope. ';

  function limitOf(online: boolean, voices: FakeVoice[], more: Partial<Utterance> = {}) {
    const { engine } = setUp({ voices });
    engine.online = online;
    const text = SENTENCE.repeat(5);
    const source = { start: 0, end: text.length };
    return engine.maxLength({ text, source, lang: 'en', rate: 1, volume: 1, ...more });
  }

  test('is a thousand characters for a local voice, whether online voices are allowed or not', () => {
    expect(limitOf(false, [plain])).toBe(1000);
    expect(limitOf(true, [plain])).toBe(1000);
    expect(limitOf(true, [cloud, plain])).toBe(1000);
  });

  test('is twelve seconds for an online voice, which stops after fourteen', () => {
    const limit = limitOf(true, [cloud]);
    expect(limit).toBeLessThan(200);
    expect(estimatedSeconds(SENTENCE.repeat(5).slice(0, limit))).toBeGreaterThan(10);
    expect(estimatedSeconds(SENTENCE.repeat(5).slice(0, limit))).toBeLessThanOrEqual(12);
  });

  test('depends on the voice that will speak: the wanted one, if it is allowed', () => {
    expect(limitOf(true, [cloud, plain], { voice: wish('Cloud') })).toBeLessThan(200);
    expect(limitOf(false, [cloud, plain], { voice: wish('Cloud') })).toBe(1000);
  });

  test('is that of online voices if they are allowed and the list is not loaded', () => {
    expect(limitOf(true, [])).toBeLessThan(200);
    expect(limitOf(false, [])).toBe(1000);
  });

  test('for an online voice grows with the rate, up to 2', () => {
    const once = limitOf(true, [cloud]);
    expect(limitOf(true, [cloud], { rate: 0.5 })).toBeCloseTo(once / 2, -1);
    expect(limitOf(true, [cloud], { rate: 2 })).toBeCloseTo(once * 2, -1);
    expect(limitOf(true, [cloud], { rate: 4 })).toBe(limitOf(true, [cloud], { rate: 2 }));
  });

  test('for an online voice is shorter for slower characters, and depends on the slowest part', () => {
    const chinese = '早上的港口很安静，第一条船慢慢地开进来，'.repeat(10);
    const mandarin = voice('云', 'zh-CN', { localService: false });
    expect(limitOf(true, [mandarin], { text: chinese, lang: 'zh' })).toBeLessThan(80);
    const mixed = SENTENCE.repeat(5) + '4815 1623 '.repeat(20);
    const limit = limitOf(true, [cloud], { text: mixed });
    expect(estimatedSeconds(mixed.slice(-limit))).toBeLessThanOrEqual(12);
  });

  test('exists without a voice for the language, and without speech synthesis', () => {
    expect(limitOf(true, [voice('Anna', 'de-DE')])).toBeGreaterThan(0);
    const engine = new WebSpeechEngine({});
    engine.online = true;
    expect(
      engine.maxLength({ text: TEXT, source: SOURCE, lang: '', rate: 1, volume: 1 }),
    ).toBeGreaterThan(0);
  });

  test('is spoken to its end by a slow voice without boundaries, too', async () => {
    const { say } = setUp({ words: false, pace: 9 });
    const text = SENTENCE.repeat(11).slice(0, 1000);
    expect(await outcomeOf(say({ text, source: { start: 0, end: text.length } }))).toBe('spoken');
  });
});

describe('stopping', () => {
  test.each(['interrupted+canceled', 'end', 'none', 'canceledSync', 'errorNoCode'] as const)(
    'rejects with the reason, whatever the browser then reports: %s',
    async (cancelEvents) => {
      const { speech, say } = setUp({ cancelEvents });
      const said = say();
      await clock.advance(300);
      const heard = said.marks.length;
      said.stop.abort();
      expect(await outcomeOf(said)).toBe('AbortError');
      await clock.advance(1000);
      expect(said.marks.length).toBe(heard);
      expect(speech.calls).toEqual([`speak ${TEXT}`, 'cancel']);
    },
  );

  test('the next utterance waits until the browser has finished with the aborted one', async () => {
    const { speech, say } = setUp({ cancelEvents: 'end', cancelLatency: 60 });
    const first = say();
    await clock.advance(300);
    first.stop.abort();
    const second = say({ text: 'Second.' });
    await clock.advance(59);
    expect(speech.calls).toHaveLength(2);
    await clock.advance(2);
    expect(speech.calls.at(-1)).toBe('speak Second.');
    expect(await outcomeOf(second)).toBe('spoken');
  });

  test.each(['none', 'canceledSync'] as const)(
    'it waits 150 ms for a browser that reports nothing behind cancel(): %s',
    async (cancelEvents) => {
      const { speech, say } = setUp({ cancelEvents });
      const first = say();
      await clock.advance(300);
      first.stop.abort();
      const second = say({ text: 'Second.' });
      await clock.advance(149);
      expect(speech.calls).toHaveLength(2);
      await clock.advance(2);
      expect(speech.calls.at(-1)).toBe('speak Second.');
      await outcomeOf(second);
    },
  );

  test('of many utterances in a row, only the last is spoken', async () => {
    const { speech, say } = setUp();
    let last = say();
    await clock.advance(100);
    for (let i = 0; i < 20; i++) {
      last.stop.abort();
      last = say({ text: `Sentence ${i}.` });
    }
    expect(await outcomeOf(last)).toBe('spoken');
    expect(speech.calls.filter((call) => call.startsWith('speak'))).toEqual([
      `speak ${TEXT}`,
      'speak Sentence 19.',
    ]);
  });
});

describe('a browser with faults', () => {
  test.each<[string, Partial<Knobs>, string, number]>([
    ['is muted and ends at once', { muted: true }, 'muted', 500],
    ['wants a press of play', { gesture: 'not-allowed' }, 'not-allowed', 100],
    ['throws', { throws: true }, 'failed', 2_000],
    ['fails', { error: { code: 'synthesis-failed' } }, 'failed', 2_000],
    ['has no sound', { error: { code: 'audio-hardware' } }, 'failed', 10],
    ['loses the end', { endMode: 'lost' }, 'spoken', 4_000],
    [
      'says it never speaks',
      { speakingFlag: 'stuckFalse', voices: [voice('Plain', 'en-US', { pace: 30 })] },
      'spoken',
      4_000,
    ],
    ['ends twice', { endMode: 'twice' }, 'spoken', 4_000],
    ['sends no words', { words: false }, 'spoken', 4_000],
    ['has no voice for the language', { voices: [voice('Anna', 'de-DE')] }, 'no-voice', 1],
    ['has only a voice that sends the text away', { voices: [cloud] }, 'online-only', 1],
  ])('that %s still speaks or fails', async (_, knobs, expected, within) => {
    const { say } = setUp(knobs);
    let settled = 'nothing';
    void say().outcome.then((result) => (settled = result));
    await clock.advance(within);
    expect(settled).toBe(expected);
  });

  test('is not tried again if it fails on a hidden page', async () => {
    const { speech, say } = setUp({ error: { code: 'synthesis-failed' } });
    speech.hidden = true;
    expect(await outcomeOf(say())).toBe('failed');
    expect(speech.spoken).toHaveLength(1);
    speech.knobs.error = undefined;
    speech.knobs.startLatency = Infinity;
    expect(await outcomeOf(say())).toBe('silent');
    // A voice that is only slow may be slow on a hidden page too.
    expect(speech.spoken).toHaveLength(3);
  });

  test('whose last voice breaks off continues from there with the same voice', async () => {
    const text = 'One two three four five six seven eight nine ten eleven twelve.';
    const voices = [
      voice('One', 'en-GB', { silent: true }),
      voice('Two', 'en-US'),
      { ...cloud, lang: 'en-US' },
    ];
    const { speech, say, voices: asked } = setUp({ voices });
    const said = say({ text, source: { start: 0, end: text.length } });
    await clock.runUntil(() => speech.heard.length === 1, 60_000);
    await clock.advance(1_500);
    const { utterance } = speech.heard[0]!;
    utterance!.fire('error', { error: 'synthesis-failed' });
    expect(await outcomeOf(said)).toBe('spoken');
    const last = speech.spoken.at(-1)!;
    expect(asked()).toEqual(['One', 'One', 'One', 'Two', 'Two']);
    expect(text.endsWith(last.text)).toBe(true);
    expect(last.text.length).toBeLessThan(text.length);
  });

  test('that ends a text at once, because it cannot speak it, has not failed', async () => {
    const { speech, say } = setUp({ pace: 2_000, words: false });
    for (let i = 0; i < 10; i++) expect(await outcomeOf(say())).toBe('spoken');
    expect(speech.spoken).toHaveLength(20);
  });

  test('that reports a missing voice is not tried again with the same voice', async () => {
    const { speech, say, voices } = setUp({
      voices: [voice('One', 'en-GB'), voice('Two', 'en-US')],
    });
    speech.knobs.error = { code: 'voice-unavailable' };
    const said = say();
    await clock.advance(10);
    speech.knobs.error = undefined;
    expect(await outcomeOf(said)).toBe('spoken');
    expect(voices()).toEqual(['One', 'Two']);
  });

  test('that rejects a text as too long gets it in halves', async () => {
    const { speech, say } = setUp({ error: { code: 'text-too-long' } });
    const text =
      'The ferry left at dawn, when nobody was about, and came back at noon with a load of salt and rope.';
    const said = say({ text, source: { start: 0, end: text.length } });
    await clock.advance(10);
    speech.knobs.error = undefined;
    expect(await outcomeOf(said)).toBe('spoken');
    const parts = speech.spoken.slice(1).map((each) => each.text);
    expect(parts.join('')).toBe(text);
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(Math.ceil(text.length / 2));
  });

  test('that never fires an end event has spoken the first time; the next time it is retried and fails', async () => {
    const { speech, say } = setUp({ endMode: 'lost', speakingFlag: 'stuckTrue', words: false });
    expect([await outcomeOf(say()), speech.spoken.length]).toEqual(['spoken', 1]);
    expect([await outcomeOf(say()), speech.spoken.length]).toEqual(['silent', 3]);
  });

  test('that reports boundaries backwards or outside of the text: they are ignored', async () => {
    const { speech, say } = setUp({ words: false });
    const said = say();
    await clock.advance(100);
    for (const charIndex of [10, 4, -1, 999, NaN, 15])
      speech.spoken[0]!.fire('boundary', { name: 'word', charIndex });
    speech.spoken[0]!.fire('boundary', { name: 'sentence', charIndex: 18, charLength: 0 });
    await outcomeOf(said);
    expect(said.marks.slice(1).map(({ start }) => start - 100)).toEqual([10, 15]);
  });
});

describe('whether it can speak a language', () => {
  test('depends on its voices: on online ones only if they are allowed', () => {
    const { speech, engine } = setUp();
    speech.setVoices([plain, voice('Nuage', 'fr-FR', { localService: false })]);
    expect(['en-GB', 'fr', 'de'].map((lang) => engine.supportsLanguage(lang))).toEqual([
      true,
      false,
      false,
    ]);
    engine.online = true;
    expect(engine.supportsLanguage('fr')).toBe(true);
  });

  test('is assumed while the list is empty', () => {
    const { speech, engine } = setUp();
    speech.setVoices([]);
    expect(engine.supportsLanguage('de')).toBe(true);
  });
});
