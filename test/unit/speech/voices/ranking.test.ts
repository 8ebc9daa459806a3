import { describe, expect, test } from 'vitest';
import type { VoiceKey } from '../../../../src/speech/types.js';
import { staysOnDevice } from '../../../../src/speech/voices/privacy.js';
import { qualityOf } from '../../../../src/speech/voices/quality.js';
import {
  bestVoice,
  describeVoice,
  findVoice,
  rankVoices,
} from '../../../../src/speech/voices/ranking.js';
import { voice } from '../../../support/voices.js';

const policy = { allowOnline: false, readerLanguages: ['en-GB', 'fr'] };
const best = (voices: SpeechSynthesisVoice[], lang: string, more = {}) =>
  bestVoice(voices, lang, { ...policy, ...more })?.name;
const ranked = (voices: SpeechSynthesisVoice[], lang?: string, more = {}) =>
  rankVoices(voices, lang, { ...policy, ...more }).map(({ name }) => name);
const online = (name: string, lang: string) => voice(name, lang, { localService: false });
/** As WebKitGTK lists its own. */
const builtIn = (name: string) =>
  voice(name, 'en-US', { voiceURI: '', localService: false, default: name === 'kal' });

/**
 * As Debian's speech-dispatcher lists them in Chromium: each of 131 languages in each of 102
 * manners.
 */
function thousandsOfVoices(): SpeechSynthesisVoice[] {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const languages = Array.from(
    { length: 131 },
    (_, i) => `${letters[i % 26]}${letters[Math.floor(i / 26)]}x`,
  );
  languages[77] = 'en-US';
  return languages.flatMap((lang) =>
    Array.from({ length: 102 }, (_, i) =>
      online(i === 40 ? `Speech ${lang}` : `Speech ${lang}+Manner${i}`, lang),
    ).map((given) => ({ ...given, voiceURI: `urn:moz-tts:speechd:${given.name}?${lang}` })),
  );
}

describe('the best voice', () => {
  test('speaks the language, and never another one', () => {
    const voices = [voice('Anna', 'de-DE'), voice('Kyoko', 'ja-JP')];
    expect(best(voices, 'ja')).toBe('Kyoko');
    expect(best(voices, 'fi')).toBeUndefined();
    expect(best([voice('Ava Multilingual', 'en-US')], 'de')).toBeUndefined();
  });

  test('has the user’s region, else the article’s', () => {
    const voices = [voice('Sydney', 'en-AU'), voice('Boston', 'en-US'), voice('London', 'en-GB')];
    expect(best(voices, 'en-US')).toBe('London');
    expect(best(voices, 'en-US', { readerLanguages: ['de'] })).toBe('Boston');
    expect(best(voices, 'en', { readerLanguages: [] })).toBe('Sydney');
    expect(best(voices, 'en', { readerLanguages: ['en', 'en-US', 'en-GB'] })).toBe('Boston');
  });

  test('is chosen by the user’s region, then by quality, then as the default', () => {
    const good = voice('Good (Premium)', 'en-US');
    expect(best([good, voice('London', 'en-GB')], 'en')).toBe('London');
    expect(best([voice('Usual', 'en-US', { default: true }), good], 'en')).toBe('Good (Premium)');
  });

  test('speaks the exact language before a related one, which is better than none', () => {
    const [mandarin, cantonese] = [
      voice('Mandarin (Premium)', 'zh-CN'),
      voice('Cantonese', 'zh-HK'),
    ];
    expect(best([mandarin, cantonese], 'yue')).toBe('Cantonese');
    expect(best([cantonese, mandarin], 'zh')).toBe('Mandarin (Premium)');
    expect(best([cantonese], 'zh-TW')).toBe('Cantonese');
    expect(best([voice('Nynorsk', 'nn-NO'), voice('Bokmål', 'nb-NO')], 'no')).toBe('Bokmål');
    expect(best([voice('Taipei', 'zh-TW'), voice('Beijing', 'zh-CN')], 'zh-Hans')).toBe('Beijing');
  });

  test('is the default if there is only one, else the first', () => {
    const voices = [
      voice('A', 'en'),
      voice('B', 'en', { default: true }),
      voice('C', 'en', { default: true }),
    ];
    expect(best(voices, 'en')).toBe('A');
    expect(ranked(voices, 'en')).toEqual(['A', 'B', 'C']);
    expect(best(voices.slice(0, 2), 'en')).toBe('B');
    expect(ranked(voices.slice(0, 2), 'en')).toEqual(['B', 'A']);
  });

  test('is a novelty voice only if there is no other', () => {
    expect(best([voice('English+Annie', 'en-GB'), voice('English', 'en-US')], 'en')).toBe(
      'English',
    );
    expect(best([voice('English+Annie', 'en-GB')], 'en')).toBe('English+Annie');
    const services = [voice('Zarvox', 'en-GB'), online('Google UK English', 'en-GB')];
    expect(best(services, 'en', { allowOnline: true })).toBe('Google UK English');
    expect(best(services, 'en')).toBe('Zarvox');
  });

  test('is found under the tags of every platform', () => {
    expect(best([voice('Android', 'en_US')], 'en')).toBe('Android');
    expect(best([voice('Firefox on Android', 'eng-US-f000')], 'en')).toBe('Firefox on Android');
    expect(best([voice('Dispatcher', 'cmn')], 'zh-CN')).toBe('Dispatcher');
  });

  test('is local unless online voices are allowed, and even then if there is one', () => {
    const service = online('Google UK English', 'en-GB');
    expect(best([service], 'en')).toBeUndefined();
    expect(best([service], 'en', { allowOnline: true })).toBe('Google UK English');
    expect(best([service, voice('Boston', 'en-US')], 'en', { allowOnline: true })).toBe('Boston');
  });

  test('is found quickly among 13,362, of many languages or of one', () => {
    const voices = thousandsOfVoices();
    expect(voices).toHaveLength(13_362);
    expect(best(voices, 'en')).toBe('Speech en-US');
    const alike = Array.from({ length: 13_362 }, (_, i) =>
      voice(`Voice ${i}`, 'en-GB', { default: i === 9000 }),
    );
    expect(best(alike, 'en')).toBe('Voice 9000');
  });
});

describe('the list of voices', () => {
  test('of a language is best first', () => {
    const voices = [
      online('Google UK English', 'en-GB'),
      voice('Boston', 'en-US'),
      voice('Anna', 'de-DE'),
      voice('Pico', 'en-GB'),
      voice('London (Enhanced)', 'en-GB'),
    ];
    const local = ['London (Enhanced)', 'Pico', 'Boston'];
    expect(ranked(voices, 'en')).toEqual(local);
    expect(ranked(voices, 'en', { allowOnline: true })).toEqual([...local, 'Google UK English']);
  });

  test('starts with the voice that bestVoice returns', () => {
    const voices = [
      ...thousandsOfVoices().slice(0, 300),
      voice('Zarvox', 'en'),
      voice('B', 'en-US'),
      voice('C', 'en-GB'),
    ];
    for (const lang of ['en', 'aax', 'bax', 'fi'])
      expect(ranked(voices, lang)[0]).toBe(best(voices, lang));
  });

  test('of all languages has the user’s in their order, then the rest by tag', () => {
    const voices = ['sv-SE', 'fr-FR', 'de-DE', 'en-US', 'fr-CA', 'en-GB'].map((lang) =>
      voice(lang, lang),
    );
    expect(ranked(voices)).toEqual(['en-GB', 'en-US', 'fr-FR', 'fr-CA', 'de-DE', 'sv-SE']);
    expect(
      ranked([voice('Mandarin', 'zh-CN'), voice('Cantonese', 'zh-HK')], undefined, {
        readerLanguages: ['zh-HK'],
      }),
    ).toEqual(['Cantonese', 'Mandarin']);
    expect(ranked([online('Service', 'en-GB'), voice('Anna', 'de-DE')])).toEqual(['Anna']);
  });

  test('has no duplicates, and keeps the best of each voice', () => {
    expect(
      ranked(
        [voice('Ava', 'en-US'), voice('Ava (Premium)', 'en-US'), voice('Ava (Enhanced)', 'en-US')],
        'en',
      ),
    ).toEqual(['Ava (Premium)']);
    expect(
      ranked(
        [voice('Eddy (English (UK))', 'en-GB'), voice('Eddy', 'en-GB'), voice('Eddy', 'en-US')],
        'en',
      ),
    ).toEqual(['Eddy (English (UK))', 'Eddy']);
    const twice = voice('Daniel', 'en-GB', { voiceURI: 'com.apple.voice.compact.en-GB.Daniel' });
    expect(ranked([twice, { ...twice, name: 'Daniel, again' }], 'en')).toEqual(['Daniel']);
  });

  test('keeps voices that only look alike', () => {
    expect(ranked([builtIn('kal'), builtIn('slt'), builtIn('rms')], 'en')).toEqual([
      'kal',
      'slt',
      'rms',
    ]);
    expect(
      ranked(
        [
          voice('Sonia (Natural) - English (UK)', 'en-GB'),
          voice('Sonia (Natural) - Welsh (UK)', 'en-GB'),
        ],
        'en',
      ),
    ).toHaveLength(2);
    expect(
      ranked(
        [
          voice('(one)', 'en'),
          voice(' (two)', 'en'),
          voice(' (three)', 'en'),
          voice('four)', 'en'),
        ],
        'en',
      ),
    ).toHaveLength(4);
  });

  test('omits novelty voices, unless a language has no other', () => {
    const voices = [
      voice('English+Annie', 'en'),
      voice('English', 'en'),
      voice('Bells', 'en'),
      voice('Klingon+Annie', 'tlh'),
    ];
    expect(ranked(voices)).toEqual(['English', 'Klingon+Annie']);
  });

  test('removes the duplicates of 13,362 voices quickly', () => {
    const voices = thousandsOfVoices();
    expect(ranked(voices)).toHaveLength(131);
    expect(ranked(voices)[0]).toBe('Speech en-US');
  });

  test('is empty if there are no voices', () => {
    expect(ranked([])).toEqual([]);
    expect(ranked([], 'en')).toEqual([]);
  });
});

describe('the voice of a key', () => {
  const found = (voices: SpeechSynthesisVoice[], key: VoiceKey, lang = 'en', more = {}) =>
    findVoice(voices, key, lang, { ...policy, ...more });

  test('is found by its id, then by its name, in its own language first', () => {
    const byId = voice('Another', 'en-GB', { voiceURI: 'id' });
    const byIdElsewhere = voice('Another', 'en-US', { voiceURI: 'id' });
    const byName = voice('Ava', 'en-GB', { voiceURI: 'other' });
    const byBareName = voice('Ava (Premium)', 'en-US');
    const key = { id: 'id', name: 'Ava', lang: 'en-GB' };
    expect(found([byBareName, byIdElsewhere, byName, byId], key)).toBe(byId);
    expect(found([byBareName, byIdElsewhere, byName], key)).toBe(byName);
    expect(found([byBareName, byIdElsewhere], key)).toBe(byIdElsewhere);
    expect(found([voice('Anna', 'en'), byBareName], key)).toBe(byBareName);
    expect(found([voice('Anna', 'en')], key)).toBeUndefined();
  });

  test('is found by its id, if the key has no language, before one of the same name', () => {
    const byId = voice('Ava', 'en-US', { voiceURI: 'id' });
    expect(found([voice('Ava', 'en-GB'), byId], { id: 'id', name: 'Ava' }, 'en-GB')).toBe(byId);
  });

  test('is the nearest one to the article if several have its name', () => {
    const voices = [voice('Eddy', 'en-US'), voice('Eddy', 'en-GB')];
    expect(found(voices, { id: 'Eddy', name: 'Eddy' }, 'en_GB')).toBe(voices[1]);
  });

  test('is none of another language, and none that is not allowed', () => {
    const service = online('Google UK English', 'en-GB');
    const key = { id: service.voiceURI, name: service.name };
    expect(found([service], key)).toBeUndefined();
    expect(found([service], key, 'en', { allowOnline: true })).toBe(service);
    expect(found([service], key, 'de', { allowOnline: true })).toBeUndefined();
  });

  test('is distinguished by its name if no voice has a URI', () => {
    const voices = [builtIn('kal'), builtIn('slt')];
    expect(found(voices, describeVoice(builtIn('slt'), 'web-speech'))).toBe(voices[1]);
    expect(found(voices, { id: 'slt', name: '' })).toBe(voices[1]);
  });

  test('is found again as it was described', () => {
    const voices = thousandsOfVoices();
    const wished = voices[5000]!;
    expect(found(voices, describeVoice(wished, 'web-speech'), wished.lang)).toBe(wished);
  });
});

describe('whether the text stays on the device', () => {
  test.each([
    ['a voice that says so', voice('Samantha', 'en-US'), true],
    ['one of Chrome’s services', online('Google US English', 'en-US'), false],
    [
      'one of Chrome’s services that calls itself local',
      voice('Google US English', 'en-US'),
      false,
    ],
    [
      'one of Edge’s services that calls itself local',
      voice('Sonia Online (Natural)', 'en-GB'),
      false,
    ],
    [
      'one of ChromeOS’s services that calls itself local',
      voice('Android Speech from Google en-us-x-tpc-network', 'en-US'),
      false,
    ],
    [
      'its sister on the device',
      voice('Android Speech from Google en-us-x-tpc-local', 'en-US'),
      true,
    ],
    [
      'a system voice that Firefox calls remote',
      { ...online('espeak', 'en'), voiceURI: 'urn:moz-tts:speechd:espeak' },
      true,
    ],
    [
      'a system voice that WebKitGTK calls remote',
      { ...online('Ed', 'en'), voiceURI: 'urn:webkit-tts:spiel:org.x#ed#en' },
      true,
    ],
    ['a built-in voice of WebKitGTK', builtIn('slt'), true],
    ['a remote voice of that name with a URI', online('slt', 'en'), false],
    ['an unknown remote voice', online('Nora', 'en'), false],
    ['an unknown remote voice without a URI', { ...online('Nora', 'en'), voiceURI: '' }, false],
  ])('%s', (_, given, expected) => {
    expect(staysOnDevice(given)).toBe(expected);
    expect(describeVoice(given, 'web-speech').local).toBe(expected);
  });
});

describe('how good a voice sounds', () => {
  test.each([
    ['Microsoft Sonia Online (Natural) - English (United Kingdom)', 'natural'],
    ['Microsoft Hanna Online - Dutch (Netherlands)', 'natural'],
    ['Microsoft AvaMultilingual', 'natural'],
    ['Microsoft Guy Natural', 'natural'],
    ['Google UK English Female', 'premium'],
    ['Chrome OS US English 1', 'premium'],
    ['Android Speech Recognition and Synthesis from Google en-us-x-tpc-local', 'premium'],
    ['Siri Voice 2', 'premium'],
    ['Ava (Premium)', 'premium'],
    ['Montserrat (prèmium)', 'premium'],
    ['Zuzana (prémiový)', 'premium'],
    ['Mónica (Premium)', 'premium'],
    ['Audrey (de qualité)', 'premium'],
    ['Meijia（高音質）', 'premium'],
    ['Kyoko（プレミアム）', 'premium'],
    ['Милена (высшее качество)', 'premium'],
    ['Allison (Enhanced)', 'enhanced'],
    ['Audrey (améliorée)', 'enhanced'],
    ['Anna (Erweitert)', 'enhanced'],
    ['Mónica (mejorada)', 'enhanced'],
    ['Alice (ottimizzata)', 'enhanced'],
    ['Luciana (melhorada)', 'enhanced'],
    ['Alva (förbättrad)', 'enhanced'],
    ['Милена (улучшенный)', 'enhanced'],
    ['Kyoko（拡張）', 'enhanced'],
    ['Meijia（增強音質）', 'enhanced'],
    ['Lili（优化音质）', 'enhanced'],
    ['Yelda (Geliştirilmiş)', 'enhanced'],
    ['Samantha', 'plain'],
    ['Microsoft Zira - English (United States)', 'plain'],
    ['English United States', 'plain'],
    ['', 'plain'],
    ['eSpeak Finnish', 'compact'],
    ['Flite slt', 'compact'],
    ['Eddy (English (UK))', 'compact'],
    ['Fred', 'compact'],
    ['Frederik', 'plain'],
    ['Zarvox', 'novelty'],
    ['Bad News', 'novelty'],
    ['English (America)+Annie', 'novelty'],
  ] as const)('%o is %s', (name, quality) => {
    expect(qualityOf(voice(name, 'en'))).toBe(quality);
    expect(describeVoice(voice(name, 'en'), 'web-speech').quality).toBe(quality);
  });

  test.each([
    ['com.apple.speech.synthesis.voice.BadNews', 'Mauvaises nouvelles', 'novelty'],
    ['com.apple.eloquence.fr-FR.Flo', 'Autre', 'compact'],
    ['com.apple.voice.super-compact.en-US.Samantha', 'Samantha', 'compact'],
    ['com.apple.voice.enhanced.en-US.Samantha', 'Samantha', 'enhanced'],
    ['com.apple.voice.premium.en-US.Ava', 'Ava', 'premium'],
    ['com.apple.ttsbundle.siri_Helena_de-DE_compact', 'Helena', 'premium'],
    ['com.apple.voice.enhanced.fr-FR.Audrey', 'Audrey (premium)', 'enhanced'],
    ['urn:moz-tts:speechd:English?en', 'English', 'compact'],
    ['', 'kal', 'compact'],
  ] as const)('%o of %o means %s', (voiceURI, name, quality) => {
    expect(qualityOf(voice(name, 'en', { voiceURI }))).toBe(quality);
  });
});

describe('describeVoice()', () => {
  test('has its language tag in the usual case', () => {
    expect(describeVoice(voice('Android', 'en_us', { voiceURI: 'uri' }), 'web-speech')).toEqual({
      ...{
        id: 'uri',
        name: 'Android',
        lang: 'en-US',
        local: true,
        engine: 'web-speech',
        quality: 'plain',
      },
    });
  });

  test('has the platform’s name, even if that is markup', () => {
    const name = '<img src=x onerror=alert(1)> (</script>';
    const given = voice(name, 'en<b>');
    expect(describeVoice(given, 'web-speech')).toMatchObject({ id: name, name, lang: 'en<b>' });
    expect(ranked([given], 'en<b>')).toEqual([name]);
    expect(findVoice([given], { id: name, name }, 'en<b>', policy)).toBe(given);
  });

  test('has an id even if the platform gives none', () => {
    expect(describeVoice(builtIn('awb'), 'web-speech').id).toBe('awb');
  });
});
