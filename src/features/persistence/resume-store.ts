import { articleName } from '../../page/address.js';
import type { Player } from '../../player/player.js';
import { createAnchor, resolveAnchor, type Anchor } from '../../text/anchor.js';
import type { Transcript } from '../../text/transcript.js';
import { changedPositions, readPositions, type SavedPosition } from './saved-positions.js';
import type { SharedStore } from './shared-store.js';

/** The key of the saved positions, in JSON; the number is the version of the format. */
const KEY = 'article-player.places.1';
/** The shortest time between two writes of the position during playback, in ms. */
const WRITE_INTERVAL = 2000;
/**
 * Before so many seconds at rate 1, the position is not worth saving. Chosen by hand, as the next
 * one.
 */
const MIN_TIME = 20;
/** With less than this left, in seconds at rate 1, the article counts as heard. */
const MIN_REST = 5;

/** A position to resume from. */
export interface ResumePoint {
  /** The start of a sentence, as UTF-16 offset into the transcript. */
  readonly offset: number;
  /** Its time, in seconds at rate 1. */
  readonly time: number;
}

/**
 * Saves the position in an article: the sentence, which is found again by its words even if the
 * article was edited.
 */
export class ResumeStore {
  readonly #player: Player;
  readonly #onOfferChange: () => void;
  #store: SharedStore | undefined;
  #article: Element | undefined;
  #name = '';
  /**
   * Whether `#name` was computed before the first playback: a router may change the address after
   * the article.
   */
  #isNamePreliminary = true;
  #saved: SavedPosition | undefined;
  #resolved: { readonly in: Transcript; readonly offset: number | undefined } | undefined;
  /** The offset that this player saved last. */
  #lastSaved: number | undefined;
  #lastWriteAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `onOfferChange` is called when the resume point may have changed. */
  constructor(player: Player, onOfferChange: () => void) {
    this.#player = player;
    this.#onOfferChange = onOfferChange;
    player.addEventListener('play', this.#onPlay);
    for (const type of ['sentencechange', 'seeked'] as const)
      player.addEventListener(type, this.#onProgress);
    player.addEventListener('pause', this.#save);
    player.addEventListener('ended', () => this.forget());
  }

  /**
   * Until the article is played: the saved position, if it is still in the text and neither near
   * its start nor at its end.
   */
  get offer(): ResumePoint | undefined {
    const { transcript, started } = this.#player;
    if (started || !transcript || !this.#saved) return undefined;
    if (this.#resolved?.in !== transcript)
      this.#resolved = { in: transcript, offset: offsetIn(transcript, this.#saved) };
    const { offset } = this.#resolved;
    if (offset === undefined) return undefined;
    const time = this.#player.timeAt(offset);
    return time >= MIN_TIME && this.#player.duration - time >= MIN_REST
      ? { offset, time }
      : undefined;
  }

  /** The article or the store has changed. */
  open(store: SharedStore | undefined, article: Element | undefined): void {
    this.#detach();
    this.#store = store;
    this.#article = article;
    this.#isNamePreliminary = true;
    this.#lastSaved = undefined;
    this.#setSaved(undefined);
    if (!article) return;
    this.#name = articleName(article);
    store?.addListener(this.#onChange);
    this.#read();
  }

  /** Removes the saved position. */
  forget(): void {
    this.#clearTimer();
    this.#setSaved(undefined);
    this.#lastSaved = undefined;
    this.#write(undefined);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onHidden);
    navigation()?.addEventListener('currententrychange', this.#onAddressChange);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onHidden);
    navigation()?.removeEventListener('currententrychange', this.#onAddressChange);
    this.#save();
    this.#detach();
  }

  #detach(): void {
    this.#clearTimer();
    this.#store?.removeListener(this.#onChange);
    this.#store = undefined;
  }

  #clearTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #read(): void {
    const [store, name] = [this.#store, this.#name];
    store?.read(KEY, (text) => {
      if (store === this.#store && name === this.#name)
        this.#setSaved(this.#positionOf(name, readPositions(text)));
    });
  }

  /** On a page that appends articles, the article of an address may not be the first one. */
  #positionOf(name: string, positions: readonly SavedPosition[]): SavedPosition | undefined {
    const { transcript } = this.#player;
    const own = positions.find(({ article }) => article === name);
    if (own || !transcript) return own;
    return positions.find(
      (position) =>
        isNumberedAlike(position.article, name) && offsetIn(transcript, position) !== undefined,
    );
  }

  #setSaved(saved: SavedPosition | undefined): void {
    this.#saved = saved;
    this.#resolved = undefined;
    this.#onOfferChange();
  }

  readonly #onChange = (key: string | null): void => {
    if (key === null || key === KEY) this.#read();
  };

  readonly #onHidden = (): void => {
    // A phone may discard a hidden page without an event.
    if (document.visibilityState === 'hidden') this.#save();
  };

  readonly #onPlay = (): void => {
    if (this.#isNamePreliminary && this.#article) {
      const name = articleName(this.#article);
      const saved = this.#saved?.article;
      // Saved under another number, which stays.
      this.#name = saved && isNumberedAlike(saved, name) ? saved : name;
    }
    this.#isNamePreliminary = false;
  };

  /** A router may change the address after the article. */
  readonly #onAddressChange = (): void => {
    const name = this.#isNamePreliminary && this.#article ? articleName(this.#article) : this.#name;
    if (name === this.#name) return;
    this.#name = name;
    this.#setSaved(undefined);
    this.#read();
  };

  readonly #onProgress = (): void => {
    const wait = this.#lastWriteAt + WRITE_INTERVAL - performance.now();
    if (wait <= 0) this.#save();
    else if (!this.#player.paused) this.#timer ??= setTimeout(this.#save, wait);
  };

  readonly #save = (): void => {
    this.#clearTimer();
    const { transcript, started, ended, cursor } = this.#player;
    const sentence = started && !ended ? transcript?.sentenceAt(cursor) : undefined;
    if (!sentence || !transcript || sentence.start === this.#lastSaved) return;
    if (this.#player.timeAt(sentence.start) >= MIN_TIME) {
      this.#lastSaved = sentence.start;
      this.#write(createAnchor(transcript.text, sentence.start));
    } else if (this.#lastSaved !== undefined) {
      // A listener who went back to the start wants no saved position. Playback from the start by
      // mistake, or by the page, removes none.
      this.forget();
    }
  };

  #write(position: Anchor | undefined): void {
    this.#lastWriteAt = performance.now();
    const name = this.#name;
    this.#store?.change(KEY, (text) => changedPositions(text, name, position), this.#onChange);
  }
}

/** The Navigation API; missing in Firefox before 147 and Safari before 26.2. */
function navigation(): EventTarget | undefined {
  return (globalThis as { navigation?: EventTarget }).navigation;
}

/** Whether two names are of articles with the same address that have numbers, and no `id`. */
function isNumberedAlike(name: string, other: string): boolean {
  const numbered = /#\d+$/;
  return (
    numbered.test(name) &&
    numbered.test(other) &&
    name.replace(numbered, '') === other.replace(numbered, '')
  );
}

/** The start of the saved sentence. */
function offsetIn(transcript: Transcript, position: SavedPosition): number | undefined {
  const offset = resolveAnchor(position, transcript.text);
  return offset === undefined ? undefined : transcript.sentenceAt(offset)?.start;
}
