/** The media query for which the panel is a bottom sheet. */
export const BOTTOM_SHEET_QUERY = '(max-width: 40rem)';

/** Whether the panel is a bottom sheet, not at the side. */
export function isBottomSheet(): boolean {
  return matchMedia(BOTTOM_SHEET_QUERY).matches;
}

/**
 * Keeps the bottom sheet within the visual viewport until `signal` is aborted. On a phone, the
 * layout viewport of a page with too wide content is larger than the screen, and fixed elements are
 * laid out in it.
 */
export function fitToVisualViewport({ style }: HTMLElement, signal: AbortSignal): void {
  const screen = window.visualViewport;
  if (!screen) return;
  const fit = () => {
    const { offsetLeft, offsetTop, width, height, scale } = screen;
    // After pinch zoom, the sheet is larger, too.
    const partly = width * scale < innerWidth - 1;
    style.setProperty('--_across', partly ? `${width * scale}px` : '100%');
    style.setProperty('--_before', partly ? `${offsetLeft}px` : '0px');
    style.setProperty('--_below', partly ? `${innerHeight - offsetTop - height}px` : '0px');
  };
  fit();
  for (const type of ['resize', 'scroll']) screen.addEventListener(type, fit, { signal });
  window.addEventListener('resize', fit, { signal });
}
