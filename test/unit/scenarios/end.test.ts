import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { WebSpeechEngine } from '../../../src/speech/web-speech/web-speech-engine.js';
import { onVirtualTime, scene, sentencesOf } from '../../fake-speech/scene.js';
import { utteranceOf } from '../../support/speak.js';

const clock = onVirtualTime();

describe('a missing or wrong end of an utterance', () => {
  test('a missing end is detected within 1.5 s', async () => {
    const { speech, play } = scene({ endMode: 'lost' });
    void play();
    await clock().runUntil(() => speech.heard[0]?.over === 'end', 60_000);
    const ended = clock().now;
    await clock().runUntil(() => speech.spoken.length === 2, 60_000);
    expect(clock().now - ended).toBeLessThanOrEqual(1500);
  });

  test('a missing end while `speaking` stays true is detected by a timeout, and nothing is skipped', async () => {
    const { play, rest, player, heard, transcript } = scene({
      endMode: 'lost',
      speakingFlag: 'stuckTrue',
    });
    void play();
    expect(await rest()).toBe(true);
    expect(player.ended).toBe(true);
    expect(heard()).toEqual(sentencesOf(transcript));
  });

  test.each([
    ['an end that comes twice', 'twice' as const],
    ['an end with an error after it', 'endAndError' as const],
  ])('%s counts once', async (_, endMode) => {
    const { play, rest, player, heard, transcript } = scene({ endMode });
    void play();
    await rest();
    expect(player.ended).toBe(true);
    expect(heard()).toEqual(sentencesOf(transcript));
  });

  test('an error with an end after it is one failure, and the rest is spoken once more', async () => {
    const { speech, play, rest, player, heard, transcript } = scene({ endMode: 'errorAndEnd' });
    void play();
    await clock().runUntil(() => speech.heard[0]?.over === 'end', 60_000);
    speech.knobs.endMode = 'normal';
    await rest();
    expect(player.ended).toBe(true);
    expect(heard()).toEqual([
      sentencesOf(transcript)[0],
      'go.',
      ...sentencesOf(transcript).slice(1),
    ]);
  });

  test('the next sentence is spoken in a new task', async () => {
    const { speech, play, rest } = scene();
    void play();
    await rest();
    expect([speech.spoken.length, speech.hasty]).toEqual([5, []]);
  });

  test('a muted tab stops playback after two utterances with an error, and never skips ahead', async () => {
    const { play, rest, player, asked, transcript } = scene('chromeMutedTab');
    const outcome = play();
    expect(await rest(2_000)).toBe(true);
    expect(await outcome).toBe('NotSupportedError');
    expect(player).toMatchObject({ cursor: 0, error: { reason: 'muted' } });
    expect(asked()).toEqual(Array<string>(2).fill(sentencesOf(transcript)[0]!));
  });

  test('once the tab is unmuted, play goes on', async () => {
    const { speech, play, rest, heard, transcript } = scene('chromeMutedTab');
    void play();
    await rest();
    speech.knobs.muted = false;
    await clock().advance(1_000);
    void play();
    await rest();
    expect(heard()).toEqual(sentencesOf(transcript));
  });

  test('a voice that stops after 15 s gets shorter utterances', async () => {
    const long = 'The ferry left at dawn, '.repeat(30) + 'and came back.';
    const { engine, play, rest, player, speech } = scene('chromeGoogleRemoteOld', [long]);
    engine.online = true;
    void play();
    expect(await rest(400_000)).toBe(true);
    expect(player.ended).toBe(true);
    expect(speech.heard.map(({ over }) => over)).toEqual(speech.heard.map(() => 'end'));
    expect(speech.heard.map(({ text }) => text).join('')).toBe(long);
  });

  test('a voice that stops early goes on from the last reported word', async () => {
    const long = 'The ferry left at dawn, '.repeat(20) + 'and came back.';
    const { play, rest, player, speech } = scene({ cutoffAfter: 15_000 }, [long]);
    void play();
    expect(await rest(400_000)).toBe(true);
    expect(player.ended).toBe(true);
    let said = 0;
    for (const { text, end } of speech.heard) {
      expect(long.length - text.length).toBeLessThanOrEqual(said);
      said = Math.max(said, long.length - text.length + end);
    }
    expect(said).toBe(long.length);
  });

  test('a voice that stops for good is an error, and can be played again once it works', async () => {
    const { speech, play, rest, player, heard, transcript } = scene();
    void play();
    await clock().runUntil(() => speech.heard.length === 2, 60_000);
    speech.die();
    expect(await rest(40_000)).toBe(true);
    expect(player.error?.reason).toBe('silent');
    expect(player.currentSentence?.index).toBe(1);
    speech.revive();
    await clock().advance(5_000);
    void play();
    await rest();
    expect(player.ended).toBe(true);
    expect(heard().slice(-3)).toEqual(sentencesOf(transcript).slice(2));
  });

  test('a page does not start a broken voice again and again', async () => {
    const paragraphs = Array.from({ length: 30 }, (_, i) => `Sentence number ${i}.`);
    const { speech, play, rest, player } = scene(
      { voices: [], error: { code: 'synthesis-failed' } },
      paragraphs,
    );
    for (let i = 0; i < 10; i++) {
      void play();
      expect(await rest(20_000)).toBe(true);
    }
    expect(player.error?.reason).toBe('no-voice');
    // At most six tries of all voices per minute, and one try per press of play.
    expect(speech.spoken.length).toBeLessThanOrEqual(16 + 1);
  });

  test('an utterance is referenced until it is over, so that it is not garbage-collected', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    let held: WeakRef<object> | undefined;
    class Utterance {
      constructor() {
        held = new WeakRef(this);
      }
      addEventListener() {}
    }
    const synthesis = {
      speak() {},
      cancel() {},
      resume() {},
      getVoices: () => [],
      addEventListener() {},
      speaking: true,
    };
    const engine = new WebSpeechEngine({
      speechSynthesis: synthesis,
      SpeechSynthesisUtterance: Utterance,
    } as never);
    const stop = new AbortController();
    const utterance = utteranceOf('One.');
    const said = engine.speak(utterance, () => {}, stop.signal).catch(() => 'stopped');
    await clock().advance(600);
    collect();
    expect(held?.deref()).toBeDefined();
    stop.abort();
    expect(await said).toBe('stopped');
  });
});
