import { barStyles } from './bar.js';
import { dockedStyles } from './docked.js';
import { mediaQueryStyles } from './media-queries.js';
import { seekBarStyles } from './seek-bar.js';

/**
 * The style sheet of the controls. Those of the idle view are loaded before, those of the settings
 * with the settings.
 */
export const controlStyles: string = [
  barStyles,
  seekBarStyles,
  dockedStyles,
  mediaQueryStyles,
].join('');
