import type { Rules } from './index.js';
import { CASELESS } from './shared.js';

export const ar: Rules = [['', '', 'ص', ''], CASELESS];
