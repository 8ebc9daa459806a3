import type { Rules } from './index.js';

export const ru: Rules = [['т.д т.п', 'ул им проф т.е обл', 'рис табл ок', 'н.э']];
