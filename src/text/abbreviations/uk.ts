import type { Rules } from './index.js';

export const uk: Rules = [['т.д т.п', 'вул буд ім проф обл напр', 'рис табл', 'н.е']];
