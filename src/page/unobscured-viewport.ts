import { fromDocument } from './composed-tree.js';
import { composedParent } from './composed-order.js';
import type { Box } from './line-boxes.js';

/** What covers more than this of the viewport's height is no bar, but what a person looks at. */
const MOST = 0.5;
/** So many bars, one below the other. */
const BARS = 4;
/** Shares of the width at which it is looked for bars. */
const ACROSS = [0.1, 0.5, 0.9];

/**
 * What of the viewport shows `column`, a text's box: without the bars that stay at its upper and its lower edge over the text, and without what the
 * page keeps free by `scroll-padding`. `inside` is never taken for a bar, nor what it is in.
 */
export function unobscuredViewport(column: Box, inside: Node): Box {
  const documentElement = fromDocument(document, 'documentElement');
  // In quirks mode the body has the viewport's size, and the root element that of the page (CSSOM View, 6).
  const { clientWidth: right, clientHeight: height } = fromDocument(document, 'scrollingElement') ?? documentElement;
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(documentElement);
  const isOver = (element: Element) => isBar(element, inside);
  const top = Math.max(edge(column, height, 1, isOver), lengthOf(scrollPaddingTop, height));
  const bottom = Math.min(edge(column, height, -1, isOver), height - lengthOf(scrollPaddingBottom, height));
  return bottom > top ? { left: 0, top, right, bottom } : { left: 0, top: 0, right, bottom: height };
}

/** Where the bars end that lie at the upper (`direction` 1) or the lower (-1) edge. */
function edge(column: Box, height: number, direction: 1 | -1, isOver: (element: Element) => boolean): number {
  let y = direction > 0 ? 0 : height;
  for (let count = 0; count < BARS; count += 1) {
    const next = beyond(column, y, direction, isOver);
    if (next === y || Math.abs(next - (direction > 0 ? 0 : height)) > MOST * height) break;
    y = next;
  }
  return y;
}

function beyond(column: Box, y: number, direction: 1 | -1, isOver: (element: Element) => boolean): number {
  let end = y;
  for (const share of ACROSS) {
    const x = Math.min(Math.max(column.left + share * (column.right - column.left), 1), innerWidth - 2);
    for (const bar of barsAt(document, x, y + direction, isOver)) {
      const rect = bar.getBoundingClientRect();
      end = direction > 0 ? Math.max(end, rect.bottom) : Math.min(end, rect.top);
    }
  }
  return end;
}

/** A bar may stand in a shadow tree, as that of a player that is docked does. */
function* barsAt(
  tree: Document | ShadowRoot,
  x: number,
  y: number,
  isOver: (element: Element) => boolean,
): Generator<Element> {
  for (const element of tree.elementsFromPoint(x, y)) {
    // Chromium names those of the trees around as well: from one tree to the next, and back, there would be no end.
    if (element.getRootNode() !== tree) continue;
    if (isOver(element)) yield element;
    const { shadowRoot } = element;
    if (shadowRoot) yield* barsAt(shadowRoot, x, y, isOver);
  }
}

/** Whether `element` stays where it is while the page is scrolled, and is no more than a bar. */
function isBar(element: Element, inside: Node): boolean {
  const { position } = getComputedStyle(element);
  if (position !== 'fixed' && position !== 'sticky') return false;
  if (element.getBoundingClientRect().height > MOST * innerHeight) return false;
  for (let node: Node | null = inside; node; node = composedParent(node)) if (node === element) return false;
  return true;
}

function lengthOf(padding: string, height: number): number {
  const value = Number.parseFloat(padding) || 0;
  return padding.endsWith('%') ? (value / 100) * height : value;
}
