import type { Rules } from './index.js';

export const el: Rules = [
  ['κ.λπ', 'δρ καθ κα π.χ δηλ βλ', 'σελ εικ αρ κεφ', 'μ.χ'],
  undefined,
  // The Greek question mark.
  (text) => text.replace(/;/g, '?'),
];
