/** The media in which the panel is a sheet at the bottom of the screen. */
export const SHEET = '(max-width: 40rem)';

/** Whether the panel lies below the page's texts, not at their side. */
export function isSheet(): boolean {
  return matchMedia(SHEET).matches;
}

/**
 * Keeps the panel, as a sheet, on the screen. On a phone, a page with something too wide in it has a viewport as wide as that, of which the
 * screen shows a part; what is fixed is laid out in all of it. Until `signal` is aborted.
 */
export function keepOnScreen({ style }: HTMLElement, signal: AbortSignal): void {
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
