import type { ArticleAudioTrack } from '../core/audio-tracks.js';
import type { ArticleSentence } from '../core/sentences.js';
import type { SeekTarget } from '../core/seek-target.js';
import type { ArticleTextTrack } from '../core/text-track.js';
import { TrackList } from './track-list.js';
import { pageAddress } from '../page/address.js';
import type { PlayerError } from '../player/errors.js';
import { PlayerEvent, type PlayerEventType, type Trigger } from '../player/events.js';
import { MediaSettings } from '../player/media-settings.js';
import type { SpeechEngine, Voice } from '../speech/types.js';
import { deferred, type Deferred } from '../util/deferred.js';
import type { ElementCore, MediaPlayer } from './element-core.js';

const NO_SENTENCES: readonly ArticleSentence[] = Object.freeze([]);
const NO_VOICES: readonly Voice[] = Object.freeze([]);

type PlayCommand = 'play' | 'resume' | 'startOver';

/** A `play()` that waits for the core. */
interface PendingPlay extends Deferred {
  readonly command: PlayCommand;
  readonly trigger: Trigger;
}

type Step = 'next' | 'previous' | 'nextPassage' | 'previousPassage';

/** The player of the page that was asked to play last, while it waits for its core: one speaks. */
const waiting: { player?: PreCorePlayer } = {};

/** The player before the core is loaded: it has no article, and keeps what is set. */
class PreCorePlayer implements MediaPlayer {
  readonly ended = false;
  error: PlayerError | undefined;
  readonly notice = undefined;
  readonly duration = NaN;
  readonly played = [];
  /** Playback that waits for the core waits for the voice, too. */
  get waiting(): boolean {
    return !this.paused;
  }
  loop = false;
  readonly speechSettings: MediaSettings;
  readonly #dispatch: (type: PlayerEventType, trigger?: Trigger) => void;
  readonly #onStep: (step: Step) => void;
  readonly #onSeek: () => void;
  #currentTime = 0;
  #pending: PendingPlay | undefined;

  /** `onStep` and `onSeek` are called with what the core is to do. */
  constructor(
    dispatch: (type: PlayerEventType, trigger?: Trigger) => void,
    onStep: (step: Step) => void,
    onSeek: () => void,
  ) {
    this.#dispatch = dispatch;
    this.#onStep = onStep;
    this.#onSeek = onSeek;
    this.speechSettings = new MediaSettings((event) => event && dispatch(event));
  }

  get paused(): boolean {
    return !this.#pending;
  }
  get currentTime(): number {
    return this.#currentTime;
  }
  set currentTime(time: number) {
    if (!Number.isFinite(time))
      throw new TypeError(`currentTime must be a finite number, not ${String(time)}.`);
    this.#currentTime = Math.max(0, time);
    this.#onSeek();
  }

  play(command: PlayCommand, trigger: Trigger): Promise<void> {
    if (!this.#pending) {
      if (waiting.player !== this) waiting.player?.pause();
      waiting.player = this;
      this.#pending = { ...deferred(), command, trigger };
      this.error = undefined;
      window.addEventListener('pagehide', this.#onPageHide);
      this.#dispatch('play', trigger);
      this.#dispatch('waiting');
    }
    return this.#pending.promise;
  }

  pause(trigger: Trigger = 'api'): void {
    this.#end(new DOMException('Playback was paused before it began.', 'AbortError'), trigger);
  }

  /** Leaves the `play()` that waits to the core. */
  takePending(): PendingPlay | undefined {
    const pending = this.#pending;
    this.#pending = undefined;
    if (waiting.player === this) delete waiting.player;
    window.removeEventListener('pagehide', this.#onPageHide);
    return pending;
  }

  readonly #onPageHide = (): void => this.pause();

  /** The core could not be loaded. */
  fail(): void {
    if (!this.#pending) return;
    const message = 'The player could not be loaded.';
    this.error = { code: 3, message, reason: 'failed', lang: '' };
    this.#dispatch('error');
    this.#end(new DOMException(message, 'NotSupportedError'));
  }

  #end(reason: DOMException, trigger?: Trigger): void {
    const pending = this.takePending();
    if (!pending) return;
    this.#dispatch('timeupdate');
    this.#dispatch('pause', trigger);
    pending.reject(reason);
  }

  next(): void {
    this.#onStep('next');
  }
  previous(): void {
    this.#onStep('previous');
  }
  nextPassage(): void {
    this.#onStep('nextPassage');
  }
  previousPassage(): void {
    this.#onStep('previousPassage');
  }
}

/**
 * What stands behind the members of an element before its core is loaded: it keeps what is set, and
 * asks for the core when a call needs it. Then the core takes all of it.
 */
export class PreCoreState implements ElementCore {
  readonly player: PreCorePlayer;
  readonly textTracks = new TrackList<ArticleTextTrack>();
  /** A script has read a list of voices: the core loads them. */
  voicesRequested = false;
  /** The core replaces this function. */
  onAudioTracksRead = (): void => void (this.voicesRequested = true);
  readonly audioTracks: TrackList<ArticleAudioTrack>;
  /** The tracks that the page has added, whose `<track>` elements the core takes. */
  readonly addedTracks: HTMLTrackElement[] = [];
  /** An element that was unlocked by a press. */
  audio: HTMLAudioElement | undefined;
  /** Commands that the core executes when it is there, in order. */
  readonly #commands: ((core: ElementCore) => void)[] = [];
  /** Those that it executes after it has started to play. */
  readonly #later: ((core: ElementCore) => void)[] = [];
  readonly seeking = false;
  readonly readyState = 0;
  readonly networkState = 0;
  readonly currentSrc = '';
  readonly sentences = NO_SENTENCES;
  readonly currentSentence = undefined;
  readonly currentWord = undefined;
  #engines: readonly SpeechEngine[] | undefined;
  readonly #ready = deferred();
  readonly #dispatch: (type: PlayerEventType, trigger?: Trigger) => void;
  readonly #page: Document;
  readonly #request: () => void;
  readonly #unlock: () => HTMLAudioElement | undefined;

  /**
   * `request` loads the core. `unlock` allows sound later, in the task of a press, and returns the
   * element of the sound.
   */
  constructor(host: HTMLElement, request: () => void, unlock: () => HTMLAudioElement | undefined) {
    this.#request = request;
    this.#unlock = unlock;
    this.#page = host.ownerDocument;
    this.#dispatch = (type, trigger) =>
      queueMicrotask(() => host.dispatchEvent(new PlayerEvent(type, trigger)));
    this.player = new PreCorePlayer(
      this.#dispatch,
      (step) => this.#step(step),
      () => (this.#commands.length = 0),
    );
    this.audioTracks = new TrackList(() => this.onAudioTracksRead());
  }

  get ready(): Promise<void> {
    this.#request();
    return this.#ready.promise;
  }
  get voices(): readonly Voice[] {
    this.voicesRequested = true;
    this.#request();
    return NO_VOICES;
  }
  get engines(): readonly SpeechEngine[] | undefined {
    return this.#engines;
  }
  set engines(engines: readonly SpeechEngine[] | null | undefined) {
    this.#engines = engines ?? undefined;
  }

  addTextTrack(kind: TextTrackKind, label = '', language = ''): ArticleTextTrack {
    const element = document.createElement('track');
    Object.assign(element, { kind, label, srclang: language });
    if (element.track.kind !== kind) throw new TypeError(`${kind} is not accepted.`);
    element.track.mode = 'hidden';
    this.addedTracks.push(element);
    const track = element.track as ArticleTextTrack;
    this.textTracks.replaceTracks([...this.textTracks, track]);
    return track;
  }

  seekTo(target: SeekTarget): void {
    const place = placeOf(target);
    this.#whenLoaded((core) => core.seekTo(place));
  }

  linkTo(sentence: ArticleSentence | number | undefined): string {
    if (typeof sentence === 'number') throw new RangeError(`There is no sentence ${sentence}.`);
    return pageAddress(this.#page);
  }

  play(trigger: Trigger): Promise<void> {
    return this.#play('play', trigger);
  }
  resume(trigger: Trigger): Promise<void> {
    return this.#play('resume', trigger);
  }
  startOver(trigger: Trigger): Promise<void> {
    return this.#play('startOver', trigger);
  }

  prepare(): void {
    this.#request();
  }

  load(): void {
    const { speechSettings } = this.player;
    speechSettings.playbackRate = speechSettings.defaultPlaybackRate;
    this.#commands.length = this.#later.length = 0;
    this.player.currentTime = 0;
    this.player.pause();
    this.#request();
  }

  /**
   * Leaves it to the core, which has taken what was set here: executes the commands that waited for
   * it.
   */
  handOver(core: ElementCore): void {
    core.ready.then(this.#ready.resolve, this.#ready.reject);
    for (const command of this.#commands.splice(0)) attempt(() => command(core));
    const pending = this.player.takePending();
    if (pending) {
      const { command, trigger, resolve, reject } = pending;
      core[command](trigger).then(resolve, reject);
      // `play` was dispatched, and there is nothing to play.
      if (core.player.paused) this.#dispatch('pause', trigger);
    }
    for (const command of this.#later.splice(0)) attempt(() => command(core));
  }

  /** Without an article there is nothing to step to, unless one is waited for. */
  #step(step: Step): void {
    const command = (core: ElementCore) => core.player[step]();
    if (!this.player.paused) this.#later.push(command);
    else if (this.#commands.length > 0) this.#commands.push(command);
  }

  /** In the task of a press, the browser is told that speech and sound will come. */
  #play(command: PlayCommand, trigger: Trigger): Promise<void> {
    this.audio ??= this.#unlock();
    const played = this.player.play(command, trigger);
    this.#request();
    return played;
  }

  #whenLoaded(command: (core: ElementCore) => void): void {
    this.#commands.push(command);
    this.#request();
  }
}

/** An error of a command that waited is reported in the console: its caller has gone on. */
function attempt(command: () => void): void {
  try {
    command();
  } catch (error) {
    console.warn(error);
  }
}

/** A place in the page as it is now. @throws `TypeError` if the target is none of `seekTo()`. */
function placeOf(target: SeekTarget): SeekTarget {
  if (target instanceof Range) return target.cloneRange();
  if (target instanceof Selection)
    return target.rangeCount > 0 ? target.getRangeAt(0).cloneRange() : target;
  if (typeof target === 'number' || target instanceof Node) return target;
  throw new TypeError('seekTo() takes the number of a sentence, a Range, a Node or a Selection.');
}
