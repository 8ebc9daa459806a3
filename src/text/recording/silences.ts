import type { Span } from '../span.js';

/** Length of a frame, in seconds. */
const FRAME = 0.02;
/** A shorter pause, in seconds, is within a word. */
const SHORTEST = 0.18;
/**
 * The threshold between the quiet and the loud level, as a share of their difference in decibels.
 * Chosen by hand.
 */
const QUIET = 0.35;
const SILENCE = -90;

/**
 * The pauses in a recording, in seconds; background noise counts as silence. `samples` are from -1
 * to 1, `rate` is samples per second.
 */
export function silencesIn(samples: Float32Array, rate: number): Span[] {
  const levels = levelsOf(samples, Math.max(1, Math.round(rate * FRAME)));
  const sorted = levels.slice().sort();
  const quiet = sorted[Math.floor(sorted.length * 0.05)] ?? 0;
  const loud = sorted[Math.floor(sorted.length * 0.9)] ?? 0;
  const limit = quiet + QUIET * (loud - quiet);
  const silences: Span[] = [];
  for (let at = 0; at < levels.length;) {
    let to = at;
    while (to < levels.length && levels[to]! <= limit) to += 1;
    if ((to - at) * FRAME >= SHORTEST) silences.push({ start: at * FRAME, end: to * FRAME });
    at = to + 1;
  }
  return silences;
}

/** The level of each frame, in decibels relative to full scale. */
function levelsOf(samples: Float32Array, frame: number): Float32Array {
  const levels = new Float32Array(Math.floor(samples.length / frame));
  for (let i = 0; i < levels.length; i++) {
    let sum = 0;
    for (let at = i * frame; at < (i + 1) * frame; at++) sum += samples[at]! * samples[at]!;
    levels[i] = Math.max(SILENCE, 10 * Math.log10(sum / frame + 1e-12));
  }
  return levels;
}
