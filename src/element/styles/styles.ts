import type { CSSResult } from 'lit';
import { barStyles } from './bar.js';
import { baseStyles } from './base.js';
import { circumstances } from './circumstances.js';
import { dockedStyles } from './docked.js';
import { seekStyles } from './seek.js';

/** The looks of the player, by subject. The settings bring their own when they are loaded. */
export const styles: CSSResult[] = [baseStyles, barStyles, seekStyles, dockedStyles, circumstances];
