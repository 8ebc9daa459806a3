import type { Span } from '../text/span.js';
import type { Sentence, Transcript } from '../text/transcript.js';
import { PlayerEvent, type PlayerEventType, type Trigger } from './events.js';
import { textOf } from './revision.js';

/** `timeupdate` comes this often while playing, in ms: four times a second, as seldom as HTML allows. */
const TIME_UPDATE_EVERY = 250;

/** Tells listeners what has changed: each change once. */
export class EventDispatcher {
  readonly #target: EventTarget;
  #sentence: Sentence | undefined;
  #word: Span | undefined;
  #timeToldAt = -Infinity;
  #ticking: ReturnType<typeof setTimeout> | undefined;

  constructor(target: EventTarget) {
    this.#target = target;
  }

  emit(type: PlayerEventType, trigger?: Trigger): void {
    if (type === 'timeupdate') this.#timeToldAt = performance.now();
    this.#target.dispatchEvent(new PlayerEvent(type, trigger));
  }

  /** Tells the time from now on, until `restTime()`, also while nothing else is told. */
  startTimeUpdates(): void {
    clearTimeout(this.#ticking);
    const due = this.#timeToldAt + TIME_UPDATE_EVERY - performance.now();
    const wait = Math.min(Math.max(due, 0), TIME_UPDATE_EVERY) || TIME_UPDATE_EVERY;
    this.#ticking = setTimeout(() => {
      this.emitTimeUpdate();
      // Whoever was told may have stopped it.
      if (this.#ticking !== undefined) this.startTimeUpdates();
    }, wait);
  }

  stopTimeUpdates(): void {
    clearTimeout(this.#ticking);
    this.#ticking = undefined;
  }

  /** Where the voice is; told if it is another sentence, or another word. */
  emitPosition(sentence: Sentence | undefined, word: Span | undefined): void {
    const sentenceChanged = sentence !== this.#sentence;
    const wordChanged = word?.start !== this.#word?.start || word?.end !== this.#word?.end;
    this.#sentence = sentence;
    this.#word = word;
    if (sentenceChanged) this.emit('sentencechange');
    if (wordChanged) this.emit('wordchange');
  }

  /** As `place`, in an article that was edited: a sentence or a word that only has other offsets now is no other one. */
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

  /** The time moved on; told if it was not told a moment ago. */
  emitTimeUpdate(): void {
    if (performance.now() - this.#timeToldAt >= TIME_UPDATE_EVERY) this.emit('timeupdate');
  }
}
