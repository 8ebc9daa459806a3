import { showsGap, type Edge } from './gaps.js';
import { plainWords } from './plain-words.js';
import { sayingOfSign } from './signs.js';
import { isSpeakable } from '../text/speakable.js';
import type { Alias, LanguageRun, PassageKind, PassageSource } from '../text/transcript.js';

/** A stretch of a text node that is read, and where it stands in its passage. Offsets and length are in UTF-16 code units. */
export interface Piece {
  readonly node: Text;
  /** Offset in `node.data`. */
  readonly from: number;
  /** Offset in the passage's text. */
  readonly at: number;
  readonly length: number;
}

/**
 * A passage and the page's text that it was read from. Its pieces are in order, and do not overlap; between two of them stand only
 * characters that no text node has, such as the space that a line break makes.
 */
export interface ReadablePassage extends PassageSource {
  readonly pieces: readonly Piece[];
  /** Of a note beside a line: read behind the paragraph in which it stands in the page. */
  readonly moved?: boolean;
}

/** What holds for a stretch of text where it stands in the page. */
export interface TextContext {
  readonly kind: PassageKind;
  /** Of a heading. */
  readonly level?: number | undefined;
  readonly lang: string;
  /** Language of the block that the text is in, without what inline elements say. */
  readonly blockLang: string;
  /** What CSS `white-space` keeps: nothing, line breaks, or all. */
  readonly keeps: 'none' | 'lines' | 'all';
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };
/**
 * What is said where the page has no text for it; with `after` behind it, where it was carried from a place without text to the next
 * passage.
 */
interface Insertion extends Mutable<Alias> {
  readonly after: string;
  carried: boolean;
  /** Tells what the page may say in its text as well. */
  readonly described?: boolean;
}

/** White space not yet written: it is dropped at the end of a passage. `node` is missing where no text node has it. */
interface Space {
  readonly node?: Text;
  readonly from: number;
}

/**
 * White space as CSS Text 3 collapses it (no-break spaces are not of it), and the invisible marks of where a word may or may not be
 * broken: soft hyphen, zero-width space, word joiner, zero-width no-break space. They are no part of a word as it is said. Words with one
 * space between them are one run: most text needs no closer look.
 */
const RUNS =
  /([\t\n\f\r ]+)|([\u00AD\u200B\u2060\uFEFF]+)|[^\t\n\f\r \u00AD\u200B\u2060\uFEFF]+(?: [^\t\n\f\r \u00AD\u200B\u2060\uFEFF]+)*/g;

/** UTF-16 code units. Who breaks lines by hand to a width breaks them later than this. */
const LONGEST_LINE = 45;
/** A line that no punctuation closes, and one that begins anew. */
const LINE_END = /[\p{L}\p{M}\p{N}\p{Pe}\p{Pf}\p{Sc}"'%]$/u;
const LINE_START = /^[\p{Lu}\p{Lt}\p{Lo}\p{N}\p{Ps}\p{Pi}\p{Sc}"'•‣◦▪·*+–—-]/u;
/** UTF-16 code units: shorter descriptions stand in many a sentence by chance. */
const LEAST_REPEAT = 12;

/** Makes passages from text as a walk meets it: collapses white space and remembers where each character came from. */
export class PassageBuilder {
  readonly passages: ReadablePassage[] = [];
  #text = '';
  #pieces: Mutable<Piece>[] = [];
  #aliases: (Alias | Insertion)[] = [];
  #runs: Mutable<LanguageRun>[] = [];
  /** Said before the next passage, since there was no text to stand in: of an image between two paragraphs. */
  #carried: Insertion[] = [];
  #context: TextContext | undefined;
  #space: Space | undefined;
  /** Line breaks since the last text. */
  #breaks = 0;
  /** Where the line begins that was broken last. */
  #lineStart = 0;
  /** Of elements in the line, since the last text. */
  #edges: Edge[] = [];
  /** Said before the next letter, as one word with it. */
  #initial = '';
  /** In how many notes is read that stand beside a line. */
  #beside = 0;

  /** Whether a passage has begun. */
  get isOpen(): boolean {
    return this.#text !== '' || this.#initial !== '';
  }

  /** Whether the text ends without a space: what comes next may be of the same word. */
  get isAtWord(): boolean {
    return this.#text !== '' && !this.#space;
  }

  /** What follows is of a note that stands beside a line. @returns ends it. */
  moveBeside(): () => void {
    this.end();
    this.#beside++;
    return () => {
      this.end();
      this.#beside--;
    };
  }

  /** An element in the line begins or ends here. */
  addEdge(edge: Edge): void {
    if (this.isAtWord) this.#edges.push(edge);
  }

  /** A gap without a text of its own. */
  addGap(): void {
    this.#space ??= { from: 0 };
  }

  /** In code, where all of it is one passage. */
  addLine(): void {
    if (this.#text && !this.#text.endsWith('\n')) {
      this.#text += '\n';
      this.#space = undefined;
    }
  }

  /** `letter` is the first of the word that follows. */
  begin(letter: string): void {
    this.#initial = letter;
  }

  /** Whether anything is spoken: words, or a sign with a spoken form, such as a check mark in a table cell. */
  get #isSaid(): boolean {
    return isSpeakable(this.#text) || this.#isReplaced || this.#sign !== undefined;
  }

  get #sign(): string | undefined {
    const context = this.#context;
    return context && sayingOfSign(this.#text, context.lang);
  }

  get #isReplaced(): boolean {
    return this.#aliases.some((alias) => !isInsertion(alias) && isSpeakable(alias.say));
  }

  /** Where the next text will stand in the passage. */
  get #next(): number {
    return this.#text.length + (this.#space && this.#text ? 1 : 0);
  }

  addText(node: Text, context: TextContext): void {
    const { data } = node;
    for (const match of data.matchAll(RUNS)) {
      const [run, space, mark] = match;
      if (mark) continue;
      if (!space) this.#write(node, match.index, run, context);
      else if (context.keeps === 'all') this.#write(node, match.index, run, context);
      else this.#addSpace(node, match.index, run, context);
    }
  }

  /** A line break stands for a space. Two, with nothing between them, are how some pages part paragraphs. */
  addBreak(): void {
    this.#breaks += 1;
    if (this.#breaks > 1) this.end();
    else this.#space ??= { from: 0 };
  }

  /**
   * `say` is said here, where the page has no text for it; if the passage turns out to have none at all, before the next one, and `after`
   * behind it. @returns takes it back, if that has not come yet.
   */
  insert(say: string, after = '. ', described = false): () => void {
    const insertion: Insertion = { start: this.#next, end: this.#next, say, after, described, carried: false };
    this.#aliases.push(insertion);
    return () => {
      this.#carried = this.#carried.filter((each) => each !== insertion);
      if (!this.#isSaid) this.#aliases = this.#aliases.filter((each) => each !== insertion);
    };
  }

  /** As `insert`, of an image; not said if the text of the article says the same and the image is no part of its sentence. */
  describe(say: string, inSentence: boolean): void {
    this.insert(say, '. ', !inSentence);
  }

  /** From here on `say` is said in place of the text. @returns ends it. */
  replace(say: string): () => void {
    const start = this.#next;
    const passage = this.passages.length;
    const before = this.#aliases.length + this.#carried.length;
    return () => {
      const end = this.#text.length;
      // Ended by a block within it, it would stand in for another text.
      if (this.passages.length !== passage || end <= start || this.#text.slice(start, end) === say) return;
      this.#aliases.splice(before, Infinity, { start, end, say });
    };
  }

  /** A block begins or ends here. */
  end(): void {
    if (this.#context && this.#isSaid) this.passages.push(this.#passage(this.#context));
    else this.#carried.push(...this.#aliases.filter(isInsertion));
    this.#text = '';
    this.#pieces = [];
    this.#aliases = [];
    this.#runs = [];
    this.#context = this.#space = undefined;
    this.#breaks = this.#lineStart = 0;
    this.#edges = [];
    this.#initial = '';
  }

  /** All was met: what waits for a next passage is said behind the last one. */
  finish(): readonly ReadablePassage[] {
    this.end();
    const last = this.passages.pop();
    if (!last) return this.passages;
    const at = last.text.length;
    const behind = this.#carried.map(({ say, described }) => ({ start: at, end: at, say: ` ${say}.`, described }));
    const aliases = [...(last.aliases ?? []), ...behind];
    this.passages.push(aliases.length > 0 ? { ...last, aliases } : last);
    let all: string | undefined;
    const isRepeat = (description: string): boolean => {
      const said = plainWords(description);
      if (said.length < LEAST_REPEAT) return false;
      return (all ??= this.passages.map(({ text }) => plainWords(text)).join('\n')).includes(said);
    };
    return this.passages.map((passage) => (passage.aliases ? withoutRepeats(passage, isRepeat) : passage));
  }

  #passage({ kind, level, blockLang }: TextContext): ReadablePassage {
    // A line of code that nothing follows.
    const last = this.#pieces.at(-1);
    if (last) this.#text = this.#text.slice(0, last.at + last.length);
    const sign = isSpeakable(this.#text) || this.#isReplaced ? undefined : this.#sign;
    if (sign !== undefined) this.#aliases.push({ start: 0, end: this.#text.length, say: sign });
    // A pause stands before the space of its line break, and what is said there behind it.
    this.#aliases.sort((one, other) => one.start - other.start);
    const langs = new Set(this.#runs.map(({ lang }) => lang));
    const lang = langs.size === 1 ? [...langs][0]! : blockLang;
    const runs = this.#runs.filter((run) => run.lang !== lang);
    return {
      text: this.#text,
      kind,
      lang,
      pieces: this.#pieces,
      ...(this.#beside > 0 && { moved: true }),
      ...(level && { level }),
      ...(this.#aliases.length > 0 && { aliases: this.#aliases.map(aliasOf) }),
      ...(runs.length > 0 && { runs }),
    };
  }

  #addSpace(node: Text, from: number, run: string, context: TextContext): void {
    this.#space ??= { node, from };
    if (context.keeps === 'none') return;
    for (const character of run) if (character === '\n') this.addBreak();
  }

  #write(node: Text, from: number, run: string, context: TextContext): void {
    if (this.#edges.length > 0 && !this.#space && isGlued(this.#text, run) && showsGap(this.#edges)) this.end();
    if (!this.#context) this.#begin(context);
    const space = this.#space;
    if (this.#breaks > 0) this.#addPause(run);
    if (space && this.#text && !this.#text.endsWith('\n')) {
      if (space.node) this.#place(space.node, space.from, 1);
      this.#text += ' ';
    }
    this.#space = undefined;
    this.#breaks = 0;
    this.#edges = [];
    if (this.#initial) this.#addInitial(run);
    this.#place(node, from, run.length);
    if (isSpeakable(run)) this.#noteLanguage(context.lang, run.length);
    this.#text += run;
  }

  /** A broken line that is no sentence's end is said with a pause, unless it is only the width that broke it. */
  #addPause(run: string): void {
    const line = this.#text.slice(this.#lineStart);
    this.#lineStart = this.#next;
    if (line.length > LONGEST_LINE || !LINE_END.test(line) || !LINE_START.test(run)) return;
    this.#aliases.push({ start: this.#text.length, end: this.#text.length, say: ',' });
  }

  #addInitial(run: string): void {
    const start = this.#text.length;
    const [word] = /^[\p{L}\p{M}’'-]+/u.exec(run) ?? [''];
    if (word) this.#aliases.push({ start, end: start + word.length, say: this.#initial + word });
    this.#initial = '';
  }

  #begin(context: TextContext): void {
    this.#context = context;
    for (const insertion of this.#carried) Object.assign(insertion, { start: 0, end: 0, carried: true });
    this.#aliases.unshift(...this.#carried.splice(0));
  }

  #noteLanguage(lang: string, length: number): void {
    const start = this.#text.length;
    const last = this.#runs.at(-1);
    if (last?.lang === lang) last.end = start + length;
    else this.#runs.push({ start, end: start + length, lang });
  }

  #place(node: Text, from: number, length: number): void {
    const at = this.#text.length;
    const last = this.#pieces.at(-1);
    if (last?.node === node && last.from + last.length === from) last.length += length;
    else this.#pieces.push({ node, from, at, length });
  }
}

/** What is told of an image, the text may say as well: a caption without a name, the title. */
function withoutRepeats(
  { aliases = [], ...passage }: ReadablePassage,
  isRepeat: (description: string) => boolean,
): ReadablePassage {
  const kept = (aliases as readonly Insertion[]).filter(({ say, described }) => !described || !isRepeat(say));
  if (kept.length === 0) return passage;
  return { ...passage, aliases: kept.map(({ start, end, say }) => ({ start, end, say })) };
}

/** Whether two stretches of text would be one word. The first letter of a passage may be set apart from its word. */
function isGlued(text: string, run: string): boolean {
  return text.length > 2 && isSpeakable(text.slice(-1)) && isSpeakable(run.slice(0, 1));
}

function isInsertion(alias: Alias | Insertion): alias is Insertion {
  return 'after' in alias;
}

function aliasOf(alias: Alias | Insertion): Alias {
  const { start, end, say } = alias;
  if (!isInsertion(alias)) return { start, end, say };
  const all = alias.carried ? say + alias.after : say;
  return alias.described ? ({ start, end, say: all, described: true } as Alias) : { start, end, say: all };
}
