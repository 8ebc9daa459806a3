import { bench, describe } from 'vitest';
import { estimateTimeline } from '../../../src/text/timeline.js';
import { transcriptOf } from '../../support/transcripts.js';

const LINE = 'The ferry left the harbour early, and nobody on the quay had seen her master. ';
/** 100,000 words, in passages of about 100. */
const transcript = transcriptOf(...Array.from({ length: 1000 }, () => LINE.repeat(7)));
const timeline = estimateTimeline(transcript);

describe(`the times of ${transcript.sentences.length} sentences`, () => {
  bench('estimate: once per article, in slices', () => void estimateTimeline(transcript));
  bench('revision: when the measured pace changes', () => void timeline.revised(0, 0.8));
});
