import { PlayerEvent, type Trigger } from '../player/events.js';
import type { ArticleSentence, ArticleWord } from './sentences.js';

/** The voice has moved to another sentence. */
export class SentenceChangeEvent extends PlayerEvent {
  /** `undefined` after the last sentence. */
  readonly sentence: ArticleSentence | undefined;

  constructor(sentence: ArticleSentence | undefined, trigger?: Trigger) {
    super('sentencechange', trigger);
    this.sentence = sentence;
  }
}

/** The voice has moved to another word. */
export class WordChangeEvent extends PlayerEvent {
  /** `undefined` if the current word is not known. */
  readonly word: ArticleWord | undefined;

  constructor(word: ArticleWord | undefined, trigger?: Trigger) {
    super('wordchange', trigger);
    this.word = word;
  }
}
