import { isSayable } from './sayable.js';
import { splitSentences } from './segment.js';
import { indexAt, type Span } from './span.js';
import { splitWords } from './words.js';

/** What a block of the article is. A `heading` has a level in the page; an `item` is of a list, a `cell` of a table. */
export type PassageKind = 'heading' | 'paragraph' | 'item' | 'quote' | 'caption' | 'cell' | 'preformatted';

/** A block of text before it has its place in a transcript. */
export interface PassageSource {
  /** White space is as it shall be spoken: usually collapsed. */
  readonly text: string;
  readonly kind: PassageKind;
  /** BCP 47; empty where the page does not say. */
  readonly lang: string;
}

/** A block of the article: a paragraph, a heading, an item of a list. */
export interface Passage extends Span {
  readonly kind: PassageKind;
  readonly lang: string;
}

/** A sentence of a passage, without the white space around it. */
export interface Sentence extends Span {
  /** Its place in `Transcript.sentences`. */
  readonly index: number;
  readonly passage: Passage;
}

/** The article as one immutable string. Every offset in the program is into `text`, in UTF-16 code units. */
export interface Transcript {
  readonly text: string;
  readonly passages: readonly Passage[];
  readonly sentences: readonly Sentence[];
  /** The sentence that holds `offset`, or the first one after it. */
  sentenceAt(offset: number): Sentence | undefined;
  /** The word that holds `offset`, or the first one after it in the same sentence. */
  wordAt(offset: number): Span | undefined;
}

/** What stands between two passages in `Transcript.text`, so that no word of one touches a word of the next. */
const BETWEEN_PASSAGES = '\n';

/** Joins passages into one text and finds its sentences. A passage or sentence with nothing to say in it has none. */
export function createTranscript(sources: readonly PassageSource[]): Transcript {
  const text = sources.map((source) => source.text).join(BETWEEN_PASSAGES);
  const passages: Passage[] = [];
  const sentences: Sentence[] = [];
  let start = 0;
  for (const { text: own, kind, lang } of sources) {
    const passage = { start, end: start + own.length, kind, lang };
    passages.push(passage);
    for (const span of splitSentences(own, lang)) {
      const sentence = trimmed(own, span);
      if (!isSayable(own.slice(sentence.start, sentence.end))) continue;
      sentences.push({ start: start + sentence.start, end: start + sentence.end, index: sentences.length, passage });
    }
    start = passage.end + BETWEEN_PASSAGES.length;
  }
  return new PlainTranscript(text, passages, sentences);
}

class PlainTranscript implements Transcript {
  /** Words are found when first asked for: most of an article is never reached. */
  readonly #words = new Map<Sentence, readonly Span[]>();

  constructor(
    readonly text: string,
    readonly passages: readonly Passage[],
    readonly sentences: readonly Sentence[],
  ) {}

  sentenceAt(offset: number): Sentence | undefined {
    return this.sentences[indexAt(this.sentences, offset)];
  }

  wordAt(offset: number): Span | undefined {
    const sentence = this.sentenceAt(offset);
    if (!sentence) return undefined;
    const words = this.#wordsOf(sentence);
    return words[indexAt(words, offset)];
  }

  #wordsOf(sentence: Sentence): readonly Span[] {
    let words = this.#words.get(sentence);
    if (!words) {
      const { start, end, passage } = sentence;
      words = splitWords(this.text.slice(start, end), passage.lang).map((word) => ({
        start: start + word.start,
        end: start + word.end,
      }));
      this.#words.set(sentence, words);
    }
    return words;
  }
}

function trimmed(text: string, { start, end }: Span): Span {
  const piece = text.slice(start, end);
  const lead = piece.length - piece.trimStart().length;
  return lead === piece.length ? { start, end: start } : { start: start + lead, end: start + piece.trimEnd().length };
}
