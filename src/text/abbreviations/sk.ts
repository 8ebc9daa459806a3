import type { Rules } from './index.js';

export const sk: Rules = [['smrť prst', 'ing mudr judr ul nám napr doc', 'obr ods', '1']];
