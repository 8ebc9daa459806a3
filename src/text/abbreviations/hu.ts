import type { Rules } from './index.js';
import { YEAR_FIRST } from './shared.js';

export const hu: Rules = [['stb', 'özv ifj', 'kb u e évf', 'kft zrt bt 1'], YEAR_FIRST];
