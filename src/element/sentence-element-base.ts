import type { ArticleReader, ReadArticle } from '../core/article-reader.js';
import type { TextMap } from '../page/text-map.js';
import type { Sentence, Transcript } from '../text/transcript.js';
import { linkToRange } from './link.js';
import { ArticleOptions } from './options.js';
import {
  describeSentence,
  describeWord,
  type ArticleSentence,
  type ArticleWord,
} from './sentences.js';
import { sentenceAtTarget, type SeekTarget } from './seek-target.js';

/** A cache of `sentences`, with the objects from which it was created. */
interface DescribedSentences {
  readonly transcript: Transcript | undefined;
  readonly map: TextMap | undefined;
  readonly sentences: readonly ArticleSentence[];
}

/** The members for sentences and words, which `HTMLMediaElement` does not have. */
export abstract class SentenceElementBase extends ArticleOptions {
  /** @internal */
  protected abstract readonly articleReader: ArticleReader;

  /** @internal The extracted article. */
  get readArticle(): ReadArticle | undefined {
    return this.articleReader.article;
  }
  /**
   * All sentences, in spoken order; empty until the article has been extracted. The array stays the
   * same object until the article is extracted again with a different result.
   */
  get sentences(): readonly ArticleSentence[] {
    const { transcript } = this.player;
    const map = this.readArticle?.map;
    const cached = this.#described;
    if (cached && cached.transcript === transcript && cached.map === map) return cached.sentences;
    const sentences = Object.freeze(
      (transcript?.sentences ?? []).map((sentence) => this.#describe(sentence)),
    );
    this.#described = { transcript, map, sentences };
    return sentences;
  }
  #described: DescribedSentences | undefined;
  /** The sentence at the current position; `undefined` before the first play and after the end. */
  get currentSentence(): ArticleSentence | undefined {
    const { currentSentence } = this.player;
    return currentSentence && this.#describe(currentSentence);
  }
  /** The word that is being spoken, if the voice reports word boundaries. */
  get currentWord(): ArticleWord | undefined {
    const { currentWord } = this.player;
    return currentWord && describeWord(currentWord, this.readArticle?.map);
  }

  /**
   * Seeks to a sentence by its index, or to the sentence at the start of a range, a node or a
   * selection.
   * @throws `TypeError` if the target is none of these, `RangeError` if there is no such sentence.
   */
  seekTo(target: SeekTarget): void {
    this.articleReader.readNow();
    this.player.seek(sentenceAtTarget(target, this.player.transcript, this.readArticle?.map).start);
  }

  /**
   * A URL of this page with a text fragment that leads to a sentence: to the current one, to one of
   * `sentences`, or to the one with that index. Without a sentence, as before the first play, the
   * URL of the page.
   * @throws `RangeError` if there is no sentence with that index.
   */
  linkTo(sentence: ArticleSentence | number | undefined = this.currentSentence): string {
    const target = typeof sentence === 'number' ? this.sentences[sentence] : sentence;
    if (typeof sentence === 'number' && !target)
      throw new RangeError(`There is no sentence ${sentence}.`);
    return linkToRange(this.ownerDocument, target?.range, target?.lang ?? '');
  }

  #describe(sentence: Sentence): ArticleSentence {
    return describeSentence(sentence, this.player.transcript!, this.readArticle?.map);
  }
}
