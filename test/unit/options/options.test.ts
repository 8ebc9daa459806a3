import { describe, expect, test } from 'vitest';
import { MEDIA_OPTIONS, OPTIONS, REMEMBERED } from '../../../src/options/options.js';
import { isAccepted, type Rule } from '../../../src/options/rules.js';

const rules = Object.entries({ ...OPTIONS, ...MEDIA_OPTIONS }).flatMap(([name, option]) =>
  'converter' in option ? [[name, option.converter as Rule] as const] : [],
);

describe.each(rules)('the option %s', (_, rule) => {
  test('accepts its default', () => {
    if (rule.defaultValue !== undefined) expect(isAccepted(rule, rule.defaultValue)).toBe(true);
    expect(rule.fromAttribute(null)).toBe(rule.defaultValue);
  });
});

test('the stored options are those that a listener can choose', () => {
  expect(Object.keys(REMEMBERED).sort()).toEqual(
    [
      ...['dim', 'follow', 'highlight', 'highlightColors', 'muted', 'playbackRate'],
      ...['sentencePause', 'shortcuts', 'volume'],
    ].sort(),
  );
});

test('a stored value is accepted only as it is, and not after a conversion', () => {
  const { playbackRate, muted, sentencePause, highlight } = REMEMBERED;
  expect([1, 4, 0.5].every((rate) => isAccepted(playbackRate, rate))).toBe(true);
  expect([9, '2', NaN, null].some((rate) => isAccepted(playbackRate, rate))).toBe(false);
  expect(['', 'true', 1].some((flag) => isAccepted(muted, flag))).toBe(false);
  expect(isAccepted(sentencePause, 11)).toBe(false);
  expect(isAccepted(highlight, 'pink')).toBe(false);
});
