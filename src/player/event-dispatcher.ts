import type { Span } from '../text/span.js';
import type { Sentence, Transcript } from '../text/transcript.js';
import { PlayerEvent, type PlayerEventType, type Trigger } from './events.js';
import { textOf } from './revision.js';

/** The interval of `timeupdate` events while playing, in ms: the longest that HTML allows. */
const TIME_UPDATE_EVERY = 250;

/** Dispatches the events of a player: one event a change. */
export class EventDispatcher {
  readonly #target: EventTarget;
  #sentence: Sentence | undefined;
  #word: Span | undefined;
  #lastTimeUpdate = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(target: EventTarget) {
    this.#target = target;
  }

  emit(type: PlayerEventType, trigger?: Trigger): void {
    if (type === 'timeupdate') this.#lastTimeUpdate = performance.now();
    this.#target.dispatchEvent(new PlayerEvent(type, trigger));
  }

  /** Dispatches `timeupdate` at intervals until `stopTimeUpdates()`. */
  startTimeUpdates(): void {
    clearTimeout(this.#timer);
    const due = this.#lastTimeUpdate + TIME_UPDATE_EVERY - performance.now();
    const wait = Math.min(Math.max(due, 0), TIME_UPDATE_EVERY) || TIME_UPDATE_EVERY;
    this.#timer = setTimeout(() => {
      this.emitTimeUpdate();
      // A listener may have stopped it.
      if (this.#timer !== undefined) this.startTimeUpdates();
    }, wait);
  }

  stopTimeUpdates(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /**
   * Dispatches `sentencechange` and `wordchange` if these are another sentence or word than before.
   */
  emitPosition(sentence: Sentence | undefined, word: Span | undefined): void {
    const sentenceChanged = sentence !== this.#sentence;
    const wordChanged = word?.start !== this.#word?.start || word?.end !== this.#word?.end;
    this.#sentence = sentence;
    this.#word = word;
    if (sentenceChanged) this.emit('sentencechange');
    if (wordChanged) this.emit('wordchange');
  }

  /**
   * As `emitPosition`, after an edit: a sentence or word of which only the offsets changed is the
   * same one.
   */
  emitPositionAfterEdit(
    after: Transcript,
    before: Transcript,
    sentence: Sentence | undefined,
    word: Span | undefined,
  ): void {
    if (textOf(before, this.#sentence) === textOf(after, sentence)) this.#sentence = sentence;
    if (textOf(before, this.#word) === textOf(after, word)) this.#word = word;
    this.emitPosition(sentence, word);
  }

  /** Dispatches `timeupdate`, unless one was dispatched within the interval. */
  emitTimeUpdate(): void {
    if (performance.now() - this.#lastTimeUpdate >= TIME_UPDATE_EVERY) this.emit('timeupdate');
  }
}
