import { describe, expect, test } from 'vitest';
import {
  createTranscript,
  splitSentences,
  splitWords,
  type PassageSource,
} from '../../../src/text/index.js';
import type { Span } from '../../../src/text/span.js';
import { counterexample, escaped, inOrder } from '../../support/nasty.js';

const pieceOf = (text: string, { start, end }: Span) => text.slice(start, end);
const piecesOf = (text: string, lang: string) =>
  splitSentences(text, lang).map((span) => pieceOf(text, span));
const isSpeakable = (text: string) => /[\p{L}\p{N}]/u.test(text);

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Whether `at` is a grapheme boundary; a lone surrogate counts as a grapheme. */
function betweenCharacters(text: string, at: number): boolean {
  return at === text.length || graphemes.segment(text).containing(at)!.index === at;
}

describe('the sentences of any text in any language', () => {
  test('cover it from its start to its end, and are not empty', () => {
    expect(
      counterexample((text, lang) => inOrder(text, splitSentences(text, lang), 0)),
    ).toBeUndefined();
  });

  test('start at grapheme boundaries: never with half of a pair, an accent or the rest of an emoji', () => {
    const between = (text: string, lang: string) =>
      splitSentences(text, lang).every(({ start }) => betweenCharacters(text, start));
    // Random texts rarely have an accent at the start of a sentence.
    const accented = (text: string, lang: string) =>
      splitSentences(text, lang).map(
        ({ start }) => `${text.slice(0, start)}\u0301${text.slice(start)}`,
      );
    const holds = (text: string, lang: string) =>
      [text, ...accented(text, lang)].every((each) => between(each, lang));
    expect(counterexample(holds)).toBeUndefined();
  });

  test('have a letter or a digit, unless there is only one sentence', () => {
    const holds = (text: string, lang: string) => {
      const pieces = piecesOf(text, lang);
      return pieces.length < 2 || pieces.every(isSpeakable);
    };
    expect(counterexample(holds)).toBeUndefined();
  });

  test('do not depend on earlier calls', () => {
    const holds = (text: string, lang: string) => {
      const first = JSON.stringify(piecesOf(text, lang));
      piecesOf('「A. (b', lang);
      return JSON.stringify(piecesOf(text, lang)) === first;
    };
    expect(counterexample(holds)).toBeUndefined();
  });

  test.each(
    ['\n', '\r\n', '\r', '\u2028', '\u2029', '\x85', ' \n\n '].map((lineBreak) => [
      escaped(lineBreak),
      lineBreak,
    ]),
  )('end at a line break %s after a full stop and before a capital', (_, lineBreak) => {
    const holds = (text: string, lang: string) =>
      !piecesOf(`${text}ab.${lineBreak}Ab${text}`, lang).some((piece) =>
        piece.includes(`ab.${lineBreak}Ab`),
      );
    expect(counterexample(holds)).toBeUndefined();
  });
});

describe('the words of any text in any language', () => {
  const wordsOf = (text: string, lang: string) =>
    splitWords(text, lang).map((span) => pieceOf(text, span));

  test('are in order within it, not empty, and do not overlap', () => {
    expect(
      counterexample((text, lang) => inOrder(text, splitWords(text, lang), 'any')),
    ).toBeUndefined();
  });

  test('have a letter or a digit each', () => {
    expect(counterexample((text, lang) => wordsOf(text, lang).every(isSpeakable))).toBeUndefined();
  });

  test('have no white space around them', () => {
    // U+202F is within a number: one word, and no space for a voice.
    const holds = (text: string, lang: string) =>
      !wordsOf(text, lang).some((word) => /^\p{White_Space}|\p{White_Space}$/u.test(word));
    expect(counterexample(holds)).toBeUndefined();
  });
});

describe('a transcript of any passages', () => {
  test('has speakable sentences in order, each within its passage and without white space around it', () => {
    const holds = (text: string, lang: string) => {
      const half = text.length >> 1;
      const sources = [text, '', text.slice(0, half), text.slice(half)];
      const transcript = createTranscript(
        sources.map((own): PassageSource => ({ text: own, kind: 'paragraph', lang })),
      );
      const pieces = transcript.sentences.map((sentence) => pieceOf(transcript.text, sentence));
      return (
        inOrder(transcript.text, transcript.sentences, 'any') &&
        pieces.every((piece) => isSpeakable(piece) && piece === piece.trim()) &&
        transcript.sentences.every(
          ({ start, end, passage }) => start >= passage.start && end <= passage.end,
        )
      );
    };
    expect(counterexample(holds)).toBeUndefined();
  });

  test('omits no speakable text', () => {
    const holds = (text: string, lang: string) => {
      const transcript = createTranscript([{ text, kind: 'paragraph', lang }]);
      const spoken = transcript.sentences.map((sentence) => pieceOf(text, sentence)).join('');
      return spoken.replace(/\s+/g, '') === text.replace(/\s+/g, '') || !isSpeakable(text);
    };
    expect(counterexample(holds)).toBeUndefined();
  });
});
