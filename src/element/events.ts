import { PlayerEvent, type Trigger } from '../playback/events.js';
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

/** An event of the player, made anew to be dispatched on the element. */
export function forwarded(
  event: Event,
  element: { readonly currentSentence: ArticleSentence | undefined; readonly currentWord: ArticleWord | undefined },
): PlayerEvent {
  const { type, trigger } = event as PlayerEvent;
  if (type === 'sentencechange') return new SentenceChangeEvent(element.currentSentence, trigger);
  if (type === 'wordchange') return new WordChangeEvent(element.currentWord, trigger);
  return new PlayerEvent(type, trigger);
}
