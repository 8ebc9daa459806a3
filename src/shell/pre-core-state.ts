import type { ArticleAudioTrack } from '../core/audio-tracks.js';
import type { ArticleSentence } from '../core/sentences.js';
import type { SeekTarget } from '../core/seek-target.js';
import type { ArticleTextTrack } from '../core/text-track.js';
import { TrackList } from './track-list.js';
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

/** The player before the core is loaded: it has no article, and keeps what is set. */
class PreCorePlayer implements MediaPlayer {
  readonly ended = false;
  readonly error = undefined;
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
  #currentTime = 0;
  #pending: PendingPlay | undefined;

  constructor(dispatch: (type: PlayerEventType, trigger?: Trigger) => void) {
    this.#dispatch = dispatch;
    this.speechSettings = new MediaSettings((event) => event && dispatch(event));
  }

  get paused(): boolean {
    return !this.#pending;
  }
  get pending(): PendingPlay | undefined {
    return this.#pending;
  }
  get currentTime(): number {
    return this.#currentTime;
  }
  set currentTime(time: number) {
    if (!Number.isFinite(time))
      throw new TypeError(`currentTime must be a finite number, not ${String(time)}.`);
    this.#currentTime = Math.max(0, time);
  }

  play(command: PlayCommand, trigger: Trigger): Promise<void> {
    if (!this.#pending) {
      this.#pending = { ...deferred(), command, trigger };
      this.#dispatch('play', trigger);
      this.#dispatch('waiting');
    }
    return this.#pending.promise;
  }

  pause(trigger: Trigger = 'api'): void {
    this.#end(new DOMException('Playback was paused before it began.', 'AbortError'), trigger);
  }

  /** The core could not be loaded. */
  fail(): void {
    this.#end(new DOMException('The player could not be loaded.', 'NotSupportedError'));
  }

  #end(reason: DOMException, trigger?: Trigger): void {
    const pending = this.#pending;
    if (!pending) return;
    this.#pending = undefined;
    this.#dispatch('timeupdate');
    this.#dispatch('pause', trigger);
    pending.reject(reason);
  }

  /** Without an article there is nothing to step to. */
  next(): void {}
  previous(): void {}
  nextPassage(): void {}
  previousPassage(): void {}
}

/**
 * What stands behind the members of an element before its core is loaded: it keeps what is set, and
 * asks for the core when a call needs it. Then the core takes all of it.
 */
export class PreCoreState implements ElementCore {
  readonly player: PreCorePlayer;
  readonly textTracks = new TrackList<ArticleTextTrack>();
  /** Voices are loaded when a script reads the list: the core replaces this function. */
  onAudioTracksRead = (): void => this.#request();
  readonly audioTracks: TrackList<ArticleAudioTrack>;
  /** The tracks that the page has added, whose `<track>` elements the core takes. */
  readonly addedTracks: HTMLTrackElement[] = [];
  /** An element that was unlocked by a press. */
  audio: HTMLAudioElement | undefined;
  /** Commands that the core executes when it is there, in order. */
  readonly #commands: ((core: ElementCore) => void)[] = [];
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
  readonly #url: () => string;
  readonly #request: () => void;
  readonly #unlock: () => HTMLAudioElement | undefined;

  /**
   * `request` loads the core. `unlock` allows sound later, in the task of a press, and returns the
   * element of the sound.
   */
  constructor(host: HTMLElement, request: () => void, unlock: () => HTMLAudioElement | undefined) {
    this.#request = request;
    this.#unlock = unlock;
    this.#url = () => host.ownerDocument.URL;
    this.#dispatch = (type, trigger) =>
      queueMicrotask(() => host.dispatchEvent(new PlayerEvent(type, trigger)));
    this.player = new PreCorePlayer(this.#dispatch);
    this.audioTracks = new TrackList(() => this.onAudioTracksRead());
  }

  get ready(): Promise<void> {
    this.#request();
    return this.#ready.promise;
  }
  get voices(): readonly Voice[] {
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
    this.#whenLoaded((core) => core.seekTo(target));
  }

  linkTo(sentence: ArticleSentence | number | undefined): string {
    if (typeof sentence === 'number') throw new RangeError(`There is no sentence ${sentence}.`);
    return this.#url();
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
    const { pending } = this.player;
    if (!pending) return;
    const { command, trigger, resolve, reject } = pending;
    core[command](trigger).then(resolve, reject);
    // `play` was dispatched, and there is nothing to play.
    if (core.player.paused) this.#dispatch('pause', trigger);
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
