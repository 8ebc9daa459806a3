import type { Rules } from './index.js';

export const nb: Rules = [['frp', 'f.eks', 'kap', '']];
