import type { Rules } from './index.js';

export const da: Rules = [['dette efter hvad', 'f.eks', 'kap', '']];
