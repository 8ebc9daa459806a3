import type { Rules } from './index.js';
import { CASELESS } from './shared.js';

export const he: Rules = [['', '', 'עמ', ''], CASELESS];
