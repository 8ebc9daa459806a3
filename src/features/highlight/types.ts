import type { HighlightColors } from '../../options/choices.js';

/** The colours of a highlight: its background, its text, and its underline, as CSS. */
export interface Paint {
  readonly background?: string;
  readonly color?: string;
  readonly line: string;
}

/** The colours of the sentence and of the word. */
export interface HighlightStyle {
  readonly colors: HighlightColors;
  /** The page is dark. */
  readonly dark: boolean;
  /** No word is highlighted: the sentence has an underline. */
  readonly sentenceOnly: boolean;
  readonly sentence: Paint;
  readonly word: Paint;
  /** The publisher's colours win, unless a listener has chosen others. */
  readonly publisherWins: boolean;
}

/** What a style depends on besides the colours of the page. */
export interface StyleContext {
  /** The lines are so close that a background covers text of the line before. */
  readonly close?: boolean;
  /** Only the word is highlighted. */
  readonly wordOnly?: boolean;
}

/**
 * The highlights: the sentence being spoken, and in it the word, reported or estimated; the
 * sentence of the last seek; the sentence under a pointer.
 */
export type HighlightKind = 'sentence' | 'word' | 'estimated' | 'flash' | 'hover';

/** Draws highlights on a page. */
export interface HighlightSurface {
  /** Its backgrounds are painted over the text of the line before. */
  readonly covers: boolean;
  /** Highlights `range` instead of the previous one of its kind; without a range, none. */
  set(kind: HighlightKind, range: Range | undefined): void;
  /** The style of all highlights; `undefined` when there are none any more. */
  applyStyle(style: HighlightStyle | undefined): void;
}
