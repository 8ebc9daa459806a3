import type { Sentence, Transcript } from '../text/transcript.js';

/** A step back says the present sentence, or passage, again once this many seconds of it were heard. */
const RESTART_AFTER = 2;

/** By what one steps through an article. */
export type Step = 'sentence' | 'passage';

/** The first sentence of the next step from an offset; `undefined` where there is none. */
export function stepOn(transcript: Transcript, offset: number, by: Step): Sentence | undefined {
  const { sentences } = transcript;
  const present = transcript.sentenceAt(offset);
  if (!present) return undefined;
  let next = sentences[present.index + 1];
  while (by === 'passage' && next?.passage === present.passage) next = sentences[next.index + 1];
  return next;
}

/** Where a step back goes: to the start of the present one if enough of it was heard (in seconds), else to the one before. */
export function stepBack(
  transcript: Transcript,
  offset: number,
  by: Step,
  heard: (since: Sentence) => number,
): Sentence | undefined {
  const { sentences } = transcript;
  const present = startOf(transcript, transcript.sentenceAt(offset), by);
  if (present && heard(present) > RESTART_AFTER) return present;
  const before = sentences[(present?.index ?? sentences.length) - 1];
  return startOf(transcript, before, by) ?? present;
}

function startOf({ sentences }: Transcript, sentence: Sentence | undefined, by: Step): Sentence | undefined {
  let start = sentence;
  while (start && by === 'passage' && sentences[start.index - 1]?.passage === start.passage)
    start = sentences[start.index - 1];
  return start;
}
