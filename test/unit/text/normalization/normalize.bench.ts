import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bench, describe } from 'vitest';
import { normalizeForSpeech } from '../../../../src/text/normalization/index.js';

/**
 * The ten paragraphs of the fixture are full of tokens; prose has few. The goal is three times the
 * time of the platform's words.
 */
const FILE = join(import.meta.dirname, '../../../fixtures/normalization/en.txt');
const dense = Array.from(
  readFileSync(FILE, 'utf8').matchAll(/^# \w+\n(.+)$/gm),
  ([, paragraph]) => paragraph!,
);
const plain = [
  'The ferry left the harbour early, and nobody on the quay had seen her master. Mrs. Lund, who had ' +
    'kept the lighthouse for 30 years, wrote it down: “At 6 a.m. she was gone.” On May 3, 1921, it said ' +
    'no more. The book is in the town hall, where two clerks read it to whoever asks, and few do.',
];

const platform = new Intl.Segmenter('en', { granularity: 'word' });

/** Passages of so many words together, as the player passes them: one by one. */
function passages(from: readonly string[], words: number): string[] {
  const found: string[] = [];
  for (let sum = 0; sum < words; sum += found.at(-1)!.split(' ').length)
    found.push(from[found.length % from.length]!);
  return found;
}

describe.each([
  ['prose', plain],
  ['texts full of numbers', dense],
])('1,000 words: %s', (_, from) => {
  const texts = passages(from, 1000);
  let sum = 0;
  bench('words of Intl.Segmenter', () => {
    for (const text of texts) for (const { index } of platform.segment(text)) sum += index;
  });
  bench('normalizeForSpeech', () => {
    for (const text of texts) sum += normalizeForSpeech(text, 'en').text.length;
  });
});
