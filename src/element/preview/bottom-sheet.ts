/** The media in which the panel is a sheet at the bottom of the screen. */
export const BOTTOM_SHEET_QUERY = '(max-width: 40rem)';

/** Whether the panel lies below the page's texts, not at their side. */
export function isBottomSheet(): boolean {
  return matchMedia(BOTTOM_SHEET_QUERY).matches;
}

/**
 * Keeps the panel, as a sheet, on the screen. On a phone, a page with something too wide in it has a viewport as wide as that, of which the
 * screen shows a part; what is fixed is laid out in all of it. Until `signal` is aborted.
 */
export function fitToVisualViewport({ style }: HTMLElement, signal: AbortSignal): void {
  const screen = window.visualViewport;
  if (!screen) return;
  const fit = () => {
    const { offsetLeft, offsetTop, width, height, scale } = screen;
    // A reader who zooms in wants the sheet to be larger as well.
    const partly = width * scale < innerWidth - 1;
    style.setProperty('--_across', partly ? `${width * scale}px` : '100%');
    style.setProperty('--_before', partly ? `${offsetLeft}px` : '0px');
    style.setProperty('--_below', partly ? `${innerHeight - offsetTop - height}px` : '0px');
  };
  fit();
  for (const type of ['resize', 'scroll']) screen.addEventListener(type, fit, { signal });
  window.addEventListener('resize', fit, { signal });
}
