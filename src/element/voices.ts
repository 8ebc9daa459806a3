import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { PlayerEvent } from '../player/events.js';
import { mainLanguage } from '../player/main-language.js';
import type { Player } from '../player/player.js';
import type { SpeechEngine, Voice } from '../speech/engine.js';
import { sameLanguage } from '../text/language.js';
import { ArticleAudioTrack } from './audio-tracks.js';
import { TrackList } from './track-list.js';

/** Where it is said which voice is wanted. */
export interface VoicesHost extends ReactiveControllerHost, Element {
  voice: string;
  readonly onlineVoices: boolean;
}

/** The voices there are. A browser is asked for them when they are first looked at, and again whenever it has others. */
export class Voices implements ReactiveController {
  /** Those that may speak the article, best first. Whoever looks into it has them asked for. */
  readonly tracks = new TrackList<ArticleAudioTrack>(() => this.#request());
  readonly #host: VoicesHost;
  readonly #player: Player;
  #voices: readonly Voice[] = [];
  #requested = false;
  /** Who was asked. */
  #engine: SpeechEngine | undefined;
  #unsubscribe: (() => void) | undefined;
  #enabled: string | undefined;

  constructor(host: VoicesHost, player: Player) {
    this.#host = host;
    this.#player = player;
    player.addEventListener('loadedmetadata', () => this.#update());
    player.addEventListener('emptied', () => this.#update());
    player.addEventListener('voicechange', () => this.#update());
    host.addController(this);
  }

  /** Best first: those for the article's language before all others. Empty until the browser has told of them. */
  get all(): readonly Voice[] {
    this.#request();
    const { language } = this;
    const suits = ({ lang }: Voice) => sameLanguage(lang, language);
    return [...this.#voices.filter(suits), ...this.#voices.filter((voice) => !suits(voice))];
  }

  /** Of the article, or of who reads it where the page does not say. */
  get language(): string {
    const { transcript } = this.#player;
    return (transcript && mainLanguage(transcript)) || (globalThis.navigator?.language ?? '');
  }

  hostConnected(): void {
    if (this.#requested) this.#subscribe();
  }
  hostUpdated(): void {
    if (this.#requested && this.#engine !== this.#player.engine && this.#host.isConnected) this.#subscribe();
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

  /** The tracks follow the voices that may speak the article, and which of them does. */
  #update(): void {
    const { language } = this;
    const { onlineVoices } = this.#host;
    const mayRead = (voice: Voice) => sameLanguage(voice.lang, language) && (onlineVoices || voice.local);
    const voices = this.#player.readyState > 0 ? this.#voices.filter(mayRead) : [];
    const tracks = voices.map((voice, place) => {
      const kind = place === 0 ? 'main' : 'alternative';
      const known = this.tracks.current.find((track) => track.id === voice.id);
      return known?.kind === kind && known.label === voice.name ? known : new ArticleAudioTrack(voice, kind, this);
    });
    this.tracks.replaceTracks(tracks);
    if (this.enabled === this.#enabled) return;
    this.#enabled = this.enabled;
    this.tracks.queueChange();
  }

  /** The wanted voice, or else who speaks, or else the best. */
  get enabled(): string | undefined {
    const { voice: wish } = this.#host;
    const speaking = this.#player.voice?.id;
    const tracks = this.tracks.current;
    const found =
      (wish && tracks.find(({ id, label }) => id === wish || label === wish)) ||
      tracks.find(({ id }) => id === speaking);
    return (found || tracks[0])?.id;
  }

  choose(id: string | undefined): void {
    this.#host.voice = id ?? '';
    this.#update();
  }
}

function isSameList(one: readonly Voice[], other: readonly Voice[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
