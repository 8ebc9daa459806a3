import { isWithinGrapheme } from './grapheme.js';

/** What an element without text may be known by. */
const NAMES = ['aria-label', 'alt', 'title', 'placeholder', 'src', 'href'];

/**
 * How the text in `element` begins, in `length` UTF-16 code units at most, white space collapsed and `…` behind it where it goes on. Of
 * an element without text, its label or address; empty where it has neither. Reads no further than it must.
 */
export function excerptOf(element: Element, length = 80): string {
  const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('script, style') ? NodeFilter.FILTER_SKIP : NodeFilter.FILTER_ACCEPT,
  );
  let excerpt = '';
  while (excerpt.length <= length && texts.nextNode()) {
    // Of a long text, the beginning is enough, with room for the white space of its source.
    const piece = (texts.currentNode as Text).data.slice(0, length * 20);
    excerpt = `${excerpt}${piece}`.replace(/\s+/g, ' ').trimStart();
  }
  excerpt = excerpt.trimEnd() || nameOf(element);
  return excerpt.length > length ? `${excerpt.slice(0, cutBefore(excerpt, length)).trimEnd()}…` : excerpt;
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
