import { describe, expect, test } from 'vitest';
import { parseLanguage } from '../../src/speech/language.js';
import { bestVoice, describeVoice, staysOnDevice } from '../../src/speech/voices.js';
import { voice } from '../support/fake-synthesis.js';

const policy = { online: false, readerLanguages: ['en-GB', 'fr'] };
const best = (voices: SpeechSynthesisVoice[], lang: string, more = {}) =>
  bestVoice(voices, lang, { ...policy, ...more })?.name;

describe('languages', () => {
  test.each([
    ['en-US', 'en-US', 'en'],
    ['en_US', 'en-US', 'en'],
    ['eng-US-f000', 'en-US', 'en'],
    ['cmn', 'zh', 'zh'],
    ['no', 'no', 'nb'],
    ['nb-NO', 'nb-NO', 'nb'],
    ['', '', ''],
    ['x', 'x', 'x'],
  ])('%o is read as %o', (tag, normal, base) => {
    expect(parseLanguage(tag)).toMatchObject({ tag: normal, base });
  });
});

describe('the best voice', () => {
  test('speaks the language, and never another one', () => {
    const voices = [voice('Anna', 'de-DE'), voice('Kyoko', 'ja-JP')];
    expect(best(voices, 'ja')).toBe('Kyoko');
    expect(best(voices, 'fi')).toBeUndefined();
  });

  test('speaks as the reader does, then as the article does', () => {
    const voices = [voice('Sydney', 'en-AU'), voice('Boston', 'en-US'), voice('London', 'en-GB')];
    expect(best(voices, 'en-US')).toBe('London');
    expect(best(voices, 'en-US', { readerLanguages: ['de'] })).toBe('Boston');
    expect(best(voices, 'en', { readerLanguages: [] })).toBe('Sydney');
  });

  test('is a plain one before one of the many manners of speaking', () => {
    expect(best([voice('English+Annie', 'en-GB'), voice('English', 'en-GB')], 'en')).toBe('English');
    expect(best([voice('English+Annie', 'en-GB')], 'en')).toBe('English+Annie');
  });

  test('is found under the tags of every platform', () => {
    expect(best([voice('Android', 'en_US')], 'en')).toBe('Android');
    expect(best([voice('Firefox on Android', 'eng-US-f000')], 'en')).toBe('Firefox on Android');
    expect(best([voice('Dispatcher', 'cmn')], 'zh-CN')).toBe('Dispatcher');
  });

  test('stays on the device unless online voices are allowed, and even then if there is one', () => {
    const online = voice('Google UK English', 'en-GB', { localService: false });
    expect(best([online], 'en')).toBeUndefined();
    expect(best([online], 'en', { online: true })).toBe('Google UK English');
    expect(best([online, voice('Boston', 'en-US')], 'en', { online: true })).toBe('Boston');
  });

  test('is found among thousands, where only the default differs', () => {
    const voices = Array.from({ length: 13_000 }, (_, i) => voice(`Voice ${i}`, 'en-GB', { default: i === 9000 }));
    expect(best(voices, 'en')).toBe('Voice 9000');
  });
});

describe('what stays on the device', () => {
  test.each([
    ['a voice that says so', voice('Samantha', 'en-US'), true],
    ['one of Chrome’s services', voice('Google US English', 'en-US', { localService: false }), false],
    ['a service that calls itself local', voice('Sonia Online (Natural)', 'en-GB'), false],
    [
      'a system voice that Firefox calls remote',
      voice('espeak', 'en', { localService: false, voiceURI: 'urn:moz-tts:speechd:espeak' }),
      true,
    ],
    ['an unknown remote voice', voice('Nora', 'en', { localService: false }), false],
  ])('%s', (_, given, expected) => {
    expect(staysOnDevice(given)).toBe(expected);
    expect(describeVoice(given, 'web-speech')).toEqual({
      ...{ id: given.voiceURI, name: given.name, lang: given.lang, local: expected, engine: 'web-speech' },
    });
  });
});
