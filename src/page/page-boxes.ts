import { clipOf } from './clipping.js';
import { composedParent } from './composed-order.js';

/** Whether a box of `what` is overlapped by `by`, the box of a fixed element. */
export function isCovered(what: Range | Element, by: DOMRect): boolean {
  return [...what.getClientRects()].some(
    ({ top, bottom, left, right, width, height }) =>
      width > 0 &&
      height > 0 &&
      top < by.bottom &&
      bottom > by.top &&
      left < by.right &&
      right > by.left,
  );
}

/** CSS pixels of a visible box that may be cut off: positions are rounded. */
const SLACK = 4;
/** Share of the viewport's height: a higher element is not a bar, but a layer over the page. */
const MAX_BAR_SHARE = 0.5;

/**
 * Whether a part of `element` is visible: in the viewport, not clipped, and not behind a fixed or
 * sticky bar. The part starts at `top`, is `height` high and has its middle at `x`, in CSS pixels
 * relative to the viewport.
 */
export function isUnobscured(element: Element, x: number, top: number, height: number): boolean {
  const parent = composedParent(element);
  const clip = parent instanceof Element ? clipOf(parent) : undefined;
  if (parent instanceof Element && !clip) return false;
  const bottom = top + height;
  const from = Math.max(0, clip?.top ?? 0) - SLACK;
  const to = Math.min(window.innerHeight, clip?.bottom ?? Infinity) + SLACK;
  if (top < from || bottom > to) return false;
  if (x < Math.max(0, clip?.left ?? 0) || x > Math.min(window.innerWidth, clip?.right ?? Infinity))
    return false;
  return !isUnderBar(element, x, top + height / 2);
}

function isUnderBar(element: Element, x: number, y: number): boolean {
  const root = element.getRootNode() as Document | ShadowRoot;
  for (const above of root.elementsFromPoint(x, y)) {
    if (above === element || above.contains(element)) return false;
    // A dialog is temporary; the page below keeps its position.
    if (above.closest(':modal')) continue;
    const { position } = getComputedStyle(above);
    if (position !== 'fixed' && position !== 'sticky') continue;
    if (above.getBoundingClientRect().height <= MAX_BAR_SHARE * window.innerHeight) return true;
  }
  return false;
}

/**
 * Whether `element` is inert because of a modal dialog or a fullscreen element that does not
 * contain it.
 */
export function isBlockedByModal(element: Element): boolean {
  return [...document.querySelectorAll(':modal')].some(
    (modal) => !containsComposed(modal, element) && !isInert(modal),
  );
}

/** Whether `around` is `element`, or an ancestor of it in the composed tree. */
function containsComposed(around: Element, element: Element): boolean {
  for (let node: Node | null = element; node; node = composedParent(node))
    if (node === around) return true;
  return false;
}

/**
 * A dialog below another one is inert itself. `elementsFromPoint()` does not return inert elements.
 */
function isInert(modal: Element): boolean {
  const { left, top, width, height } = modal.getBoundingClientRect();
  const x = Math.min(Math.max(left + width / 2, 0), window.innerWidth - 1);
  const y = Math.min(Math.max(top + height / 2, 0), window.innerHeight - 1);
  return !document.elementsFromPoint(x, y).some((each) => each === modal || modal.contains(each));
}
