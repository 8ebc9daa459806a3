import { estimateTimeline } from '../timeline.js';
import {
  sharing,
  timelineOfWords,
  type RecordedTimeline,
  type TimedWord,
} from './recorded-timeline.js';
import { writtenWords } from './recorded-words.js';
import type { Span } from '../span.js';
import type { Transcript } from '../transcript.js';

/** The number of pauses that are considered for each sentence end. */
const CANDIDATES = 24;
/**
 * The cost of a deviation from the estimated duration of a sentence, times the square of the
 * logarithm of their ratio.
 */
const DEVIATION_COST = 6;
/** The cost of a short pause: a tenth of a second costs ten times as much as a whole one. */
const SHORT_PAUSE_COST = 0.12;
/** The cost of a sentence end without a pause. */
const NO_PAUSE_COST = 3;

/**
 * A timeline of a recording without timing marks: each sentence gets its estimated share of the
 * duration, and ends in a pause of the recording, if pauses are known: the sequence of pauses with
 * the least cost. The times of words are estimates.
 * @param duration of the recording, in seconds.
 * @param silences in seconds from its start, in order.
 */
export function timelineOfSilences(
  transcript: Transcript,
  duration: number,
  silences: readonly Span[] = [],
): RecordedTimeline {
  const { text, sentences } = transcript;
  const estimate = estimateTimeline(transcript);
  // There is no speech in the silence at either end.
  const from = silences[0]?.start === 0 ? silences[0].end : 0;
  const trailing = silences.at(-1);
  const to =
    trailing && trailing.end > duration - 0.1 && trailing.start > from ? trailing.start : duration;
  const scale = (to - from) / (estimate.duration || 1);
  const ends = sentences.slice(1).map(({ start }) => from + estimate.timeAt(start) * scale);
  const within = silences.filter(({ start, end }) => start > from && end < to);
  const pauses = chosenPauses([from, ...ends, to], within);
  const words: TimedWord[] = [];
  const written = writtenWords(text);
  let at = 0;
  for (let index = 0; index < sentences.length; index++) {
    const sentence = sentences[index]!;
    const first = at;
    while (at < written.length && written[at]!.start < sentence.end) at += 1;
    const time = index === 0 ? from : pauses[index - 1]!.end;
    if (at > first)
      words.push(...sharing(text, written.slice(first, at), time, pauses[index]?.start ?? to));
  }
  return timelineOfWords(transcript, words, duration);
}

/**
 * For each time except the first and the last, the pause that ends the sentence: by dynamic
 * programming, in linear time.
 */
function chosenPauses(places: readonly number[], silences: readonly Span[]): Span[] {
  const inner = places.slice(1, -1);
  const rows = inner.map((place) => [...near(silences, place), { start: place, end: place }]);
  rows.push([{ start: places.at(-1)!, end: places.at(-1)! }]);
  let costs = [0];
  let before: readonly Span[] = [{ start: places[0]!, end: places[0]! }];
  const backLinks: number[][] = [];
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!;
    const expected = places[index + 1]! - places[index]!;
    const backLink: number[] = [];
    const isLast = index === rows.length - 1;
    costs = row.map((pause) => {
      const length = pause.end - pause.start;
      const own = isLast ? 0 : length > 0 ? SHORT_PAUSE_COST / length : NO_PAUSE_COST;
      let best = Infinity;
      backLink.push(0);
      for (let i = 0; i < costs.length; i++) {
        const cost = costs[i]!;
        const all = cost + own + deviationCost(pause.start - before[i]!.end, expected);
        if (all < best) [best, backLink[backLink.length - 1]] = [all, i];
      }
      return best;
    });
    backLinks.push(backLink);
    before = row;
  }
  const chosen: Span[] = [];
  for (let index = rows.length - 1, i = 0; index > 0; index--) {
    i = backLinks[index]![i]!;
    chosen.unshift(rows[index - 1]![i]!);
  }
  return chosen;
}

function deviationCost(takes: number, expected: number): number {
  // Too short for the sentence, but allowed: a sequence must result.
  const ratio = Math.log(Math.max(takes, 0.01) / Math.max(expected, 0.01));
  return DEVIATION_COST * ratio * ratio + (takes <= 0 ? 1000 : 0);
}

/** The pauses that start nearest to a time. */
function near(silences: readonly Span[], time: number): readonly Span[] {
  let low = 0;
  let high = silences.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (silences[middle]!.start < time) low = middle + 1;
    else high = middle;
  }
  return silences.slice(Math.max(0, low - CANDIDATES / 2), low + CANDIDATES / 2);
}
