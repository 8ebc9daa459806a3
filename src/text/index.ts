/**
 * The pure part of the package by itself: strings and numbers, no page and no voice. It runs anywhere `Intl.Segmenter`
 * does.
 */
export { splitClauses } from './clauses.js';
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
