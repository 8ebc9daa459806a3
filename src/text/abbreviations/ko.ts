import type { Rules } from './index.js';
import { CASELESS, YEAR_FIRST } from './shared.js';

export const ko: Rules = [[], new RegExp(`${CASELESS.source}|${YEAR_FIRST.source}|["\\p{Pf}]\\x03\\p{Lo}`, 'u')];
