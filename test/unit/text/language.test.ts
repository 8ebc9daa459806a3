import { describe, expect, test } from 'vitest';
import { parseLanguage, sameLanguage } from '../../../src/text/language.js';

describe('a language tag', () => {
  test.each([
    ['en-US', 'en-US', 'en', 'en', 'US'],
    ['en_US', 'en-US', 'en', 'en', 'US'],
    ['EN-us', 'en-US', 'en', 'en', 'US'],
    [' de ', 'de', 'de', 'de', undefined],
    ['eng-US-f000', 'en-US', 'en', 'en', 'US'],
    ['es-419', 'es-419', 'es', 'es', '419'],
    ['cmn', 'zh', 'zh', 'cmn', 'CN'],
    ['zh', 'zh', 'zh', 'cmn', 'CN'],
    ['zh-Hans', 'zh-Hans', 'zh', 'cmn', 'CN'],
    ['zh-Hant', 'zh-Hant', 'zh', 'cmn', 'TW'],
    ['zh-HK', 'zh-HK', 'zh', 'yue', 'HK'],
    ['zh_MO', 'zh-MO', 'zh', 'yue', 'MO'],
    ['cmn-HK', 'zh-HK', 'zh', 'cmn', 'HK'],
    ['yue', 'yue', 'zh', 'yue', 'HK'],
    ['wuu-CN', 'wuu-CN', 'zh', 'wuu', 'CN'],
    ['no', 'no', 'no', 'nb', undefined],
    ['nb-NO', 'nb-NO', 'no', 'nb', 'NO'],
    ['nn', 'nn', 'no', 'nn', undefined],
    ['', '', '', '', undefined],
    ['x', 'x', 'x', 'x', undefined],
    ['<b>', '<b>', '<b>', '<b>', undefined],
  ])('%o is parsed as %o', (tag, normal, base, spoken, region) => {
    expect(parseLanguage(tag)).toEqual({ tag: normal, base, spoken, region });
  });

  test('is compared by its macrolanguage, not by its region', () => {
    expect(sameLanguage('en_US', 'en-GB')).toBe(true);
    expect(sameLanguage('no', 'nn-NO')).toBe(true);
    expect(sameLanguage('yue', 'zh-CN')).toBe(true);
    expect(sameLanguage('en', 'de')).toBe(false);
  });

  test('is parsed once, but the cache is cleared if a page has thousands', () => {
    const before = parseLanguage('fr-CA');
    expect(parseLanguage('fr-CA')).toBe(before);
    for (let i = 0; i < 3000; i++) parseLanguage(`en-x-${i}`);
    expect(parseLanguage('fr-CA')).not.toBe(before);
    expect(parseLanguage('fr-CA')).toEqual(before);
  });

  test('with a million parts is parsed by the first ones', () => {
    expect(parseLanguage(`en-${'?-'.repeat(1_000_000)}`).base).toBe('en');
  });
});
