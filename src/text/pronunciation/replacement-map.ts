import { indexAt, type Span } from '../span.js';

/**
 * Code points that are not said: of where a word may be broken, of the direction of writing, and halves of surrogate pairs. Joiners stay:
 * they shape letters of Persian and Hindi, and emoji. The source of a regular expression.
 */
export const SILENT_CHARACTERS = String.raw`[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\p{Cs}]+`;

/** A stretch of a text and what is said in place of it. Where the stretch is empty, it is said before what follows. */
export interface Replacement extends Span {
  readonly say: string;
}

/**
 * What is said for a written text, and the ways between both. Offsets are UTF-16 code units; all of them never fall as their argument
 * grows, and stay within the text they lead to.
 */
export interface Pronunciation {
  /** What is said. */
  readonly text: string;
  /** Where `offset` of the written text is said; within a replaced stretch: where its replacement starts. */
  toSpoken(offset: number): number;
  /** The written stretch that a stretch of what is said stands for: all of one that is replaced. Empty where nothing is written for it. */
  toSource(said: Span): Span;
}

/** Says `written` with the replacements, which are in order; of two that overlap, the first holds. */
export function applyReplacements(written: string, replacements: readonly Replacement[]): Pronunciation {
  return new Said(written, replacements);
}

/** Of `more`, those that overlap none of `kept` join them. Both are in order, and so is the result. Linear time, but for the sorting. */
export function mergeReplacements(kept: readonly Replacement[], more: readonly Replacement[]): Replacement[] {
  let i = 0;
  const free = more.filter(({ start, end }) => {
    while (i < kept.length && kept[i]!.end <= start) i++;
    return i === kept.length || kept[i]!.start >= end;
  });
  return [...kept, ...free].sort((one, other) => one.start - other.start);
}

/** What may be left of a run of such signs, where a replacement stands within it. One code unit each, so that offsets hold. */
const NEVER_SAID = /[\p{Cc}&<>]/gu;

class Said implements Pronunciation {
  readonly text: string;
  readonly #written: string;
  readonly #replaced: Replacement[] = [];
  /** Where in `text` each replacement stands. */
  readonly #places: Span[] = [];

  constructor(written: string, replacements: readonly Replacement[]) {
    let text = '';
    let done = 0;
    for (const replacement of replacements) {
      const { start, end, say } = replacement;
      if (start < done || end > written.length) continue;
      text += written.slice(done, start);
      this.#replaced.push(replacement);
      this.#places.push({ start: text.length, end: text.length + say.length });
      text += say;
      done = end;
    }
    this.#written = written;
    text += written.slice(done);
    this.text = replacements.length > 0 ? text.replace(NEVER_SAID, ' ') : text;
  }

  toSpoken(offset: number): number {
    const within = Math.min(Math.max(0, offset), this.#written.length);
    let i = indexAt(this.#replaced, within);
    if (this.#replaced[i] && this.#replaced[i]!.start < within) return this.#places[i]!.start;
    // What is inserted here is said before what follows.
    while (i > 0 && this.#replaced[i - 1]!.start >= within) i--;
    const before = this.#replaced[i - 1];
    return before ? this.#places[i - 1]!.end + within - before.end : within;
  }

  toSource(said: Span): Span {
    const { start } = this.#stretchAt(said.start);
    return { start, end: said.end > said.start ? Math.max(start, this.#stretchAt(said.end - 1).end) : start };
  }

  /** What is written for the character at `offset` of `text`: that character, or all of the stretch it is said in place of. */
  #stretchAt(offset: number): Span {
    const within = Math.min(Math.max(0, offset), this.text.length);
    const i = indexAt(this.#places, within);
    if (this.#places[i] && this.#places[i]!.start <= within) return this.#replaced[i]!;
    const before = this.#replaced[i - 1];
    const start = before ? before.end + within - this.#places[i - 1]!.end : within;
    return { start, end: Math.min(start + 1, this.#written.length) };
  }
}
