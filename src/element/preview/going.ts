import { fromDocument } from '../../page/composed-tree.js';
import { isSheet } from './fitting.js';
import type { Spot } from './spots.js';

/** Where in the free part of the viewport a spot comes to lie, from its top. */
const AT = 0.25;

/** Scrolls the page to a spot, or to where it would be if it were shown; smoothly, unless the reader wants no motion. */
export function goTo({ anchor, rect }: Spot, panel: HTMLElement): void {
  if (!anchor) return;
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
  let shown: Element = anchor;
  while (shown.parentElement && shown.getClientRects().length === 0) shown = shown.parentElement;
  if (isInScroller(shown)) return shown.scrollIntoView({ behavior, block: 'center', inline: 'nearest' });
  const { top } = rect() ?? shown.getBoundingClientRect();
  const begin = window.visualViewport?.offsetTop ?? 0;
  const end = isSheet() ? panel.getBoundingClientRect().top : innerHeight;
  scrollBy({ behavior, top: top - begin - (end - begin) * AT });
}

/** Whether something between the element and the page scrolls by itself. */
function isInScroller(element: Element): boolean {
  const scrollingElement = fromDocument(document, 'scrollingElement');
  const body = fromDocument(document, 'body');
  for (let around = element.parentElement; around && around !== body; around = around.parentElement) {
    const scrolls = around.scrollHeight > around.clientHeight || around.scrollWidth > around.clientWidth;
    if (!scrolls || around === scrollingElement) continue;
    if (/auto|scroll/.test(getComputedStyle(around).overflow)) return true;
  }
  return false;
}
