import { estimatedTimes } from '../text/timeline.js';
import type { Span } from '../text/span.js';
import { splitWords } from '../text/words.js';
import type { Mark, Utterance } from './types.js';
import type { SpeakingRates } from './speaking-rates.js';

/** Whether a voice tells of its words: `wrong` where it tells what is not so. */
export interface BoundarySupport {
  state: 'unknown' | 'told' | 'none' | 'wrong';
  /** Utterances in a row that it told nothing of. */
  utterancesWithout: number;
}

/** A voice is taken for one that tells of no words after so many utterances. */
const NONE_AFTER = 2;
/** Until then, words are reckoned only when the voice had this long to tell of the first ones: in ms, and in their own time. */
const FIRST_WORDS_WITHIN = 900;
const FIRST_WORDS = 2;
const PATIENCE = 1.5;
/** A voice may be this far ahead of where it is reckoned to be: in words, or as a part of the text. */
const MAX_AHEAD = { words: 8, part: 0.25 } as const;
/** After so many marks in one utterance that cannot be right, a voice is not listened to. */
const MAX_IMPLAUSIBLE = 3;
/** A timer this late, in ms, tells of a page that stood still; what was reckoned waits as long. */
const FROZEN = 2000;

/** The words of one utterance, as they are told or reckoned. */
export class BoundaryEstimator {
  readonly #utterance: Utterance;
  readonly #rates: SpeakingRates;
  readonly #supportOf: (voice: string) => BoundarySupport;
  readonly #onMark: (mark: Mark) => void;
  readonly #words: readonly Span[];
  /** When each word is said, in seconds at rate 1. */
  readonly #times: readonly number[];
  #voice = '';
  #local = true;
  #support: BoundarySupport | undefined;
  #starts = 0;
  #startedAt = 0;
  /** When the first word of the text would have been said, in ms: before it began, where a voice is in the middle of the text. */
  #origin = 0;
  #rate = 1;
  /** The last word that was marked. */
  #lastMarked = -1;
  /** How many words the voice told of, and the last one of this attempt: one that failed may have been reckoned beyond it. */
  #reportedCount = 0;
  #lastReported = -1;
  #implausibleCount = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    utterance: Utterance,
    rates: SpeakingRates,
    mannersOf: (voice: string) => BoundarySupport,
    onMark: (mark: Mark) => void,
  ) {
    const { text, lang } = utterance;
    this.#utterance = utterance;
    this.#rates = rates;
    this.#supportOf = mannersOf;
    this.#onMark = onMark;
    this.#words = splitWords(text, lang);
    const times = estimatedTimes(text);
    this.#times = this.#words.map(({ start }) => times[start]!);
  }

  /** The engine reached a stretch of the text, or only tells that it has begun. */
  onMark(mark: Mark): void {
    const offset = mark.start - this.#utterance.source.start;
    if (mark.start === mark.end || !this.#starts) this.#onStart(mark, offset);
    if (mark.start < mark.end && this.#support?.state !== 'wrong') this.#onBoundary(offset, !!mark.estimated);
  }

  /** From here on it is said at another rate: how long it takes says nothing of either. */
  onRateChange(): void {
    this.#starts += 1;
  }

  /** All was said. */
  onEnd(): void {
    const manners = this.#support;
    if (!manners) return;
    const { text, rate } = this.#utterance;
    // Said in several attempts, its time says nothing.
    if (this.#starts === 1)
      this.#rates.record(this.#voice, rate, text, performance.now() - this.#startedAt, !this.#local);
    if (manners.state !== 'unknown' || this.#reportedCount > 0 || this.#words.length < FIRST_WORDS) return;
    manners.utterancesWithout += 1;
    if (manners.utterancesWithout >= NONE_AFTER) manners.state = 'none';
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #onStart(mark: Mark, offset: number): void {
    const { voice, rate } = this.#utterance;
    const from = this.#wordAt(offset);
    this.#starts += 1;
    this.#lastReported = from - 1;
    this.#voice = mark.voice?.id ?? voice?.id ?? '';
    this.#local = mark.voice?.local ?? true;
    this.#support = this.#supportOf(this.#voice);
    this.#rate = this.#rates.expectedRate(this.#voice, rate);
    this.#startedAt = performance.now();
    this.#origin = this.#startedAt - this.#msUntil(from);
    const { start } = mark;
    this.#onMark({ ...mark, end: start });
    if (this.#support.state === 'told') return;
    const patience = Math.max(FIRST_WORDS_WITHIN, PATIENCE * (this.#msUntil(from + FIRST_WORDS) - this.#msUntil(from)));
    this.#scheduleEstimate(this.#support.state === 'unknown' ? patience : 0);
  }

  #onBoundary(offset: number, estimated: boolean): void {
    const word = this.#wordAt(offset);
    const allowed = Math.max(MAX_AHEAD.words, MAX_AHEAD.part * this.#words.length);
    if (
      word < this.#lastReported - 1 ||
      word > Math.max(this.#lastMarked, this.#estimatedWordAt(performance.now())) + allowed
    ) {
      this.#implausibleCount += 1;
      if (this.#implausibleCount >= MAX_IMPLAUSIBLE) {
        this.#support!.state = 'wrong';
        this.#scheduleEstimate(0);
      }
      return;
    }
    clearTimeout(this.#timer);
    this.#reportedCount += 1;
    this.#lastReported = word;
    this.#support!.state = 'told';
    this.#mark(word, estimated);
  }

  #mark(word: number, estimated: boolean): void {
    const span = this.#words[word];
    if (!span || word <= this.#lastMarked) return;
    this.#lastMarked = word;
    const { start } = this.#utterance.source;
    this.#onMark({ start: start + span.start, end: start + span.end, ...(estimated && { estimated }) });
  }

  #scheduleEstimate(milliseconds: number): void {
    clearTimeout(this.#timer);
    const due = performance.now() + milliseconds;
    this.#timer = setTimeout(() => this.#markEstimated(due), milliseconds);
  }

  #markEstimated(due: number): void {
    const now = performance.now();
    if (now - due > FROZEN) this.#origin += now - due;
    this.#mark(this.#estimatedWordAt(now), true);
    // The last word is not left before the voice is.
    if (this.#lastMarked + 1 < this.#words.length)
      this.#scheduleEstimate(Math.max(0, this.#origin + this.#msUntil(this.#lastMarked + 1) - now));
  }

  /** Ms from the first word to this one. */
  #msUntil(word: number): number {
    const time = this.#times[Math.min(word, this.#times.length - 1)] ?? 0;
    return (1000 * time) / this.#rate;
  }

  /** The word that is being said at a time, as far as can be reckoned. */
  #estimatedWordAt(now: number): number {
    let word = Math.max(this.#lastMarked, 0);
    while (word + 1 < this.#words.length && this.#origin + this.#msUntil(word + 1) <= now) word += 1;
    return word;
  }

  /** The word at an offset, or the next one: a platform may point at a space, or into the middle of a character. */
  #wordAt(offset: number): number {
    const found = this.#words.findIndex(({ end }) => end > offset);
    return found === -1 ? this.#words.length : found;
  }
}
