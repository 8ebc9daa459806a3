import { PLAYBACK_RATES } from '../options/choices.js';

/** Called after a change: with its event, if it has one, and whether it changes what is heard. */
export type SettingsChangeListener = (
  event: 'ratechange' | 'volumechange' | undefined,
  audible: boolean,
) => void;

/** Rate and volume, with the checks of `HTMLMediaElement`. */
export class MediaSettings {
  readonly #onChange: SettingsChangeListener;
  #playbackRate = 1;
  #defaultPlaybackRate = 1;
  #volume = 1;
  #muted = false;

  constructor(onChange: SettingsChangeListener) {
    this.#onChange = onChange;
  }

  /** 0.5 to 4; outside is clamped. @throws `TypeError` when it is not a finite number. */
  get playbackRate(): number {
    return this.#playbackRate;
  }
  set playbackRate(rate: number) {
    const clamped = withinRates(finite(rate, 'playbackRate'));
    if (clamped === this.#playbackRate) return;
    this.#playbackRate = clamped;
    this.#onChange('ratechange', true);
  }

  /** The rate after `load()`. As `playbackRate`. */
  get defaultPlaybackRate(): number {
    return this.#defaultPlaybackRate;
  }
  set defaultPlaybackRate(rate: number) {
    const clamped = withinRates(finite(rate, 'defaultPlaybackRate'));
    if (clamped === this.#defaultPlaybackRate) return;
    this.#defaultPlaybackRate = clamped;
    this.#onChange('ratechange', false);
  }

  /** 0 to 1. @throws `TypeError` when it is not a finite number, `IndexSizeError` outside. */
  get volume(): number {
    return this.#volume;
  }
  set volume(volume: number) {
    if (finite(volume, 'volume') < 0 || volume > 1) {
      throw new DOMException(`The volume ${volume} is not between 0 and 1.`, 'IndexSizeError');
    }
    if (volume === this.#volume) return;
    this.#volume = volume;
    this.#onChange('volumechange', !this.#muted);
  }

  get muted(): boolean {
    return this.#muted;
  }
  set muted(muted: boolean) {
    if (muted === this.#muted) return;
    this.#muted = muted;
    this.#onChange('volumechange', this.#volume > 0);
  }
}

function withinRates(rate: number): number {
  return Math.min(Math.max(rate, PLAYBACK_RATES.min), PLAYBACK_RATES.max);
}

function finite(value: number, name: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new TypeError(`${name} must be a finite number, not ${String(value)}.`);
}
