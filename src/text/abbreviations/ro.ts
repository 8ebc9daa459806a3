import type { Rules } from './index.js';

export const ro: Rules = [['', 'al ing', 'pag alin lit', '']];
