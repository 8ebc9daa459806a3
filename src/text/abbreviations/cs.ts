import type { Rules } from './index.js';

export const cs: Rules = [['smrt prst', 'ing mudr judr ul nám např doc', 'obr odst', '1']];
