import { estimatedTimes } from '../text/timeline.js';
import type { Span } from '../text/span.js';
import { splitWords } from '../text/words.js';
import type { SpeakingRates } from './speaking-rates.js';
import type { Mark, Utterance } from './types.js';

/** Whether a voice reports word boundaries. */
export interface BoundarySupport {
  /** `unreliable`: its boundaries are implausible and are ignored. */
  state: 'unknown' | 'reported' | 'none' | 'unreliable';
  /** Utterances in a row without a boundary. */
  misses: number;
}

/** After so many utterances without a boundary, a voice counts as one that reports none. */
const NONE_AFTER = 2;
/**
 * Until then, estimates start only after the voice had time to report its first words: ms, and a
 * multiple of their estimated time.
 */
const FIRST_WORDS_WITHIN = 900;
const FIRST_WORDS = 2;
const PATIENCE = 1.5;
/** A boundary may be this far ahead of the estimate: in words, or as a share of the text. */
const MAX_AHEAD = { words: 8, part: 0.25 } as const;
/** After so many implausible boundaries in one utterance, the voice is ignored. */
const MAX_IMPLAUSIBLE = 3;
/** If a timer is this late, in ms, the page was frozen. The estimate is shifted by that time. */
const FROZEN = 2000;

/** Marks the words of one utterance: as the voice reports them, else by an estimate. */
export class BoundaryEstimator {
  readonly #utterance: Utterance;
  readonly #rates: SpeakingRates;
  readonly #supportOf: (voice: string) => BoundarySupport;
  readonly #onMark: (mark: Mark) => void;
  readonly #words: readonly Span[];
  /** When each word starts, in seconds at rate 1. */
  readonly #times: readonly number[];
  #voice = '';
  #local = true;
  #support: BoundarySupport | undefined;
  /** How often the utterance was started: more than once if the engine retried. */
  #starts = 0;
  #startedAt = 0;
  /**
   * When the first word of the text started, in ms. Before `#startedAt` if this attempt started in
   * the middle of the text.
   */
  #origin = 0;
  #rate = 1;
  /** The index of the last marked word. */
  #lastMarked = -1;
  /** How many words the voice reported. */
  #reportedCount = 0;
  /**
   * The index of the last word that was reported in this attempt. A failed attempt may have been
   * estimated beyond it.
   */
  #lastReported = -1;
  #implausibleCount = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    utterance: Utterance,
    rates: SpeakingRates,
    supportOf: (voice: string) => BoundarySupport,
    onMark: (mark: Mark) => void,
  ) {
    const { text, lang } = utterance;
    this.#utterance = utterance;
    this.#rates = rates;
    this.#supportOf = supportOf;
    this.#onMark = onMark;
    this.#words = splitWords(text, lang);
    const times = estimatedTimes(text);
    this.#times = this.#words.map(({ start }) => times[start]!);
  }

  /** The engine reported a mark. */
  onMark(mark: Mark): void {
    const offset = mark.start - this.#utterance.source.start;
    if (mark.start === mark.end || !this.#starts) this.#onStart(mark, offset);
    if (mark.start < mark.end && this.#support?.state !== 'unreliable')
      this.#onBoundary(offset, !!mark.estimated);
  }

  /** The rate changed within the utterance, so its duration measures neither rate. */
  onRateChange(): void {
    this.#starts += 1;
  }

  /** The engine spoke the whole utterance. */
  onEnd(): void {
    const support = this.#support;
    if (!support) return;
    const { text, rate } = this.#utterance;
    // The duration of several attempts measures nothing.
    if (this.#starts === 1) {
      this.#rates.record({
        voice: this.#voice,
        rate,
        text,
        milliseconds: performance.now() - this.#startedAt,
        online: !this.#local,
      });
    }
    if (support.state !== 'unknown' || this.#reportedCount > 0 || this.#words.length < FIRST_WORDS)
      return;
    support.misses += 1;
    if (support.misses >= NONE_AFTER) support.state = 'none';
  }

  /** Stops all estimates. */
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
    if (this.#support.state === 'reported') return;
    const patience = Math.max(
      FIRST_WORDS_WITHIN,
      PATIENCE * (this.#msUntil(from + FIRST_WORDS) - this.#msUntil(from)),
    );
    this.#scheduleEstimate(this.#support.state === 'unknown' ? patience : 0);
  }

  #onBoundary(offset: number, estimated: boolean): void {
    const word = this.#wordAt(offset);
    const allowed = Math.max(MAX_AHEAD.words, MAX_AHEAD.part * this.#words.length);
    const latest = Math.max(this.#lastMarked, this.#estimatedWordAt(performance.now())) + allowed;
    if (word < this.#lastReported - 1 || word > latest) {
      this.#implausibleCount += 1;
      if (this.#implausibleCount >= MAX_IMPLAUSIBLE) {
        this.#support!.state = 'unreliable';
        this.#scheduleEstimate(0);
      }
      return;
    }
    clearTimeout(this.#timer);
    this.#reportedCount += 1;
    this.#lastReported = word;
    this.#support!.state = 'reported';
    this.#mark(word, estimated);
  }

  #mark(word: number, estimated: boolean): void {
    const span = this.#words[word];
    if (!span || word <= this.#lastMarked) return;
    this.#lastMarked = word;
    const { start } = this.#utterance.source;
    this.#onMark({
      start: start + span.start,
      end: start + span.end,
      ...(estimated && { estimated }),
    });
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
    // The last word stays current until the utterance ends.
    if (this.#lastMarked + 1 < this.#words.length) {
      this.#scheduleEstimate(Math.max(0, this.#origin + this.#msUntil(this.#lastMarked + 1) - now));
    }
  }

  /** Ms from the first word to this one. */
  #msUntil(word: number): number {
    const time = this.#times[Math.min(word, this.#times.length - 1)] ?? 0;
    return (1000 * time) / this.#rate;
  }

  /** The index of the word that is probably being spoken at a time. */
  #estimatedWordAt(now: number): number {
    let word = Math.max(this.#lastMarked, 0);
    while (word + 1 < this.#words.length && this.#origin + this.#msUntil(word + 1) <= now)
      word += 1;
    return word;
  }

  /**
   * The index of the word at an offset, else of the next word. A platform may report a space, or
   * the middle of a character.
   */
  #wordAt(offset: number): number {
    const found = this.#words.findIndex(({ end }) => end > offset);
    return found === -1 ? this.#words.length : found;
  }
}
