import type { Span } from '../text/span.js';
import type { Timeline } from '../text/timeline.js';
import type { Sentence, Transcript } from '../text/transcript.js';
import { resumeOffset } from './resume.js';

/**
 * How the cursor got its position: it was set by the start of a sentence or by a seek, reported by
 * a boundary of the voice, or estimated.
 */
export type PositionSource = 'set' | 'boundary' | 'estimated';

/** The cursor, and the article that it is in. */
export class Position {
  transcript: Transcript | undefined;
  /** UTF-16 offset into the transcript. */
  cursor = 0;
  source: PositionSource = 'set';
  /** The timeline of a recording; `undefined` while a voice speaks. */
  recorded: Timeline | undefined;
  /** The estimated timeline of a voice. */
  #estimate: Timeline | undefined;
  #pace = 1;

  /** Seconds at rate 1; `NaN` while there is no article. */
  get duration(): number {
    return this.#timeline?.duration ?? NaN;
  }
  get sentence(): Sentence | undefined {
    return this.transcript?.sentenceAt(this.cursor);
  }
  /** The word being spoken, if it is known. */
  get word(): Span | undefined {
    return this.source === 'set' ? undefined : this.transcript?.wordAt(this.cursor);
  }

  get #timeline(): Timeline | undefined {
    return this.recorded ?? this.#estimate;
  }

  /** When an offset is spoken, in seconds at rate 1. */
  timeAt(offset: number): number {
    return this.#timeline?.timeAt(offset) ?? 0;
  }
  offsetAt(time: number): number {
    return this.#timeline?.offsetAt(time) ?? 0;
  }

  moveTo(cursor: number, source: PositionSource): void {
    this.cursor = cursor;
    this.source = source;
  }

  /** Replaces the article. Its times are estimated from the measured pace of the voice. */
  take(transcript: Transcript, timeline: Timeline, cursor: number): void {
    this.transcript = transcript;
    this.#estimate = timeline.revised(0, this.#pace);
    this.cursor = cursor;
  }

  /**
   * The voice speaks `pace` times as fast as the first estimate: applies to the text after
   * `spoken`.
   * @returns whether that changes the duration
   */
  recordRate(spoken: Sentence, pace: number): boolean {
    const next = this.transcript?.sentences[spoken.index + 1];
    const before = this.#estimate;
    if (!next || !before || this.recorded) return false;
    this.#estimate = before.revised(next.start, pace);
    if (this.#estimate !== before) this.#pace = pace;
    return this.#estimate !== before;
  }

  /**
   * The offset from which speech continues after a pause of so many ms.
   * @param isPaceKnown whether the pace of the voice was measured
   */
  resumeAt(pausedFor: number, isPaceKnown: boolean): number {
    // A person chose this position.
    if (!this.transcript || this.source === 'set') return this.cursor;
    const certainty =
      this.source === 'boundary' || this.recorded
        ? 'boundary'
        : isPaceKnown
          ? 'measured'
          : 'guessed';
    const from = { offset: this.cursor, certainty } as const;
    return resumeOffset(this.transcript, from, (offset) => this.timeAt(offset), pausedFor);
  }
}
