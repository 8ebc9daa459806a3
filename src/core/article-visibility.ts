import { composedParent } from '../page/composed-order.js';
import type { ReadablePassage } from '../page/extract-text.js';
import { isFolded, isHidden, READ_MARK } from '../page/exclusion-rules.js';

/**
 * Which text of an article was shown and which was hidden when it was read. Style sheets show and
 * hide text by means that no observer reports: `:checked`, `:target`, attributes of the page's own,
 * media queries. So it is checked before text is spoken.
 */
export class ArticleVisibility {
  readonly #article: Element;
  readonly #passages: readonly ReadablePassage[];
  readonly #hidden: readonly Element[];
  /** The `visibility` of the article itself. */
  #visibility = 'visible';

  constructor(article: Element, passages: readonly ReadablePassage[], hidden: Iterable<Element>) {
    this.#article = article;
    this.#passages = passages;
    this.#hidden = [...hidden];
  }

  /**
   * Whether text that was hidden is shown now, or one of the passages with these indices is hidden
   * in any way.
   */
  hasChanged(indices: readonly number[]): boolean {
    const known = new Map<Node, boolean>();
    // Many pages are invisible until their scripts have run, which says nothing about their parts.
    this.#visibility = getComputedStyle(this.#article).visibility;
    if (this.#hidden.some((element) => element.isConnected && this.#isVisible(element, known)))
      return true;
    const isGone = (passage: ReadablePassage | undefined) =>
      !!passage && this.#isHiddenNow(passage, (each) => this.#isVisible(each, known));
    return indices.some((index) => isGone(this.#passages[index]));
  }

  /** After `hasChanged`: whether any passage has no box, or is invisible. */
  hasInvisible(): boolean {
    return (
      this.#visibility === 'visible' &&
      this.#passages.some((passage) => this.#isHiddenNow(passage, isVisible))
    );
  }

  #isHiddenNow({ pieces }: ReadablePassage, isSeen: (element: Element) => boolean): boolean {
    const element = pieces[0]?.node.parentElement;
    return !!element?.isConnected && !isSeen(element) && !element.closest(READ_MARK);
  }

  /**
   * `known` caches the results. A loop and no recursion: pages may be nested deeper than the call
   * stack.
   */
  #isVisible(element: Element, known: Map<Node, boolean>): boolean {
    const path: Node[] = [];
    let visible = true;
    let child: Node | undefined;
    for (
      let node: Node | null = element;
      node && node !== this.#article;
      node = composedParent(node)
    ) {
      const before = known.get(node);
      if (before === false || (node instanceof Element && !this.#isShown(node, child)))
        visible = false;
      if (before !== undefined || !visible) break;
      path.push(node);
      child = node;
    }
    if (visible) for (const node of path) known.set(node, true);
    else known.set(element, false);
    return visible;
  }

  /**
   * Whether the styles of `element` show it, and `child` in it. `visibility` counts for the
   * innermost element only.
   */
  #isShown(element: Element, child: Node | undefined): boolean {
    const style = getComputedStyle(element);
    if (!child && style.visibility !== 'visible' && style.visibility !== this.#visibility)
      return false;
    return !isHidden(element, style) && !(child && isFolded(element, child));
  }
}

/** Safari before 17.4 has no `checkVisibility()`. */
function isVisible(element: Element): boolean {
  return (element as Partial<Element>).checkVisibility?.({ visibilityProperty: true }) ?? true;
}
