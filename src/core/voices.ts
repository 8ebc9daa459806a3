import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { PlayerEvent } from '../player/events.js';
import { mainLanguage } from '../player/main-language.js';
import type { Player } from '../player/player.js';
import type { SpeechEngine, Voice } from '../speech/types.js';
import { sameLanguage } from '../text/language.js';
import type { PreCoreState } from '../shell/pre-core-state.js';
import { ArticleAudioTrack } from './audio-tracks.js';
import { TrackList } from '../shell/track-list.js';

/** The element with the option `voice`. */
export interface VoicesHost extends ReactiveControllerHost, Element {
  voice: string;
  readonly onlineVoices: boolean;
}

/**
 * The list of voices. It is loaded on first access, and again when the browser reports a change.
 */
export class Voices implements ReactiveController {
  /** The voices that may speak the article, best first. Access to the list loads the voices. */
  readonly tracks: TrackList<ArticleAudioTrack>;
  readonly #host: VoicesHost;
  readonly #player: Player;
  #voices: readonly Voice[] = [];
  #requested = false;
  /** The engine whose voices are in the list. */
  #engine: SpeechEngine | undefined;
  #unsubscribe: (() => void) | undefined;
  #enabled: string | undefined;

  /** `before` has the list that scripts may have got before the core was there. */
  constructor(host: VoicesHost, player: Player, before?: PreCoreState) {
    this.#host = host;
    this.#player = player;
    this.tracks = before?.audioTracks ?? new TrackList(() => this.#request());
    if (before) before.onAudioTracksRead = () => this.#request();
    player.addEventListener('loadedmetadata', () => this.#update());
    player.addEventListener('emptied', () => this.#update());
    player.addEventListener('voicechange', () => this.#update());
    host.addController(this);
    if (before?.voicesRequested) this.#request();
  }

  /**
   * All voices, best first, those for the article's language before all others. Empty until they
   * are loaded.
   */
  get all(): readonly Voice[] {
    this.#request();
    const { language } = this;
    const isForArticle = ({ lang }: Voice) => sameLanguage(lang, language);
    return [
      ...this.#voices.filter(isForArticle),
      ...this.#voices.filter((voice) => !isForArticle(voice)),
    ];
  }

  /**
   * The language of the article, or that of the browser if the page does not declare one. BCP 47.
   */
  get language(): string {
    const { transcript } = this.#player;
    return (transcript && mainLanguage(transcript)) || (globalThis.navigator?.language ?? '');
  }

  hostConnected(): void {
    if (this.#requested) this.#subscribe();
  }
  hostUpdated(): void {
    if (this.#requested && this.#engine !== this.#player.engine && this.#host.isConnected)
      this.#subscribe();
    this.#update();
  }
  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = this.#engine = undefined;
  }

  #request(): void {
    if (this.#requested) return;
    this.#requested = true;
    if (this.#host.isConnected) this.#subscribe();
  }

  #subscribe(): void {
    const { engine } = this.#player;
    this.#unsubscribe?.();
    this.#engine = engine;
    this.#unsubscribe = engine.onVoicesChange?.(() => void this.#load(engine));
    void this.#load(engine);
  }

  async #load(engine: SpeechEngine): Promise<void> {
    const voices = await engine.voices();
    if (engine !== this.#engine || isSameList(voices, this.#voices)) return;
    this.#voices = voices;
    this.#update();
    this.#player.dispatchEvent(new PlayerEvent('voiceschange'));
  }

  /** Updates the tracks to the voices that may speak the article, and to the selected one. */
  #update(): void {
    const { language } = this;
    const { onlineVoices } = this.#host;
    const mayRead = (voice: Voice) =>
      sameLanguage(voice.lang, language) && (onlineVoices || voice.local);
    const voices = this.#player.readyState > 0 ? this.#voices.filter(mayRead) : [];
    const tracks = voices.map((voice, index) => {
      const kind = index === 0 ? 'main' : 'alternative';
      const existing = this.tracks.current.find((track) => track.id === voice.id);
      return existing?.kind === kind && existing.label === voice.name
        ? existing
        : new ArticleAudioTrack(voice, kind, this);
    });
    this.tracks.replaceTracks(tracks);
    if (this.enabled === this.#enabled) return;
    this.#enabled = this.enabled;
    this.tracks.queueChange();
  }

  /** The id of the preferred voice, or else of the voice that speaks, or else of the best one. */
  get enabled(): string | undefined {
    const { voice: preferred } = this.#host;
    const speaking = this.#player.voice?.id;
    const tracks = this.tracks.current;
    const found =
      (preferred && tracks.find(({ id, label }) => id === preferred || label === preferred)) ||
      tracks.find(({ id }) => id === speaking);
    return (found || tracks[0])?.id;
  }

  /** Selects a voice; `undefined` leaves the choice to the player. */
  choose(id: string | undefined): void {
    this.#host.voice = id ?? '';
    this.#update();
  }
}

function isSameList(one: readonly Voice[], other: readonly Voice[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
