import { PlayerEvent, type PlayerEventType, type Trigger } from '../player/events.js';
import { PLAYER_EVENTS } from '../player/event-types.js';
import type { Player } from '../player/player.js';
import { SentenceChangeEvent, WordChangeEvent } from './events.js';
import { mediaErrorOf } from '../shell/media-error.js';
import type { ArticleSentence, ArticleWord } from './sentences.js';

/** What the events are about. */
interface MediaEventSource {
  readonly currentSentence: ArticleSentence | undefined;
  readonly currentWord: ArticleWord | undefined;
  readonly readyState: number;
}

/**
 * At most this many events are dispatched in one task, because a listener may cause further events
 * without end.
 */
const MAX_PER_TASK = 100;

/** The queued events that an event of the player removes. */
const SUPERSEDED: Readonly<Record<string, RegExp>> = {
  // After several seeks in a row, only the last one dispatches `seeked`.
  seeking: /^(timeupdate|seeked)$/,
  // The queued events concern the previous article, except those about the voice.
  emptied: /^(?!play$|pause|sentence|word|voice|notice)/,
};

/**
 * Dispatches the events of the player on the element. As with an `<audio>`, they are dispatched
 * after the script that caused them: a script may set `currentTime` and then add a listener for
 * `seeked`. The player's own events are synchronous. The queue brings them into the order of HTML's
 * media events, and adds `abort`, `canplay` and `canplaythrough`.
 */
export class MediaEventQueue {
  readonly #target: EventTarget;
  readonly #source: MediaEventSource;
  #events: PlayerEvent[] = [];
  #scheduled = false;
  /** Events of the player that were dispatched already. */
  #told: PlayerEventType[] = [];
  /** Whether `canplay` was dispatched. */
  #canPlay = false;

  /**
   * Dispatches on `target`; `source` knows the present sentence and state. `isPlayTold`: `play` and
   * `waiting` were dispatched before the core was there, which plays in this task.
   */
  constructor(
    player: Player,
    target: EventTarget,
    source: MediaEventSource,
    isPlayTold: boolean | undefined,
  ) {
    if (isPlayTold) {
      this.#told = ['play', 'waiting'];
      queueMicrotask(() => (this.#told = []));
    }
    this.#target = target;
    this.#source = source;
    for (const type of PLAYER_EVENTS) {
      player.addEventListener(type, (event) => {
        if (type !== 'error' || mediaErrorOf(player.error))
          this.#onPlayerEvent(event as PlayerEvent);
      });
    }
  }

  /** Whether an event of this type is queued. */
  has(type: PlayerEventType): boolean {
    return this.#events.some((event) => event.type === type);
  }

  #onPlayerEvent({ type, trigger }: PlayerEvent): void {
    const told = this.#told.indexOf(type);
    if (told >= 0) return void this.#told.splice(told, 1);
    this.#events = this.#events.filter((event) => !SUPERSEDED[type]?.test(event.type));
    if (type === 'emptied') this.#enqueue(new PlayerEvent('abort'));
    // The queue dispatches `canplay` and `canplaythrough` by itself.
    if (!type.startsWith('canplay')) this.#enqueue(this.#elementEvent(type, trigger));
  }

  /**
   * The event as the element dispatches it, with the sentence or word of the time when it was
   * queued.
   */
  #elementEvent(type: PlayerEventType, trigger: Trigger | undefined): PlayerEvent {
    if (type === 'sentencechange')
      return new SentenceChangeEvent(this.#source.currentSentence, trigger);
    if (type === 'wordchange') return new WordChangeEvent(this.#source.currentWord, trigger);
    return new PlayerEvent(type, trigger);
  }

  #enqueue(event: PlayerEvent): void {
    // If `play()` makes the article load, `play` and `waiting` are dispatched before `loadstart`.
    const index = /^(play|waiting)$/.test(event.type)
      ? this.#events.findIndex(({ type }) => type === 'loadstart')
      : -1;
    this.#events.splice(index < 0 ? this.#events.length : index, 0, event);
    if (!this.#scheduled) queueMicrotask(this.#flush);
    this.#scheduled = true;
  }

  readonly #flush = (): void => {
    const target = this.#target;
    for (let count = 0; count < MAX_PER_TASK; count++) {
      const event = this.#events.shift();
      this.#scheduled = event !== undefined;
      if (!event) return;
      const couldPlay = this.#canPlay;
      const canPlay = this.#source.readyState > 2 && !event.type.startsWith('loaded');
      this.#canPlay = canPlay;
      if (canPlay && !couldPlay) target.dispatchEvent(new PlayerEvent('canplay'));
      target.dispatchEvent(event);
      if (canPlay && !couldPlay) target.dispatchEvent(new PlayerEvent('canplaythrough'));
    }
    setTimeout(this.#flush);
  };
}
