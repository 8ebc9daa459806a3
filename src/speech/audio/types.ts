import type { Span } from '../../text/span.js';

/** When a range of a text is reached, in seconds of the sound at rate 1. */
export interface TimedMark extends Span {
  readonly time: number;
}

/** A part of a sound, to be played. */
export interface Sound {
  /** The URL of the whole sound. May be a `blob:` URL. */
  readonly src: string;
  /**
   * Where the part starts and ends, in seconds at rate 1. `to` omitted: at the end of the sound.
   */
  readonly from: number;
  readonly to?: number | undefined;
  /** The marks within the part, in order. */
  readonly marks: readonly TimedMark[];
}

/** How a sound is played, and the callbacks. */
export interface Playing {
  readonly rate: number;
  /** 0 to 1. */
  readonly volume: number;
  /** BCP 47 language of the speech, for errors. */
  readonly lang: string;
  /** The sound has started. */
  onBegin?(): void;
  onMark(mark: TimedMark): void;
}
