import { describe, expect, test } from 'vitest';
import { FakeUtterance } from '../../fake-speech/utterance.js';
import { onVirtualTime, scene, sentencesOf, wish } from '../../fake-speech/scene.js';

const clock = onVirtualTime();

describe('a voice that starts late, or not at all', () => {
  test('one that wants a press of play is blocked, and speaks at the next press', async () => {
    const { player, play, rest, heard, transcript } = scene({ gesture: 'not-allowed' });
    const blocked = player.play().catch((error: Error) => error.name);
    await rest(1_000);
    expect(await blocked).toBe('NotAllowedError');
    expect(player).toMatchObject({ paused: true, error: { reason: 'not-allowed' } });
    void play();
    await rest();
    expect(heard()).toEqual(sentencesOf(transcript));
  });

  test('one that drops the first words without a press, and says nothing, is blocked within a second', async () => {
    const { player, play, rest, heard, transcript } = scene({ gesture: 'silent' });
    const blocked = player.play().catch((error: Error) => error.name);
    expect(await rest(1_100)).toBe(true);
    expect([await blocked, player.error?.reason]).toEqual(['NotAllowedError', 'not-allowed']);
    void play();
    await rest();
    expect(heard()).toEqual(sentencesOf(transcript));
  });

  test('one that never starts is asked twice more, then another, then it is an error within 25 s', async () => {
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

  test('another voice that does start goes on, and is named', async () => {
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

  test('a start after 3.9 s is waited for', async () => {
    const { play, rest, asked, transcript } = scene({ startLatency: 3900 });
    void play();
    await rest(200_000);
    expect(asked()).toEqual(sentencesOf(transcript));
  });

  test('so is the first one of a page for 7.9 s, and a later one not', async () => {
    const { speech, player, play, asked, transcript } = scene({ startLatency: 7_900 });
    void play();
    await clock().runUntil(() => speech.heard.length === 1, 20_000);
    expect(asked()).toHaveLength(1);
    await clock().runUntil(() => speech.heard[0]!.over === 'end', 20_000);
    await clock().advance(5_100);
    expect(asked().slice(1)).toEqual(Array<string>(2).fill(sentencesOf(transcript)[1]!));
    expect(player.paused).toBe(false);
  });

  test('a start after 7 s is waited for of a voice on the network', async () => {
    const { engine, play, rest, asked, transcript } = scene({
      voices: [{ name: 'Cloud', lang: 'en-US', localService: false }],
      startLatency: 7000,
    });
    engine.online = true;
    void play();
    await rest(200_000);
    expect(asked()).toEqual(sentencesOf(transcript));
  });

  test('a platform that something else has paused is set going, after a cancel() of ours', async () => {
    const { speech, play, rest, heard, transcript } = scene({ globalPaused: true });
    void play();
    await rest();
    expect(heard()).toEqual(sentencesOf(transcript));
    expect(speech.calls.slice(0, 4)).toEqual([speech.calls[0], 'cancel', 'resume', speech.calls[0]]);
  });

  test('speech that another script has paused starts at once', async () => {
    const { speech, play, transcript } = scene();
    speech.pause();
    void play();
    await clock().advance(1000);
    expect(speech.heard.map(({ text }) => text)).toEqual(sentencesOf(transcript).slice(0, 1));
    expect(speech.calls).not.toContain('cancel');
  });

  test('speech of another script that is paused is not resumed at once', async () => {
    const { speech, play, heard } = scene();
    speech.pause();
    speech.speak(new FakeUtterance('Of the page.'));
    void play();
    await clock().advance(1000);
    expect(speech.calls).not.toContain('resume');
    expect(heard()).toEqual([]);
  });

  test('`speaking` that comes late is not taken for a voice that is lost', async () => {
    const { play, rest, asked, transcript } = scene({ speakingFlag: 'async', startLatency: 900 });
    void play();
    await rest();
    expect(asked()).toEqual(sentencesOf(transcript));
  });

  test('another tab that speaks for 9 s is waited for, and nothing is said twice', async () => {
    const { speech, play, rest, heard, asked, transcript } = scene('firefoxWin');
    speech.takenFor(9_000);
    void play();
    await rest();
    expect(heard()).toEqual(sentencesOf(transcript));
    expect(asked()).toEqual(sentencesOf(transcript));
  });

  test.each([NaN, 1e9, -1])('a rate of %s reaches no browser that would throw at it', async (rate) => {
    const { speech, player } = scene();
    const { signal } = new AbortController();
    const utterance = { text: 'One.', source: { start: 0, end: 4 }, lang: 'en', rate, volume: 1 };
    let said = false;
    void player.engine.speak(utterance, () => {}, signal).then(() => (said = true));
    await clock().advance(60_000);
    expect(said).toBe(true);
    expect(speech.spoken[0]!.rate).toBeGreaterThanOrEqual(0.1);
  });

  test('what the page before has left speaking is stopped at once, where it was ours', async () => {
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

  test('where nothing tells that it was ours, it is stopped once ours does not start', async () => {
    const { speech, player, play, rest } = scene();
    speech.leftover('The page before.');
    void play();
    expect(speech.calls).not.toContain('cancel');
    await rest();
    expect(player.ended).toBe(true);
    expect(speech.heard[0]).toMatchObject({ text: 'The page before.', over: 'cancelled' });
  });

  test('a page that is left while it speaks keeps the note, one that has come to rest does not', async () => {
    const { speech, player, play } = scene();
    void play();
    await clock().advance(1000);
    player.pause();
    expect(speech.stored.has('article-player:speaking')).toBe(true);
    await clock().advance(200);
    expect(speech.stored.has('article-player:speaking')).toBe(false);
  });
});
