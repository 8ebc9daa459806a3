import { isSayable } from '../text/sayable.js';
import type { PassageKind, PassageSource } from '../text/transcript.js';

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
}

/** What holds for a stretch of text where it stands in the page. */
export interface TextContext {
  readonly kind: PassageKind;
  readonly lang: string;
  /** Language of the block that the text is in, without what inline elements say. */
  readonly blockLang: string;
  /** What CSS `white-space` keeps: nothing, line breaks, or all. */
  readonly keeps: 'none' | 'lines' | 'all';
}

type Open = { -readonly [Key in keyof Piece]: Piece[Key] };
/** White space not yet written: it is dropped at the end of a passage. `node` is missing where no text node has it. */
interface Space {
  readonly node?: Text;
  readonly from: number;
}

/**
 * White space as CSS Text 3 collapses it (no-break spaces are not of it), and the invisible marks of where a word may or may not be
 * broken: soft hyphen, zero-width space, word joiner, zero-width no-break space. They are no part of a word as it is said.
 */
const RUNS = /(?<space>[\t\n\f\r ]+)|(?<mark>[\u00AD\u200B\u2060\uFEFF]+)|[^\t\n\f\r \u00AD\u200B\u2060\uFEFF]+/g;

/** Makes passages from text as a walk meets it: collapses white space and remembers where each character came from. */
export class PassageBuilder {
  readonly passages: ReadablePassage[] = [];
  #text = '';
  #pieces: Open[] = [];
  #context: TextContext | undefined;
  #space: Space | undefined;
  /** Line breaks since the last text. */
  #breaks = 0;
  /** The language of all that was said so far, or the block's where there is more than one. */
  #lang: string | undefined;

  addText(node: Text, context: TextContext): void {
    const { data } = node;
    for (const match of data.matchAll(RUNS)) {
      const run = match[0];
      if (match.groups!['mark']) continue;
      if (!match.groups!['space']) this.#write(node, match.index, run, context);
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

  /** A block begins or ends here. */
  end(): void {
    if (this.#context && isSayable(this.#text)) {
      const { kind, blockLang } = this.#context;
      this.passages.push({ text: this.#text, kind, lang: this.#lang ?? blockLang, pieces: this.#pieces });
    }
    this.#text = '';
    this.#pieces = [];
    this.#context = this.#space = this.#lang = undefined;
    this.#breaks = 0;
  }

  #addSpace(node: Text, from: number, run: string, context: TextContext): void {
    this.#space ??= { node, from };
    if (context.keeps === 'none') return;
    for (const character of run) if (character === '\n') this.addBreak();
  }

  #write(node: Text, from: number, run: string, context: TextContext): void {
    this.#context ??= context;
    const space = this.#space;
    if (space && this.#text) {
      if (space.node) this.#place(space.node, space.from, 1);
      this.#text += ' ';
    }
    this.#space = undefined;
    this.#breaks = 0;
    this.#place(node, from, run.length);
    this.#text += run;
    if (isSayable(run)) this.#noteLanguage(context);
  }

  #noteLanguage({ lang }: TextContext): void {
    if (this.#lang === undefined) this.#lang = lang;
    else if (this.#lang !== lang) this.#lang = this.#context!.blockLang;
  }

  #place(node: Text, from: number, length: number): void {
    const at = this.#text.length;
    const last = this.#pieces.at(-1);
    if (last?.node === node && last.from + last.length === from) last.length += length;
    else this.#pieces.push({ node, from, at, length });
  }
}
