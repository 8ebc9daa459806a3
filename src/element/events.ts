import { PLAYER_EVENTS, PlayerEvent, type Trigger } from '../playback/events.js';
import type { Player } from '../playback/player.js';
import { mediaErrorOf } from './media-error.js';
import type { ArticleSentence, ArticleWord } from './sentences.js';

/** The voice went to another sentence. */
export class SentenceChangeEvent extends PlayerEvent {
  /** `undefined` when it left the last one. */
  readonly sentence: ArticleSentence | undefined;

  constructor(sentence: ArticleSentence | undefined, trigger?: Trigger) {
    super('sentencechange', trigger);
    this.sentence = sentence;
  }
}

/** The voice went to another word. */
export class WordChangeEvent extends PlayerEvent {
  /** `undefined` when it is on none that is known. */
  readonly word: ArticleWord | undefined;

  constructor(word: ArticleWord | undefined, trigger?: Trigger) {
    super('wordchange', trigger);
    this.word = word;
  }
}

/** Where the events of a player are told to the page. */
interface Teller extends EventTarget {
  readonly currentSentence: ArticleSentence | undefined;
  readonly currentWord: ArticleWord | undefined;
}

/** Listeners who answer events with what causes events, so often in a row, leave the browser a moment. */
const AT_ONCE = 100;

/**
 * The events of the player, on their way to the page. As those of an `<audio>`, they are told once the script that caused them is done: who sets
 * `currentTime`, and only then listens for `seeked`, hears of it.
 */
export class News {
  readonly #element: Teller;
  readonly #events: PlayerEvent[] = [];
  #told = 0;

  constructor(player: Player, element: Teller) {
    this.#element = element;
    for (const type of PLAYER_EVENTS) {
      player.addEventListener(type, (event) => {
        if (type !== 'error' || mediaErrorOf(player.error)) this.#tell(this.#forwarded(event as PlayerEvent));
      });
    }
  }

  /** Whether a seek was begun of which the page was not told yet. */
  get seeking(): boolean {
    return this.#events.some(({ type }) => type === 'seeking');
  }

  /** What it is about is what was so when it happened. */
  #forwarded({ type, trigger }: PlayerEvent): PlayerEvent {
    if (type === 'sentencechange') return new SentenceChangeEvent(this.#element.currentSentence, trigger);
    if (type === 'wordchange') return new WordChangeEvent(this.#element.currentWord, trigger);
    return new PlayerEvent(type, trigger);
  }

  #tell(event: PlayerEvent): void {
    this.#events.push(event);
    if (this.#events.length === 1) queueMicrotask(this.#flush);
  }

  readonly #flush = (): void => {
    for (let event = this.#events[0]; event; event = this.#events[0]) {
      if (this.#told >= AT_ONCE) break;
      this.#told += 1;
      this.#element.dispatchEvent(event);
      this.#events.shift();
    }
    if (this.#events.length > 0) setTimeout(this.#flush);
    this.#told = 0;
  };
}
