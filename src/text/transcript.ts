import { isSpeakable } from './speakable.js';
import { languagesOf, likelyLanguages } from './scripts.js';
import { splitSentences } from './sentences/split.js';
import { indexAt, type Span } from './span.js';
import { runToEnd } from './cooperative.js';
import { splitWords } from './words.js';

/** What a block of the article is. A `heading` has a level in the page; an `item` is of a list, a `cell` of a table. */
export type PassageKind = 'heading' | 'paragraph' | 'item' | 'quote' | 'caption' | 'cell' | 'code' | 'preformatted';

/** How a block of code is said: `announce` says that there is one, and how long it is; `read` says the code. */
export type CodeChoice = 'announce' | 'read';

/** What is said in place of a stretch of text. Where the stretch is empty, it is said before what follows. */
export interface Alias extends Span {
  readonly say: string;
}

/** A stretch of text in another language than the passage it is in. */
export interface LanguageRun extends Span {
  /** BCP 47. */
  readonly lang: string;
}

/** What a block of text has beside its text. Offsets of aliases and runs are on the same ruler as the block's own. */
interface PassageTraits {
  /** Of a heading: 1 to 6, as in the page. */
  readonly level?: number;
  /** In order, not overlapping. */
  readonly aliases?: readonly Alias[];
  /** In order, not overlapping. */
  readonly runs?: readonly LanguageRun[];
}

/** A block of text before it has its place in a transcript: its offsets are into its own text. */
export interface PassageSource extends PassageTraits {
  /** White space is as it shall be spoken: usually collapsed. */
  readonly text: string;
  readonly kind: PassageKind;
  /** BCP 47; empty where the page does not say. */
  readonly lang: string;
}

/** A block of the article: a paragraph, a heading, an item of a list. */
export interface Passage extends Span, PassageTraits {
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

/**
 * Joins passages into one text and finds its sentences. A language that the letters of a passage cannot be of gives way to the likeliest one
 * that they are of. A block of code is one. A passage or sentence with nothing to say in it has none.
 */
export function createTranscript(sources: readonly PassageSource[]): Transcript {
  return runToEnd(createTranscriptSteps(sources));
}

/** As `createTranscript`, a step a passage: the sentences of a long article take their time. */
export function* createTranscriptSteps(sources: readonly PassageSource[]): Generator<void, Transcript> {
  const text = sources.map((source) => source.text).join(BETWEEN_PASSAGES);
  const passages: Passage[] = [];
  const sentences: Sentence[] = [];
  const likely = likelyLanguages(text);
  let start = 0;
  for (const source of sources) {
    const { text: own, kind, runs: known = [] } = source;
    // Names in code are of any language, and its words are of none.
    const { lang, runs } =
      kind === 'code' ? { lang: source.lang, runs: known } : languagesOf(own, source.lang, known, likely);
    const passage = placed({ ...source, lang, ...(runs.length > 0 && { runs }) }, start);
    passages.push(passage);
    // No line of code is a sentence: it is announced, or read, as one.
    const spans = kind === 'code' ? [{ start: 0, end: own.length }] : splitSentences(own, lang);
    for (const span of spans) {
      const sentence = trimmed(own, span);
      if (!isSpeakable(own.slice(sentence.start, sentence.end)) && !hasSaying(source, sentence)) continue;
      sentences.push({ start: start + sentence.start, end: start + sentence.end, index: sentences.length, passage });
    }
    start = passage.end + BETWEEN_PASSAGES.length;
    yield;
  }
  return new PlainTranscript(text, passages, sentences);
}

/** Whether the page tells what is said of signs: they may be the answer. */
function hasSaying({ aliases = [] }: PassageSource, { start, end }: Span): boolean {
  return aliases.some((alias) => alias.start < end && alias.end > start && isSpeakable(alias.say));
}

function placed({ text, kind, lang, level, aliases, runs }: PassageSource, start: number): Passage {
  const shifted = <Part extends Span>(parts: readonly Part[]) =>
    parts.map((part) => ({ ...part, start: start + part.start, end: start + part.end }));
  return {
    start,
    end: start + text.length,
    kind,
    lang,
    ...(level && { level }),
    ...(aliases && { aliases: shifted(aliases) }),
    ...(runs && { runs: shifted(runs) }),
  };
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
