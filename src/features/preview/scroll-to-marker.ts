import { fromDocument } from '../../page/document-property.js';
import { isBottomSheet } from './bottom-sheet.js';
import type { Marker } from './markers.js';

/** The position of a marker in the free part of the viewport after scrolling, from its top. */
const TOP_PART = 0.25;

/**
 * Scrolls to a marker, or to the nearest visible ancestor of a hidden one. Smoothly, unless the
 * user prefers reduced motion.
 */
export function scrollToMarker({ anchor, rect }: Marker, panel: HTMLElement): void {
  if (!anchor) return;
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
  let shown: Element = anchor;
  while (shown.parentElement && shown.getClientRects().length === 0) shown = shown.parentElement;
  if (isInScroller(shown))
    return shown.scrollIntoView({ behavior, block: 'center', inline: 'nearest' });
  const { top } = rect() ?? shown.getBoundingClientRect();
  const begin = window.visualViewport?.offsetTop ?? 0;
  const end = isBottomSheet() ? panel.getBoundingClientRect().top : innerHeight;
  scrollBy({ behavior, top: top - begin - (end - begin) * TOP_PART });
}

/** Whether a scroll container is between the element and the page. */
function isInScroller(element: Element): boolean {
  const scrollingElement = fromDocument(document, 'scrollingElement');
  const body = fromDocument(document, 'body');
  for (
    let around = element.parentElement;
    around && around !== body;
    around = around.parentElement
  ) {
    const scrolls =
      around.scrollHeight > around.clientHeight || around.scrollWidth > around.clientWidth;
    if (!scrolls || around === scrollingElement) continue;
    if (/auto|scroll/.test(getComputedStyle(around).overflow)) return true;
  }
  return false;
}
