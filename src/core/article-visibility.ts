import { composedParent } from '../page/composed-order.js';
import type { ReadablePassage } from '../page/extract-text.js';
import { isFolded, isHidden, READ_MARK } from '../page/exclusion-rules.js';

/**
 * What of an article was seen and what was hidden when it was read. Style sheets show and hide text by means that no observer tells of:
 * `:checked`, `:target`, attributes of their own, media queries. So it is looked at when it matters: before text is spoken.
 */
export class ArticleVisibility {
  readonly #article: Element;
  readonly #passages: readonly ReadablePassage[];
  readonly #hidden: readonly Element[];
  /** Of the article itself. */
  #visibility = 'visible';

  constructor(article: Element, passages: readonly ReadablePassage[], hidden: Iterable<Element>) {
    this.#article = article;
    this.#passages = passages;
    this.#hidden = [...hidden];
  }

  /** Whether text that was hidden is shown now, or one of the passages with these indices is hidden in any way. */
  hasChanged(indices: readonly number[]): boolean {
    const known = new Map<Node, boolean>();
    // Many pages are invisible as a whole until their scripts have run: that says nothing about their parts.
    this.#visibility = getComputedStyle(this.#article).visibility;
    if (this.#hidden.some((element) => element.isConnected && this.#isSeen(element, known))) return true;
    const isGone = (passage: ReadablePassage | undefined) =>
      !!passage && this.#isGone(passage, (each) => this.#isSeen(each, known));
    return indices.some((index) => isGone(this.#passages[index]));
  }

  /** After `hasChanged`: whether any passage has no box, or is invisible. */
  hasInvisible(): boolean {
    return this.#visibility === 'visible' && this.#passages.some((passage) => this.#isGone(passage, isVisible));
  }

  #isGone({ pieces }: ReadablePassage, isSeen: (element: Element) => boolean): boolean {
    const element = pieces[0]?.node.parentElement;
    return !!element?.isConnected && !isSeen(element) && !element.closest(READ_MARK);
  }

  /** `known` holds what was found of elements before. It goes up in a loop, as pages are nested deeper than functions can be. */
  #isSeen(element: Element, known: Map<Node, boolean>): boolean {
    const path: Node[] = [];
    let seen = true;
    let child: Node | undefined;
    for (let node: Node | null = element; node && node !== this.#article; node = composedParent(node)) {
      const before = known.get(node);
      if (before === false || (node instanceof Element && !this.#isShown(node, child))) seen = false;
      if (before !== undefined || !seen) break;
      path.push(node);
      child = node;
    }
    if (seen) for (const node of path) known.set(node, true);
    else known.set(element, false);
    return seen;
  }

  /** Whether `element`, and `child` in it, are shown as far as `element` decides it: for `visibility`, that is the innermost one. */
  #isShown(element: Element, child: Node | undefined): boolean {
    const style = getComputedStyle(element);
    if (!child && style.visibility !== 'visible' && style.visibility !== this.#visibility) return false;
    return !isHidden(element, style) && !(child && isFolded(element, child));
  }
}

/** Safari before 17.4 cannot be asked. */
function isVisible(element: Element): boolean {
  return (element as Partial<Element>).checkVisibility?.({ visibilityProperty: true }) ?? true;
}
