import { articleNumber, canonicalAddress } from '../../page/address.js';
import type { Player } from '../../player/player.js';
import { createAnchor, resolveAnchor, type Anchor } from '../../text/anchor.js';
import type { Transcript } from '../../text/transcript.js';
import {
  changedPositions,
  readPositions,
  shortened,
  type SavedPosition,
} from './saved-positions.js';
import type { SharedStore } from './shared-store.js';

/** The key of the saved positions, in JSON; the number is the version of the format. */
const KEY = 'article-player.places.1';
/** The shortest time between two writes of the position during playback, in ms. */
const EVERY = 2000;
/**
 * Before so many seconds at rate 1, the position is not worth saving. Chosen by hand, as the next
 * one.
 */
const HARDLY_BEGUN = 20;
/** With less than this left, in seconds at rate 1, the article counts as heard. */
const NEARLY_ENDED = 5;

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
  readonly #changed: () => void;
  #keeper: SharedStore | undefined;
  #article: Element | undefined;
  #name = '';
  /**
   * Whether `#name` was computed before the first playback: a router may change the address after
   * the article.
   */
  #early = true;
  #kept: SavedPosition | undefined;
  #found: { readonly in: Transcript; readonly offset: number | undefined } | undefined;
  /** The offset that this player saved last. */
  #last: number | undefined;
  #lastAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `changed` is called when the resume point may have changed. */
  constructor(player: Player, changed: () => void) {
    this.#player = player;
    this.#changed = changed;
    player.addEventListener('play', this.#begin);
    for (const type of ['sentencechange', 'seeked'] as const)
      player.addEventListener(type, this.#note);
    player.addEventListener('pause', this.#save);
    player.addEventListener('ended', () => this.forget());
  }

  /**
   * Until the article is played: the saved position, if it is still in the text and neither near
   * its start nor at its end.
   */
  get offer(): ResumePoint | undefined {
    const { transcript, started } = this.#player;
    if (started || !transcript || !this.#kept) return undefined;
    if (this.#found?.in !== transcript)
      this.#found = { in: transcript, offset: placeIn(transcript, this.#kept) };
    const { offset } = this.#found;
    if (offset === undefined) return undefined;
    const time = this.#player.timeAt(offset);
    return time >= HARDLY_BEGUN && this.#player.duration - time >= NEARLY_ENDED
      ? { offset, time }
      : undefined;
  }

  /** The article or the store has changed. */
  look(keeper: SharedStore | undefined, article: Element | undefined): void {
    this.#rest();
    this.#keeper = keeper;
    this.#article = article;
    this.#early = true;
    this.#last = undefined;
    this.#take(undefined);
    if (!article) return;
    this.#name = nameOf(article);
    keeper?.listen(this.#onChange);
    this.#read();
  }

  /** Removes the saved position. */
  forget(): void {
    this.#clearTimer();
    this.#take(undefined);
    this.#last = undefined;
    this.#keep(undefined);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onHidden);
    navigation()?.addEventListener('currententrychange', this.#onAddress);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onHidden);
    navigation()?.removeEventListener('currententrychange', this.#onAddress);
    this.#save();
    this.#rest();
  }

  #rest(): void {
    this.#clearTimer();
    this.#keeper?.ignore(this.#onChange);
    this.#keeper = undefined;
  }

  #clearTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #read(): void {
    const [keeper, name] = [this.#keeper, this.#name];
    keeper?.read(KEY, (text) => {
      if (keeper === this.#keeper && name === this.#name)
        this.#take(this.#placeOf(name, readPositions(text)));
    });
  }

  /** On a page that appends articles, the article of an address may not be the first one. */
  #placeOf(name: string, places: readonly SavedPosition[]): SavedPosition | undefined {
    const { transcript } = this.#player;
    const own = places.find(({ article }) => article === name);
    if (own || !transcript) return own;
    return places.find(
      (place) => isNumberedAlike(place.article, name) && placeIn(transcript, place) !== undefined,
    );
  }

  #take(kept: SavedPosition | undefined): void {
    this.#kept = kept;
    this.#found = undefined;
    this.#changed();
  }

  readonly #onChange = (key: string | null): void => {
    if (key === null || key === KEY) this.#read();
  };

  readonly #onHidden = (): void => {
    // A phone may discard a hidden page without an event.
    if (document.visibilityState === 'hidden') this.#save();
  };

  readonly #begin = (): void => {
    if (this.#early && this.#article) {
      const name = nameOf(this.#article);
      const kept = this.#kept?.article;
      // Saved under another number, which stays.
      this.#name = kept && isNumberedAlike(kept, name) ? kept : name;
    }
    this.#early = false;
  };

  /** A router may change the address after the article. */
  readonly #onAddress = (): void => {
    const name = this.#early && this.#article ? nameOf(this.#article) : this.#name;
    if (name === this.#name) return;
    this.#name = name;
    this.#take(undefined);
    this.#read();
  };

  readonly #note = (): void => {
    const wait = this.#lastAt + EVERY - performance.now();
    if (wait <= 0) this.#save();
    else if (!this.#player.paused) this.#timer ??= setTimeout(this.#save, wait);
  };

  readonly #save = (): void => {
    this.#clearTimer();
    const { transcript, started, ended, cursor } = this.#player;
    const sentence = started && !ended ? transcript?.sentenceAt(cursor) : undefined;
    if (!sentence || !transcript || sentence.start === this.#last) return;
    if (this.#player.timeAt(sentence.start) >= HARDLY_BEGUN) {
      this.#last = sentence.start;
      this.#keep(createAnchor(transcript.text, sentence.start));
    } else if (this.#last !== undefined) {
      // A listener who went back to the start wants no saved position. Playback from the start by
      // mistake, or by the page, removes none.
      this.forget();
    }
  };

  #keep(place: Anchor | undefined): void {
    this.#lastAt = performance.now();
    const name = this.#name;
    this.#keeper?.change(KEY, (text) => changedPositions(text, name, place), this.#onChange);
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

function nameOf(article: Element): string {
  return shortened(`${canonicalAddress(article.ownerDocument)}#${articleNumber(article)}`);
}

/** The start of the saved sentence. */
function placeIn(transcript: Transcript, place: SavedPosition): number | undefined {
  const offset = resolveAnchor(place, transcript.text);
  return offset === undefined ? undefined : transcript.sentenceAt(offset)?.start;
}
