import { expect, test } from 'vitest';
import { pronounce } from '../../../src/text/pronunciation/pronounce.js';

const same = (all: string) => all;
const stopped = (all: string) => `${all}.`;

// Backtracking, or a scan to the end from each position, would exceed the timeout.
test.each<[unit: string, times: number, expected: (all: string) => string]>([
  ['https://a.', 1e5, () => 'a.https.'],
  ['https:// .', 1e5, same],
  [' www.,', 2e5, same],
  ['a.', 5e5, same],
  ['a-', 5e5, stopped],
  ['a.b-c ', 2e5, stopped],
  [' ', 1e6, () => ' '],
  ['& <', 3e5, () => ' and .'],
  ['🎉\u200d', 3e5, stopped],
  ['🎉🎊', 2e5, stopped],
  ['🇫', 5e5, () => '🇫🇫.'],
  ['[1,', 3e5, same],
  ['word[1', 2e5, stopped],
  ['.)', 5e5, same],
  ['1xx²', 2e5, stopped],
  ['%¹⁻', 2e5, stopped],
  ['=\u00a0 \u00a0', 2e5, (all) => `${all.replaceAll('\u00a0 \u00a0', ' ')}.`],
  ['\u00ad', 1e6, () => ''],
  ['x', 1e6, stopped],
  ['http', 3e5, stopped],
  ['mailto:', 2e5, () => 'mailto:'],
])('a million times %o takes linear time', (unit, times, expected) => {
  const all = unit.repeat(times);
  // Compared as a whole: a diff of a million characters would take too long.
  expect(pronounce(all, { lang: 'en', kind: 'heading' }).text === expected(all)).toBe(true);
});
