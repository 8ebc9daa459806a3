import { describe, expect, test } from 'vitest';
import { WebSpeechEngine } from '../../../src/speech/web-speech/web-speech-engine.js';
import { browserOf } from '../../fake-speech/profiles.js';
import { onVirtualTime, scene, sentencesOf, wish } from '../../fake-speech/scene.js';
import { utteranceOf } from '../../support/speak.js';

const clock = onVirtualTime();
const PLAIN = { name: 'Plain', lang: 'en-US' };
const CLOUD = { name: 'Cloud', lang: 'en-US', localService: false };

describe('available and missing voices', () => {
  test('without speech synthesis the engine is unavailable, and rejects', async () => {
    const engine = new WebSpeechEngine(browserOf('noApi', clock()).platform);
    expect(engine.available()).toBe(false);
    const { signal } = new AbortController();
    const utterance = utteranceOf('One.');
    await expect(engine.speak(utterance, () => {}, signal)).rejects.toMatchObject({
      code: 'unsupported',
    });
    await expect(engine.voices()).resolves.toEqual([]);
  });

  test('speech does not wait for a late voice list: only the language is set', async () => {
    const { speech, player, play, rest } = scene({ voicesAt: 800 });
    void play();
    expect(speech.spoken[0]).toMatchObject({ lang: 'en', voice: null });
    await rest();
    expect(player.ended).toBe(true);
    expect(speech.spoken.at(-1)!.voice?.name).toBe('Plain');
  });

  test.each([
    ['voices that appear without an event', { voiceschanged: 'never' as const }],
    [
      'voices that appear after an event with an empty list',
      { voiceschanged: 'emptyFirst' as const },
    ],
  ])('%s are found, and speak from the next sentence on', async (_, knobs) => {
    const { speech, play, rest } = scene({ voicesAt: 400, ...knobs });
    void play();
    await rest();
    expect(speech.spoken.map(({ voice }) => voice?.name)).toEqual([
      undefined,
      ...Array<string>(4).fill('Plain'),
    ]);
  });

  test('speech works with a voice list that stays empty', async () => {
    const { player, heard, play, rest, transcript } = scene({ voices: [] });
    void play();
    await rest();
    expect(player.ended).toBe(true);
    expect(heard()).toEqual(sentencesOf(transcript));
  });

  test.each([
    ['dispatches an error', { error: { code: 'synthesis-failed' } }, { error: undefined }, 3100],
    ['is silent', { startLatency: Infinity }, { startLatency: 50 }, 4200],
  ] as const)(
    'a browser that %s while its list is empty speaks as soon as it has voices',
    async (_, at, then, by) => {
      for (const voiceschanged of ['once', 'never'] as const) {
        const { speech, player, heard, play, rest, transcript } = scene({
          voicesAt: 3000,
          voiceschanged,
          ...at,
        });
        const outcome = play();
        await clock().advance(2900);
        Object.assign(speech.knobs, then);
        await clock().advance(by + 400 - 2900);
        expect(heard()).toHaveLength(1);
        await rest();
        expect([player.ended, player.error, await outcome]).toEqual([true, undefined, 'playing']);
        expect(heard()).toEqual(sentencesOf(transcript));
      }
    },
  );

  test('a silent browser without voices ends within 15 s in the error `no-voice`', async () => {
    const { player, play, rest } = scene({ voices: [], startLatency: Infinity });
    void play();
    expect(await rest(15_000)).toBe(true);
    expect(player.error).toMatchObject({ reason: 'no-voice', code: 4, lang: 'en' });
  });

  test('text without a voice is spoken by a voice of another language if the listener chooses that', async () => {
    const { speech, player, engine, play, rest } = scene({
      voices: [{ name: 'Anna', lang: 'de-DE' }],
    });
    expect(await play()).toBe('NotSupportedError');
    expect(player.error).toMatchObject({ reason: 'no-voice', lang: 'en' });
    const [voice] = await engine.voices();
    player.speechSettings.readAs = { lang: 'en', voice: voice! };
    void play();
    await rest();
    expect([player.ended, player.notice]).toEqual([true, undefined]);
    expect(speech.spoken.map((each) => [each.voice?.name, each.lang])).toEqual(
      speech.spoken.map(() => ['Anna', 'de-DE']),
    );
  });

  test('an empty list and an error without a code end in an error with a reason', async () => {
    const { player, play, rest, heard } = scene('firefoxRFP');
    const outcome = play();
    expect(await rest(10_000)).toBe(true);
    expect(await outcome).toBe('NotSupportedError');
    expect(player.error).toMatchObject({ reason: 'no-voice', code: 4 });
    expect(heard()).toEqual([]);
  });

  test('a voice that disappears within an article is replaced by one of the device, with a notice', async () => {
    const { speech, player, play, rest } = scene({
      voices: [PLAIN, { name: 'Nora', lang: 'en-US' }],
    });
    player.speechSettings.voice = wish('Nora');
    void play();
    await clock().advance(1000);
    speech.setVoices([PLAIN]);
    await rest();
    expect(speech.spoken.map(({ voice }) => voice?.name)).toEqual([
      'Nora',
      ...Array<string>(4).fill('Plain'),
    ]);
    expect(player.notice).toMatchObject({ reason: 'other-voice', voice: { name: 'Plain' } });
  });

  test('new voice objects for the same voices are used at once', async () => {
    const { speech, play, rest } = scene();
    void play();
    await clock().advance(1000);
    speech.setVoices([PLAIN]);
    const [fresh] = speech.getVoices();
    await rest();
    for (const { voice } of speech.spoken.slice(1)) expect(voice).toBe(fresh);
  });

  test.each([['en_GB'], ['eng-US-f000'], ['EN']])(
    'a voice tagged %s speaks English, with its own tag',
    async (lang) => {
      const { speech, play, rest } = scene({
        voices: [
          { name: 'Anna', lang: 'deu-DEU-f000' },
          { name: 'One', lang },
        ],
      });
      void play();
      await rest();
      expect(speech.spoken[0]).toMatchObject({ lang, voice: { name: 'One' } });
    },
  );

  test('if only online voices speak the language, none is used, and there is an error', async () => {
    const { player, engine, play, heard, asked, rest } = scene({
      voices: [CLOUD, { name: 'Anna', lang: 'de' }],
    });
    expect(await play()).toBe('NotSupportedError');
    expect([heard(), asked()]).toEqual([[], []]);
    expect(player.error).toMatchObject({ reason: 'online-only', code: 4, lang: 'en' });
    engine.online = true;
    void play();
    await rest();
    expect(player.ended).toBe(true);
  });

  test('a novelty voice is used only if there is no other one', async () => {
    const bells = { name: 'Bells', lang: 'en-US' };
    const only = scene({ voices: [bells] });
    void only.play();
    await only.rest();
    const both = scene({ voices: [bells, PLAIN] });
    void both.play();
    await both.rest();
    expect([only, both].map(({ speech }) => speech.spoken[0]!.voice?.name)).toEqual([
      'Bells',
      'Plain',
    ]);
  });
});
