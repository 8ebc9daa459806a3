import type { Span } from '../text/span.js';
import type { Timeline } from '../text/timeline.js';
import type { Sentence, Transcript } from '../text/transcript.js';
import { resumeOffset } from './resume.js';

/** How the cursor came to stand where it does: where a sentence begins or a person went, where the voice said it is, or where it must be. */
export type PositionSource = 'set' | 'boundary' | 'estimated';

/** Where in which article the voice is. */
export class Position {
  transcript: Transcript | undefined;
  /** UTF-16 offset into the transcript. */
  cursor = 0;
  source: PositionSource = 'set';
  /** The times of a recording; `undefined` while a voice speaks. */
  recorded: Timeline | undefined;
  /** What a voice takes. */
  #estimate: Timeline | undefined;
  #pace = 1;

  /** Seconds at rate 1; `NaN` while there is no article. */
  get duration(): number {
    return this.#timeline?.duration ?? NaN;
  }
  get sentence(): Sentence | undefined {
    return this.transcript?.sentenceAt(this.cursor);
  }
  /** The word the voice is on, where that is known. */
  get word(): Span | undefined {
    return this.source === 'set' ? undefined : this.transcript?.wordAt(this.cursor);
  }

  get #timeline(): Timeline | undefined {
    return this.recorded ?? this.#estimate;
  }

  /** When an offset is said, in seconds at rate 1. */
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

  /** Another article, or the same one as it was edited; said at the pace that the voice turned out to have. */
  take(transcript: Transcript, timeline: Timeline, cursor: number): void {
    this.transcript = transcript;
    this.#estimate = timeline.revised(0, this.#pace);
    this.cursor = cursor;
  }

  /** What follows `said` will be said `pace` times as fast as estimated. @returns whether that changes the duration. */
  recordRate(said: Sentence, pace: number): boolean {
    const next = this.transcript?.sentences[said.index + 1];
    const before = this.#estimate;
    if (!next || !before || this.recorded) return false;
    this.#estimate = before.revised(next.start, pace);
    if (this.#estimate !== before) this.#pace = pace;
    return this.#estimate !== before;
  }

  /** Where to go on from after a pause of so many ms. `known`: how fast the voice speaks. */
  resumeAt(pausedFor: number, known: boolean): number {
    // Where a person went, they want to be.
    if (!this.transcript || this.source === 'set') return this.cursor;
    const certainty = this.source === 'boundary' || this.recorded ? 'told' : known ? 'reckoned' : 'guessed';
    const from = { offset: this.cursor, certainty } as const;
    return resumeOffset(this.transcript, from, (offset) => this.timeAt(offset), pausedFor);
  }
}
