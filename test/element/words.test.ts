import { describe, expect, test } from 'vitest';
import { languageName, stringsFor } from '../../src/element/strings.js';
import { clockTime, spokenTime } from '../../src/element/time.js';

describe('the player’s own words', () => {
  test.each([
    ['de-AT', 'de'],
    ['JA', 'ja'],
    ['fi', 'en'],
    ['', 'en'],
    ['constructor', 'en'],
  ])('for %o are those of %o', (lang, expected) => {
    expect(stringsFor(lang).lang).toBe(expected);
  });

  test('name a language in their own, and one without a name by its tag', () => {
    expect(languageName('fi', stringsFor('de'))).toBe('Finnisch');
    expect(languageName('not a tag', stringsFor('en'))).toBe('not a tag');
  });
});

describe('times', () => {
  test.each([
    [0, '0:00', '0 seconds'],
    [59.6, '1:00', '1 minute 0 seconds'],
    [141, '2:21', '2 minutes 21 seconds'],
    [3723, '1:02:03', '62 minutes 3 seconds'],
    [-3, '0:00', '0 seconds'],
  ])('%d seconds are %o on a clock and %o for a screen reader', (seconds, clock, words) => {
    expect(clockTime(seconds)).toBe(clock);
    expect(spokenTime(seconds, stringsFor('en'))).toBe(words);
  });
});
