import { LitElement } from 'lit';
import { isEmpty, validateNumber } from './attributes.js';
import { defineLowerCaseAlias } from './lower-case-alias.js';
import { mediaErrorOf, type MediaFailure } from './media-error.js';
import { ArticleTimeRanges } from './time-ranges.js';
import { MEDIA_OPTIONS } from '../options/options.js';
import type { PlayerNotice } from '../player/notice.js';
import { coreOf, playerOf } from './core-of.js';

const RATE = MEDIA_OPTIONS.playbackRate.converter;
const VOLUME = MEDIA_OPTIONS.volume.converter;

/** The accepted values of a numeric property: `null`, `undefined` and `''` reset it. */
type NumberInput = number | '' | null | undefined;

/** The numeric properties. */
const NUMBERS = ['volume', 'playbackRate', 'defaultPlaybackRate', 'currentTime'] as const;

/**
 * The members of `HTMLMediaElement`, as far as they apply to an article. Each one delegates to the
 * player. Times are seconds at rate 1.
 */
export abstract class MediaElement extends LitElement {
  declare static readonly NETWORK_EMPTY: 0;
  declare static readonly NETWORK_IDLE: 1;
  declare static readonly NETWORK_LOADING: 2;
  declare static readonly NETWORK_NO_SOURCE: 3;
  declare static readonly HAVE_NOTHING: 0;
  declare static readonly HAVE_METADATA: 1;
  declare static readonly HAVE_CURRENT_DATA: 2;
  declare static readonly HAVE_FUTURE_DATA: 3;
  declare static readonly HAVE_ENOUGH_DATA: 4;
  /** The article was not searched for yet. */
  declare readonly NETWORK_EMPTY: 0;
  /** The article has been extracted. */
  declare readonly NETWORK_IDLE: 1;
  /** The article is being extracted. */
  declare readonly NETWORK_LOADING: 2;
  /** No article was found so far. */
  declare readonly NETWORK_NO_SOURCE: 3;
  /** There is no article. */
  declare readonly HAVE_NOTHING: 0;
  /** Never used: an article whose duration is known is complete. */
  declare readonly HAVE_METADATA: 1;
  /** Playback waits for the voice, or has ended. */
  declare readonly HAVE_CURRENT_DATA: 2;
  /** Never used: playback that can continue can continue to the end. */
  declare readonly HAVE_FUTURE_DATA: 3;
  /** Playback can start or continue. */
  declare readonly HAVE_ENOUGH_DATA: 4;

  /** Whether playback is paused. */
  get paused(): boolean {
    return playerOf(this).paused;
  }
  /** Whether the end of the article was reached. */
  get ended(): boolean {
    return playerOf(this).ended;
  }
  /** Whether a seek is under way, until `seeked` is dispatched. */
  get seeking(): boolean {
    return coreOf(this).seeking;
  }
  /**
   * The error that stopped playback, until the next `play()` or `load()`:
   * `{code, message, reason, lang}`. As with an `<audio>`, it is `null` if `play()` was not
   * allowed, for which its promise rejects, and if something else interrupted the voice, which is a
   * pause.
   */
  get error(): MediaFailure | null {
    return mediaErrorOf(playerOf(this).error);
  }
  /**
   * A notice for the listener that does not stop playback: `{reason, lang, voice, loading}`. For
   * example, no voice speaks the language of a passage.
   */
  get notice(): PlayerNotice | null {
    return playerOf(this).notice ?? null;
  }
  /**
   * Seconds at rate 1. An estimate that is corrected while the voice speaks. `NaN` until the
   * article has been extracted.
   */
  get duration(): number {
    return playerOf(this).duration;
  }
  /**
   * Seconds at rate 1. Setting it seeks to the word at that time. The value is clamped to the
   * article. Before the article has been extracted, it is the position from which playback will
   * start. `undefined`, `null` and `''` are ignored. @throws `TypeError` if it is not a finite
   * number.
   */
  get currentTime(): number {
    return playerOf(this).currentTime;
  }
  set currentTime(time: NumberInput) {
    if (!isEmpty(time)) playerOf(this).currentTime = Number(time);
  }
  /**
   * 0 to 1. `undefined`, `null` and `''` reset it to the attribute, or else to 1. @throws
   * `TypeError` if it is not a finite number, `IndexSizeError` if it is out of range.
   * @attr volume
   */
  get volume(): number {
    return playerOf(this).speechSettings.volume;
  }
  set volume(volume: NumberInput) {
    playerOf(this).speechSettings.volume = validateNumber(this, 'volume', volume, VOLUME);
  }
  /**
   * Whether the voice is muted. As with an `<audio>`, the attribute is the initial state.
   * @attr muted
   */
  get muted(): boolean {
    return playerOf(this).speechSettings.muted;
  }
  set muted(muted: boolean) {
    playerOf(this).speechSettings.muted = Boolean(muted);
  }
  /** Reflects the attribute `muted`. */
  get defaultMuted(): boolean {
    return this.hasAttribute('muted');
  }
  set defaultMuted(muted: boolean) {
    this.toggleAttribute('muted', Boolean(muted));
  }
  /**
   * Speed, clamped to 0.5 to 4. `undefined`, `null` and `''` reset it to the attribute, or else to
   * 1. @throws `TypeError` if it is not a finite number.
   * @attr playback-rate
   */
  get playbackRate(): number {
    return playerOf(this).speechSettings.playbackRate;
  }
  set playbackRate(rate: NumberInput) {
    playerOf(this).speechSettings.playbackRate = validateNumber(this, 'playback-rate', rate, RATE);
  }
  /**
   * Vue resets a numeric property by setting 0 and then removing an attribute of the property's
   * name (runtime-dom, `patchDOMProp`). Then the property is reset here.
   */
  override removeAttribute(name: string): void {
    const property = NUMBERS.find((each) => each === name);
    if (property && !this.hasAttribute(name)) this[property] = undefined;
    super.removeAttribute(name);
  }
  /** The speed to which `load()` resets `playbackRate`. Accepts the same values. */
  get defaultPlaybackRate(): number {
    return playerOf(this).speechSettings.defaultPlaybackRate;
  }
  set defaultPlaybackRate(rate: NumberInput) {
    playerOf(this).speechSettings.defaultPlaybackRate = validateNumber(
      this,
      'playback-rate',
      rate,
      RATE,
    );
  }
  /**
   * Whether playback starts again at the end.
   * @attr loop
   */
  get loop(): boolean {
    return this.hasAttribute('loop');
  }
  set loop(loop: boolean) {
    this.toggleAttribute('loop', (playerOf(this).loop = Boolean(loop)));
  }
  /**
   * `HAVE_NOTHING` until `loadedmetadata`, `HAVE_CURRENT_DATA` while playback waits for the voice
   * and at the end, else `HAVE_ENOUGH_DATA`.
   */
  get readyState(): number {
    return coreOf(this).readyState;
  }
  /**
   * `NETWORK_EMPTY`, `NETWORK_LOADING` while the article is extracted, then `NETWORK_IDLE`, or
   * `NETWORK_NO_SOURCE` if none was found.
   */
  get networkState(): number {
    return coreOf(this).networkState;
  }
  /** The same as `seekable`: the whole extracted article. */
  get buffered(): ArticleTimeRanges {
    return this.seekable;
  }
  /** The whole article, once it has been extracted. */
  get seekable(): ArticleTimeRanges {
    return new ArticleTimeRanges(this.readyState > 0 ? [[0, playerOf(this).duration]] : []);
  }
  /** The ranges that were played. */
  get played(): ArticleTimeRanges {
    return new ArticleTimeRanges(playerOf(this).played);
  }
  /**
   * The URL of the recording; without one, the URL of the page without its fragment, and empty
   * until the article has been extracted.
   */
  get currentSrc(): string {
    return coreOf(this).currentSrc;
  }
  /** Always `on-demand`. Controls that support live streams read it (media-chrome). */
  get streamType(): 'on-demand' {
    return 'on-demand';
  }

  /** Stops the voice and keeps the position. */
  pause(): void {
    playerOf(this).pause();
  }
  /** Seeks to the next sentence. */
  next(): void {
    playerOf(this).next();
  }
  /**
   * Seeks to the start of the current sentence after more than two seconds of it, else to the
   * previous sentence.
   */
  previous(): void {
    playerOf(this).previous();
  }
  /** Seeks to the next passage: paragraph, heading or other block of text. */
  nextPassage(): void {
    playerOf(this).nextPassage();
  }
  /**
   * Seeks to the start of the current passage after more than two seconds of it, else to the
   * previous passage.
   */
  previousPassage(): void {
    playerOf(this).previousPassage();
  }
}

// A server has no HTMLMediaElement.
for (const [name, value] of Object.entries(globalThis.HTMLMediaElement ?? {})) {
  for (const target of [MediaElement, MediaElement.prototype])
    Object.defineProperty(target, name, { value });
}

for (const name of NUMBERS) defineLowerCaseAlias(MediaElement.prototype, name);
