import { describe, expect, test } from 'vitest';
import { Player } from '../../../src/player/player.js';
import { onVirtualTime, scene, sentencesOf } from '../../fake-speech/scene.js';
import { estimateTimeline } from '../../../src/text/timeline.js';

const clock = onVirtualTime();

describe('the page lifecycle', () => {
  test('a voice that stops in a hidden page is suspended, and goes on in the same sentence', async () => {
    const { speech, player, play, rest, events } = scene('chromeAndroid');
    void play();
    await clock().runUntil(() => player.currentSentence?.index === 1, 60_000);
    await clock().advance(500);
    speech.setHidden(true);
    player.hidden = true;
    await clock().advance(20_000);
    expect(player).toMatchObject({
      paused: false,
      suspended: true,
      waiting: true,
      error: undefined,
    });
    const asked = speech.spoken.length;
    await clock().advance(60_000);
    expect(speech.spoken).toHaveLength(asked);
    speech.setHidden(false);
    player.hidden = false;
    expect(player).toMatchObject({ suspended: false, currentSentence: { index: 1 } });
    await rest();
    expect(player.ended).toBe(true);
    expect(events).not.toContain('error');
  });

  test('also if the voice stops just before the page is reported as hidden', async () => {
    const { speech, player, play, rest } = scene('chromeAndroid');
    void play();
    await clock().advance(2_000);
    speech.setHidden(true);
    await clock().advance(100);
    player.hidden = true;
    await clock().advance(5_000);
    expect(player).toMatchObject({ suspended: true, error: undefined });
    speech.setHidden(false);
    player.hidden = false;
    await rest();
    expect(player.ended).toBe(true);
  });

  test('after more than five minutes in a hidden page, the player is paused', async () => {
    const { speech, player, play } = scene('chromeAndroid');
    void play();
    await clock().advance(2_000);
    speech.setHidden(true);
    player.hidden = true;
    await clock().advance(301_000);
    const { cursor } = player;
    speech.setHidden(false);
    player.hidden = false;
    expect(player).toMatchObject({ paused: true, suspended: false, error: undefined, cursor });
  });

  test('a desktop goes on speaking in a hidden tab', async () => {
    const { player, play, rest, heard, transcript } = scene('chromeWin');
    void play();
    player.hidden = true;
    await rest();
    expect(player.ended).toBe(true);
    expect(heard()).toEqual(sentencesOf(transcript));
  });

  test('a page that was frozen for ten minutes does not speak repeatedly, and is paused', async () => {
    const { speech, player, play, rest } = scene('safariIOS2026');
    void play();
    await clock().advance(3_000);
    speech.setHidden(true);
    player.hidden = true;
    clock().jump(600_000);
    const asked = speech.spoken.length;
    speech.setHidden(false);
    player.hidden = false;
    await clock().advance(3_000);
    expect(speech.spoken.length - asked).toBeLessThanOrEqual(1);
    expect(player).toMatchObject({ paused: true, error: undefined });
    void play();
    await rest();
    expect(player.ended).toBe(true);
  });

  test('a page that was frozen for twenty seconds goes on in the same sentence', async () => {
    const { speech, player, play, rest } = scene('safariIOS2026');
    void play();
    await clock().advance(3_000);
    const sentence = player.currentSentence;
    speech.setHidden(true);
    player.hidden = true;
    clock().jump(20_000);
    speech.setHidden(false);
    player.hidden = false;
    expect(player.currentSentence).toBe(sentence);
    await rest();
    expect(player).toMatchObject({ ended: true, error: undefined });
  });

  test('a device that sleeps within a sentence is not treated as a stuck voice', async () => {
    const { speech, play, player, rest } = scene();
    void play();
    await clock().advance(1_000);
    clock().jump(600_000);
    await rest();
    expect(player).toMatchObject({ ended: true, error: undefined });
    expect(speech.spoken).toHaveLength(5);
  });

  test('nor is a device that sleeps before speech starts', async () => {
    const { play, player, rest, asked, transcript } = scene({ startLatency: 3_000 });
    void play();
    await clock().advance(100);
    clock().jump(600_000);
    await rest();
    expect(player).toMatchObject({ ended: true, error: undefined });
    expect(asked()).toEqual(sentencesOf(transcript));
  });

  test('another tab that interrupts the voice pauses the player with an error', async () => {
    const { speech, player, play, rest } = scene();
    void play();
    await clock().advance(2_000);
    speech.interrupt();
    expect(await rest(500)).toBe(true);
    expect(player.error?.reason).toBe('interrupted');
    const asked = speech.spoken.length;
    await clock().advance(60_000);
    expect(speech.spoken).toHaveLength(asked);
  });

  test('another tab that pauses all speech ends in an error', async () => {
    const { speech, player, play, rest } = scene();
    void play();
    await clock().advance(2_000);
    speech.die();
    expect(await rest(60_000)).toBe(true);
    expect(player.error?.reason).toBe('silent');
  });

  test('pause calls cancel() once, and keeps the position', async () => {
    const { speech, player, play } = scene();
    void play();
    await clock().advance(2_000);
    const { cursor } = player;
    player.pause();
    expect(speech.calls.filter((call) => call === 'cancel')).toHaveLength(1);
    expect(player.cursor).toBe(cursor);
  });

  test('of two players on a page only the second one speaks', async () => {
    const { engine, player, play, transcript, speech } = scene();
    const second = new Player(engine);
    second.load(transcript, estimateTimeline(transcript));
    void play();
    await clock().advance(1_000);
    void second.play();
    expect(player.paused).toBe(true);
    await clock().advance(1_000);
    expect(second.waiting).toBe(false);
    expect(speech.heard.filter(({ over }) => !over)).toHaveLength(1);
    second.pause();
  });

  test.each([1_000, 60_000])(
    'a hidden desktop page with timers throttled to %i ms goes on',
    async (throttle) => {
      const { player, play, rest, heard, transcript, speech } = scene();
      void play();
      await clock().advance(500);
      player.hidden = true;
      speech.hidden = true;
      clock().throttle = throttle;
      await rest(600_000);
      clock().throttle = 0;
      expect(player.ended).toBe(true);
      expect(heard()).toEqual(sentencesOf(transcript));
    },
  );
});
