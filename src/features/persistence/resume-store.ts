import { articleNumber, canonicalAddress } from '../../page/address.js';
import type { Player } from '../../player/player.js';
import { createAnchor, resolveAnchor, type Anchor } from '../../text/anchor.js';
import type { Transcript } from '../../text/transcript.js';
import { changedPositions, readPositions, shortened, type SavedPosition } from './saved-positions.js';
import type { SharedStore } from './shared-store.js';

/** Under which a store keeps where articles were left, in JSON; the number is that of its shape. */
const KEY = 'article-player.places.1';
/** The place is kept at most this often, in ms, while the voice goes on. */
const EVERY = 2000;
/** Who heard less than this, in seconds at rate 1, starts anew as soon; chosen by hand, as the next one. */
const HARDLY_BEGUN = 20;
/** Who left with less than this to hear has heard the article. */
const NEARLY_ENDED = 5;

/** Where to go on from. */
export interface ResumePoint {
  /** Where a sentence begins, as UTF-16 offset into the transcript. */
  readonly offset: number;
  /** When it is said, in seconds at rate 1. */
  readonly time: number;
}

/** Keeps where an article was left: the sentence, found again by its words, so that the article may be edited meanwhile. */
export class ResumeStore {
  readonly #player: Player;
  readonly #changed: () => void;
  #keeper: SharedStore | undefined;
  #article: Element | undefined;
  #name = '';
  /** Whether `#name` was made before the article was first played: an address may come later than its article. */
  #early = true;
  #kept: SavedPosition | undefined;
  #found: { readonly in: Transcript; readonly offset: number | undefined } | undefined;
  /** The offset that was kept last, by this player. */
  #last: number | undefined;
  #lastAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `changed` is told when another place may be on offer. */
  constructor(player: Player, changed: () => void) {
    this.#player = player;
    this.#changed = changed;
    player.addEventListener('play', this.#begin);
    for (const type of ['sentencechange', 'seeked'] as const) player.addEventListener(type, this.#note);
    player.addEventListener('pause', this.#save);
    player.addEventListener('ended', () => this.forget());
  }

  /** Until the article is played: where it was left, if that is neither near its start nor at its end, and still in it. */
  get offer(): ResumePoint | undefined {
    const { transcript, started } = this.#player;
    if (started || !transcript || !this.#kept) return undefined;
    if (this.#found?.in !== transcript) this.#found = { in: transcript, offset: placeIn(transcript, this.#kept) };
    const { offset } = this.#found;
    if (offset === undefined) return undefined;
    const time = this.#player.timeAt(offset);
    return time >= HARDLY_BEGUN && this.#player.duration - time >= NEARLY_ENDED ? { offset, time } : undefined;
  }

  /** Another article is remembered, or elsewhere. */
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

  /** The place is of no use any more. */
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
      if (keeper === this.#keeper && name === this.#name) this.#take(this.#placeOf(name, readPositions(text)));
    });
  }

  /** In a page that loads article after article, the one of an address is not the first. */
  #placeOf(name: string, places: readonly SavedPosition[]): SavedPosition | undefined {
    const { transcript } = this.#player;
    const own = places.find(({ article }) => article === name);
    if (own || !transcript) return own;
    return places.find((place) => isNumberedAlike(place.article, name) && placeIn(transcript, place) !== undefined);
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
    // A phone may end a hidden page without a word.
    if (document.visibilityState === 'hidden') this.#save();
  };

  readonly #begin = (): void => {
    if (this.#early && this.#article) {
      const name = nameOf(this.#article);
      const kept = this.#kept?.article;
      // Kept under another number: there it is kept on.
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
      // Who went back to the start wants no other place; a start by mistake, or by the page, takes none away.
      this.forget();
    }
  };

  #keep(place: Anchor | undefined): void {
    this.#lastAt = performance.now();
    const name = this.#name;
    this.#keeper?.change(KEY, (text) => changedPositions(text, name, place), this.#onChange);
  }
}

/** The Navigation API: Firefox before 147 and Safari before 26.2 have none. */
function navigation(): EventTarget | undefined {
  return (globalThis as { navigation?: EventTarget }).navigation;
}

/** Whether two names are of articles of one address that have a number each, and no `id`. */
function isNumberedAlike(name: string, other: string): boolean {
  const numbered = /#\d+$/;
  return numbered.test(name) && numbered.test(other) && name.replace(numbered, '') === other.replace(numbered, '');
}

function nameOf(article: Element): string {
  return shortened(`${canonicalAddress(article.ownerDocument)}#${articleNumber(article)}`);
}

/** Where the sentence begins that was left. */
function placeIn(transcript: Transcript, place: SavedPosition): number | undefined {
  const offset = resolveAnchor(place, transcript.text);
  return offset === undefined ? undefined : transcript.sentenceAt(offset)?.start;
}
