import { TimelineBase } from './timeline-base.js';
import { pauseBetween } from './pauses.js';
import { runToEnd } from './cooperative.js';
import type { CodeChoice, Sentence, Transcript } from './transcript.js';

/** Offsets of a transcript's text (UTF-16 code units) to seconds at rate 1, and back. Both ways in logarithmic time. */
export interface Timeline {
  /** In seconds. */
  readonly duration: number;
  /** When `offset` is spoken. Never falls as `offset` grows; 0 at the first sentence, `duration` at the text's end. */
  timeAt(offset: number): number;
  /**
   * What is spoken at `time`; between two sentences still the end of the first. Clamped to the text.
   * `offsetAt(timeAt(sentence.start))` is `sentence.start`.
   */
  offsetAt(time: number): number;
  /**
   * As it turns out from `offset` on: `pace` times as fast as estimated, pauses as they were. What lies before `offset` keeps its times.
   * The same timeline where that makes no difference to speak of.
   */
  revised(offset: number, pace: number): Timeline;
}

/**
 * Costs are in units, one unit being what a Latin letter takes, and 15 of them a second. So English prose comes out at
 * 150 to 185 words a minute; Brysbaert 2019 (doi:10.1016/j.jml.2019.104047) finds 183 read aloud.
 */
const PACE = 15;
const WORD_START = 0.5;
const BETWEEN_SENTENCES = 10;
/** A pace that differs by less than this part from the one before changes nothing: a duration that jumps is worse than one that is 2 % off. */
const SAME_PACE = 0.02;
/** What is said in place of a block of code. */
const ANNOUNCEMENT = 30;
/** Of a space or a quote. Not nothing, so that no two places of a sentence have one time. */
const SILENT = 0.01;

/** Characters within a sentence that make a pause, or are read as a word. Full stops there are `3.5` and `Dr.`: no pause. */
const SIGNS: readonly (readonly [string, number])[] = [
  [',،、，', 4],
  [';:—()…；：（）', 6],
  ['%€$£=+', 7],
];

/** A letter by what its script packs into one: a Han character is a syllable, a Hebrew letter has its vowel unwritten. */
const SCRIPTS: readonly (readonly [RegExp, number])[] = [
  // Most of what is written in Europe, without Unicode's classes: their first use takes milliseconds.
  [/[A-Za-zÀ-ÖØ-öø-ɏ]/, 1],
  [/[0-9]/, 4.5],
  [/[\0-\x7f\u2010-\u2027]/, SILENT],
  // Not silent: the word goes on.
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
 * How long a transcript takes to read aloud, from its letters, digits and punctuation: for a voice that has not been
 * heard yet, and for a progress bar before the first word. `code`: how its blocks of code are said.
 */
export function estimateTimeline(transcript: Transcript, code: CodeChoice = 'announce'): Timeline {
  return runToEnd(estimateTimelineSteps(transcript, code));
}

/** As `estimateTimeline`, a step for some sentences: each character of a long article is looked at. */
export function* estimateTimelineSteps(transcript: Transcript, code: CodeChoice): Generator<void, Timeline> {
  const { text, sentences } = transcript;
  const times = new Float64Array(text.length + 1);
  let time = 0;
  let behind = 0;
  for (const sentence of sentences) {
    if (sentence.index > 0) time += pauseBefore(sentence, sentences[sentence.index - 1]!);
    // Of the pause that follows a sentence, its end holds the last moment.
    times.fill(time, behind, sentence.start);
    time = say(times, time, text, sentence, code);
    behind = sentence.end;
    if (sentence.index % SENTENCES_A_STEP === 0) yield;
  }
  times.fill(time, behind);
  return new EstimatedTimeline(transcript, times, time);
}

/** They take less than a millisecond. */
const SENTENCES_A_STEP = 64;

/** Notes when each offset of a sentence that begins at `time` is said. @returns when it ends. */
function say(times: Float64Array, time: number, text: string, sentence: Sentence, code: CodeChoice): number {
  const { start, end, passage } = sentence;
  if (passage.kind !== 'code' || code !== 'announce') {
    return time + unitsOf(text, start, end, 0, (offset, units) => (times[offset] = time + units / PACE)) / PACE;
  }
  const seconds = ANNOUNCEMENT / PACE;
  for (let i = start; i < end; i++) times[i] = time + (seconds * (i - start)) / (end - start);
  return time + seconds;
}

class EstimatedTimeline extends TimelineBase implements Timeline {
  readonly duration: number;
  readonly #pace: number;
  /** As it was before it turned out how fast the voice speaks. */
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
    if (!(pace > 0) || Math.abs(pace / this.#pace - 1) < SAME_PACE) return this;
    const { text, sentences } = this.transcript;
    const estimate = this.#estimate;
    const times = this.times.slice();
    const first = this.transcript.sentenceAt(offset)?.index ?? sentences.length;
    let behind = first > 0 ? sentences[first - 1]!.end : 0;
    let time = times[sentences[first]?.start ?? text.length]!;
    // Pauses are what they were; no character need be looked at again.
    for (let index = first; index < sentences.length; index++) {
      const sentence = sentences[index]!;
      if (index > first) time += pauseBefore(sentence, sentences[index - 1]!);
      times.fill(time, behind, sentence.start);
      const from = estimate.times[sentence.start]!;
      for (let i = sentence.start; i < sentence.end; i++) times[i] = time + (estimate.times[i]! - from) / pace;
      time += (estimate.#endOf(index) - from) / pace;
      behind = sentence.end;
    }
    times.fill(time, behind);
    return new EstimatedTimeline(this.transcript, times, time, { estimate, pace });
  }

  /** When a sentence was said, before the pause behind it. */
  #endOf(index: number): number {
    const [sentence, next] = this.transcript.sentences.slice(index, index + 2);
    return next ? this.times[next.start]! - pauseBefore(next, sentence!) : this.duration;
  }
}

function pauseBefore({ passage }: Sentence, before: Sentence): number {
  return BETWEEN_SENTENCES / PACE + (passage === before.passage ? 0 : pauseBetween(before.passage, passage));
}

/** Seconds that a voice takes to say `text` at rate 1: for a deadline, before the voice was heard. */
export function estimatedSeconds(text: string): number {
  return unitsOf(text, 0, text.length, 0) / PACE;
}

/** When each offset of `text` is said, in seconds at rate 1 from its start; one more than the text is long. */
export function estimatedTimes(text: string): Float64Array {
  const times = new Float64Array(text.length + 1);
  times[text.length] = unitsOf(text, 0, text.length, 0, (offset, units) => (times[offset] = units / PACE)) / PACE;
  return times;
}

/** Counts on from `units` over a stretch of `text`. `note` is told of each offset and the units before it. */
function unitsOf(
  text: string,
  start: number,
  end: number,
  units: number,
  note?: (offset: number, units: number) => void,
): number {
  let inWord = false;
  for (let i = start; i < end; i++) {
    note?.(i, units);
    const cost = costOf(text.codePointAt(i)!);
    const sounds = cost > SILENT;
    units += sounds && !inWord ? cost + WORD_START : cost;
    inWord = sounds;
  }
  return units;
}

const costs = new Map<number, number>(
  SIGNS.flatMap(([characters, cost]) => [...characters].map((character) => [character.codePointAt(0)!, cost] as const)),
);

/** The second half of a surrogate pair, which comes as a code point of its own, is silent. */
function costOf(codePoint: number): number {
  let cost = costs.get(codePoint);
  if (cost === undefined) {
    const character = String.fromCodePoint(codePoint);
    cost = SCRIPTS.find(([script]) => script.test(character))?.[1] ?? SILENT;
    costs.set(codePoint, cost);
  }
  return cost;
}
