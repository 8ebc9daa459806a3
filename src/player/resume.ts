import type { Transcript } from '../text/transcript.js';
import { splitWords } from '../text/words.js';

/**
 * After a longer pause than this, in ms, the sentence is spoken from its start: the listener has
 * lost the context. Chosen by hand.
 */
const LONG_PAUSE = 30_000;
/** The same if less than this was heard of it, in seconds at rate 1. */
const HARDLY_BEGUN = 1.5;
/** An estimated position may be wrong: at least and at most so many words are spoken again. */
const WORDS_AGAIN = { min: 2, max: 5 } as const;
/** The end of a clause, where a speaker would pause. */
const CLAUSE_END = /[,;:—–…،؛、，；：)]\s*$/u;

/** A position, and how sure it is. */
export interface ResumeSource {
  /** UTF-16 offset into the transcript. */
  readonly offset: number;
  /**
   * - `boundary`: the voice has reported it
   * - `measured`: estimated from the measured rate of the voice
   * - `guessed`: estimated from the usual rate of voices
   */
  readonly certainty: 'boundary' | 'measured' | 'guessed';
}

/**
 * The offset from which speech continues after a pause of so many ms. Never after the cursor, and
 * never before its sentence.
 */
export function resumeOffset(
  transcript: Transcript,
  cursor: ResumeSource,
  timeAt: (offset: number) => number,
  pausedFor: number,
): number {
  const sentence = transcript.sentenceAt(cursor.offset);
  if (!sentence || cursor.offset <= sentence.start) return cursor.offset;
  if (pausedFor > LONG_PAUSE || cursor.certainty === 'guessed') return sentence.start;
  if (cursor.certainty === 'boundary') return cursor.offset;
  if (timeAt(cursor.offset) - timeAt(sentence.start) < HARDLY_BEGUN) return sentence.start;
  return clauseBefore(transcript, cursor.offset, sentence.start, sentence.passage.lang);
}

/** A few words before an offset, at the start of a clause if there is one. */
function clauseBefore({ text }: Transcript, offset: number, start: number, lang: string): number {
  const words = splitWords(text.slice(start, offset), lang);
  if (words.length <= WORDS_AGAIN.min) return start;
  const near = words.slice(-WORDS_AGAIN.max, -WORDS_AGAIN.min + 1);
  const first = words.length - Math.min(WORDS_AGAIN.max, words.length);
  const clause = near.findLast(({ start: at }, index) => {
    const before = words[first + index - 1];
    return before && CLAUSE_END.test(text.slice(start + before.end, start + at));
  });
  return start + (clause ?? words[first]!).start;
}
