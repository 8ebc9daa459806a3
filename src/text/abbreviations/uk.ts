import type { Rules } from './index.js';

export const uk: Rules = [['т.д т.п', 'вул буд ім проф акад доц обл напр', 'рис табл', 'н.е']];
