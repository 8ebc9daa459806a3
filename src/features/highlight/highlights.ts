import { type HighlightKind, type HighlightStyle, type HighlightSurface } from './types.js';
import { hasHighlights } from '../../page/has-highlights.js';
import { adoptStyles, releaseStyles, writeStyles } from './highlight-styles.js';
import { cssOf } from './highlight-colors.js';

const NAMES = {
  sentence: 'article-player-sentence',
  word: 'article-player-word',
  estimated: 'article-player-word-estimated',
  flash: 'article-player-flash',
  hover: 'article-player-hover',
} as const;
/** The word is painted over its sentence. */
const PRIORITIES = { sentence: 0, hover: 1, flash: 2, word: 3, estimated: 3 } as const;

/**
 * The CSS Custom Highlights of a page, which do not change its tree. All players of a page share
 * the highlights; each changes only its own ranges. Without the API it does nothing.
 */
export class Highlights implements HighlightSurface {
  readonly covers = true;
  readonly #article: Element;
  readonly #ranges: Partial<Record<HighlightKind, Range>> = {};
  /** The tree that has adopted the styles for this one. */
  #styledTree: Node | undefined;

  constructor(article: Element) {
    this.#article = article;
  }

  set(kind: HighlightKind, range: Range | undefined): void {
    if (!hasHighlights()) return;
    const before = this.#ranges[kind];
    if (before && range && isSamePlace(before, range)) return;
    if (range) {
      sharedHighlight(NAMES[kind], PRIORITIES[kind]).add(range);
      this.#ranges[kind] = range;
    } else {
      delete this.#ranges[kind];
    }
    if (before) removeRange(NAMES[kind], before);
  }

  applyStyle(style: HighlightStyle | undefined): void {
    const root = style && hasHighlights() ? this.#article.getRootNode() : undefined;
    if (root !== this.#styledTree) {
      if (this.#styledTree) releaseStyles(this.#styledTree);
      if (root) adoptStyles(root);
      this.#styledTree = root;
    }
    if (root && style) writeStyles(root, cssOf(style));
  }
}

export function isSamePlace(a: AbstractRange, b: AbstractRange): boolean {
  const sameStart = a.startContainer === b.startContainer && a.startOffset === b.startOffset;
  return sameStart && a.endContainer === b.endContainer && a.endOffset === b.endOffset;
}

/** The registry belongs to the page: another copy of this module finds the same highlight in it. */
function sharedHighlight(name: string, priority: number): Highlight {
  const found = CSS.highlights.get(name);
  if (found) return found;
  const highlight = new Highlight();
  highlight.priority = priority;
  CSS.highlights.set(name, highlight);
  return highlight;
}

function removeRange(name: string, range: AbstractRange): void {
  const highlight = CSS.highlights.get(name);
  highlight?.delete(range);
  if (highlight?.size === 0) CSS.highlights.delete(name);
}
