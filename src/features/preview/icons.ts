import { svg, type SVGTemplateResult } from 'lit';

/** An icon of 20 by 20 CSS px for a button. */
const icon = (path: string): SVGTemplateResult =>
  svg`<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d=${path}/></svg>`;

export const closeIcon = icon('M5 5 15 15M15 5 5 15');
export const foldIcon = icon('M5 8 10 13 15 8');
export const otherSideIcon = icon('M3 7 H16 M13 4 16 7 13 10 M17 13 H4 M7 10 4 13 7 16');
