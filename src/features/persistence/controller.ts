import type { ReactiveController } from 'lit';
import { mainLanguage } from '../../player/main-language.js';
import type { Trigger } from '../../player/events.js';
import type { Player } from '../../player/player.js';
import type { VoiceKey } from '../../speech/types.js';
import { ResumeStore, type ResumePoint } from './resume-store.js';
import {
  changedPreferences,
  CHOICES,
  languageKey,
  merged,
  readPreferences,
  withChange,
  type Preferences,
} from './preferences.js';
import { isStore, sharedStoreOf, siteStore, type SharedStore } from './shared-store.js';
import type { PlayerContext, PlayerHost } from '../../core/context.js';
import type { PreferenceChange, PreferenceStore } from '../../core/preferences.js';

/** The key of a listener's preferences, in JSON; the number is the version of the format. */
const KEY = 'article-player.preferences.1';

const STORED = [...CHOICES, 'voice'] as const;
type StoredName = (typeof STORED)[number];
/** Which preferences are applied. */
type Scope = 'all' | 'changed';

/**
 * Stores the position in each article, and the listener's preferences. Attributes and properties of
 * the page are defaults: the listener's choices in the player's controls win when the article is
 * read, and what a page sets after that applies while the page is open. Only choices of the
 * listener are stored. Nothing is loaded before the article was read, and nothing stored before
 * playback or a choice.
 */
export class Persistence implements ReactiveController, PreferenceStore {
  readonly #host: PlayerHost;
  readonly #player: Player;
  readonly #context: PlayerContext;
  readonly #resumeStore: ResumeStore;
  #preferences: Preferences = {};
  /** The page's values, and those that replaced them. */
  readonly #defaults = new Map<StoredName, unknown>();
  readonly #applied = new Map<StoredName, unknown>();
  #store: SharedStore | undefined;
  /** The options by which the store was chosen; `undefined` before an article was read. */
  #storeOptions: Pick<PlayerHost, 'storage' | 'store'> | undefined;
  /** Choices that are not stored: without a store, or before it was read. */
  #pending: Preferences = {};
  #isReading = false;

  constructor(context: PlayerContext) {
    const { host, player } = context;
    this.#host = host;
    this.#player = player;
    this.#context = context;
    this.#resumeStore = new ResumeStore(player, () => host.requestUpdate());
    player.addEventListener('loadedmetadata', () => this.#openStore('all'));
    host.addController(this);
    // The article may have been read before this was loaded.
    if (player.readyState > 0) this.#openStore('all');
  }

  /**
   * The position to resume from, if there is one: a UTF-16 offset into the transcript, and seconds
   * at rate 1.
   */
  get offer(): ResumePoint | undefined {
    return this.#resumeStore.offer;
  }

  /** Seeks to the resume point, and plays. The engine is reached in this task. */
  resume(trigger: Trigger = 'button'): Promise<void> {
    this.#context.reader.readNow();
    const { offer } = this;
    if (offer) this.#player.seek(offer.offset, trigger);
    return this.#context.playFromCursor(trigger);
  }

  /** Forgets the resume point. */
  forgetPosition(): void {
    this.#resumeStore.forget();
  }

  /**
   * Stores a choice of the listener, for this player, the others of the page and of the site, and
   * the next visit. A voice applies to its language only. @throws `TypeError` for an unknown
   * choice.
   */
  prefer(choices: PreferenceChange): void {
    const lang = this.#language;
    const change = (before: Preferences) => withChange(before, choices, lang);
    this.#preferences = change(this.#preferences);
    this.#apply(STORED.filter((name) => choices[name] !== undefined));
    if (this.#store && !this.#isReading) this.#write(change);
    else this.#pending = change(this.#pending);
  }

  /** The voice that a listener has chosen for the article's language, or for `lang` (BCP 47). */
  voiceFor(lang = this.#language): VoiceKey | undefined {
    return this.#preferences.voices?.[languageKey(lang)];
  }

  /** The voices that a listener has chosen for other languages than the article's. */
  get otherVoices(): readonly VoiceKey[] {
    const own = languageKey(this.#language);
    return Object.entries(this.#preferences.voices ?? {}).flatMap(([lang, voice]) =>
      lang === own ? [] : [voice],
    );
  }

  hostConnected(): void {
    this.#resumeStore.hostConnected();
    // A page in the back/forward cache receives no `storage` events.
    window.addEventListener('pageshow', this.#onPageShow);
    if (this.#storeOptions) this.#openStore('changed');
  }

  hostUpdate(): void {
    const { storage, store } = this.#host;
    if (
      this.#storeOptions &&
      (this.#storeOptions.storage !== storage || this.#storeOptions.store !== store)
    )
      this.#openStore('all');
  }

  hostDisconnected(): void {
    this.#resumeStore.hostDisconnected();
    window.removeEventListener('pageshow', this.#onPageShow);
    this.#store?.removeListener(this.#onChange);
    this.#store = undefined;
  }

  get #language(): string {
    const { transcript } = this.#player;
    return (transcript && mainLanguage(transcript)) || navigator.language;
  }

  /**
   * The article was read, or the store has changed: applies all preferences, or those that have
   * changed.
   */
  #openStore(scope: Scope): void {
    const { storage, store } = this.#host;
    this.#storeOptions = { storage, store };
    this.#store?.removeListener(this.#onChange);
    this.#store = this.#chooseStore();
    this.#store?.addListener(this.#onChange);
    this.#resumeStore.open(this.#store, this.#context.reader.article?.element);
    this.#read(scope);
  }

  #chooseStore(): SharedStore | undefined {
    const { storage, store, isConnected } = this.#host;
    if (storage === 'none' || !isConnected) return undefined;
    if (!store) return sharedStoreOf(siteStore());
    if (isStore(store)) return sharedStoreOf(store);
    this.#context.warn(
      'The property store is not an object with getItem, setItem and removeItem. Nothing is stored.',
    );
    return undefined;
  }

  #read(scope: Scope): void {
    const store = this.#store;
    this.#isReading = store !== undefined;
    // Also without a store: this article may be in another language than the last one.
    if (!store) return this.#apply(scope === 'all' ? STORED : ['voice']);
    store.read(KEY, (text) => {
      if (store !== this.#store) return;
      this.#isReading = false;
      const pending = this.#pending;
      this.#pending = {};
      const before = this.#preferred;
      this.#preferences = merged(readPreferences(text), pending);
      const preferred = this.#preferred;
      this.#apply(
        scope === 'all' ? STORED : STORED.filter((name) => before[name] !== preferred[name]),
      );
      if (Object.keys(pending).length > 0) this.#write((kept) => merged(kept, pending));
    });
  }

  /** Another player of the page, or another tab, has stored something. */
  readonly #onChange = (key: string | null): void => {
    if (key === null || key === KEY) this.#read('changed');
  };

  readonly #onPageShow = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) this.#store?.notify(null);
  };

  #write(change: (before: Preferences) => Preferences): void {
    this.#store?.change(KEY, (text) => [changedPreferences(text, change)], this.#onChange);
  }

  /** The listener's preferences for this article, as properties of the element. */
  get #preferred(): Readonly<Partial<Record<StoredName, unknown>>> {
    return { ...this.#preferences, voice: this.voiceFor()?.id };
  }

  /** Sets the listener's preferences; without one, the page's value. */
  #apply(names: readonly StoredName[]): void {
    const host = this.#host as unknown as Record<StoredName, unknown>;
    for (const name of names) {
      if (!(name in host)) continue;
      const present = host[name];
      if (!this.#applied.has(name) || this.#applied.get(name) !== present)
        this.#defaults.set(name, present);
      const value = this.#preferred[name] ?? this.#defaults.get(name);
      if (value !== present) host[name] = value;
      this.#applied.set(name, value);
    }
  }
}
