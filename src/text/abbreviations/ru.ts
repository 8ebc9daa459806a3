import type { Rules } from './index.js';

export const ru: Rules = [['т.д т.п', 'ул им проф акад доц т.е обл', 'рис табл ок', 'н.э']];
