/** Whether a box in the page lies under another that is fixed to the window. */
export function isCovered(what: Range | Element, by: DOMRect): boolean {
  return Array.from(what.getClientRects()).some(
    ({ top, bottom, left, right, width, height }) =>
      width > 0 && height > 0 && top < by.bottom && bottom > by.top && left < by.right && right > by.left,
  );
}

/** Where what is shown of an element begins, in px from the window's top: at the window's, or at that of what scrolls around it. */
export function portTop(element: Element): number {
  let top = 0;
  for (const around of ancestors(element)) {
    const { overflowY, position } = getComputedStyle(around);
    if (around !== document.documentElement && around !== document.body && overflowY !== 'visible') {
      top = Math.max(top, around.getBoundingClientRect().top);
    }
    if (position === 'fixed') break;
  }
  return top;
}

/** The colour that an element stands on: of the nearest ancestor whose background lets nothing through. As CSS. */
export function backgroundBehind(element: Element): string {
  for (const around of ancestors(element)) {
    const { backgroundColor } = getComputedStyle(around);
    if (isOpaque(backgroundColor)) return backgroundColor;
  }
  return 'Canvas';
}

/** Computed colours have their alpha behind a slash, `rgba()` behind the third comma. */
function isOpaque(colour: string): boolean {
  if (colour === 'transparent') return false;
  const [, alpha] = /(?:\/|^rgba\((?:[^,]+,){3})\s*([\d.]+%?)\s*\)$/.exec(colour) ?? [];
  return alpha === undefined || parseFloat(alpha) === (alpha.endsWith('%') ? 100 : 1);
}

/** What is around an element on the page, through shadow trees and slots. */
function* ancestors(element: Element): Generator<Element> {
  let around: Node | null = element.assignedSlot ?? element.parentNode;
  while (around) {
    if (around instanceof Element) yield around;
    around =
      around instanceof Element ? (around.assignedSlot ?? around.parentNode) : ((around as ShadowRoot).host ?? null);
  }
}
