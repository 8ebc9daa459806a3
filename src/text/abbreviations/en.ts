import type { Rules } from './index.js';

export const en: Rules = [
  [
    'the he she it we in but did they this that there when what after then only',
    'rep sen gov gen col capt rev e.g i.e',
    'sec approx',
    'corp al',
  ],
];
