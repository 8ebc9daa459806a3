import { isWithinGrapheme } from './grapheme.js';

/** Attributes that identify an element without text. */
const NAMES = ['aria-label', 'alt', 'title', 'placeholder', 'src', 'href'];

/**
 * The start of the text of `element`, at most `length` UTF-16 code units, with collapsed white
 * space, and a `…` if it was cut. For an element without text, its label or URL; empty if it has
 * neither. Reads no more of the text than needed.
 */
export function excerptOf(element: Element, length = 80): string {
  const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('script, style')
      ? NodeFilter.FILTER_SKIP
      : NodeFilter.FILTER_ACCEPT,
  );
  let excerpt = '';
  while (excerpt.length <= length && texts.nextNode()) {
    // The start of a long text node is enough, with a margin for white space.
    const piece = (texts.currentNode as Text).data.slice(0, length * 20);
    excerpt = `${excerpt}${piece}`.replace(/\s+/g, ' ').trimStart();
  }
  excerpt = excerpt.trimEnd() || nameOf(element);
  return excerpt.length > length
    ? `${excerpt.slice(0, cutBefore(excerpt, length)).trimEnd()}…`
    : excerpt;
}

function nameOf(element: Element): string {
  for (const named of [element, ...element.children]) {
    for (const name of NAMES) {
      const value = named.getAttribute(name)?.trim();
      if (value) return value;
    }
  }
  return '';
}

function cutBefore(text: string, offset: number): number {
  let cut = offset;
  while (isWithinGrapheme(text, cut)) cut -= 1;
  return cut;
}
