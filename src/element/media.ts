import type { PlayerError } from '../playback/failure.js';
import type { PlayerNotice } from '../playback/notice.js';
import type { Player } from '../playback/player.js';
import { ServedElement } from './served.js';

/** The members of `HTMLMediaElement` that an article has, each over the player. Times are seconds at rate 1. */
export abstract class MediaSurface extends ServedElement {
  /** @internal */
  protected abstract readonly player: Player;

  /** Whether nothing is being said. */
  get paused(): boolean {
    return this.player.paused;
  }
  /** Whether it was said to its end. */
  get ended(): boolean {
    return this.player.ended;
  }
  /** Why playback stopped, until the next `play()`: `{code, message, reason, lang}`. */
  get error(): PlayerError | null {
    return this.player.error ?? null;
  }
  /** What who listens should know, though it plays: `{reason, lang, voice}`, as that no voice speaks the language of a passage. */
  get notice(): PlayerNotice | null {
    return this.player.notice ?? null;
  }
  /** Seconds at rate 1: an estimate. `NaN` until the article has been read. */
  get duration(): number {
    return this.player.duration;
  }
  /** Seconds at rate 1. Setting it seeks. @throws `TypeError` when it is not a finite number. */
  get currentTime(): number {
    return this.player.currentTime;
  }
  set currentTime(time: number) {
    this.player.currentTime = time;
  }
  /** 0 to 1. @throws `TypeError` when it is not a finite number, `IndexSizeError` outside. */
  get volume(): number {
    return this.player.delivery.volume;
  }
  set volume(volume: number) {
    this.player.delivery.volume = volume;
  }
  /** Whether it is said without a sound. */
  get muted(): boolean {
    return this.player.delivery.muted;
  }
  set muted(muted: boolean) {
    this.player.delivery.muted = Boolean(muted);
  }
  /** Speed, 0.5 to 4; outside is clamped. @throws `TypeError` when it is not a finite number. */
  get playbackRate(): number {
    return this.player.delivery.playbackRate;
  }
  set playbackRate(rate: number) {
    this.player.delivery.playbackRate = rate;
  }

  /** Stops the voice and keeps the place. */
  pause(): void {
    this.player.pause();
  }
  /** To the next sentence. */
  next(): void {
    this.player.next();
  }
  /** To the start of this sentence when more than two seconds of it were heard, else to the one before. */
  previous(): void {
    this.player.previous();
  }
}
