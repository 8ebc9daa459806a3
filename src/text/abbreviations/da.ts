import type { Rules } from './index.js';

export const da: Rules = [['hvad', 'f.eks', 'kap', '']];
