import type { Rules } from './index.js';

export const nb: Rules = [['dette etter frp', 'f.eks', 'kap', '']];
