import { indexAt } from '../text/span.js';
import type { Sentence, Transcript } from '../text/transcript.js';

/** A step back says the present sentence, or passage, again once this many seconds of it were heard. */
const RESTART_AFTER = 2;

/** By what one steps through an article. */
export type Step = 'sentence' | 'passage';

/** The first sentence of the next step from an offset; `undefined` where there is none. */
export function nextStep(transcript: Transcript, offset: number, by: Step): Sentence | undefined {
  const { sentences } = transcript;
  const present = transcript.sentenceAt(offset);
  if (!present) return undefined;
  if (by === 'sentence') return sentences[present.index + 1];
  return sentences.slice(present.index).find(({ passage }) => passage !== present.passage);
}

/** Where a step back goes: to the start of the present one if enough of it was heard (in seconds), else to the one before. */
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
function startOf({ sentences }: Transcript, sentence: Sentence | undefined, by: Step): Sentence | undefined {
  if (!sentence || by === 'sentence') return sentence;
  return sentences[indexAt(sentences, sentence.passage.start)];
}
