import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  durationInWords,
  languageName,
  plural,
  shortSeconds,
} from '../../../src/strings/format.js';
import { clockTime, listeningTime } from '../../../src/strings/time-format.js';
import { areStringsPending, loadStrings, LOCALES, localeOf } from '../../../src/strings/load.js';
import { stringsFor } from '../../../src/strings/strings-for.js';
import en from '../../../src/strings/locales/en.js';

describe('the player’s own words', () => {
  test.each([
    ['de-AT', 'de'],
    ['JA', 'ja'],
    ['fi', 'en'],
    ['', 'en'],
    ['constructor', 'en'],
    ['pt-BR', 'pt'],
    ['pt_PT', 'pt'],
    ['iw', 'he'],
    ['he-IL', 'he'],
    ['no', 'en'],
    ['nb-NO', 'en'],
    ['nn', 'en'],
    ['zh', 'zh-hans'],
    ['zh-CN', 'zh-hans'],
    ['zh-SG', 'zh-hans'],
    ['zh-TW', 'zh-hant'],
    ['zh_HK', 'zh-hant'],
    ['zh-MO', 'zh-hant'],
    ['zh-Hant', 'zh-hant'],
    ['zh-Hans-HK', 'zh-hans'],
    ['zh-Hant-CN', 'zh-hant'],
    ['zh-not-a-tag-at-all!', 'zh-hans'],
    ['cmn', 'zh-hans'],
    ['yue', 'zh-hant'],
    ['yue-CN', 'zh-hans'],
  ])('for %o are those of %o', (lang, expected) => {
    expect(localeOf(lang)).toBe(expected);
  });

  test('are English until others have come, which takes one request', async () => {
    expect([stringsFor('de').lang, areStringsPending('de')]).toEqual(['en', true]);
    expect(await Promise.all([loadStrings('de'), loadStrings('de-AT')])).toEqual([true, true]);
    expect([stringsFor('de-CH').lang, areStringsPending('de')]).toEqual(['de', false]);
    expect(await loadStrings('de')).toBe(false);
  });
});

test('languages are named in the player’s own, with the region, and one without a name by its tag', () => {
  expect(languageName('fi', 'de')).toBe('Finnisch');
  expect(languageName('en-GB', 'en')).toBe('English (UK)');
  expect(languageName('not a tag', 'en')).toBe('not a tag');
});

describe('times', () => {
  test.each([
    [0, '0:00', '0 seconds', '1 min'],
    [59.6, '1:00', '1 minute', '1 min'],
    [141, '2:21', '2 minutes 21 seconds', '2 min'],
    [3723, '1:02:03', '1 hour 2 minutes 3 seconds', '1 hr 2 min'],
    [-3, '0:00', '0 seconds', '1 min'],
    [NaN, '0:00', '0 seconds', '1 min'],
  ])(
    '%d seconds are %o on a clock, %o for a screen reader and %o on the button',
    (seconds, clock, words, about) => {
      expect([clockTime(seconds), durationInWords(seconds, 'en')]).toEqual([clock, words]);
      if (seconds >= 0) expect(listeningTime(seconds, en)).toBe(about);
    },
  );

  test('are written as each language writes them', () => {
    expect(durationInWords(141, 'ja')).toBe('2 分21 秒');
    expect(shortSeconds(0.5, 'de')).toBe('0,5 Sek.');
    expect(clockTime(61, 'ar-EG')).toBe('١:٠١');
  });

  test('are English where a publisher’s words claim a language that is none', () => {
    expect(durationInWords(1, 'no tag!')).toBe('1 second');
  });
});

test('a number has the form of the text that its language wants', () => {
  const forms = { one: '# строка', few: '# строки', many: '# строк', other: '# строки' };
  expect([1, 3, 5, 21].map((count) => plural(forms, count, 'ru'))).toEqual([
    '1 строка',
    '3 строки',
    '5 строк',
    '21 строка',
  ]);
  expect(plural({ other: '#行' }, 1, 'ja')).toBe('1行');
});

test('words that cannot be loaded are English ones, and the publisher is told', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const offline = { xx: () => Promise.reject(new Error('offline')) };
  Object.assign(LOCALES, offline);
  onTestFinished(() => {
    delete (LOCALES as Partial<typeof offline>).xx;
  });
  expect(areStringsPending('xx')).toBe(true);
  expect(await loadStrings('xx')).toBe(true);
  expect([stringsFor('xx').lang, areStringsPending('xx'), await loadStrings('xx')]).toEqual([
    'en',
    false,
    false,
  ]);
  expect(warn).toHaveBeenCalledTimes(1);
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('"xx" could not be loaded'));
});
