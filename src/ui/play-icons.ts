import { svg, type SVGTemplateResult } from 'lit';

/**
 * A disc in the text colour from which the symbol is cut out. So its contrast is that of the page's
 * text.
 */
export const discIcon = (symbol: string): SVGTemplateResult =>
  svg`<svg part="play-icon" viewBox="0 0 48 48" aria-hidden="true"><path fill="currentColor" fill-rule="evenodd" d=${`M24 0a24 24 0 1 1 0 48a24 24 0 1 1 0-48Z${symbol}`}/></svg>`;

const playIcon = discIcon(
  'M18.5 14.6v18.8c0 1.2 1.3 1.9 2.3 1.3l14.6-9.4c.9-.6.9-2 0-2.6l-14.6-9.4c-1-.6-2.3.1-2.3 1.300Z',
);
const pauseIcon = discIcon('M15.5 15h5.500v18h-5.500ZM27 15h5.500v18h-5.500Z');

export const playPauseIcon = (paused: boolean): SVGTemplateResult =>
  paused ? playIcon : pauseIcon;
