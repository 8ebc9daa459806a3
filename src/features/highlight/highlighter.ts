import { watchColors } from '../../page/color-changes.js';
import { Highlights } from './highlights.js';
import {
  type HighlightKind,
  type HighlightStyle,
  type HighlightSurface,
  type Lines,
} from './types.js';
import { hasCloseLines } from '../../page/line-boxes.js';
import { highlightStyleOn } from './highlight-colors.js';
import { type HighlightColors } from '../../options/choices.js';

/** Media queries that change the style of highlights. */
const CIRCUMSTANCES = [
  '(forced-colors: active)',
  '(prefers-color-scheme: dark)',
  '(prefers-contrast: more)',
  '(prefers-contrast: less)',
] as const;

/** Draws the highlights of one article on a surface, in colours that are visible on the page. */
export class Highlighter {
  readonly #article: Element;
  readonly #surface: HighlightSurface;
  readonly #wanted: Partial<Record<HighlightKind, Range>> = {};
  #colors: HighlightColors = 'yellow';
  #alone = false;
  #circumstances: readonly MediaQueryList[] = [];
  #watch: AbortController | undefined;
  #stir: (() => void) | undefined;
  #look: { node: Node; offset: number; lines: Lines; look: HighlightStyle } | undefined;

  constructor(article: Element, surface: HighlightSurface = new Highlights(article)) {
    this.#article = article;
    this.#surface = surface;
  }

  /** Sets the colours, and whether the sentence is highlighted without a word. */
  choose(colors: HighlightColors, alone: boolean): void {
    if (colors === this.#colors && alone === this.#alone) return;
    this.#colors = colors;
    this.#alone = alone;
    this.#look = undefined;
    this.#update();
  }

  /** Highlights `range` instead of the previous one of its kind; without a range, none. */
  show(kind: HighlightKind, range: Range | undefined): void {
    const before = this.#wanted[kind];
    if (!before && !range) return;
    if (range) this.#wanted[kind] = range;
    else delete this.#wanted[kind];
    this.#update();
    // Changes of the page without a mutation are noticed at the next word.
    this.#stir?.();
  }

  /** Removes all highlights and styles. */
  clear(): void {
    if (!this.#any) return;
    for (const kind of Object.keys(this.#wanted) as HighlightKind[]) delete this.#wanted[kind];
    this.#update();
  }

  get #any(): boolean {
    return Object.keys(this.#wanted).length > 0;
  }

  readonly #update = (): void => {
    this.#listen(this.#any);
    const { sentence, word, estimated, flash, hover } = this.#wanted;
    const place = sentence ?? word ?? estimated ?? flash ?? hover;
    this.#surface.applyStyle(place && this.#lookAt(place));
    // In forced colours all highlights look the same: a word would not be visible in its sentence.
    const sole = this.#circumstances[0]?.matches;
    const isWord = !flash && !!(word ?? estimated);
    this.#surface.set('sentence', sole ? (isWord ? undefined : (flash ?? sentence)) : sentence);
    this.#surface.set('word', sole && flash ? undefined : word);
    this.#surface.set('estimated', sole && flash ? undefined : estimated);
    this.#surface.set('flash', sole ? undefined : flash);
    this.#surface.set('hover', sole ? undefined : hover);
  };

  /**
   * The style at `range`. Computed once a sentence, and when the colours of the page may have
   * changed.
   */
  #lookAt(range: Range): HighlightStyle {
    const { startContainer: node, startOffset: offset } = range;
    const wordOnly = !this.#wanted.sentence;
    const before = this.#look;
    if (before?.node !== node || before.offset !== offset || before.lines.wordOnly !== wordOnly) {
      const lines = { close: this.#surface.covers && hasCloseLines(range), wordOnly };
      this.#look = { node, offset, lines, look: this.#lookOn(node, lines) };
    }
    return this.#look!.look;
  }

  #lookOn(node: Node, lines: Lines): HighlightStyle {
    return highlightStyleOn(node.parentElement ?? this.#article, this.#colors, this.#alone, lines);
  }

  readonly #lookAgain = (): void => {
    this.#look = undefined;
    this.#update();
    // The colours may be in a transition.
    this.#stir?.();
  };

  /** The colours of the page may have changed: the styles are written again only if they have. */
  readonly #checkColors = (): void => {
    if (!this.#look) return;
    const { node, lines, look } = this.#look;
    if (JSON.stringify(this.#lookOn(node, lines)) === JSON.stringify(look)) return;
    this.#look = undefined;
    this.#update();
  };

  #listen(needed: boolean): void {
    if (needed === this.#circumstances.length > 0) return;
    for (const list of this.#circumstances) list.removeEventListener('change', this.#lookAgain);
    this.#circumstances = needed ? CIRCUMSTANCES.map((query) => matchMedia(query)) : [];
    for (const list of this.#circumstances) list.addEventListener('change', this.#lookAgain);
    this.#watch?.abort();
    this.#watch = needed ? new AbortController() : undefined;
    this.#stir = this.#watch && watchColors(this.#article, this.#checkColors, this.#watch.signal);
  }
}
