import type { SpeechEngine, Voice } from '../speech/types.js';
import type { Span } from '../text/span.js';
import type { Sentence, Transcript } from '../text/transcript.js';
import { Clock } from './clock.js';
import type { PlayerError } from './failure.js';
import type { PlayerNotice } from './notice.js';
import { Place } from './place.js';
import { Played } from './played.js';
import type { Run } from './run.js';

/** `NETWORK_EMPTY`, `NETWORK_IDLE`, `NETWORK_LOADING`, `NETWORK_NO_SOURCE`. */
export type NetworkState = 0 | 1 | 2 | 3;

/** What can be asked of a player. All of it follows from a place in an article and from whether a run is under way. */
export abstract class PlayerState extends EventTarget {
  /** Whether it begins anew when it has come to its end. */
  loop = false;
  protected readonly place = new Place();
  protected readonly clock = new Clock();
  protected readonly heard = new Played();
  protected run: Run | undefined;
  protected state: {
    waiting: boolean;
    begun: boolean;
    ended: boolean;
    /** Where an article that is not there yet is to begin, in seconds at rate 1; 0 at its start. */
    startAt: number;
    network: NetworkState;
    error?: PlayerError | undefined;
    notice?: PlayerNotice | undefined;
    voice?: Voice | undefined;
  } = { waiting: false, begun: false, ended: false, startAt: 0, network: 0 };

  abstract engine: SpeechEngine;

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
    return this.state.ended && !this.loop;
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
  /** As `HTMLMediaElement.networkState`. */
  get networkState(): NetworkState {
    return this.state.network;
  }
  /** As `HTMLMediaElement.readyState`: whether there is an article, and whether the voice can go on at once. */
  get readyState(): 0 | 2 | 4 {
    if (!this.transcript?.sentences.length) return 0;
    return this.state.waiting || this.state.ended ? 2 : 4;
  }
  /** Seconds at rate 1; `NaN` while there is no article. */
  get duration(): number {
    return this.transcript?.sentences.length ? this.place.duration : NaN;
  }
  /** When an offset is said, in seconds at rate 1. */
  timeAt(offset: number): number {
    return this.place.timeAt(offset);
  }
  /** What is said at that time, in seconds at rate 1, as a UTF-16 offset into the transcript. */
  offsetAt(time: number): number {
    return this.place.offsetAt(time);
  }
  /**
   * Seconds at rate 1. While the voice is heard it goes on between what it tells, and no further than the sentence being said; it never goes
   * back within a run.
   */
  get currentTime(): number {
    return this.state.startAt || this.clock.time;
  }
  /** What was heard, in seconds at rate 1: from and to, in order. */
  get played(): readonly (readonly [number, number])[] {
    const speaking = this.run && !this.state.waiting;
    if (speaking) this.heard.reach(this.place.offsetAt(this.clock.time));
    const { last } = this.heard;
    return this.heard.spans.map(({ start, end }) => {
      const to = speaking && end === last?.end ? Math.max(this.timeAt(end), this.clock.time) : this.timeAt(end);
      return [this.timeAt(start), to];
    });
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

  protected goTo(offset: number, time = this.timeAt(offset)): void {
    this.place.moveTo(offset, 'set');
    this.clock.set(time);
  }
}
