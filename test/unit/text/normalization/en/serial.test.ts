import { describe } from 'vitest';
import { reads } from '../spoken.js';

describe('letters and digits', () => {
  reads('en', [
    ['B2A23C', 'B two A twenty-three C'],
    ['A380', 'A three eight zero'],
    ['ab9453', 'ab nine four five three'],
    ['F-16', 'F-sixteen'],
    ['H₂O', 'H two O'],
    ['1080p', 'ten eighty p'],
    ['401(k)', 'four oh one k'],
    ['501(c)(3)', 'five oh one c three'],
    ['7-eleven', 'seven-eleven'],
  ]);
});
