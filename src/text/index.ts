/**
 * The functions of the package that only work on strings and numbers, without a page or a voice.
 * They run in any environment with `Intl.Segmenter`.
 */
export { splitClauses } from './clauses.js';
export { normalizeForSpeech } from './normalization/index.js';
export type { Pronunciation } from './pronunciation/replacement-map.js';
export { splitSentences } from './sentences/split.js';
export { splitWords } from './words.js';
export type { Span } from './span.js';
export { estimateTimeline, type Timeline } from './timeline.js';
export {
  createTranscript,
  type Passage,
  type PassageKind,
  type PassageSource,
  type Sentence,
  type Transcript,
} from './transcript.js';
