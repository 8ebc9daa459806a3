import type { PlayerNotice } from '../player/notice.js';
import type { PlayerEventType } from '../player/events.js';
import type { Player } from '../player/player.js';
import { isNothing, numberOf, RATE, VOLUME } from './attributes.js';
import { defineLowerCaseAlias } from './lower-case-alias.js';
import { ArticleTimeRanges } from './time-ranges.js';
import { ServedElement } from './served.js';
import { mediaErrorOf, type MediaFailure } from './media-error.js';

/** What a number may be set to: `null`, `undefined` and `''` take it back. */
type Settable = number | '' | null | undefined;

/** What can be set to a number, or taken back. */
const NUMBERS = ['volume', 'playbackRate', 'defaultPlaybackRate', 'currentTime'] as const;

/** The members of `HTMLMediaElement` that an article has, each over the player. Times are seconds at rate 1. */
export abstract class MediaSurface extends ServedElement {
  declare static readonly NETWORK_EMPTY: 0;
  declare static readonly NETWORK_IDLE: 1;
  declare static readonly NETWORK_LOADING: 2;
  declare static readonly NETWORK_NO_SOURCE: 3;
  declare static readonly HAVE_NOTHING: 0;
  declare static readonly HAVE_METADATA: 1;
  declare static readonly HAVE_CURRENT_DATA: 2;
  declare static readonly HAVE_FUTURE_DATA: 3;
  declare static readonly HAVE_ENOUGH_DATA: 4;
  /** The article has not been looked for. */
  declare readonly NETWORK_EMPTY: 0;
  /** The article has been read. */
  declare readonly NETWORK_IDLE: 1;
  /** The article is being read. */
  declare readonly NETWORK_LOADING: 2;
  /** There is no article, as yet. */
  declare readonly NETWORK_NO_SOURCE: 3;
  /** There is no article. */
  declare readonly HAVE_NOTHING: 0;
  /** Never: with its length, an article is there. */
  declare readonly HAVE_METADATA: 1;
  /** The voice is waited for, or all was said. */
  declare readonly HAVE_CURRENT_DATA: 2;
  /** Never: what can go on can go on to the end. */
  declare readonly HAVE_FUTURE_DATA: 3;
  /** It can be said. */
  declare readonly HAVE_ENOUGH_DATA: 4;

  /** @internal */
  protected abstract readonly player: Player;
  /** @internal The events on their way. */
  protected abstract readonly news: { awaits(type: PlayerEventType): boolean };

  /** Whether nothing is being said. */
  get paused(): boolean {
    return this.player.paused;
  }
  /** Whether it was said to its end. */
  get ended(): boolean {
    return this.player.ended;
  }
  /** Whether it is going to another place: until `seeked` is told. */
  get seeking(): boolean {
    return this.news.awaits('seeked');
  }
  /**
   * Why nothing can be heard, until the next `play()` or `load()`: `{code, message, reason, lang}`. As of an `<audio>`, `null` where `play()` was
   * not allowed, which its promise tells, and where something else took the voice, which is a pause.
   */
  get error(): MediaFailure | null {
    return mediaErrorOf(this.player.error);
  }
  /** What who listens should know, though it plays: `{reason, lang, voice, loading}`, as that no voice speaks the language of a passage. */
  get notice(): PlayerNotice | null {
    return this.player.notice ?? null;
  }
  /** Seconds at rate 1: an estimate, which is revised as the voice turns out. `NaN` until the article has been read. */
  get duration(): number {
    return this.player.duration;
  }
  /**
   * Seconds at rate 1. Setting it seeks, to the word said then; outside the article it is clamped, and before the article has been read it is where
   * it will begin. Nothing (`undefined`, `null`, `''`) leaves it. @throws `TypeError` when it is not a finite number.
   */
  get currentTime(): number {
    return this.player.currentTime;
  }
  set currentTime(time: Settable) {
    if (!isNothing(time)) this.player.currentTime = Number(time);
  }
  /**
   * 0 to 1. Nothing (`undefined`, `null`, `''`) is what the attribute says, or else 1. @throws `TypeError` when it is not a finite number,
   * `IndexSizeError` outside.
   * @attr volume
   */
  get volume(): number {
    return this.player.speechSettings.volume;
  }
  set volume(volume: Settable) {
    this.player.speechSettings.volume = numberOf(this, 'volume', volume, VOLUME);
  }
  /**
   * Whether it is said without a sound. As of an `<audio>`, the attribute says how it begins.
   * @attr muted
   */
  get muted(): boolean {
    return this.player.speechSettings.muted;
  }
  set muted(muted: boolean) {
    this.player.speechSettings.muted = Boolean(muted);
  }
  /** Whether it has the attribute `muted`. */
  get defaultMuted(): boolean {
    return this.hasAttribute('muted');
  }
  set defaultMuted(muted: boolean) {
    this.toggleAttribute('muted', Boolean(muted));
  }
  /**
   * Speed, 0.5 to 4; outside is clamped. Nothing (`undefined`, `null`, `''`) is what the attribute says, or else 1. @throws `TypeError` when it
   * is not a finite number.
   * @attr playback-rate
   */
  get playbackRate(): number {
    return this.player.speechSettings.playbackRate;
  }
  set playbackRate(rate: Settable) {
    this.player.speechSettings.playbackRate = numberOf(this, 'playback-rate', rate, RATE);
  }
  /**
   * Vue takes a number back by 0, and then removes an attribute of the property's name (runtime-dom, `patchDOMProp`): what is meant is no
   * number at all.
   */
  override removeAttribute(name: string): void {
    const property = NUMBERS.find((each) => each === name);
    if (property && !this.hasAttribute(name)) this[property] = undefined;
    super.removeAttribute(name);
  }
  /** The speed that `load()` goes back to. As `playbackRate`. */
  get defaultPlaybackRate(): number {
    return this.player.speechSettings.defaultPlaybackRate;
  }
  set defaultPlaybackRate(rate: Settable) {
    this.player.speechSettings.defaultPlaybackRate = numberOf(this, 'playback-rate', rate, RATE);
  }
  /**
   * Whether it begins anew at its end.
   * @attr loop
   */
  get loop(): boolean {
    return this.hasAttribute('loop');
  }
  set loop(loop: boolean) {
    this.toggleAttribute('loop', (this.player.loop = Boolean(loop)));
  }
  /** `HAVE_NOTHING` until `loadedmetadata`, `HAVE_CURRENT_DATA` while the voice is waited for and at the end, else `HAVE_ENOUGH_DATA`. */
  get readyState(): number {
    // An article that is read at once, by `play()` or `load()`, is not there for a page that was not told yet.
    return this.news.awaits('loadedmetadata') ? 0 : this.player.readyState;
  }
  /** `NETWORK_EMPTY`, `NETWORK_LOADING` while the article is read, then `NETWORK_IDLE`, or `NETWORK_NO_SOURCE` where there is none. */
  get networkState(): number {
    return this.news.awaits('loadedmetadata') ? 2 : this.player.networkState;
  }
  /** All of an article that has been read: nothing else is loaded. */
  get buffered(): ArticleTimeRanges {
    return this.seekable;
  }
  /** All of an article that has been read. */
  get seekable(): ArticleTimeRanges {
    return new ArticleTimeRanges(this.readyState > 0 ? [[0, this.player.duration]] : []);
  }
  /** What was heard. */
  get played(): ArticleTimeRanges {
    return new ArticleTimeRanges(this.player.played);
  }
  /** The address of the page that the article is in, without its fragment; empty until it has been read. */
  get currentSrc(): string {
    return this.player.readyState > 0 ? this.ownerDocument.URL.replace(/#.*/s, '') : '';
  }
  /** `on-demand`: what controls ask for that also know live streams. */
  get streamType(): 'on-demand' {
    return 'on-demand';
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
  /** To the next paragraph, heading or other block of text. */
  nextPassage(): void {
    this.player.nextPassage();
  }
  /** To the start of this block of text when more than two seconds of it were heard, else to the one before. */
  previousPassage(): void {
    this.player.previousPassage();
  }
}

// A server has none, and nobody who asks for them.
for (const [name, value] of Object.entries(globalThis.HTMLMediaElement ?? {})) {
  for (const target of [MediaSurface, MediaSurface.prototype]) Object.defineProperty(target, name, { value });
}

for (const name of NUMBERS) defineLowerCaseAlias(MediaSurface.prototype, name);
