import { indexAt } from '../text/span.js';
import type { Sentence, Transcript } from '../text/transcript.js';

/**
 * A step back goes to the start of the current sentence or passage once so many seconds of it were
 * heard.
 */
const RESTART_AFTER = 2;

/** The unit of a step. */
export type Step = 'sentence' | 'passage';

/** The first sentence of the next step from an offset; `undefined` at the end. */
export function nextStep(transcript: Transcript, offset: number, by: Step): Sentence | undefined {
  const { sentences } = transcript;
  const present = transcript.sentenceAt(offset);
  if (!present) return undefined;
  if (by === 'sentence') return sentences[present.index + 1];
  return sentences.slice(present.index).find(({ passage }) => passage !== present.passage);
}

/**
 * The target of a step back: the start of the current one if enough of it was heard (`heard`:
 * seconds), else the one before.
 */
export function previousStep(
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

/** The sentence, or the first one of its passage. */
function startOf(
  { sentences }: Transcript,
  sentence: Sentence | undefined,
  by: Step,
): Sentence | undefined {
  if (!sentence || by === 'sentence') return sentence;
  return sentences[indexAt(sentences, sentence.passage.start)];
}
