import { isSpeakable } from './speakable.js';
import { languagesOf, likelyLanguages } from './scripts.js';
import { splitSentences } from './sentences/split.js';
import { indexAt, type Span } from './span.js';
import { runToEnd } from './cooperative.js';
import { splitWords } from './words.js';

/**
 * The kind of a block of the article. A `heading` has a level; an `item` is in a list, a `cell` in
 * a table.
 */
export type PassageKind =
  'heading' | 'paragraph' | 'item' | 'quote' | 'caption' | 'cell' | 'code' | 'preformatted';

/**
 * How a block of code is spoken: `announce` speaks only that there is code, and its number of
 * lines; `read` speaks the code.
 */
export type CodeChoice = 'announce' | 'read';

/**
 * The spoken form of a range of the text. With an empty range, it is spoken before the text at that
 * offset.
 */
export interface Alias extends Span {
  readonly say: string;
}

/** A range of the text in another language than its passage. */
export interface LanguageRun extends Span {
  /** BCP 47. */
  readonly lang: string;
}

/**
 * Properties of a block in addition to its text. The offsets of aliases and runs are relative to
 * the same text as the block's own.
 */
interface PassageTraits {
  /** The level of a heading, 1 to 6. */
  readonly level?: number;
  /** In order, not overlapping. */
  readonly aliases?: readonly Alias[];
  /** In order, not overlapping. */
  readonly runs?: readonly LanguageRun[];
}

/** A block of text, not yet in a transcript: its offsets are into its own text. */
export interface PassageSource extends PassageTraits {
  /** White space as it is to be spoken: usually collapsed. */
  readonly text: string;
  readonly kind: PassageKind;
  /** BCP 47; empty if the page declares no language. */
  readonly lang: string;
}

/** A block of the article, as a paragraph, a heading or a list item. */
export interface Passage extends Span, PassageTraits {
  readonly kind: PassageKind;
  readonly lang: string;
}

/** A sentence of a passage, without leading and trailing white space. */
export interface Sentence extends Span {
  /** Its index in `Transcript.sentences`. */
  readonly index: number;
  readonly passage: Passage;
}

/**
 * The article as one immutable string. All offsets of the program are into `text`, in UTF-16 code
 * units.
 */
export interface Transcript {
  readonly text: string;
  readonly passages: readonly Passage[];
  readonly sentences: readonly Sentence[];
  /** The sentence that contains `offset`, or the first one after it. */
  sentenceAt(offset: number): Sentence | undefined;
  /** The word that contains `offset`, or the first one after it in the same sentence. */
  wordAt(offset: number): Span | undefined;
}

/** Separates two passages in `Transcript.text`, so that words of different passages never touch. */
const BETWEEN_PASSAGES = '\n';

/**
 * Joins passages into one text and splits it into sentences. A declared language is replaced by the
 * likeliest one if the passage is not in its script. A block of code is one sentence. Text without
 * letters, digits and aliases has no sentence.
 */
export function createTranscript(sources: readonly PassageSource[]): Transcript {
  return runToEnd(createTranscriptSteps(sources));
}

/** As `createTranscript`, with one step per passage: a long article takes a while to split. */
export function* createTranscriptSteps(
  sources: readonly PassageSource[],
): Generator<void, Transcript> {
  const text = sources.map((source) => source.text).join(BETWEEN_PASSAGES);
  const passages: Passage[] = [];
  const sentences: Sentence[] = [];
  const likely = likelyLanguages(text);
  let start = 0;
  for (const source of sources) {
    const { text: own, kind, runs: known = [] } = source;
    // Identifiers in code may be in any script, which says nothing about the language.
    const { lang, runs } =
      kind === 'code'
        ? { lang: source.lang, runs: known }
        : languagesOf(own, source.lang, known, likely);
    const passage = placed({ ...source, lang, ...(runs.length > 0 && { runs }) }, start);
    passages.push(passage);
    // A block of code is announced, or read, as one sentence.
    const spans = kind === 'code' ? [{ start: 0, end: own.length }] : splitSentences(own, lang);
    for (const span of spans) {
      const sentence = trimmed(own, span);
      if (
        !isSpeakable(own.slice(sentence.start, sentence.end)) &&
        !hasSpeakableAlias(source, sentence)
      )
        continue;
      sentences.push({
        start: start + sentence.start,
        end: start + sentence.end,
        index: sentences.length,
        passage,
      });
    }
    start = passage.end + BETWEEN_PASSAGES.length;
    yield;
  }
  return new PlainTranscript(text, passages, sentences);
}

/**
 * Whether an alias gives the range something to speak, though it has only signs. These may be an
 * answer.
 */
function hasSpeakableAlias({ aliases = [] }: PassageSource, { start, end }: Span): boolean {
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
  /** Words are split on demand: most of an article is never reached. */
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
  return lead === piece.length
    ? { start, end: start }
    : { start: start + lead, end: start + piece.trimEnd().length };
}
