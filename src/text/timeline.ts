import { TimelineBase } from './timeline-base.js';
import { pauseBetween } from './pauses.js';
import { runToEnd } from './cooperative.js';
import type { Span } from './span.js';
import type { CodeChoice, Sentence, Transcript } from './transcript.js';

/**
 * Maps offsets of a transcript's text (UTF-16 code units) to seconds at rate 1, and back, both in
 * logarithmic time.
 */
export interface Timeline {
  /** In seconds. */
  readonly duration: number;
  /**
   * When `offset` is spoken. Monotonic: 0 at the first sentence, `duration` at the end of the text.
   */
  timeAt(offset: number): number;
  /**
   * The offset spoken at `time`; in the pause between two sentences, the end of the first. Clamped
   * to the text. `offsetAt(timeAt(sentence.start))` is `sentence.start`.
   */
  offsetAt(time: number): number;
  /**
   * The timeline corrected for a measured pace: from `offset` on, speech is `pace` times as fast as
   * estimated, and pauses are unchanged. Times before `offset` stay the same. Returns the same
   * timeline if the change is too small.
   */
  revised(offset: number, pace: number): Timeline;
}

/**
 * Durations are counted in units. One unit is the time of a Latin letter, and a second has 15
 * units: so English prose has 150 to 185 words a minute. Brysbaert 2019
 * (doi:10.1016/j.jml.2019.104047) finds 183 for reading aloud.
 */
const PACE = 15;
const WORD_START = 0.5;
const BETWEEN_SENTENCES = 10;
/**
 * A smaller relative change of the pace is ignored: a duration that jumps is worse than one that is
 * 2 % off.
 */
const SMALLEST_PACE_CHANGE = 0.02;
/** The announcement of a block of code. */
const ANNOUNCEMENT = 30;
/** A space or a quote. Above 0, so that no two offsets of a sentence have the same time. */
const SILENT = 0.01;

/**
 * Characters in a sentence that make a pause or are read as a word. A full stop in a sentence, as
 * in `3.5` and `Dr.`, makes no pause.
 */
const SIGNS: readonly (readonly [string, number])[] = [
  [',،、，', 4],
  [';:—()…；：（）', 6],
  ['%€$£=+', 7],
];

/** Units of a letter, by its script: a Han character is a syllable, and Hebrew writes no vowels. */
const SCRIPTS: readonly (readonly [RegExp, number])[] = [
  // Most European text, without Unicode properties: their first use takes milliseconds.
  [/[A-Za-zÀ-ÖØ-öø-ɏ]/, 1],
  [/[0-9]/, 4.5],
  [/[\0-\x7f\u2010-\u2027]/, SILENT],
  // More than `SILENT`, because the word goes on.
  [/\p{M}/u, 2 * SILENT],
  [/\p{N}/u, 4.5],
  [/\p{Script=Han}/u, 3],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 2.2],
  [/\p{Script=Hangul}/u, 2.5],
  [/[\p{Script=Hebrew}\p{Script=Arabic}]/u, 1.3],
  [/[\p{Script=Devanagari}\p{Script=Thai}]/u, 1.1],
  [/\p{L}/u, 1],
];

/**
 * Estimates how long a transcript takes to read aloud, from its letters, digits and punctuation.
 * Used until the voice was measured, and for the progress bar before the first word. `code`: how
 * blocks of code are spoken.
 */
export function estimateTimeline(transcript: Transcript, code: CodeChoice = 'announce'): Timeline {
  return runToEnd(estimateTimelineSteps(transcript, code));
}

/**
 * As `estimateTimeline`, with a step for every 64 sentences: it visits each character of the
 * article.
 */
export function* estimateTimelineSteps(
  transcript: Transcript,
  code: CodeChoice,
): Generator<void, Timeline> {
  const { text, sentences } = transcript;
  const times = new Float64Array(text.length + 1);
  let time = 0;
  let previousEnd = 0;
  for (const sentence of sentences) {
    if (sentence.index > 0) time += pauseBefore(sentence, sentences[sentence.index - 1]!);
    // The end of the previous sentence has the time at which the pause after it ends.
    times.fill(time, previousEnd, sentence.start);
    const isAnnounced = sentence.passage.kind === 'code' && code === 'announce';
    time = isAnnounced
      ? fillAnnouncement(times, time, sentence)
      : fillSpeech(times, time, text, sentence);
    previousEnd = sentence.end;
    if (sentence.index % SENTENCES_PER_STEP === 0) yield;
  }
  times.fill(time, previousEnd);
  return new EstimatedTimeline(transcript, times, time);
}

/** Take less than a millisecond. */
const SENTENCES_PER_STEP = 64;

/** Fills in the times of a sentence that starts at `time`. @returns when it ends. */
function fillSpeech(times: Float64Array, time: number, text: string, { start, end }: Span): number {
  const units = unitsOf(text, start, end, (offset, before) => {
    times[offset] = time + before / PACE;
  });
  return time + units / PACE;
}

/** As `fillSpeech`, for a block of code that is announced instead. */
function fillAnnouncement(times: Float64Array, time: number, { start, end }: Span): number {
  const seconds = ANNOUNCEMENT / PACE;
  for (let i = start; i < end; i++) times[i] = time + (seconds * (i - start)) / (end - start);
  return time + seconds;
}

class EstimatedTimeline extends TimelineBase implements Timeline {
  readonly duration: number;
  readonly #pace: number;
  /** The timeline before any revision. */
  readonly #estimate: EstimatedTimeline;

  constructor(
    transcript: Transcript,
    times: Float64Array,
    duration: number,
    revised?: { readonly estimate: EstimatedTimeline; readonly pace: number },
  ) {
    super(transcript, times);
    this.duration = duration;
    this.#pace = revised?.pace ?? 1;
    this.#estimate = revised?.estimate ?? this;
  }

  revised(offset: number, pace: number): Timeline {
    if (!(pace > 0) || Math.abs(pace / this.#pace - 1) < SMALLEST_PACE_CHANGE) return this;
    const { text, sentences } = this.transcript;
    const estimate = this.#estimate;
    const times = this.times.slice();
    const first = this.transcript.sentenceAt(offset)?.index ?? sentences.length;
    let previousEnd = first > 0 ? sentences[first - 1]!.end : 0;
    let time = times[sentences[first]?.start ?? text.length]!;
    // Only the speech is scaled, so no character needs to be visited again.
    for (let index = first; index < sentences.length; index++) {
      const sentence = sentences[index]!;
      if (index > first) time += pauseBefore(sentence, sentences[index - 1]!);
      times.fill(time, previousEnd, sentence.start);
      const from = estimate.times[sentence.start]!;
      for (let i = sentence.start; i < sentence.end; i++)
        times[i] = time + (estimate.times[i]! - from) / pace;
      time += (estimate.#endOf(index) - from) / pace;
      previousEnd = sentence.end;
    }
    times.fill(time, previousEnd);
    return new EstimatedTimeline(this.transcript, times, time, { estimate, pace });
  }

  /** When a sentence ends, without the pause after it. */
  #endOf(index: number): number {
    const [sentence, next] = this.transcript.sentences.slice(index, index + 2);
    return next ? this.times[next.start]! - pauseBefore(next, sentence!) : this.duration;
  }
}

function pauseBefore({ passage }: Sentence, before: Sentence): number {
  return (
    BETWEEN_SENTENCES / PACE +
    (passage === before.passage ? 0 : pauseBetween(before.passage, passage))
  );
}

/**
 * Seconds that a voice takes to speak `text` at rate 1: for a timeout, before the voice was
 * measured.
 */
export function estimatedSeconds(text: string): number {
  return unitsOf(text, 0, text.length) / PACE;
}

/**
 * The time of each offset of `text`, in seconds at rate 1 from its start. Has `text.length + 1`
 * entries.
 */
export function estimatedTimes(text: string): Float64Array {
  const times = new Float64Array(text.length + 1);
  times[text.length] = fillSpeech(times, 0, text, { start: 0, end: text.length });
  return times;
}

/**
 * The units of a range of `text`. Calls `visit` with each offset and the units from `start` to it.
 */
function unitsOf(
  text: string,
  start: number,
  end: number,
  visit?: (offset: number, units: number) => void,
): number {
  let units = 0;
  let inWord = false;
  for (let i = start; i < end; i++) {
    visit?.(i, units);
    const cost = costOf(text.codePointAt(i)!);
    const isSpoken = cost > SILENT;
    units += isSpoken && !inWord ? cost + WORD_START : cost;
    inWord = isSpoken;
  }
  return units;
}

const costs = new Map<number, number>(
  SIGNS.flatMap(([characters, cost]) =>
    [...characters].map((character) => [character.codePointAt(0)!, cost] as const),
  ),
);

/** The second half of a surrogate pair, looked up as a code point of its own, is silent. */
function costOf(codePoint: number): number {
  let cost = costs.get(codePoint);
  if (cost === undefined) {
    const character = String.fromCodePoint(codePoint);
    cost = SCRIPTS.find(([script]) => script.test(character))?.[1] ?? SILENT;
    costs.set(codePoint, cost);
  }
  return cost;
}
