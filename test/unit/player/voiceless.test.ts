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
  const transcript = createTranscript(passages.map(([text, lang]) => ({ text, lang, kind: 'paragraph' })));
  made.player.load(transcript, estimateTimeline(transcript));
  return made;
}

describe('a passage in another language', () => {
  test('is said by a voice of its own, whatever voice was chosen for the article', async () => {
    const { player, speech, play, rest } = setUp([ENGLISH[0]!, 'en'], [GERMAN, 'de'], [ENGLISH[1]!, 'en']);
    player.speechSettings.voice = { id: 'Plain', name: 'Plain' };
    void play();
    await rest();
    expect(speech.heard.map(({ voice }) => voice)).toEqual(['Plain', 'Anna', 'Plain']);
    expect(player.notice).toBeUndefined();
  });

  test('that no voice speaks is passed over, and that is told', async () => {
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

  test('is read by the voice of the article where that is wished for, and told all the same', async () => {
    const { player, heard, play, rest } = setUp([ENGLISH[0]!, 'en'], [FRENCH, 'fr'], [ENGLISH[1]!, 'en']);
    player.speechSettings.onMissingVoice = 'read';
    void play();
    await rest();
    expect(heard()).toEqual([ENGLISH[0], FRENCH, ENGLISH[1]]);
    expect(player.notice).toEqual({ reason: 'no-voice', lang: 'fr' });
  });

  test('that only online voices speak is passed over too, and told as what it is', async () => {
    const { player, speech, heard, play, rest } = setUp([FRENCH, 'fr'], [ENGLISH[0]!, 'en']);
    speech.setVoices([...speech.knobs.voices, { name: 'Google français', lang: 'fr-FR', localService: false }]);
    void play();
    await rest();
    expect(heard()).toEqual([ENGLISH[0]]);
    expect(player.notice).toEqual({ reason: 'online-only', lang: 'fr' });
  });

  test('the notice of the last time is gone with the next press of play', async () => {
    const { player, play, rest } = setUp([ENGLISH[0]!, 'en'], [FRENCH, 'fr']);
    void play();
    await rest();
    void play();
    expect(player.notice).toBeUndefined();
  });
});

describe('the voice that was chosen for the article', () => {
  const SAM = { name: 'Sam', lang: 'en-US' };

  test('says a foreign word that no voice speaks with the words around it, and a passage that is read all the same', async () => {
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
    Object.assign(made.player.speechSettings, { voice: { id: 'Sam', name: 'Sam' }, onMissingVoice: 'read' });
    void made.play();
    await made.rest();
    expect(made.heard().map((each) => each.trim())).toEqual([text, FRENCH, ENGLISH[0]]);
    expect(new Set(made.speech.heard.map(({ voice }) => voice))).toEqual(new Set(['Sam']));
  });
});

test('a name in other letters that no voice speaks does not tear its sentence', async () => {
  const made = setUp([ENGLISH[0]!, 'en']);
  made.speech.setVoices([{ name: 'Plain', lang: 'en-US' }]);
  const text = 'The ship Паром and the port of 横浜 are old.';
  const transcript = createTranscript([{ text, lang: 'en', kind: 'paragraph' }]);
  made.player.load(transcript, estimateTimeline(transcript));
  void made.play();
  await made.rest();
  expect(made.heard()).toEqual([text]);
});

test('a voice for foreign words changes nothing in how long the rest is expected to take', async () => {
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
  test('is an error, at its place, though a quotation in it could be said', async () => {
    const { player, heard, play, rest } = setUp([`${FRENCH} ${FRENCH}`, 'fr'], ['A word.', 'en']);
    const outcome = play();
    await rest();
    expect([await outcome, heard(), player.cursor]).toEqual(['NotSupportedError', [], 0]);
    expect(player.error).toMatchObject({ reason: 'no-voice', lang: 'fr', code: 4 });
  });

  test('so is the rest of one, where only such passages are left', async () => {
    const { player, play, rest } = setUp([`${ENGLISH[0]} ${ENGLISH[0]}`, 'en'], [FRENCH, 'fr']);
    player.seek(player.transcript!.sentences.at(-1)!.start);
    void play();
    await rest();
    expect(player.error).toMatchObject({ reason: 'no-voice', lang: 'fr' });
    expect(player.currentSentence?.index).toBe(2);
  });
});
