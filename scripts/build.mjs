// Builds dist/, or the folder that is named: the modules for bundlers with their types, what
// frameworks and editors want to know, the script for pages without a bundler with its chunks, the
// worker, and the embedded voice.
import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { VOICE_FILE } from './flite-assets.mjs';
import { fliteVoice } from './flite-voice.mjs';
import { ensurePackages, giveUp, ROOT } from './setup.mjs';

// `npm pack` of a fresh clone comes here, too.
await ensurePackages();
const { build } = await import('vite');
const { writeIntegrations } = await import('./integrations.mjs');

const outDir = resolve(process.argv[2] ?? join(ROOT, 'dist'));

for (const mode of ['production', 'standalone', 'worker']) {
  await build({
    root: ROOT,
    mode,
    logLevel: 'warn',
    build: { outDir, emptyOutDir: mode === 'production' },
  });
}
copyFileSync(join(ROOT, 'src/article-player.css'), join(outDir, 'article-player.css'));

copyFileSync(fliteVoice().path, join(outDir, VOICE_FILE));

const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
const args = [tsc, '-p', join(ROOT, 'scripts/tsconfig.build.json'), '--outDir', outDir];
if (spawnSync(process.execPath, args, { stdio: 'inherit' }).status !== 0)
  giveUp('The types could not be built.');
writeIntegrations(outDir);
