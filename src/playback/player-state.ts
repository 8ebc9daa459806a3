import type { SpeechEngine, Voice } from '../speech/engine.js';
import type { Span } from '../text/span.js';
import type { Sentence, Transcript } from '../text/transcript.js';
import type { PlayerError } from './failure.js';
import type { PlayerNotice } from './notice.js';
import { Place } from './place.js';
import type { Run } from './run.js';

/** What can be asked of a player. All of it follows from a place in an article and from whether a run is under way. */
export abstract class PlayerState extends EventTarget {
  protected readonly place = new Place();
  protected run: Run | undefined;
  protected state: {
    waiting: boolean;
    begun: boolean;
    ended: boolean;
    error?: PlayerError | undefined;
    notice?: PlayerNotice | undefined;
    voice?: Voice | undefined;
  } = { waiting: false, begun: false, ended: false };

  abstract engine: SpeechEngine;
  abstract seek(offset: number): void;

  get transcript(): Transcript | undefined {
    return this.place.transcript;
  }
  /** The place in the transcript, in UTF-16 code units. Never moves backwards within a run. */
  get cursor(): number {
    return this.place.cursor;
  }
  get paused(): boolean {
    return !this.run;
  }
  get ended(): boolean {
    return this.state.ended;
  }
  /** Whether it has been played since the article was loaded. */
  get begun(): boolean {
    return this.state.begun;
  }
  /** Whether it is between `play()` or a seek and the next sound. */
  get waiting(): boolean {
    return this.state.waiting;
  }
  /** Whether the page was hidden and the voice taken from it: it goes on when the page is seen again. */
  get suspended(): boolean {
    return this.run?.suspendedAt !== undefined;
  }
  get error(): PlayerError | undefined {
    return this.state.error;
  }
  /** What who listens should know, though playback goes on; until the next `play()`. */
  get notice(): PlayerNotice | undefined {
    return this.state.notice;
  }
  /** The voice that speaks, or spoke last, where that is known. */
  get voice(): Voice | undefined {
    return this.state.voice;
  }
  /** Seconds at rate 1; `NaN` while there is no article. */
  get duration(): number {
    return this.place.duration;
  }
  /** When an offset is said, in seconds at rate 1. */
  timeAt(offset: number): number {
    return this.place.timeAt(offset);
  }
  /** What is said at a time, in seconds at rate 1; a UTF-16 offset. */
  offsetAt(time: number): number {
    return this.place.offsetAt(time);
  }
  /** Seconds at rate 1. */
  get currentTime(): number {
    return this.timeAt(this.cursor);
  }
  /** Moves to the word said at that time. @throws `TypeError` when it is not a finite number. */
  set currentTime(time: number) {
    if (!Number.isFinite(time)) throw new TypeError(`currentTime must be finite, not ${String(time)}.`);
    if (this.transcript) this.seek(this.offsetAt(time));
  }
  /** The sentence at the cursor, once playback has begun and until it has ended. */
  get currentSentence(): Sentence | undefined {
    return this.state.begun && !this.state.ended ? this.place.sentence : undefined;
  }
  /** The word the voice is on, where that is known. */
  get currentWord(): Span | undefined {
    return this.currentSentence && this.place.word;
  }
  /** Whether the place of the voice is reckoned, because it does not tell of its words. */
  get estimated(): boolean {
    return this.place.footing === 'estimated';
  }
}
