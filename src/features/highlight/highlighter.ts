import { watchColors } from '../../page/color-changes.js';
import { Highlights } from './highlights.js';
import {
  type HighlightKind,
  type HighlightStyle,
  type HighlightSurface,
  type StyleContext,
} from './types.js';
import { hasCloseLines } from '../../page/line-boxes.js';
import { highlightStyleOn } from './highlight-colors.js';
import { type HighlightColors } from '../../options/choices.js';

/** Media queries that change the style of highlights. */
const MEDIA_QUERIES = [
  '(forced-colors: active)',
  '(prefers-color-scheme: dark)',
  '(prefers-contrast: more)',
  '(prefers-contrast: less)',
] as const;

/** Draws the highlights of one article on a surface, in colours that are visible on the page. */
export class Highlighter {
  readonly #article: Element;
  readonly #surface: HighlightSurface;
  readonly #ranges: Partial<Record<HighlightKind, Range>> = {};
  #colors: HighlightColors = 'yellow';
  #sentenceOnly = false;
  #mediaQueries: readonly MediaQueryList[] = [];
  #colorWatch: AbortController | undefined;
  #checkInNextFrame: (() => void) | undefined;
  #style: { node: Node; offset: number; context: StyleContext; style: HighlightStyle } | undefined;

  constructor(article: Element, surface: HighlightSurface = new Highlights(article)) {
    this.#article = article;
    this.#surface = surface;
  }

  /** Sets the colours, and whether the sentence is highlighted without a word. */
  choose(colors: HighlightColors, sentenceOnly: boolean): void {
    if (colors === this.#colors && sentenceOnly === this.#sentenceOnly) return;
    this.#colors = colors;
    this.#sentenceOnly = sentenceOnly;
    this.#style = undefined;
    this.#update();
  }

  /** Highlights `range` instead of the previous one of its kind; without a range, none. */
  show(kind: HighlightKind, range: Range | undefined): void {
    const before = this.#ranges[kind];
    if (!before && !range) return;
    if (range) this.#ranges[kind] = range;
    else delete this.#ranges[kind];
    this.#update();
    // Changes of the page without a mutation are noticed at the next word.
    this.#checkInNextFrame?.();
  }

  /** Removes all highlights and styles. */
  clear(): void {
    if (!this.#hasRanges) return;
    for (const kind of Object.keys(this.#ranges) as HighlightKind[]) delete this.#ranges[kind];
    this.#update();
  }

  get #hasRanges(): boolean {
    return Object.keys(this.#ranges).length > 0;
  }

  readonly #update = (): void => {
    this.#watchPage(this.#hasRanges);
    const { sentence, word, estimated, flash, hover } = this.#ranges;
    const range = sentence ?? word ?? estimated ?? flash ?? hover;
    this.#surface.applyStyle(range && this.#styleAt(range));
    // In forced colours all highlights look the same: a word would not be visible in its sentence.
    const forcedColors = this.#mediaQueries[0]?.matches;
    const isWord = !flash && !!(word ?? estimated);
    this.#surface.set(
      'sentence',
      forcedColors ? (isWord ? undefined : (flash ?? sentence)) : sentence,
    );
    this.#surface.set('word', forcedColors && flash ? undefined : word);
    this.#surface.set('estimated', forcedColors && flash ? undefined : estimated);
    this.#surface.set('flash', forcedColors ? undefined : flash);
    this.#surface.set('hover', forcedColors ? undefined : hover);
  };

  /**
   * The style at `range`. Computed once a sentence, and when the colours of the page may have
   * changed.
   */
  #styleAt(range: Range): HighlightStyle {
    const { startContainer: node, startOffset: offset } = range;
    const wordOnly = !this.#ranges.sentence;
    const before = this.#style;
    if (before?.node !== node || before.offset !== offset || before.context.wordOnly !== wordOnly) {
      const context = { close: this.#surface.covers && hasCloseLines(range), wordOnly };
      this.#style = { node, offset, context, style: this.#styleOn(node, context) };
    }
    return this.#style!.style;
  }

  #styleOn(node: Node, context: StyleContext): HighlightStyle {
    return highlightStyleOn(
      node.parentElement ?? this.#article,
      this.#colors,
      this.#sentenceOnly,
      context,
    );
  }

  readonly #restyle = (): void => {
    this.#style = undefined;
    this.#update();
    // The colours may be in a transition.
    this.#checkInNextFrame?.();
  };

  /** The colours of the page may have changed: the styles are written again only if they have. */
  readonly #checkColors = (): void => {
    if (!this.#style) return;
    const { node, context, style } = this.#style;
    if (JSON.stringify(this.#styleOn(node, context)) === JSON.stringify(style)) return;
    this.#style = undefined;
    this.#update();
  };

  #watchPage(needed: boolean): void {
    if (needed === this.#mediaQueries.length > 0) return;
    for (const query of this.#mediaQueries) query.removeEventListener('change', this.#restyle);
    this.#mediaQueries = needed ? MEDIA_QUERIES.map((query) => matchMedia(query)) : [];
    for (const query of this.#mediaQueries) query.addEventListener('change', this.#restyle);
    this.#colorWatch?.abort();
    this.#colorWatch = needed ? new AbortController() : undefined;
    this.#checkInNextFrame =
      this.#colorWatch && watchColors(this.#article, this.#checkColors, this.#colorWatch.signal);
  }
}
