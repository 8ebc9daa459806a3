import { AudioWatch } from './audio-watch.js';
import type { Playing, Sound } from './types.js';
import { unlockAudio } from '../../util/unlock-audio.js';

/** Firefox is silent at rates outside this range (MDN, HTMLMediaElement.playbackRate). */
const RATES = { min: 0.25, max: 4 } as const;
/**
 * After a part has ended, the next one must be played within so many ms. Otherwise the sound is
 * paused.
 */
const CONTINUES_WITHIN = 60;
/**
 * If the sound plays this close to the start of a part, in seconds before and after it, it
 * continues without a seek.
 */
const CONTINUES = { before: 0.08, behind: 1.5 } as const;
/** Browsers may seek inexactly, by so many seconds. */
const SEEK_TOLERANCE = 0.25;

/**
 * Plays sounds, one at a time. All use one `<audio>` element, which is created when it is first
 * needed: iOS allows sound only for an element that was unlocked in a user gesture. Parts that
 * follow one another in the same sound play without a gap.
 */
export class AudioOutput {
  #element: HTMLAudioElement | undefined;
  #pauseTimer: ReturnType<typeof setTimeout> | undefined;

  /** @param element plays the sounds; omitted: an element of its own */
  constructor(element?: HTMLAudioElement) {
    this.#element = element;
  }

  get element(): HTMLAudioElement {
    return (this.#element ??= new Audio());
  }

  /** Allows sound later. Call it in the task of a user gesture. It is silent and loads nothing. */
  unlock(): void {
    unlockAudio(this.element);
  }

  /** Sets the rate and the volume of the current sound and of those that follow. */
  adjust({ rate, volume }: Pick<Playing, 'rate' | 'volume'>): void {
    const element = this.element;
    const speed = Number.isFinite(rate) ? Math.min(Math.max(rate, RATES.min), RATES.max) : 1;
    preservePitch(element);
    if (element.playbackRate !== speed) element.playbackRate = speed;
    // The rate that a new source starts with.
    element.defaultPlaybackRate = speed;
    const loudness = Number.isFinite(volume) ? Math.min(Math.max(volume, 0), 1) : 1;
    element.volume = loudness;
    // iOS ignores `volume`, but not `muted`.
    element.muted = loudness === 0;
  }

  /**
   * Plays a part of a sound. Calls `HTMLMediaElement.play()` in this task.
   * @returns resolves at its end; rejects with `signal.reason` after an abort, which stops the
   * sound at once, else with a `SpeechError`: `not-allowed`, `silent` if it does not start or
   * stalls, `interrupted` if something else pauses the element, `failed`
   */
  async play(sound: Sound, playing: Playing, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    clearTimeout(this.#pauseTimer);
    const { element } = this;
    this.#seekTo(sound);
    this.adjust(playing);
    const watch = new AudioWatch(element, sound, playing, signal);
    // At once, because the next sound may be played in the same task.
    const stop = () => element.pause();
    signal.addEventListener('abort', stop);
    try {
      // Only a rejection of `play()` says why it is not allowed. All else comes as events.
      element.play().catch((error: unknown) => watch.onRejected(error));
      await watch.ended;
    } catch (error) {
      if (!signal.aborted) element.pause();
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
    if (sound.to !== undefined && !element.ended)
      this.#pauseTimer = setTimeout(() => this.rest(), CONTINUES_WITHIN);
  }

  /** Pauses the sound. */
  rest(): void {
    clearTimeout(this.#pauseTimer);
    this.#element?.pause();
  }

  /** Moves the element to the start of a part, unless it is already there. */
  #seekTo({ src, from }: Sound): void {
    const { element } = this;
    if (element.src !== new URL(src, document.baseURI).href || element.error) {
      element.src = src;
      if (from > 0) seekOnceLoaded(element, from);
      return;
    }
    const ahead = element.currentTime - from;
    const continues =
      !element.paused && !element.ended && ahead > -CONTINUES.before && ahead < CONTINUES.behind;
    if (continues || ahead === 0) return;
    if (element.readyState < HTMLMediaElement.HAVE_METADATA) seekOnceLoaded(element, from);
    else element.currentTime = from;
  }
}

/** Old Safari ignores a seek before the metadata is loaded. */
function seekOnceLoaded(element: HTMLAudioElement, time: number): void {
  element.currentTime = time;
  const { src } = element;
  const seek = () => {
    if (element.src === src && Math.abs(element.currentTime - time) > SEEK_TOLERANCE)
      element.currentTime = time;
  };
  element.addEventListener('loadedmetadata', seek, { once: true });
}

/** `webkit`: Safari before 17.2; `moz`: Firefox before 101. */
function preservePitch(element: HTMLAudioElement): void {
  for (const name of ['preservesPitch', 'webkitPreservesPitch', 'mozPreservesPitch']) {
    if (name in element) (element as unknown as Record<string, boolean>)[name] = true;
  }
}
