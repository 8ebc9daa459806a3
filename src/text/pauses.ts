import type { Passage, PassageKind } from './transcript.js';

/*
 * Pauses between two passages, in addition to the voice's own pause at the end of a sentence:
 * longer around a heading, which starts a new subject, and very short between the cells of a row.
 * In seconds at rate 1; divided by the rate.
 */

/** Before a passage of this kind. */
const BEFORE: Readonly<Partial<Record<PassageKind, number>>> = {
  heading: 0.7,
  item: 0.2,
  cell: 0.1,
};
/** After a passage of this kind. */
const AFTER: Readonly<Partial<Record<PassageKind, number>>> = {
  heading: 0.5,
  item: 0.2,
  cell: 0.1,
};
const USUAL = 0.35;

/** The pause between one passage and the next, in seconds at rate 1. */
export function pauseBetween(before: Passage, after: Passage): number {
  return Math.max(AFTER[before.kind] ?? 0, BEFORE[after.kind] ?? USUAL);
}
