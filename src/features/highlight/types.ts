import type { HighlightColors } from '../../options/choices.js';

/** How a stretch of text is painted: the colours of its band, of the text on it, and of the line under it, as CSS. */
export interface Paint {
  readonly background?: string;
  readonly color?: string;
  readonly line: string;
}

/** How the sentence and the word are painted. */
export interface HighlightStyle {
  readonly colors: HighlightColors;
  /** On a dark page. */
  readonly dark: boolean;
  /** No word is lit: the sentence alone tells where the voice is, and has a line of its own. */
  readonly alone: boolean;
  readonly sentence: Paint;
  readonly word: Paint;
  /** The publisher's own colours win. A listener's choice is before them. */
  readonly own: boolean;
}

/** What a look depends on besides the colours of the page. */
export interface Lines {
  /** They are so close that a band lies over text of the line before. */
  readonly close?: boolean;
  /** The word is lit without its sentence. */
  readonly wordOnly?: boolean;
}

/**
 * What is lit: the sentence being said, and in it the word, or where the word is reckoned to be; the sentence that was just gone to; the
 * one that a pointer is on.
 */
export type HighlightKind = 'sentence' | 'word' | 'estimated' | 'flash' | 'hover';

/** Where light can be put on a page. */
export interface HighlightSurface {
  /** A band on it is painted over the text of the line before. */
  readonly covers: boolean;
  /** Lights `range` in place of the one of its kind before it; without a range, none. */
  set(kind: HighlightKind, range: Range | undefined): void;
  /** How all of it looks; `undefined` when nothing is lit any more. */
  applyStyle(look: HighlightStyle | undefined): void;
}
