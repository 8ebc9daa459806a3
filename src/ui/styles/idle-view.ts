import type { CSSResult } from 'lit';
import { baseStyles } from './base.js';
import { idleMediaQueryStyles } from './idle-media-queries.js';
import { idleStyles } from './idle.js';

/** The style sheets of the view before the controls are loaded. */
export const idleViewStyles: CSSResult[] = [baseStyles, idleStyles, idleMediaQueryStyles];
