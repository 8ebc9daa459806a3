import type { Rules } from './index.js';

export const tr: Rules = [['vs vb', 'doç av sok cad mah', 'şek', '1']];
