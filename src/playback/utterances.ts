import type { SpeechEngine, Utterance } from '../speech/engine.js';
import { splitClauses } from '../text/clauses.js';
import type { Span } from '../text/span.js';
import { isSayable } from '../text/sayable.js';
import type { Sentence, Transcript } from '../text/transcript.js';
import type { Delivery } from './delivery.js';

/** A sentence, or its rest, or the part of it that the engine can say at once. */
export interface Saying {
  readonly sentence: Sentence;
  readonly utterance: Utterance;
}

/**
 * What is to be said from `cursor` (a UTF-16 offset into the transcript) to the end, in order. A sentence is cut only when its turn
 * comes, by what the engine then states for this delivery. What has no letter and no digit is left out.
 */
export function* utterancesFrom(
  transcript: Transcript,
  cursor: number,
  delivery: Delivery,
  engine: SpeechEngine,
): Generator<Saying, void, undefined> {
  for (let sentence = transcript.sentenceAt(cursor); sentence; sentence = transcript.sentences[sentence.index + 1]) {
    const { lang } = sentence.passage;
    const rest = { start: Math.max(cursor, sentence.start), end: sentence.end };
    const whole = delivery.utterance(transcript, rest, lang);
    for (const part of partsOf(whole, engine)) {
      const utterance = delivery.utterance(transcript, part, lang);
      if (isSayable(utterance.text)) yield { sentence, utterance };
    }
  }
}

function partsOf(utterance: Utterance, engine: SpeechEngine): Span[] {
  const { text, source, lang } = utterance;
  const limit = engine.maxLength?.(utterance);
  if (limit === undefined) return [source];
  return splitClauses(text, limit, lang).map(({ start, end }) => ({
    start: source.start + start,
    end: source.start + end,
  }));
}
