import type { Rules } from './index.js';

export const nl: Rules = [['', 'mevr ir ing bijv', 'afb', '']];
