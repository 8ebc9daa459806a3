import type { Rules } from './index.js';

export const pt: Rules = [['', 'sra exmo exma dra sta eng', 'pág cap séc dez', '']];
