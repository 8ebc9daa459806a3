import { PLAYER_EVENTS, PlayerEvent, type PlayerEventType, type Trigger } from '../player/events.js';
import type { Player } from '../player/player.js';
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
  readonly readyState: number;
}

/** Listeners who answer events with what causes events, so often in a row, leave the browser a moment. */
const AT_ONCE = 100;

/** What an event takes back of what was not told yet. */
const OUTDATED: Readonly<Record<string, RegExp>> = {
  // Of several seeks in a row, the last one is told to be over.
  seeking: /^(timeupdate|seeked)$/,
  // What was to be told is of another article, but for what the voice does.
  emptied: /^(?!play$|pause|sentence|word|voice|notice)/,
};

/**
 * The events of the player, on their way to the page. As those of an `<audio>`, they are told once the script that caused them is done: who sets
 * `currentTime`, and only then listens for `seeked`, hears of it. The player reads an article at once, and waits for its voice each time: here it
 * becomes what HTML has a page told.
 */
export class News {
  readonly #element: Teller;
  #events: PlayerEvent[] = [];
  #due = false;
  /** Whether the page was told that it can play. */
  #ready = false;

  constructor(player: Player, element: Teller) {
    this.#element = element;
    for (const type of PLAYER_EVENTS) {
      player.addEventListener(type, (event) => {
        if (type !== 'error' || mediaErrorOf(player.error)) this.#hear(event as PlayerEvent);
      });
    }
  }

  /** Whether something has happened of which the page was not told yet. */
  awaits(type: PlayerEventType): boolean {
    return this.#events.some((event) => event.type === type);
  }

  #hear({ type, trigger }: PlayerEvent): void {
    this.#events = this.#events.filter((event) => !OUTDATED[type]?.test(event.type));
    if (type === 'emptied') this.#tell(new PlayerEvent('abort'));
    // It is told when it is so.
    if (!type.startsWith('canplay')) this.#tell(this.#forwarded(type, trigger));
  }

  /** What it is about is what was so when it happened. */
  #forwarded(type: PlayerEventType, trigger: Trigger | undefined): PlayerEvent {
    if (type === 'sentencechange') return new SentenceChangeEvent(this.#element.currentSentence, trigger);
    if (type === 'wordchange') return new WordChangeEvent(this.#element.currentWord, trigger);
    return new PlayerEvent(type, trigger);
  }

  #tell(event: PlayerEvent): void {
    // An article that is read because it is to be played is loaded after that.
    const place = /^(play|waiting)$/.test(event.type) ? this.#events.findIndex(({ type }) => type === 'loadstart') : -1;
    this.#events.splice(place < 0 ? this.#events.length : place, 0, event);
    if (!this.#due) queueMicrotask(this.#flush);
    this.#due = true;
  }

  readonly #flush = (): void => {
    const element = this.#element;
    for (let told = 0; told < AT_ONCE; told++) {
      const event = this.#events.shift();
      this.#due = event !== undefined;
      if (!event) return;
      const wasReady = this.#ready;
      const ready = element.readyState > 2 && !event.type.startsWith('loaded');
      this.#ready = ready;
      if (ready && !wasReady) element.dispatchEvent(new PlayerEvent('canplay'));
      element.dispatchEvent(event);
      if (ready && !wasReady) element.dispatchEvent(new PlayerEvent('canplaythrough'));
    }
    setTimeout(this.#flush);
  };
}
