import { describe, expect, test } from 'vitest';
import { FakeUtterance } from '../../fake-speech/utterance.js';
import { onVirtualTime, scene, sentencesOf, wish } from '../../fake-speech/scene.js';

const clock = onVirtualTime();

describe('a late or missing start', () => {
  test('a browser that needs a user gesture is blocked, and speaks at the next press of play', async () => {
    const { player, play, rest, heard, transcript } = scene({ gesture: 'not-allowed' });
    const blocked = player.play().catch((error: Error) => error.name);
    await rest(1_000);
    expect(await blocked).toBe('NotAllowedError');
    expect(player).toMatchObject({ paused: true, error: { reason: 'not-allowed' } });
    void play();
    await rest();
    expect(heard()).toEqual(sentencesOf(transcript));
  });

  test('a browser that silently drops utterances without a user gesture is detected within a second', async () => {
    const { player, play, rest, heard, transcript } = scene({ gesture: 'silent' });
    const blocked = player.play().catch((error: Error) => error.name);
    expect(await rest(1_100)).toBe(true);
    expect([await blocked, player.error?.reason]).toEqual(['NotAllowedError', 'not-allowed']);
    void play();
    await rest();
    expect(heard()).toEqual(sentencesOf(transcript));
  });

  test('a voice that never starts is tried twice more, then another one, then there is an error within 25 s', async () => {
    const voices = ['One', 'Two'].map((name) => ({ name, lang: 'en-US', silent: true }));
    const { speech, player, play, rest } = scene({ voices });
    const outcome = play();
    const before = clock().now;
    expect(await rest(25_000)).toBe(true);
    expect(speech.spoken.map(({ voice }) => voice?.name)).toEqual(['One', 'One', 'One', 'Two']);
    expect(await outcome).toBe('NotSupportedError');
    expect(player.error?.reason).toBe('silent');
    expect(clock().now - before).toBeGreaterThan(15_000);
  });

  test('another voice that starts goes on, with a notice', async () => {
    const voices = [
      { name: 'One', lang: 'en-GB', silent: true },
      { name: 'Two', lang: 'en-US' },
    ];
    const { player, speech, play, rest, heard, transcript } = scene({ voices });
    player.speechSettings.voice = wish('One');
    void play();
    await rest();
    expect(heard()).toEqual(sentencesOf(transcript));
    expect(player.notice).toMatchObject({ reason: 'other-voice', voice: { name: 'Two' } });
    expect(speech.spoken.filter(({ voice }) => voice?.name === 'One')).toHaveLength(3);
  });

  test('the player waits 3.9 s for a start', async () => {
    const { play, rest, asked, transcript } = scene({ startLatency: 3900 });
    void play();
    await rest(200_000);
    expect(asked()).toEqual(sentencesOf(transcript));
  });

  test('the player waits 7.9 s for the first start of a page, but not for a later one', async () => {
    const { speech, player, play, asked, transcript } = scene({ startLatency: 7_900 });
    void play();
    await clock().runUntil(() => speech.heard.length === 1, 20_000);
    expect(asked()).toHaveLength(1);
    await clock().runUntil(() => speech.heard[0]!.over === 'end', 20_000);
    await clock().advance(5_100);
    expect(asked().slice(1)).toEqual(Array<string>(2).fill(sentencesOf(transcript)[1]!));
    expect(player.paused).toBe(false);
  });

  test('the player waits 7 s for the start of an online voice', async () => {
    const { engine, play, rest, asked, transcript } = scene({
      voices: [{ name: 'Cloud', lang: 'en-US', localService: false }],
      startLatency: 7000,
    });
    engine.online = true;
    void play();
    await rest(200_000);
    expect(asked()).toEqual(sentencesOf(transcript));
  });

  test('a platform paused by something else is resumed, after cancel()', async () => {
    const { speech, play, rest, heard, transcript } = scene({ globalPaused: true });
    void play();
    await rest();
    expect(heard()).toEqual(sentencesOf(transcript));
    expect(speech.calls.slice(0, 4)).toEqual([
      speech.calls[0],
      'cancel',
      'resume',
      speech.calls[0],
    ]);
  });

  test('speech starts at once after another script has called pause()', async () => {
    const { speech, play, transcript } = scene();
    speech.pause();
    void play();
    await clock().advance(1000);
    expect(speech.heard.map(({ text }) => text)).toEqual(sentencesOf(transcript).slice(0, 1));
    expect(speech.calls).not.toContain('cancel');
  });

  test('paused speech of another script is not resumed at once', async () => {
    const { speech, play, heard } = scene();
    speech.pause();
    speech.speak(new FakeUtterance('Of the page.'));
    void play();
    await clock().advance(1000);
    expect(speech.calls).not.toContain('resume');
    expect(heard()).toEqual([]);
  });

  test('a late `speaking` is not treated as a lost utterance', async () => {
    const { play, rest, asked, transcript } = scene({ speakingFlag: 'async', startLatency: 900 });
    void play();
    await rest();
    expect(asked()).toEqual(sentencesOf(transcript));
  });

  test('the player waits 9 s for another tab that speaks, and speaks nothing twice', async () => {
    const { speech, play, rest, heard, asked, transcript } = scene('firefoxWin');
    speech.takenFor(9_000);
    void play();
    await rest();
    expect(heard()).toEqual(sentencesOf(transcript));
    expect(asked()).toEqual(sentencesOf(transcript));
  });

  test.each([NaN, 1e9, -1])('a rate of %s is clamped for the browser', async (rate) => {
    const { speech, player } = scene();
    const { signal } = new AbortController();
    const utterance = { text: 'One.', source: { start: 0, end: 4 }, lang: 'en', rate, volume: 1 };
    let said = false;
    void player.engine.speak(utterance, () => {}, signal).then(() => (said = true));
    await clock().advance(60_000);
    expect(said).toBe(true);
    expect(speech.spoken[0]!.rate).toBeGreaterThanOrEqual(0.1);
  });

  test('speech left by the previous page is stopped at once if it was the player’s', async () => {
    const { speech, play, rest, heard } = scene();
    speech.stored.set('article-player:speaking', '1');
    speech.leftover('The page before.');
    void play();
    expect(speech.calls[0]).toBe('cancel');
    await clock().advance(100);
    expect(heard()).toEqual(['', '']);
    await rest();
    expect(speech.heard.at(-1)!.over).toBe('end');
  });

  test('without that knowledge, it is stopped once the player’s speech does not start', async () => {
    const { speech, player, play, rest } = scene();
    speech.leftover('The page before.');
    void play();
    expect(speech.calls).not.toContain('cancel');
    await rest();
    expect(player.ended).toBe(true);
    expect(speech.heard[0]).toMatchObject({ text: 'The page before.', over: 'cancelled' });
  });

  test('the stored flag remains if the page is left right after pause, and is removed soon after', async () => {
    const { speech, player, play } = scene();
    void play();
    await clock().advance(1000);
    player.pause();
    expect(speech.stored.has('article-player:speaking')).toBe(true);
    await clock().advance(200);
    expect(speech.stored.has('article-player:speaking')).toBe(false);
  });
});
