import { clipOf } from './clipping.js';
import { composedParent } from './composed-order.js';

/** Whether a box in the page lies under another that is fixed to the window. */
export function isCovered(what: Range | Element, by: DOMRect): boolean {
  return [...what.getClientRects()].some(
    ({ top, bottom, left, right, width, height }) =>
      width > 0 && height > 0 && top < by.bottom && bottom > by.top && left < by.right && right > by.left,
  );
}

/** CSS pixels that may be missing of a box that counts as seen: positions are rounded. */
const SLACK = 4;
/** What is higher than this part of the window is no bar, but a layer over the page. */
const BAR_AT_MOST = 0.5;

/**
 * Whether a part of `element` is in view: in the window, not cut off by a box that scrolls or clips, and not under a bar of the page that
 * stays at an edge. The part is `height` high, begins at `top` and has its middle at `x`, in CSS pixels from the window's corner.
 */
export function isUnobscured(element: Element, x: number, top: number, height: number): boolean {
  const parent = composedParent(element);
  const clip = parent instanceof Element ? clipOf(parent) : undefined;
  if (parent instanceof Element && !clip) return false;
  const bottom = top + height;
  const from = Math.max(0, clip?.top ?? 0) - SLACK;
  const to = Math.min(window.innerHeight, clip?.bottom ?? Infinity) + SLACK;
  if (top < from || bottom > to) return false;
  if (x < Math.max(0, clip?.left ?? 0) || x > Math.min(window.innerWidth, clip?.right ?? Infinity)) return false;
  return !isUnderBar(element, x, top + height / 2);
}

function isUnderBar(element: Element, x: number, y: number): boolean {
  const root = element.getRootNode() as Document | ShadowRoot;
  for (const above of root.elementsFromPoint(x, y)) {
    if (above === element || above.contains(element)) return false;
    // A dialog comes and goes over the page, which stays where it is.
    if (above.closest(':modal')) continue;
    const { position } = getComputedStyle(above);
    if (position !== 'fixed' && position !== 'sticky') continue;
    if (above.getBoundingClientRect().height <= BAR_AT_MOST * window.innerHeight) return true;
  }
  return false;
}

/** Whether a modal dialog, or an element in full screen, that does not hold `element` makes it inert. */
export function isBlockedByModal(element: Element): boolean {
  return [...document.querySelectorAll(':modal')].some((modal) => !holds(modal, element) && !isInert(modal));
}

function holds(around: Element, element: Element): boolean {
  for (let node: Node | null = element; node; node = composedParent(node)) if (node === around) return true;
  return false;
}

/** A dialog that another one lies over is inert itself. What is inert is found at no point. */
function isInert(modal: Element): boolean {
  const { left, top, width, height } = modal.getBoundingClientRect();
  const x = Math.min(Math.max(left + width / 2, 0), window.innerWidth - 1);
  const y = Math.min(Math.max(top + height / 2, 0), window.innerHeight - 1);
  return !document.elementsFromPoint(x, y).some((each) => each === modal || modal.contains(each));
}
