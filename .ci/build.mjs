// Builds dist/: the modules for bundlers, the one file for pages without, and the lazy parts beside it.
import { build } from 'vite';
import { LAZY_PARTS } from './lazy-parts.mjs';

const parts = Object.keys(LAZY_PARTS).map((part) => `one-file:${part}`);
for (const mode of ['production', 'one-file', ...parts]) await build({ mode, logLevel: 'warn' });
