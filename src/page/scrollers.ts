import { fromDocument } from './document-property.js';
import { composedParent } from './composed-order.js';

/**
 * The elements around `element` that a user can scroll, from the innermost to the page itself. A
 * page that is locked, as behind a dialog, is not included.
 */
export function* scrollersAround(element: Element): Generator<Element> {
  const documentElement = fromDocument(element.ownerDocument, 'documentElement');
  const body = fromDocument(element.ownerDocument, 'body');
  const scrollingElement = fromDocument(element.ownerDocument, 'scrollingElement');
  const root = getComputedStyle(documentElement);
  // The overflow of the body applies to the viewport if that of the root is `visible` (CSS Overflow
  // 3, 3.3).
  const pageStyle =
    root.overflowX === 'visible' && root.overflowY === 'visible' && body
      ? getComputedStyle(body)
      : root;
  for (let node: Node | null = element; node; node = composedParent(node)) {
    if (!(node instanceof Element) || node === documentElement || node === scrollingElement)
      continue;
    if (node === body && pageStyle !== root) continue;
    if (scrolls(node)) yield node;
  }
  if (scrollingElement && pageStyle.overflowY !== 'hidden' && pageStyle.overflowY !== 'clip')
    yield scrollingElement;
}

function scrolls(element: Element): boolean {
  const down = element.scrollHeight > element.clientHeight;
  const across = element.scrollWidth > element.clientWidth;
  if (!down && !across) return false;
  const { overflowX, overflowY } = getComputedStyle(element);
  return (down && isScrolling(overflowY)) || (across && isScrolling(overflowX));
}

function isScrolling(overflow: string): boolean {
  return overflow === 'auto' || overflow === 'scroll';
}
