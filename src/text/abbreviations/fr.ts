import type { Rules } from './index.js';

export const fr: Rules = [['', 'mm mme mmes mlle ste p.ex', 'chap janv févr avr juil déc', 'av apr']];
