import { align } from './align.js';
import { TimelineBase } from '../timeline-base.js';
import { heardWords, writtenWords, type HeardWord, type WrittenWord } from './recorded-words.js';
import type { Span } from '../span.js';
import { estimatedTimes, type Timeline } from '../timeline.js';
import type { TimingMark } from './types.js';
import type { Transcript } from '../transcript.js';

/** A word of the page, and its time in seconds from the recording's start. */
export interface TimedWord extends Span {
  readonly time: number;
  /** When it ends. */
  readonly until: number;
  /** Estimated from the words around it. */
  readonly estimated: boolean;
  /** The word is not in the recording: its time is that of the next one. */
  readonly missing?: boolean;
}

/**
 * The timeline of a recording of the article. In a sentence that is not in the recording, the end
 * has the time of the start.
 */
export interface RecordedTimeline extends Timeline {
  /** The words that are in the recording, in order. */
  readonly words: readonly TimedWord[];
  /**
   * The share of the words of the shorter text, page or recording, that are in the other: 0 to 1.
   * It is 1 without timing marks.
   */
  readonly agreement: number;
}

/**
 * A timeline from timing marks: their words are aligned with the page's text, which may have been
 * edited since. Words that replaced others share the time of those; words that were only added have
 * no time of their own.
 * @param duration of the recording, in seconds, if known.
 */
export function timelineOfMarks(
  transcript: Transcript,
  marks: readonly TimingMark[],
  duration?: number,
): RecordedTimeline {
  const heard = heardWords(marks, duration);
  const written = writtenWords(transcript.text);
  const keys = (words: readonly { readonly key: string }[]) => words.map(({ key }) => key);
  const pairs = align(keys(written), keys(heard));
  const whole = Math.max(duration ?? 0, heard.at(-1)?.end ?? 0, marks.at(-1)?.end ?? 0);
  const same = pairs.filter((pair) => pair >= 0).length;
  const agreement = same / Math.max(1, Math.min(written.length, heard.length));
  return new WordTimes(
    transcript,
    timedWords(transcript.text, { written, heard, pairs }, whole),
    whole,
    agreement,
  );
}

/** A timeline of words with known times, in order. `duration` in seconds. */
export function timelineOfWords(
  transcript: Transcript,
  words: readonly TimedWord[],
  duration: number,
): RecordedTimeline {
  return new WordTimes(transcript, words, duration, 1);
}

/** The words of the page and those of the recording. */
interface WordAlignment {
  readonly written: readonly WrittenWord[];
  readonly heard: readonly HeardWord[];
  /** For each written word the index of the heard word that is the same; negative without one. */
  readonly pairs: Int32Array;
}

/** @param whole the duration of the recording, in seconds */
function timedWords(
  text: string,
  { written, heard, pairs }: WordAlignment,
  whole: number,
): TimedWord[] {
  const words: TimedWord[] = [];
  for (let at = 0; at < written.length;) {
    const { start, end } = written[at]!;
    const same = heard[pairs[at]!];
    if (same) {
      words.push({ start, end, time: same.start, until: same.end, estimated: same.estimated });
      at += 1;
      continue;
    }
    let to = at;
    while (to < written.length && pairs[to]! < 0) to += 1;
    const before = at > 0 ? pairs[at - 1]! : -1;
    const after = to < written.length ? pairs[to]! : heard.length;
    const others = heard.slice(before + 1, after);
    const next = before < 0 ? 0 : (heard[after]?.start ?? whole);
    words.push(
      ...sharing(text, written.slice(at, to), others[0]?.start ?? next, others.at(-1)?.end ?? next),
    );
    at = to;
  }
  return words;
}

/**
 * Divides the time from `time` to `until` among the words by their estimated durations. If there is
 * no time, the words are not in the recording.
 */
export function sharing(
  text: string,
  words: readonly Span[],
  time: number,
  until: number,
): TimedWord[] {
  const from = words[0]!.start;
  const costs = estimatedTimes(text.slice(from, words.at(-1)!.end));
  const whole = costs.at(-1) || 1;
  const at = (offset: number) => time + ((until - time) * costs[offset - from]!) / whole;
  const missing = time === until;
  return words.map(({ start, end }) => ({
    start,
    end,
    time: at(start),
    until: at(end),
    estimated: true,
    missing,
  }));
}

class WordTimes extends TimelineBase implements RecordedTimeline {
  readonly words: readonly TimedWord[];

  constructor(
    transcript: Transcript,
    words: readonly TimedWord[],
    readonly duration: number,
    readonly agreement: number,
  ) {
    super(transcript, timesOf(transcript, words, duration));
    this.words = words.filter(({ missing }) => !missing);
  }

  /** The times are exact, so no pace is measured. */
  revised(): Timeline {
    return this;
  }
}

/**
 * The pause after a sentence, and words spoken there that the page no longer has, belong to the
 * sentence before them. What is spoken before the first word belongs to the first sentence.
 */
function timesOf(
  { text, sentences }: Transcript,
  words: readonly TimedWord[],
  duration: number,
): Float64Array {
  const times = new Float64Array(text.length + 1).fill(duration);
  let now = 0;
  let at = 0;
  for (const { start, end, time, until } of words) {
    const from = Math.max(now, time);
    times.fill(from, at, start);
    const takes = Math.max(0, until - from);
    for (let offset = start; offset < end; offset++)
      times[offset] = from + (takes * (offset - start)) / (end - start);
    now = from + takes;
    at = end;
  }
  times.fill(0, 0, (sentences[0]?.start ?? 0) + 1);
  return times;
}
