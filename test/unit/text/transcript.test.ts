import { describe, expect, test } from 'vitest';
import type { Span } from '../../../src/text/span.js';
import {
  createTranscript,
  type PassageSource,
  type Transcript,
} from '../../../src/text/transcript.js';
import { AWKWARD, jumbleOf, randomFrom } from '../../support/random.js';

const paragraph = (text: string, lang = 'en'): PassageSource => ({ text, kind: 'paragraph', lang });
const textAt = ({ text }: Transcript, span: Span | undefined) =>
  span && text.slice(span.start, span.end);

describe('a transcript', () => {
  const transcript = createTranscript([
    { text: 'Ferries', kind: 'heading', lang: 'en' },
    paragraph(' One came.  Two left. '),
    { text: 'Am 3. Oktober. Oder nie.', kind: 'quote', lang: 'de' },
  ]);

  test('is one text with each passage at its offsets', () => {
    expect(transcript.passages.map((passage) => textAt(transcript, passage))).toEqual([
      'Ferries',
      ' One came.  Two left. ',
      'Am 3. Oktober. Oder nie.',
    ]);
  });

  test('keeps the kind and language of each passage', () => {
    expect(transcript.passages.map(({ kind, lang }) => [kind, lang])).toEqual([
      ['heading', 'en'],
      ['paragraph', 'en'],
      ['quote', 'de'],
    ]);
  });

  test('separates passages, so that no word continues in the next one', () => {
    const [heading, second] = transcript.passages;
    expect(second!.start).toBeGreaterThan(heading!.end);
    expect(textAt(transcript, transcript.wordAt(0))).toBe('Ferries');
  });

  test('has sentences without white space around them, split in the language of their passage', () => {
    expect(transcript.sentences.map((sentence) => textAt(transcript, sentence))).toEqual([
      'Ferries',
      'One came.',
      'Two left.',
      'Am 3. Oktober.',
      'Oder nie.',
    ]);
  });

  test('numbers its sentences, and each has its passage', () => {
    const { sentences, passages } = transcript;
    expect(sentences.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
    expect(sentences.map(({ passage }) => passages.indexOf(passage))).toEqual([0, 1, 1, 2, 2]);
  });
});

describe('sentenceAt', () => {
  //                                                  0         1
  //                                                  0123456789012345678
  const transcript = createTranscript([paragraph('One came.  Two left.'), paragraph('So.')]);

  test.each([
    ['at its start', 0, 'One came.'],
    ['at its last character', 8, 'One came.'],
    ['in the white space after it: the next', 9, 'Two left.'],
    ['right before the next', 10, 'Two left.'],
    ['between two passages: the next', 20, 'So.'],
    ['at the last character of the text', 23, 'So.'],
    ['before the text: the first', -5, 'One came.'],
    ['at the end of the text: none', 24, undefined],
    ['after the text: none', 999, undefined],
  ])('%s', (_where, offset, sentence) => {
    expect(textAt(transcript, transcript.sentenceAt(offset))).toBe(sentence);
  });
});

describe('wordAt', () => {
  const transcript = createTranscript([paragraph('“One”, came.  Two left!'), paragraph('So.')]);

  test.each([
    ['in a word', 2, 'One'],
    ['at a quote before a word: that word', 0, 'One'],
    ['between two words: the second', 5, 'came'],
    ['after the last word of a sentence: none', 11, undefined],
    ['in the white space between two sentences: the first word of the next', 12, 'Two'],
    ['between two passages: the first word of the next', 23, 'So'],
    ['at the end of the text: none', 27, undefined],
  ])('%s', (_where, offset, word) => {
    expect(textAt(transcript, transcript.wordAt(offset))).toBe(word);
  });

  test('returns the same word on a second call', () => {
    expect(transcript.wordAt(2)).toEqual(transcript.wordAt(3));
  });
});

describe('text without letters and digits', () => {
  test.each([
    ['nothing', ''],
    ['white space', ' \n\t '],
    ['punctuation', '* * *'],
    ['pictures', '🚢🚢'],
  ])('a passage of %s has a span and no sentence', (_what, text) => {
    const transcript = createTranscript([paragraph('One.'), paragraph(text), paragraph('Two.')]);
    expect(transcript.passages.map((passage) => textAt(transcript, passage))).toEqual([
      'One.',
      text,
      'Two.',
    ]);
    expect(transcript.sentences.map((sentence) => textAt(transcript, sentence))).toEqual([
      'One.',
      'Two.',
    ]);
    expect(textAt(transcript, transcript.sentenceAt(5))).toBe('Two.');
  });

  test('no passages make an empty transcript', () => {
    const transcript = createTranscript([]);
    expect([transcript.text, transcript.passages, transcript.sentences]).toEqual(['', [], []]);
    expect([transcript.sentenceAt(0), transcript.wordAt(0)]).toEqual([undefined, undefined]);
  });
});

test('any passages give sentences in order, inside their passage, with letters or digits and without white space around them', () => {
  const random = randomFrom(5);
  for (let round = 0; round < 500; round++) {
    const sources = Array.from({ length: 4 }, () =>
      paragraph(jumbleOf(AWKWARD, 16, random), round % 2 ? 'en' : 'ja'),
    );
    const transcript = createTranscript(sources);
    let previousEnd = 0;
    for (const sentence of transcript.sentences) {
      const text = textAt(transcript, sentence)!;
      expect(sentence.start).toBeGreaterThanOrEqual(Math.max(previousEnd, sentence.passage.start));
      expect(sentence.end).toBeLessThanOrEqual(sentence.passage.end);
      expect(text).toBe(text.trim());
      expect(text).toMatch(/[\p{L}\p{N}]/u);
      previousEnd = sentence.end;
    }
  }
});
