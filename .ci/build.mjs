// Builds dist/: the modules for bundlers, the one file for pages without, the lazy parts and workers beside it, and the embedded voice.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { VOICE_FILE } from './flite-assets.mjs';
import { fliteVoice } from './flite-voice.mjs';
import { LAZY_PARTS, WORKERS } from './lazy-parts.mjs';
import { ROOT } from './setup.mjs';

const parts = Object.keys({ ...LAZY_PARTS, ...WORKERS }).map((part) => `one-file:${part}`);
for (const mode of ['production', 'one-file', ...parts]) await build({ mode, logLevel: 'warn' });
copyFileSync(fliteVoice().path, join(ROOT, 'dist', VOICE_FILE));
