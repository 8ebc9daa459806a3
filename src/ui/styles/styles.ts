import type { CSSResult } from 'lit';
import { barStyles } from './bar.js';
import { baseStyles } from './base.js';
import { mediaQueryStyles } from './media-queries.js';
import { dockedStyles } from './docked.js';
import { seekBarStyles } from './seek-bar.js';

/** The style sheets of the player. Those of the settings are loaded with the settings. */
export const styles: CSSResult[] = [
  baseStyles,
  barStyles,
  seekBarStyles,
  dockedStyles,
  mediaQueryStyles,
];
