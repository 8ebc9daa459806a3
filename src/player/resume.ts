import type { Transcript } from '../text/transcript.js';
import { splitWords } from '../text/words.js';

/** After a pause longer than this, in ms, who listens has lost the thread: the sentence is said from its start. Chosen by hand. */
const LONG_PAUSE = 30_000;
/** A sentence of which less was heard, in seconds at rate 1, is said from its start too. */
const HARDLY_BEGUN = 1.5;
/** A place that was only reckoned may be off: as many words are said again at least, and at most. */
const WORDS_AGAIN = { min: 2, max: 5 } as const;
/** Where a reader would breathe within a sentence. */
const CLAUSE_END = /[,;:—–…،؛、，；：)]\s*$/u;

/** How the cursor came to be where it is. */
export interface Cursor {
  /** UTF-16 offset into the transcript. */
  readonly offset: number;
  /** Told by the voice, reckoned from how fast it was heard to speak, or from how fast voices speak. */
  readonly certainty: 'told' | 'reckoned' | 'guessed';
}

/** Where to go on from after a pause of so many ms. Never after the cursor, and never before its sentence. */
export function resumeOffset(
  transcript: Transcript,
  cursor: Cursor,
  timeAt: (offset: number) => number,
  pausedFor: number,
): number {
  const sentence = transcript.sentenceAt(cursor.offset);
  if (!sentence || cursor.offset <= sentence.start) return cursor.offset;
  if (pausedFor > LONG_PAUSE || cursor.certainty === 'guessed') return sentence.start;
  if (cursor.certainty === 'told') return cursor.offset;
  if (timeAt(cursor.offset) - timeAt(sentence.start) < HARDLY_BEGUN) return sentence.start;
  return clauseBefore(transcript, cursor.offset, sentence.start, sentence.passage.lang);
}

/** A few words before an offset: where a clause begins, if one does there. */
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
