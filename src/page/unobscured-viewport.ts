import { fromDocument } from './document-property.js';
import { composedParent } from './composed-order.js';
import type { Box } from './line-boxes.js';

/** Share of the viewport's height: elements that cover more are not bars, but content. */
const MAX_BAR_SHARE = 0.5;
/** Number of stacked bars. */
const MAX_BARS = 4;
/** Shares of the column's width at which bars are searched for. */
const SAMPLES = [0.1, 0.5, 0.9];

/**
 * The part of the viewport where `column`, the box of a text, is visible: without the fixed and
 * sticky bars over the text at the upper and lower edge, and without the page's `scroll-padding`.
 * `inside` and its ancestors do not count as bars.
 */
export function unobscuredViewport(column: Box, inside: Node): Box {
  const documentElement = fromDocument(document, 'documentElement');
  // In quirks mode the body has the viewport's size, and the root element that of the page (CSSOM
  // View, 6).
  const { clientWidth: right, clientHeight: height } =
    fromDocument(document, 'scrollingElement') ?? documentElement;
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(documentElement);
  const isOver = (element: Element) => isBar(element, inside);
  const top = Math.max(edgeOfBars(column, height, 1, isOver), lengthOf(scrollPaddingTop, height));
  const bottom = Math.min(
    edgeOfBars(column, height, -1, isOver),
    height - lengthOf(scrollPaddingBottom, height),
  );
  return bottom > top
    ? { left: 0, top, right, bottom }
    : { left: 0, top: 0, right, bottom: height };
}

/** The end of the bars at the upper (`direction` 1) or lower (-1) edge. */
function edgeOfBars(
  column: Box,
  height: number,
  direction: 1 | -1,
  isOver: (element: Element) => boolean,
): number {
  let y = direction > 0 ? 0 : height;
  for (let count = 0; count < MAX_BARS; count += 1) {
    const next = edgeOfBar(column, y, direction, isOver);
    if (next === y || Math.abs(next - (direction > 0 ? 0 : height)) > MAX_BAR_SHARE * height) break;
    y = next;
  }
  return y;
}

function edgeOfBar(
  column: Box,
  y: number,
  direction: 1 | -1,
  isOver: (element: Element) => boolean,
): number {
  let end = y;
  for (const share of SAMPLES) {
    const x = Math.min(
      Math.max(column.left + share * (column.right - column.left), 1),
      innerWidth - 2,
    );
    for (const bar of barsAt(document, x, y + direction, isOver)) {
      const rect = bar.getBoundingClientRect();
      end = direction > 0 ? Math.max(end, rect.bottom) : Math.min(end, rect.top);
    }
  }
  return end;
}

/** A bar may be in a shadow tree, as that of a docked player is. */
function* barsAt(
  tree: Document | ShadowRoot,
  x: number,
  y: number,
  isOver: (element: Element) => boolean,
): Generator<Element> {
  for (const element of tree.elementsFromPoint(x, y)) {
    // Chromium also returns elements of the trees around: following them would not end.
    if (element.getRootNode() !== tree) continue;
    if (isOver(element)) yield element;
    const { shadowRoot } = element;
    if (shadowRoot) yield* barsAt(shadowRoot, x, y, isOver);
  }
}

/** Whether `element` does not scroll with the page, and is not higher than a bar. */
function isBar(element: Element, inside: Node): boolean {
  const { position } = getComputedStyle(element);
  if (position !== 'fixed' && position !== 'sticky') return false;
  if (element.getBoundingClientRect().height > MAX_BAR_SHARE * innerHeight) return false;
  for (let node: Node | null = inside; node; node = composedParent(node))
    if (node === element) return false;
  return true;
}

function lengthOf(padding: string, height: number): number {
  const value = Number.parseFloat(padding) || 0;
  return padding.endsWith('%') ? (value / 100) * height : value;
}
