import type { Rules } from './index.js';

export const sv: Rules = [['', 't.ex', 'kap', '']];
