import { describe, expect, test } from 'vitest';
import { createTranscript } from '../../../src/text/transcript.js';
import { estimateTimeline } from '../../../src/text/timeline.js';
import { onVirtualTime, scene } from '../../fake-speech/scene.js';

onVirtualTime();

const FRENCH = 'Le bateau est parti à l’aube.';
const GERMAN = 'Das Boot fuhr im Morgengrauen.';
const ENGLISH = ['The ferry left at dawn, with nobody on the pier.', 'It carried salt and rope.'];

function setUp(...passages: [text: string, lang: string][]) {
  const made = scene({
    voices: [
      { name: 'Plain', lang: 'en-US' },
      { name: 'Anna', lang: 'de-DE' },
    ],
  });
  const transcript = createTranscript(
    passages.map(([text, lang]) => ({ text, lang, kind: 'paragraph' })),
  );
  made.player.load(transcript, estimateTimeline(transcript));
  return made;
}

describe('a passage in another language', () => {
  test('is spoken by a voice of its own, not by the chosen one', async () => {
    const { player, speech, play, rest } = setUp(
      [ENGLISH[0]!, 'en'],
      [GERMAN, 'de'],
      [ENGLISH[1]!, 'en'],
    );
    player.speechSettings.voice = { id: 'Plain', name: 'Plain' };
    void play();
    await rest();
    expect(speech.heard.map(({ voice }) => voice)).toEqual(['Plain', 'Anna', 'Plain']);
    expect(player.notice).toBeUndefined();
  });

  test('that no voice speaks is skipped with a notice', async () => {
    const { player, heard, play, rest, events } = setUp(
      [ENGLISH[0]!, 'en'],
      [`${FRENCH} ${FRENCH}`, 'fr'],
      [ENGLISH[1]!, 'en'],
    );
    void play();
    await rest();
    expect(heard()).toEqual(ENGLISH);
    expect(player.notice).toEqual({ reason: 'no-voice', lang: 'fr' });
    expect([player.ended, player.error]).toEqual([true, undefined]);
    expect(events.filter((type) => type === 'noticechange')).toHaveLength(1);
  });

  test('is read by the voice of the article if that is set, also with a notice', async () => {
    const { player, heard, play, rest } = setUp(
      [ENGLISH[0]!, 'en'],
      [FRENCH, 'fr'],
      [ENGLISH[1]!, 'en'],
    );
    player.speechSettings.onMissingVoice = 'read';
    void play();
    await rest();
    expect(heard()).toEqual([ENGLISH[0], FRENCH, ENGLISH[1]]);
    expect(player.notice).toEqual({ reason: 'no-voice', lang: 'fr' });
  });

  test('that only online voices speak is skipped too, with its own notice', async () => {
    const { player, speech, heard, play, rest } = setUp([FRENCH, 'fr'], [ENGLISH[0]!, 'en']);
    speech.setVoices([
      ...speech.knobs.voices,
      { name: 'Google français', lang: 'fr-FR', localService: false },
    ]);
    void play();
    await rest();
    expect(heard()).toEqual([ENGLISH[0]]);
    expect(player.notice).toEqual({ reason: 'online-only', lang: 'fr' });
  });

  test('the notice is cleared by the next play()', async () => {
    const { player, play, rest } = setUp([ENGLISH[0]!, 'en'], [FRENCH, 'fr']);
    void play();
    await rest();
    void play();
    expect(player.notice).toBeUndefined();
  });
});

describe('the voice chosen for the article', () => {
  const SAM = { name: 'Sam', lang: 'en-US' };

  test('speaks a foreign word without a voice together with the words around it, and a passage without a voice if that is set', async () => {
    const made = setUp([ENGLISH[0]!, 'en']);
    made.speech.setVoices([{ name: 'Plain', lang: 'en-US' }, SAM]);
    const text = 'He said bonjour to me.';
    const runs = [{ start: 8, end: 15, lang: 'fr' }];
    const transcript = createTranscript([
      { text, lang: 'en', kind: 'paragraph', runs },
      { text: FRENCH, lang: 'fr', kind: 'paragraph' },
      { text: ENGLISH[0]!, lang: 'en', kind: 'paragraph' },
    ]);
    made.player.load(transcript, estimateTimeline(transcript));
    Object.assign(made.player.speechSettings, {
      voice: { id: 'Sam', name: 'Sam' },
      onMissingVoice: 'read',
    });
    void made.play();
    await made.rest();
    expect(made.heard().map((each) => each.trim())).toEqual([text, FRENCH, ENGLISH[0]]);
    expect(new Set(made.speech.heard.map(({ voice }) => voice))).toEqual(new Set(['Sam']));
  });
});

test('a name in another script without a voice does not split its sentence', async () => {
  const made = setUp([ENGLISH[0]!, 'en']);
  made.speech.setVoices([{ name: 'Plain', lang: 'en-US' }]);
  const text = 'The ship Паром and the port of 横浜 are old.';
  const transcript = createTranscript([{ text, lang: 'en', kind: 'paragraph' }]);
  made.player.load(transcript, estimateTimeline(transcript));
  void made.play();
  await made.rest();
  expect(made.heard()).toEqual([text]);
});

test('the pace of a voice for foreign words does not change the estimated duration of the rest', async () => {
  const passages = Array.from({ length: 8 }, (_, i): [string, string] =>
    i % 2 ? [`${GERMAN} ${GERMAN}`, 'de'] : [`${ENGLISH[0]} ${ENGLISH[0]} ${ENGLISH[0]}`, 'en'],
  );
  const made = setUp(...passages);
  made.speech.setVoices([
    { name: 'Plain', lang: 'en-US' },
    { name: 'Anna', lang: 'de-DE', pace: 5 },
  ]);
  void made.play();
  await made.rest(400_000);
  expect(made.player.ended).toBe(true);
  expect(made.events.filter((type) => type === 'durationchange').length).toBeLessThanOrEqual(3);
});

describe('an article that no voice speaks', () => {
  test('is an error, at its position, even if a quotation in it has a voice', async () => {
    const { player, heard, play, rest } = setUp([`${FRENCH} ${FRENCH}`, 'fr'], ['A word.', 'en']);
    const outcome = play();
    await rest();
    expect([await outcome, heard(), player.cursor]).toEqual(['NotSupportedError', [], 0]);
    expect(player.error).toMatchObject({ reason: 'no-voice', lang: 'fr', code: 4 });
  });

  test('is also an error if only such passages are left', async () => {
    const { player, play, rest } = setUp([`${ENGLISH[0]} ${ENGLISH[0]}`, 'en'], [FRENCH, 'fr']);
    player.seek(player.transcript!.sentences.at(-1)!.start);
    void play();
    await rest();
    expect(player.error).toMatchObject({ reason: 'no-voice', lang: 'fr' });
    expect(player.currentSentence?.index).toBe(2);
  });
});
