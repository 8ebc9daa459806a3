import { estimateTimeline } from '../timeline.js';
import { sharing, timelineOfWords, type RecordedTimeline, type TimedWord } from './recorded-timeline.js';
import { writtenWords } from './recorded-words.js';
import type { Span } from '../span.js';
import type { Transcript } from '../transcript.js';

/** So many pauses near the place where one is looked for may be it. */
const CANDIDATES = 24;
/** That a sentence takes more or less than estimated, by the square of the logarithm of how much. */
const OFF_PACE = 6;
/** That a pause is short: a tenth of a second counts ten times as much as a whole one. */
const SHORT = 0.12;
/** That there is no pause at all where a sentence ends. */
const NO_PAUSE = 3;

/**
 * A timeline of a recording that has no marks: each sentence takes its estimated part of the whole, and then ends in a pause of the
 * recording, where those are known: in the row of pauses that fits best. All of its words are estimates.
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
  // Nothing is said in the silence at either end.
  const from = silences[0]?.start === 0 ? silences[0].end : 0;
  const trailing = silences.at(-1);
  const to = trailing && trailing.end > duration - 0.1 && trailing.start > from ? trailing.start : duration;
  const scale = (to - from) / (estimate.duration || 1);
  const ends = sentences.slice(1).map(({ start }) => from + estimate.timeAt(start) * scale);
  const within = silences.filter(({ start, end }) => start > from && end < to);
  const pauses = fitted([from, ...ends, to], within);
  const words: TimedWord[] = [];
  const written = writtenWords(text);
  let at = 0;
  for (let index = 0; index < sentences.length; index++) {
    const sentence = sentences[index]!;
    const first = at;
    while (at < written.length && written[at]!.start < sentence.end) at += 1;
    const time = index === 0 ? from : pauses[index - 1]!.end;
    if (at > first) words.push(...sharing(text, written.slice(first, at), time, pauses[index]?.start ?? to));
  }
  return timelineOfWords(transcript, words, duration);
}

/** For each place but the first and the last, the pause that is meant: by dynamic programming, in linear time. */
function fitted(places: readonly number[], silences: readonly Span[]): Span[] {
  const inner = places.slice(1, -1);
  const rows = inner.map((place) => [...near(silences, place), { start: place, end: place }]);
  rows.push([{ start: places.at(-1)!, end: places.at(-1)! }]);
  let costs = [0];
  let before: readonly Span[] = [{ start: places[0]!, end: places[0]! }];
  const links: number[][] = [];
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!;
    const expected = places[index + 1]! - places[index]!;
    const link: number[] = [];
    const isLast = index === rows.length - 1;
    costs = row.map((pause) => {
      const length = pause.end - pause.start;
      const own = isLast ? 0 : length > 0 ? SHORT / length : NO_PAUSE;
      let best = Infinity;
      link.push(0);
      for (let i = 0; i < costs.length; i++) {
        const cost = costs[i]!;
        const all = cost + own + misfit(pause.start - before[i]!.end, expected);
        if (all < best) [best, link[link.length - 1]] = [all, i];
      }
      return best;
    });
    links.push(link);
    before = row;
  }
  const chosen: Span[] = [];
  for (let index = rows.length - 1, i = 0; index > 0; index--) {
    i = links[index]![i]!;
    chosen.unshift(rows[index - 1]![i]!);
  }
  return chosen;
}

function misfit(takes: number, expected: number): number {
  // Too short for the sentence, but not impossible: a row must come out.
  const ratio = Math.log(Math.max(takes, 0.01) / Math.max(expected, 0.01));
  return OFF_PACE * ratio * ratio + (takes <= 0 ? 1000 : 0);
}

/** The pauses that begin nearest to a time. */
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
