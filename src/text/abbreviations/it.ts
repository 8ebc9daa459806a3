import type { Rules } from './index.js';

export const it: Rules = [['', 'sig dott avv arch ing on', 'pag pagg cap tab', '']];
