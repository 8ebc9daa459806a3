import type { Rules } from './index.js';
import { EAST_ASIAN } from './shared.js';

export const zh: Rules = [[], EAST_ASIAN];
