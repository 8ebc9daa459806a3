import type { Rules } from './index.js';
import { CASELESS, withoutPeriods } from './shared.js';

export const hi: Rules = [['', 'डॉ प्रो पं', 'पृ', 'रु'], CASELESS, withoutPeriods];
