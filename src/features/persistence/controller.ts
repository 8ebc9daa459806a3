import type { StorageChoice } from '../../options/choices.js';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { mainLanguage } from '../../player/main-language.js';
import type { Trigger } from '../../player/events.js';
import type { Player } from '../../player/player.js';
import type { VoiceKey } from '../../speech/engine.js';
import type { HighlightColors } from '../../options/choices.js';
import type { FollowChoice } from '../../options/choices.js';
import type { HighlightChoice } from '../../options/choices.js';
import { ResumeStore, type ResumePoint } from './resume-store.js';
import {
  changedPreferences,
  CHOICES,
  languageKey,
  merged,
  readPreferences,
  withChange,
  type PreferenceChange,
  type Preferences,
} from './preferences.js';
import { isStore, sharedStoreOf, siteStore, type SharedStore, type PlayerStore } from './shared-store.js';
import type { ReadArticle } from '../../core/article-reader.js';
import type { ShortcutsChoice } from '../../options/choices.js';

/** Under which a store keeps what a listener has chosen, in JSON; the number is that of its shape. */
const KEY = 'article-player.preferences.1';

/** Where the element says whether and where to remember, and has what is remembered. */
export interface PersistenceHost extends ReactiveControllerHost, Element {
  readonly storage: StorageChoice;
  readonly store: PlayerStore | undefined;
  readonly readArticle: ReadArticle | undefined;
  playbackRate: number;
  volume: number;
  muted: boolean;
  voice: string;
  highlight: HighlightChoice;
  highlightColors: HighlightColors;
  dim: boolean;
  sentencePause?: number;
  follow: FollowChoice;
  shortcuts: ShortcutsChoice;
}

/** What it needs of the element around it. */
export interface PersistenceContext {
  /** Reads the article as it now is, in this very task. */
  readonly ensure: () => void;
  /** Plays from where the player is, in this very task. */
  readonly play: (trigger: Trigger) => Promise<void>;
  readonly warn: (message: string) => void;
}

const REMEMBERED = [...CHOICES, 'voice'] as const;
type Remembered = (typeof REMEMBERED)[number];
type Wishes = 'all' | 'changed';

/**
 * Remembers where an article was left, and what its listener has chosen. What a page says, by an attribute or a property, is the default: what
 * the listener chose by the player's own controls wins when the article is read, and what a page sets after that holds as long as it is
 * open. Only choices of the listener are kept. Nothing is read before the article was read, and nothing kept before it is played or chosen.
 */
export class Persistence implements ReactiveController {
  readonly #host: PersistenceHost;
  readonly #player: Player;
  readonly #context: PersistenceContext;
  readonly #place: ResumeStore;
  #preferences: Preferences = {};
  /** What the page has set, and what was set in its stead. */
  readonly #defaults = new Map<Remembered, unknown>();
  readonly #applied = new Map<Remembered, unknown>();
  #keeper: SharedStore | undefined;
  /** By which wishes the keeper was chosen; `undefined` while nothing was read. */
  #asked: Pick<PersistenceHost, 'storage' | 'store'> | undefined;
  /** Chosen while nothing is kept, or before what is kept was read. */
  #pending: Preferences = {};
  #reading = false;

  constructor(host: PersistenceHost, player: Player, ways: PersistenceContext) {
    this.#host = host;
    this.#player = player;
    this.#context = ways;
    this.#place = new ResumeStore(player, () => host.requestUpdate());
    player.addEventListener('loadedmetadata', () => this.#open('all'));
    host.addController(this);
  }

  /** Where the article was left, if that is worth going on from: a UTF-16 offset into the transcript, and seconds at rate 1. */
  get offer(): ResumePoint | undefined {
    return this.#place.offer;
  }

  /** Goes to the place that is offered, and plays. The voice is reached in this very task. */
  resume(trigger: Trigger = 'button'): Promise<void> {
    this.#context.ensure();
    const { offer } = this;
    if (offer) this.#player.seek(offer.offset, trigger);
    return this.#context.play(trigger);
  }

  /** Forgets the place that is offered, and plays from the start. */
  startOver(trigger: Trigger = 'button'): Promise<void> {
    this.#context.ensure();
    this.#place.forget();
    this.#player.seek(0, trigger);
    return this.#context.play(trigger);
  }

  /**
   * Takes what a listener chooses, for this player, the others of the page and of the site, and the next visit. A voice is that of its
   * language alone. @throws `TypeError` for what cannot be chosen.
   */
  prefer(choices: PreferenceChange): void {
    const lang = this.#language;
    const change = (before: Preferences) => withChange(before, choices, lang);
    this.#preferences = change(this.#preferences);
    this.#apply(REMEMBERED.filter((name) => choices[name] !== undefined));
    if (this.#keeper && !this.#reading) this.#keep(change);
    else this.#pending = change(this.#pending);
  }

  /** The voice that a listener has chosen for the article's language, or for `lang` (BCP 47). */
  voiceFor(lang = this.#language): VoiceKey | undefined {
    return this.#preferences.voices?.[languageKey(lang)];
  }

  /** The voices that a listener has chosen for other languages than the article's. */
  get otherVoices(): readonly VoiceKey[] {
    const own = languageKey(this.#language);
    return Object.entries(this.#preferences.voices ?? {}).flatMap(([lang, voice]) => (lang === own ? [] : [voice]));
  }

  hostConnected(): void {
    this.#place.hostConnected();
    // A page that is kept for going back is told nothing of what changes meanwhile.
    window.addEventListener('pageshow', this.#renew);
    if (this.#asked) this.#open('changed');
  }

  hostUpdate(): void {
    const { storage, store } = this.#host;
    if (this.#asked && (this.#asked.storage !== storage || this.#asked.store !== store)) this.#open('all');
  }

  hostDisconnected(): void {
    this.#place.hostDisconnected();
    window.removeEventListener('pageshow', this.#renew);
    this.#keeper?.ignore(this.#onChange);
    this.#keeper = undefined;
  }

  get #language(): string {
    const { transcript } = this.#player;
    return (transcript && mainLanguage(transcript)) || navigator.language;
  }

  /** The article was read, or something else is to remember it: of what the listener wants, `all` is set, or what has changed. */
  #open(wishes: Wishes): void {
    const { storage, store } = this.#host;
    this.#asked = { storage, store };
    this.#keeper?.ignore(this.#onChange);
    this.#keeper = this.#chosenKeeper();
    this.#keeper?.listen(this.#onChange);
    this.#place.look(this.#keeper, this.#host.readArticle?.element);
    this.#read(wishes);
  }

  #chosenKeeper(): SharedStore | undefined {
    const { storage, store, isConnected } = this.#host;
    if (storage === 'none' || !isConnected) return undefined;
    if (!store) return sharedStoreOf(siteStore());
    if (isStore(store)) return sharedStoreOf(store);
    this.#context.warn(
      'store is not accepted; accepted: an object with getItem, setItem and removeItem. Nothing is remembered.',
    );
    return undefined;
  }

  #read(wishes: Wishes): void {
    const keeper = this.#keeper;
    this.#reading = keeper !== undefined;
    // Even where nothing is kept, this article may be in another language than the last one.
    if (!keeper) return this.#apply(wishes === 'all' ? REMEMBERED : ['voice']);
    keeper.read(KEY, (text) => {
      if (keeper !== this.#keeper) return;
      this.#reading = false;
      const pending = this.#pending;
      this.#pending = {};
      const before = this.#wanted;
      this.#preferences = merged(readPreferences(text), pending);
      const wanted = this.#wanted;
      this.#apply(wishes === 'all' ? REMEMBERED : REMEMBERED.filter((name) => before[name] !== wanted[name]));
      if (Object.keys(pending).length > 0) this.#keep((kept) => merged(kept, pending));
    });
  }

  /** Another player of the page, or of another tab, was told something. */
  readonly #onChange = (key: string | null): void => {
    if (key === null || key === KEY) this.#read('changed');
  };

  readonly #renew = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) this.#keeper?.tell(null);
  };

  #keep(change: (before: Preferences) => Preferences): void {
    this.#keeper?.change(KEY, (text) => [changedPreferences(text, change)], this.#onChange);
  }

  /** What the listener wants of this article's player, as its properties have it. */
  get #wanted(): Readonly<Partial<Record<Remembered, unknown>>> {
    return { ...this.#preferences, voice: this.voiceFor()?.id };
  }

  /** Sets what the listener wants in place of what the page wants; or, if they want nothing, that again. */
  #apply(names: readonly Remembered[]): void {
    const host = this.#host as unknown as Record<Remembered, unknown>;
    for (const name of names) {
      if (!(name in host)) continue;
      const present = host[name];
      if (!this.#applied.has(name) || this.#applied.get(name) !== present) this.#defaults.set(name, present);
      const value = this.#wanted[name] ?? this.#defaults.get(name);
      if (value !== present) host[name] = value;
      this.#applied.set(name, value);
    }
  }
}
