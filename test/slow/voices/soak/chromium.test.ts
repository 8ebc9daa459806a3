import { soakOf } from './soak.js';

soakOf('chromium');
