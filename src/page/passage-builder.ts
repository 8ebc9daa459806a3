import { showsGap, type Edge } from './gaps.js';
import { plainWords } from './plain-words.js';
import { sayingOfSign } from './signs.js';
import { isSpeakable } from '../text/speakable.js';
import type { Alias, LanguageRun, PassageKind, PassageSource } from '../text/transcript.js';

/**
 * A part of a text node, and its offset in the passage. Offsets and length are in UTF-16 code
 * units.
 */
export interface Piece {
  readonly node: Text;
  /** Offset in `node.data`. */
  readonly from: number;
  /** Offset in the passage's text. */
  readonly at: number;
  readonly length: number;
}

/**
 * A passage and the text nodes that it was read from. Pieces are in order and do not overlap.
 * Between them are only characters that no text node has, such as the space for a line break.
 */
export interface ReadablePassage extends PassageSource {
  readonly pieces: readonly Piece[];
  /** Of a float or positioned element in a line: it is read after the paragraph that it is in. */
  readonly moved?: boolean;
}

/** Properties of a run of text, from the elements around it. */
export interface TextContext {
  readonly kind: PassageKind;
  /** Level of a heading, 1 to 6. */
  readonly level?: number | undefined;
  readonly lang: string;
  /** Language of the block element around the text; inline elements do not change it. */
  readonly blockLang: string;
  /** The white space that CSS `white-space` preserves: none, line breaks, or all. */
  readonly preserves: 'none' | 'lines' | 'all';
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };
/**
 * Spoken text that has no text in the page. `after` is appended if the insertion is deferred from a
 * place without text to the next passage.
 */
interface Insertion extends Mutable<Alias> {
  readonly after: string;
  deferred: boolean;
  /** An image description, which the text may repeat. */
  readonly described?: boolean;
}

/**
 * White space that is not written yet: it is dropped at the end of a passage. `node` is missing if
 * no text node has it.
 */
interface Space {
  readonly node?: Text;
  readonly from: number;
}

/**
 * Groups: white space that CSS Text 3 collapses (without no-break spaces); and invisible characters
 * that allow or prevent a line break: soft hyphen, zero-width space, word joiner, zero-width
 * no-break space. The latter are not spoken. Words with single spaces between them are one match,
 * which most text is.
 */
const RUNS =
  /([\t\n\f\r ]+)|([\u00AD\u200B\u2060\uFEFF]+)|[^\t\n\f\r \u00AD\u200B\u2060\uFEFF]+(?: [^\t\n\f\r \u00AD\u200B\u2060\uFEFF]+)*/g;

/** UTF-16 code units. Lines that are broken by hand to a fixed width are longer than this. */
const LONGEST_LINE = 45;
/**
 * The end of a line without closing punctuation, and the start of a new line that does not continue
 * it.
 */
const LINE_END = /[\p{L}\p{M}\p{N}\p{Pe}\p{Pf}\p{Sc}"'%]$/u;
const LINE_START = /^[\p{Lu}\p{Lt}\p{Lo}\p{N}\p{Ps}\p{Pi}\p{Sc}"'•‣◦▪·*+–—-]/u;
/** UTF-16 code units: shorter descriptions occur in many sentences by chance. */
const LEAST_REPEAT = 12;

/**
 * Builds passages from the text of a walk: collapses white space and records the text node and
 * offset of each character.
 */
export class PassageBuilder {
  readonly passages: ReadablePassage[] = [];
  #text = '';
  #pieces: Mutable<Piece>[] = [];
  #aliases: (Alias | Insertion)[] = [];
  #runs: Mutable<LanguageRun>[] = [];
  /**
   * Spoken before the next passage, as there was no text to attach them to: an image between two
   * paragraphs.
   */
  #deferred: Insertion[] = [];
  #context: TextContext | undefined;
  #space: Space | undefined;
  /** Line breaks since the last text. */
  #breaks = 0;
  /** Offset of the start of the current line. */
  #lineStart = 0;
  /** Starts and ends of inline elements since the last text. */
  #edges: Edge[] = [];
  /** Spoken as one word with the next letter. */
  #initial = '';
  /** Nesting depth of floats and positioned elements in a line. */
  #besideDepth = 0;

  /** Whether the current passage has text. */
  get isOpen(): boolean {
    return this.#text !== '' || this.#initial !== '';
  }

  /** Whether the text ends without a space: the next text may continue the word. */
  get isAtWord(): boolean {
    return this.#text !== '' && !this.#space;
  }

  /** Starts a float or positioned element in a line. @returns a function that ends it. */
  moveBeside(): () => void {
    this.end();
    this.#besideDepth++;
    return () => {
      this.end();
      this.#besideDepth--;
    };
  }

  /** Adds the start or end of an inline element. */
  addEdge(edge: Edge): void {
    if (this.isAtWord) this.#edges.push(edge);
  }

  /** Adds a space that no text node has. */
  addGap(): void {
    this.#space ??= { from: 0 };
  }

  /** Adds a line break in code. A block of code is one passage. */
  addLine(): void {
    if (this.#text && !this.#text.endsWith('\n')) {
      this.#text += '\n';
      this.#space = undefined;
    }
  }

  /** Starts a word with `letter`, which the text does not have: the next text continues it. */
  begin(letter: string): void {
    this.#initial = letter;
  }

  /**
   * Whether anything is spoken: words, or a sign with a spoken form, such as a check mark in a
   * table cell.
   */
  get #isSpoken(): boolean {
    return isSpeakable(this.#text) || this.#hasSpokenAlias || this.#sign !== undefined;
  }

  get #sign(): string | undefined {
    const context = this.#context;
    return context && sayingOfSign(this.#text, context.lang);
  }

  get #hasSpokenAlias(): boolean {
    return this.#aliases.some((alias) => !isInsertion(alias) && isSpeakable(alias.say));
  }

  /** Offset in the passage of the next text. */
  get #nextOffset(): number {
    return this.#text.length + (this.#space && this.#text ? 1 : 0);
  }

  addText(node: Text, context: TextContext): void {
    const { data } = node;
    for (const match of data.matchAll(RUNS)) {
      const [run, space, mark] = match;
      if (mark) continue;
      if (!space) this.#write(node, match.index, run, context);
      else if (context.preserves === 'all') this.#write(node, match.index, run, context);
      else this.#addSpace(node, match.index, run, context);
    }
  }

  /**
   * A line break is a space. Some pages separate paragraphs by two line breaks with nothing between
   * them.
   */
  addBreak(): void {
    this.#breaks += 1;
    if (this.#breaks > 1) this.end();
    else this.#space ??= { from: 0 };
  }

  /**
   * Speaks `say` at this offset, where the page has no text. If the passage gets no text, it is
   * spoken before the next passage, with `after` appended. @returns a function that removes it, if
   * it was not spoken with a passage yet.
   */
  insert(say: string, after = '. ', described = false): () => void {
    const insertion: Insertion = {
      start: this.#nextOffset,
      end: this.#nextOffset,
      say,
      after,
      described,
      deferred: false,
    };
    this.#aliases.push(insertion);
    return () => {
      this.#deferred = this.#deferred.filter((each) => each !== insertion);
      if (!this.#isSpoken) this.#aliases = this.#aliases.filter((each) => each !== insertion);
    };
  }

  /**
   * As `insert`, for an image; not spoken if the article's text repeats it and the image is not
   * part of a sentence.
   */
  describe(say: string, inSentence: boolean): void {
    this.insert(say, '. ', !inSentence);
  }

  /**
   * Speaks `say` instead of the text that follows. @returns a function that ends the replacement.
   */
  replace(say: string): () => void {
    const start = this.#nextOffset;
    const passage = this.passages.length;
    const before = this.#aliases.length + this.#deferred.length;
    return () => {
      const end = this.#text.length;
      // If a block in it has ended the passage, it would replace other text.
      if (this.passages.length !== passage || end <= start || this.#text.slice(start, end) === say)
        return;
      this.#aliases.splice(before, Infinity, { start, end, say });
    };
  }

  /** Ends the passage: a block starts or ends here. */
  end(): void {
    if (this.#context && this.#isSpoken) this.passages.push(this.#passage(this.#context));
    else this.#deferred.push(...this.#aliases.filter(isInsertion));
    this.#text = '';
    this.#pieces = [];
    this.#aliases = [];
    this.#runs = [];
    this.#context = this.#space = undefined;
    this.#breaks = this.#lineStart = 0;
    this.#edges = [];
    this.#initial = '';
  }

  /** Ends the walk: deferred insertions are spoken after the last passage. */
  finish(): readonly ReadablePassage[] {
    this.end();
    const last = this.passages.pop();
    if (!last) return this.passages;
    const at = last.text.length;
    const trailing = this.#deferred.map(({ say, described }) => ({
      start: at,
      end: at,
      say: ` ${say}.`,
      described,
    }));
    const aliases = [...(last.aliases ?? []), ...trailing];
    this.passages.push(aliases.length > 0 ? { ...last, aliases } : last);
    let allText: string | undefined;
    const isRepeat = (description: string): boolean => {
      const words = plainWords(description);
      if (words.length < LEAST_REPEAT) return false;
      return (allText ??= this.passages.map(({ text }) => plainWords(text)).join('\n')).includes(
        words,
      );
    };
    return this.passages.map((passage) =>
      passage.aliases ? withoutRepeats(passage, isRepeat) : passage,
    );
  }

  #passage({ kind, level, blockLang }: TextContext): ReadablePassage {
    // Code may end with a line break that no piece has.
    const last = this.#pieces.at(-1);
    if (last) this.#text = this.#text.slice(0, last.at + last.length);
    const sign = isSpeakable(this.#text) || this.#hasSpokenAlias ? undefined : this.#sign;
    if (sign !== undefined) this.#aliases.push({ start: 0, end: this.#text.length, say: sign });
    // At equal offsets, a pause stays before an insertion: it belongs to the line break before it.
    this.#aliases.sort((one, other) => one.start - other.start);
    const langs = new Set(this.#runs.map(({ lang }) => lang));
    const lang = langs.size === 1 ? [...langs][0]! : blockLang;
    const runs = this.#runs.filter((run) => run.lang !== lang);
    return {
      text: this.#text,
      kind,
      lang,
      pieces: this.#pieces,
      ...(this.#besideDepth > 0 && { moved: true }),
      ...(level && { level }),
      ...(this.#aliases.length > 0 && { aliases: this.#aliases.map(aliasOf) }),
      ...(runs.length > 0 && { runs }),
    };
  }

  #addSpace(node: Text, from: number, run: string, context: TextContext): void {
    this.#space ??= { node, from };
    if (context.preserves === 'none') return;
    for (const character of run) if (character === '\n') this.addBreak();
  }

  #write(node: Text, from: number, run: string, context: TextContext): void {
    if (
      this.#edges.length > 0 &&
      !this.#space &&
      isOneWord(this.#text, run) &&
      showsGap(this.#edges)
    )
      this.end();
    if (!this.#context) this.#startPassage(context);
    const space = this.#space;
    if (this.#breaks > 0) this.#addPause(run);
    if (space && this.#text && !this.#text.endsWith('\n')) {
      if (space.node) this.#addPiece(space.node, space.from, 1);
      this.#text += ' ';
    }
    this.#space = undefined;
    this.#breaks = 0;
    this.#edges = [];
    if (this.#initial) this.#addInitial(run);
    this.#addPiece(node, from, run.length);
    if (isSpeakable(run)) this.#addLanguage(context.lang, run.length);
    this.#text += run;
  }

  /**
   * A line break that is not the end of a sentence is spoken as a pause, unless the line was broken
   * at a fixed width.
   */
  #addPause(run: string): void {
    const line = this.#text.slice(this.#lineStart);
    this.#lineStart = this.#nextOffset;
    if (line.length > LONGEST_LINE || !LINE_END.test(line) || !LINE_START.test(run)) return;
    this.#aliases.push({ start: this.#text.length, end: this.#text.length, say: ',' });
  }

  #addInitial(run: string): void {
    const start = this.#text.length;
    const [word] = /^[\p{L}\p{M}’'-]+/u.exec(run) ?? [''];
    if (word) this.#aliases.push({ start, end: start + word.length, say: this.#initial + word });
    this.#initial = '';
  }

  #startPassage(context: TextContext): void {
    this.#context = context;
    for (const insertion of this.#deferred)
      Object.assign(insertion, { start: 0, end: 0, deferred: true });
    this.#aliases.unshift(...this.#deferred.splice(0));
  }

  #addLanguage(lang: string, length: number): void {
    const start = this.#text.length;
    const last = this.#runs.at(-1);
    if (last?.lang === lang) last.end = start + length;
    else this.#runs.push({ start, end: start + length, lang });
  }

  #addPiece(node: Text, from: number, length: number): void {
    const at = this.#text.length;
    const last = this.#pieces.at(-1);
    if (last?.node === node && last.from + last.length === from) last.length += length;
    else this.#pieces.push({ node, from, at, length });
  }
}

/** Removes image descriptions that the text repeats: a caption in a plain element, the title. */
function withoutRepeats(
  { aliases = [], ...passage }: ReadablePassage,
  isRepeat: (description: string) => boolean,
): ReadablePassage {
  const kept = (aliases as readonly Insertion[]).filter(
    ({ say, described }) => !described || !isRepeat(say),
  );
  if (kept.length === 0) return passage;
  return { ...passage, aliases: kept.map(({ start, end, say }) => ({ start, end, say })) };
}

/**
 * Whether two pieces of text would form one word. The first letter of a passage may be separate, as
 * a drop cap is.
 */
function isOneWord(text: string, run: string): boolean {
  return text.length > 2 && isSpeakable(text.slice(-1)) && isSpeakable(run.slice(0, 1));
}

function isInsertion(alias: Alias | Insertion): alias is Insertion {
  return 'after' in alias;
}

function aliasOf(alias: Alias | Insertion): Alias {
  const { start, end, say } = alias;
  if (!isInsertion(alias)) return { start, end, say };
  const spoken = alias.deferred ? say + alias.after : say;
  return alias.described
    ? ({ start, end, say: spoken, described: true } as Alias)
    : { start, end, say: spoken };
}
