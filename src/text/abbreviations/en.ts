import type { Rules } from './index.js';

export const en: Rules = [
  [
    'the he she it we in on but and did they this that there here when while what after before then only',
    'rep sen gov gen col maj capt rev hon pres e.g i.e',
    'nos sec approx mar jun jul',
    'corp esq al',
  ],
];
