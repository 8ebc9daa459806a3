import type { Span } from '../text/span.js';
import type { Timeline } from '../text/timeline.js';
import type { Sentence, Transcript } from '../text/transcript.js';
import { resumeOffset } from './resume.js';

/**
 * How the cursor got its position: by the start of a sentence or a seek, by a boundary of the
 * voice, or by an estimate.
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
  /** The word being spoken, where that is known. */
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

  moveTo(cursor: number, footing: PositionSource): void {
    this.cursor = cursor;
    this.source = footing;
  }

  /**
   * Takes another article, or an edited one. Its times are estimated by the rate at which the voice
   * was heard to speak.
   */
  take(transcript: Transcript, timeline: Timeline, cursor: number): void {
    this.transcript = transcript;
    this.#estimate = timeline.revised(0, this.#pace);
    this.cursor = cursor;
  }

  /**
   * The text behind `said` will be spoken `pace` times as fast as estimated. @returns whether that
   * changes the duration.
   */
  recordRate(said: Sentence, pace: number): boolean {
    const next = this.transcript?.sentences[said.index + 1];
    const before = this.#estimate;
    if (!next || !before || this.recorded) return false;
    this.#estimate = before.revised(next.start, pace);
    if (this.#estimate !== before) this.#pace = pace;
    return this.#estimate !== before;
  }

  /** Where to go on after a pause of so many ms. `known`: the rate of the voice was measured. */
  resumeAt(pausedFor: number, known: boolean): number {
    // A person chose this position.
    if (!this.transcript || this.source === 'set') return this.cursor;
    const certainty =
      this.source === 'boundary' || this.recorded ? 'boundary' : known ? 'measured' : 'guessed';
    const from = { offset: this.cursor, certainty } as const;
    return resumeOffset(this.transcript, from, (offset) => this.timeAt(offset), pausedFor);
  }
}
