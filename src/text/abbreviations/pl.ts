import type { Rules } from './index.js';

export const pl: Rules = [['', 'inż ul al im św płk doc zob', 'godz ok rys', '1']];
