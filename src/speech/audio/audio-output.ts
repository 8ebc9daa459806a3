import type { Span } from '../../text/span.js';
import { unlockAudio } from './unlock-audio.js';
import { AudioWatch } from './audio-watch.js';

/** When a stretch of a text is reached, in seconds of the sound at rate 1. */
export interface TimedMark extends Span {
  readonly time: number;
}

/** A stretch of a sound, to be played. */
export interface Sound {
  /** Where the sound is: an address of the web, or of a blob. */
  readonly src: string;
  /** Where in it the stretch begins and ends, in seconds at rate 1. `to` left out: at its end. */
  readonly from: number;
  readonly to?: number | undefined;
  /** What is reached within the stretch, in order. */
  readonly marks: readonly TimedMark[];
}

/** How it is played, and whom it tells. */
export interface Playing {
  readonly rate: number;
  /** 0 to 1. */
  readonly volume: number;
  /** BCP 47 language of what is said: for errors. */
  readonly lang: string;
  /** The first sound is heard. */
  onBegin?(): void;
  onMark(mark: TimedMark): void;
}

/** A rate outside is silent in Firefox (MDN, HTMLMediaElement.playbackRate). */
const RATES = { min: 0.25, max: 4 } as const;
/** Who goes on with the next stretch does it within this many ms; else the sound stops where the stretch ended. */
const CONTINUES_WITHIN = 60;
/** A stretch that is this close to where the sound is, in seconds before and behind, is gone on with, and not sought. */
const CONTINUES = { before: 0.08, behind: 1.5 } as const;
/** Where a sound was sought, in seconds, a browser need not be exactly. */
const SEEK_TOLERANCE = 0.25;

/**
 * Plays sounds, one at a time, with one `<audio>` that is made when it is first needed and used for all of them: iOS lets an element
 * sound later only where a person pressed something for this very one. What a recording and a synthesizer share. Stretches that follow
 * one another in the same sound are played through, without a gap.
 */
export class AudioOutput {
  #element: HTMLAudioElement | undefined;
  #pauseTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(element?: HTMLAudioElement) {
    this.#element = element;
  }

  get element(): HTMLAudioElement {
    return (this.#element ??= new Audio());
  }

  /** In the task of a press: what is to sound later may sound. Itself it makes no sound, and loads nothing. */
  unlock(): void {
    unlockAudio(this.element);
  }

  /** Takes a new rate and loudness, for what sounds and for what follows. */
  adjust({ rate, volume }: Pick<Playing, 'rate' | 'volume'>): void {
    const element = this.element;
    const speed = Number.isFinite(rate) ? Math.min(Math.max(rate, RATES.min), RATES.max) : 1;
    preservePitch(element);
    if (element.playbackRate !== speed) element.playbackRate = speed;
    // What a new sound begins with.
    element.defaultPlaybackRate = speed;
    const loudness = Number.isFinite(volume) ? Math.min(Math.max(volume, 0), 1) : 1;
    element.volume = loudness;
    // iOS leaves the volume to its keys, and obeys only this.
    element.muted = loudness === 0;
  }

  /**
   * Plays a stretch; the element is reached in this very task.
   * @returns resolves at its end; rejects with `signal.reason` once aborted, which stops the sound at once, else with a `SpeechError`:
   * `not-allowed`, `silent` where it does not start or goes on no more, `interrupted` where something else stops the element, `failed`.
   */
  async play(sound: Sound, playing: Playing, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    clearTimeout(this.#pauseTimer);
    const { element } = this;
    this.#seekTo(sound);
    this.adjust(playing);
    const watch = new AudioWatch(element, sound, playing, signal);
    // At once: what is played next may be asked for in this very task.
    const stop = () => element.pause();
    signal.addEventListener('abort', stop);
    try {
      // `play()` says why it may not; all else is told by events.
      element.play().catch((error: unknown) => watch.onRejected(error));
      await watch.ended;
    } catch (error) {
      if (!signal.aborted) element.pause();
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
    if (sound.to !== undefined && !element.ended) this.#pauseTimer = setTimeout(() => this.rest(), CONTINUES_WITHIN);
  }

  /** Stops the sound where it is. */
  rest(): void {
    clearTimeout(this.#pauseTimer);
    this.#element?.pause();
  }

  /** Has the element at the start of the stretch, or leaves it where it is already. */
  #seekTo({ src, from }: Sound): void {
    const { element } = this;
    if (element.src !== new URL(src, document.baseURI).href || element.error) {
      element.src = src;
      if (from > 0) seekOnceLoaded(element, from);
      return;
    }
    const ahead = element.currentTime - from;
    const goesOn = !element.paused && !element.ended && ahead > -CONTINUES.before && ahead < CONTINUES.behind;
    if (goesOn || ahead === 0) return;
    if (element.readyState < HTMLMediaElement.HAVE_METADATA) seekOnceLoaded(element, from);
    else element.currentTime = from;
  }
}

/** Before its length is known, an old Safari takes no time to begin at. */
function seekOnceLoaded(element: HTMLAudioElement, time: number): void {
  element.currentTime = time;
  const { src } = element;
  const seek = () => {
    if (element.src === src && Math.abs(element.currentTime - time) > SEEK_TOLERANCE) element.currentTime = time;
  };
  element.addEventListener('loadedmetadata', seek, { once: true });
}

/** `webkit`: Safari before 17.2; `moz`: Firefox before 101. */
function preservePitch(element: HTMLAudioElement): void {
  for (const name of ['preservesPitch', 'webkitPreservesPitch', 'mozPreservesPitch']) {
    if (name in element) (element as unknown as Record<string, boolean>)[name] = true;
  }
}
