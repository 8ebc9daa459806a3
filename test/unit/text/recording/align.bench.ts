import { bench, describe } from 'vitest';
import { timelineOfMarks } from '../../../../src/text/recording/recorded-timeline.js';
import type { TimingMark } from '../../../../src/text/recording/types.js';
import { createTranscript } from '../../../../src/text/transcript.js';
import { randomFrom } from '../../../support/random.js';

const WORDS = 5000;

/** Text with the word frequencies of prose: a few words are frequent, most are rare. */
function prose(random: () => number): string[] {
  return Array.from({ length: WORDS }, () => `word${Math.floor(2000 * random() ** 3)}`);
}

/** One word in so many is replaced, inserted or deleted. */
function edited(words: readonly string[], every: number, random: () => number): string[] {
  return words.flatMap((word) => {
    const dice = Math.floor(random() * every * 3);
    return dice === 0 ? [] : dice === 1 ? ['changed'] : dice === 2 ? [word, 'added'] : [word];
  });
}

const transcriptOf = (words: readonly string[]) =>
  createTranscript(
    Array.from({ length: Math.ceil(words.length / 80) }, (_, i) => ({
      text: words
        .slice(80 * i, 80 * (i + 1))
        .map((word, at) => (at % 16 === 15 ? `${word}.` : word))
        .join(' '),
      kind: 'paragraph' as const,
      lang: 'en',
    })),
  );

describe(`align ${WORDS} words of timing marks with the page`, () => {
  const random = randomFrom(7);
  const words = prose(random);
  const marks: TimingMark[] = words.map((text, i) => ({ text, start: i * 0.4 }));
  const pages = {
    'as it was recorded': words,
    'one word in fifty edited': edited(words, 50, random),
    'one word in five edited': edited(words, 5, random),
    'another text': prose(random).map((word) => `other${word}`),
    'another text of the same words': prose(random),
  };
  for (const [name, page] of Object.entries(pages)) {
    const transcript = transcriptOf(page);
    bench(name, () => void timelineOfMarks(transcript, marks, 2000));
  }
});
