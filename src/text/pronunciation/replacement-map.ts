import { indexAt, type Span } from '../span.js';

/**
 * Code points that are not spoken: possible line breaks, writing direction, lone surrogates.
 * Joiners stay: they shape letters of Persian and Hindi, and emoji. The source of a regular
 * expression.
 */
export const SILENT_CHARACTERS = String.raw`[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\p{Cs}]+`;

/**
 * A range of a text and its spoken form. With an empty range, it is spoken before the text at that
 * offset.
 */
export interface Replacement extends Span {
  readonly say: string;
}

/**
 * The spoken form of a written text, and the mapping between their offsets (UTF-16 code units). All
 * mappings are monotonic, and clamp to the text.
 */
export interface Pronunciation {
  /** The spoken text. */
  readonly text: string;
  /** The spoken offset for a written one; inside a replaced range, the start of the replacement. */
  toSpoken(offset: number): number;
  /**
   * The written range for a spoken one: all of a replaced range, and an empty range if nothing is
   * written for it.
   */
  toSource(spoken: Span): Span;
}

/**
 * Applies replacements, which are in order, to `written`. Of two that overlap, the first is used.
 */
export function applyReplacements(
  written: string,
  replacements: readonly Replacement[],
): Pronunciation {
  return new ReplacedText(written, replacements);
}

/** One after the other: `then` was made of the spoken text of `first`. */
export function chained(first: Pronunciation, then: Pronunciation): Pronunciation {
  return {
    text: then.text,
    toSpoken: (offset) => then.toSpoken(first.toSpoken(offset)),
    toSource: (spoken) => first.toSource(then.toSource(spoken)),
  };
}

/**
 * Adds to `kept` those of `more` that overlap none of them. Both are in order, and so is the
 * result. Linear time, except for the sorting.
 */
export function mergeReplacements(
  kept: readonly Replacement[],
  more: readonly Replacement[],
): Replacement[] {
  let i = 0;
  const free = more.filter(({ start, end }) => {
    while (i < kept.length && kept[i]!.end <= start) i++;
    return i === kept.length || kept[i]!.start >= end;
  });
  return [...kept, ...free].sort((one, other) => one.start - other.start);
}

/**
 * May be left over if a replacement lies within a run of such signs. One code unit each, so that
 * offsets do not change.
 */
const LEFTOVER_SIGNS = /[\p{Cc}&<>]/gu;

class ReplacedText implements Pronunciation {
  readonly text: string;
  readonly #written: string;
  readonly #replacements: Replacement[] = [];
  /** The range of each replacement in `text`. */
  readonly #spokenRanges: Span[] = [];

  constructor(written: string, replacements: readonly Replacement[]) {
    let text = '';
    let done = 0;
    for (const replacement of replacements) {
      const { start, end, say } = replacement;
      if (start < done || end > written.length) continue;
      text += written.slice(done, start);
      this.#replacements.push(replacement);
      this.#spokenRanges.push({ start: text.length, end: text.length + say.length });
      text += say;
      done = end;
    }
    this.#written = written;
    text += written.slice(done);
    this.text = replacements.length > 0 ? text.replace(LEFTOVER_SIGNS, ' ') : text;
  }

  toSpoken(offset: number): number {
    const within = Math.min(Math.max(0, offset), this.#written.length);
    let i = indexAt(this.#replacements, within);
    if (this.#replacements[i] && this.#replacements[i]!.start < within)
      return this.#spokenRanges[i]!.start;
    // An insertion at this offset is spoken before the text that follows.
    while (i > 0 && this.#replacements[i - 1]!.start >= within) i--;
    const before = this.#replacements[i - 1];
    return before ? this.#spokenRanges[i - 1]!.end + within - before.end : within;
  }

  toSource(spoken: Span): Span {
    const { start } = this.#sourceAt(spoken.start);
    return {
      start,
      end: spoken.end > spoken.start ? Math.max(start, this.#sourceAt(spoken.end - 1).end) : start,
    };
  }

  /**
   * The written range for the character at `offset` of `text`: that character, or all of the range
   * that was replaced.
   */
  #sourceAt(offset: number): Span {
    const within = Math.min(Math.max(0, offset), this.text.length);
    const i = indexAt(this.#spokenRanges, within);
    if (this.#spokenRanges[i] && this.#spokenRanges[i]!.start <= within)
      return this.#replacements[i]!;
    const before = this.#replacements[i - 1];
    const start = before ? before.end + within - this.#spokenRanges[i - 1]!.end : within;
    return { start, end: Math.min(start + 1, this.#written.length) };
  }
}
