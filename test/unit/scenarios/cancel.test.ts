import { describe, expect, test } from 'vitest';
import { onVirtualTime, scene, sentencesOf } from '../../fake-speech/scene.js';

const clock = onVirtualTime();
const speaks = (calls: string[]) => calls.filter((call) => call.startsWith('speak'));

describe('cancel() and speak()', () => {
  test('a late end of a cancelled utterance that ends the new one is corrected', async () => {
    const { player, play, rest, heard, transcript } = scene('safariLegacy');
    void play();
    await clock().advance(500);
    player.next();
    await rest();
    expect(player.ended).toBe(true);
    expect(heard().slice(-4)).toEqual(sentencesOf(transcript).slice(1));
  });

  test('also if it comes after the delay, when the new one has started', async () => {
    const { player, play, rest, asked, heard, transcript } = scene({ cancelKillsCurrentLate: 170 });
    void play();
    await clock().advance(500);
    player.next();
    await rest();
    expect(player.ended).toBe(true);
    expect(asked().slice(1)).toEqual([
      sentencesOf(transcript)[1],
      ...sentencesOf(transcript).slice(1),
    ]);
    expect(heard().slice(-4)).toEqual(sentencesOf(transcript).slice(1));
  });

  test('an utterance that is lost right after cancel() is spoken again', async () => {
    const { player, play, rest, heard, transcript } = scene({
      cancelSwallowsNext: 200,
      cancelLatency: 1,
    });
    void play();
    await clock().advance(500);
    player.next();
    expect(await rest()).toBe(true);
    expect(player.ended).toBe(true);
    expect(heard().slice(-4)).toEqual(sentencesOf(transcript).slice(1));
  });

  test('synchronous events of cancel() change nothing: one utterance is spoken, once', async () => {
    const { speech, player, play, rest } = scene({ cancelEvents: 'canceledSync' });
    void play();
    await clock().advance(500);
    player.next();
    expect(player.error).toBeUndefined();
    await clock().advance(400);
    expect(speaks(speech.calls)).toHaveLength(2);
    await rest();
    expect(player.ended).toBe(true);
  });

  test('of twenty presses of next in half a second only the last one is spoken, once', async () => {
    const paragraphs = Array.from(
      { length: 30 },
      (_, i) => `This is sentence number ${i}, and it goes on for a while.`,
    );
    const { speech, player, play } = scene({}, paragraphs);
    void play();
    await clock().advance(300);
    const before = speaks(speech.calls).length;
    for (let i = 0; i < 20; i++) {
      player.next();
      await clock().advance(25);
    }
    await clock().advance(400);
    const after = speaks(speech.calls).slice(before);
    expect(after.at(-1)).toContain('number 20,');
    expect(after.length).toBeLessThanOrEqual(2);
    expect(speech.heard.at(-1)!.text).toContain('number 20,');
  });

  test('after a hundred commands in a second, the last one takes effect', async () => {
    const paragraphs = Array.from(
      { length: 60 },
      (_, i) => `This is sentence number ${i}, and it goes on for a while.`,
    );
    const { speech, player, play } = scene({}, paragraphs);
    void play();
    for (let i = 0; i < 100; i++) {
      if (i % 4 === 0) player.pause();
      else if (i % 4 === 1) void player.play();
      else if (i % 4 === 2) player.next();
      else player.speechSettings.playbackRate = 1 + (i % 7) / 10;
      await clock().advance(10);
    }
    player.currentTime = 0;
    await clock().advance(1000);
    expect(player.paused).toBe(false);
    expect(speech.heard.at(-1)).toMatchObject({ over: undefined });
    expect(speech.heard.at(-1)!.text).toContain('number 0,');
  });

  test.each([
    ['an end', 'end' as const],
    ['an error without a code', 'errorNoCode' as const],
    ['no event', 'none' as const],
  ])('%s after cancel() is not treated as the end of the sentence', async (_, cancelEvents) => {
    const { player, play, events } = scene({ cancelEvents });
    void play();
    await clock().advance(1500);
    const { cursor } = player;
    player.pause();
    await clock().advance(1000);
    expect(player).toMatchObject({ cursor, error: undefined, paused: true });
    expect(events.filter((type) => type === 'pause')).toHaveLength(1);
  });

  test('pause and play in one task go on from the word, once', async () => {
    const { speech, player, play, rest, heard } = scene();
    void play();
    await clock().advance(1500);
    const word = player.currentWord!;
    player.pause();
    void play();
    await clock().advance(300);
    expect(heard()).toHaveLength(2);
    expect(speech.spoken[1]!.text).toBe(speech.spoken[0]!.text.slice(word.start));
    await rest();
    expect(player.ended).toBe(true);
  });
});
