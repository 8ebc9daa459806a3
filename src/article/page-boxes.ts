import { clipOf } from './clipping.js';
import { composedParent } from './composed-order.js';

/** Whether a box in the page lies under another that is fixed to the window. */
export function isCovered(what: Range | Element, by: DOMRect): boolean {
  return Array.from(what.getClientRects()).some(
    ({ top, bottom, left, right, width, height }) =>
      width > 0 && height > 0 && top < by.bottom && bottom > by.top && left < by.right && right > by.left,
  );
}

/** Where what is shown of an element begins, in px from the window's top: at the window's, or at that of what scrolls around it. */
export function portTop(element: Element): number {
  const parent = composedParent(element);
  return Math.max(0, (parent instanceof Element && clipOf(parent)?.top) || 0);
}
