import type { Rules } from './index.js';

export const fi: Rules = [['', 'esim dos', 'klo', '']];
