import type { Rules } from './index.js';
import { withoutPeriods } from './shared.js';

export const hy: Rules = [
  ['', 'պրոֆ դոկտ', '', 'թ դդ'],
  undefined,
  // Its full stop is often typed as a colon.
  (text) => withoutPeriods(text.includes('։') ? text : text.replace(/:(?!\S)/g, '։')),
];
