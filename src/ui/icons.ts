import { svg, type SVGTemplateResult } from 'lit';
import { discIcon } from './play-icons.js';

const lineIcon = (path: string): SVGTemplateResult =>
  svg`<svg class="mirrored" viewBox="0 0 24 24" aria-hidden="true"><path fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round" d=${path}/></svg>`;

/**
 * Lines of text with an arrow to the previous or next sentence. Not the symbols for tracks: a
 * sentence is not a track.
 */
export const previousIcon = lineIcon('M7.500 7 3 12l4.500 5M11.500 9H21M11.500 15h5.500M21 15h.01');
export const nextIcon = lineIcon('M16.500 7 21 12l-4.500 5M3 9h9.500M3 15h5.500M12.500 15h.01');
export const settingsIcon = lineIcon(
  'M4 7h8.500m5 0H20M4 17h2.500m5 0H20M12.500 7a2.500 2.500 0 1 0 5 0a2.500 2.500 0 1 0-5 0M6.500 17a2.500 2.500 0 1 0 5 0a2.500 2.500 0 1 0-5 0',
);
export const closeIcon = lineIcon('m6.500 6.500 11 11M17.500 6.500l-11 11');
/** Small icons beside the text of a button. */
export const sampleIcon = lineIcon('M7 5v14l11-7Z');
export const stopIcon = lineIcon('M7 7h10v10H7Z');
/** Lines of text with an arrow to one of them. */
export const scrollBackIcon = lineIcon(
  'M11 5h9M14 12h6M11 19h9M4 12h6m-2.500-2.800L10.300 12l-2.800 2.800',
);

/** An arrow in a circle: play again. */
export const replayIcon = discIcon(
  'M13 25a11 11 0 1 0 11-11v-5l-8 6.750 8 6.750v-5a7.500 7.500 0 1 1-7.500 7.500Z',
);
