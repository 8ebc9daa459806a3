import type { ArticleReader, ReadArticle } from '../core/article-reader.js';
import type { TextMap } from '../page/text-map.js';
import type { Sentence, Transcript } from '../text/transcript.js';
import { linkToRange } from './link.js';
import { ArticleOptions } from './options.js';
import { describeSentence, describeWord, type ArticleSentence, type ArticleWord } from './sentences.js';
import { sentenceOf, type SeekTarget } from './target.js';

/** The sentences as they were described last, and what they were made of. */
interface Described {
  readonly transcript: Transcript | undefined;
  readonly map: TextMap | undefined;
  readonly sentences: readonly ArticleSentence[];
}

/** What an article has, as text, that no recording has: its sentences and words, the way to each, and a link to it. */
export abstract class SentenceSurface extends ArticleOptions {
  /** @internal */
  protected abstract readonly reading: ArticleReader;

  /** @internal The article as it was read. */
  get readArticle(): ReadArticle | undefined {
    return this.reading.article;
  }
  /**
   * All sentences, in the order in which they are spoken; empty until the article has been read. The same array until the article is read
   * anew with another text, or from other places.
   */
  get sentences(): readonly ArticleSentence[] {
    const { transcript } = this.player;
    const map = this.readArticle?.map;
    const known = this.#described;
    if (known && known.transcript === transcript && known.map === map) return known.sentences;
    const sentences = Object.freeze((transcript?.sentences ?? []).map((sentence) => this.#describe(sentence)));
    this.#described = { transcript, map, sentences };
    return sentences;
  }
  #described: Described | undefined;
  /** The sentence being said, or paused in; `undefined` before the first play and after the end. */
  get currentSentence(): ArticleSentence | undefined {
    const { currentSentence } = this.player;
    return currentSentence && this.#describe(currentSentence);
  }
  /** The word being said, where the voice tells. */
  get currentWord(): ArticleWord | undefined {
    const { currentWord } = this.player;
    return currentWord && describeWord(currentWord, this.readArticle?.map);
  }

  /**
   * Goes to a sentence, or to the sentence where a range, a node or a selection begins.
   * @throws `TypeError` when it is none of these, `RangeError` when there is no such sentence.
   */
  seekTo(target: SeekTarget): void {
    this.reading.readNow();
    this.player.seek(sentenceOf(target, this.player.transcript, this.readArticle?.map).start);
  }

  /**
   * The address of this page that leads to a sentence, by its words as they stand in the page (a text fragment): to the one being said, or to
   * one of `sentences`, or the number of one. The page's address alone where there is no such text, as before the first play.
   * @throws `RangeError` when there is no sentence of that number.
   */
  linkTo(sentence: ArticleSentence | number | undefined = this.currentSentence): string {
    const asked = typeof sentence === 'number' ? this.sentences[sentence] : sentence;
    if (typeof sentence === 'number' && !asked) throw new RangeError(`There is no sentence ${sentence}.`);
    return linkToRange(this.ownerDocument, asked?.range, asked?.lang ?? '');
  }

  #describe(sentence: Sentence): ArticleSentence {
    return describeSentence(sentence, this.player.transcript!, this.readArticle?.map);
  }
}
