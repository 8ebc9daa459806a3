// npm run build:site: the site into site/, or the folder that is named. Static files with relative
// addresses, which work in any folder of any server.
import { copyFileSync, readFileSync, rmSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { VOICE_FILE, fliteAssets } from './flite-assets.mjs';
import { fliteVoice } from './flite-voice.mjs';
import { integrityOf } from './release/files.mjs';
import { ensurePackages, ROOT } from './setup.mjs';
import { guideFiles } from './site/guides.mjs';
import { sitePages } from './site/plugin.mjs';

await ensurePackages();
const { build } = await import('vite');
const { svelte } = await import('@sveltejs/vite-plugin-svelte');
const { default: vue } = await import('@vitejs/plugin-vue');

const outDir = resolve(process.argv[2] ?? join(ROOT, 'site'));
const demo = join(ROOT, 'demo');
rmSync(outDir, { recursive: true, force: true });

await buildPages(await buildPlayer());

/** The script for pages, as publishers serve it, into player/. */
async function buildPlayer() {
  const player = join(outDir, 'player');
  for (const mode of ['standalone', 'worker']) {
    await build({
      root: ROOT,
      mode,
      logLevel: 'warn',
      build: { outDir: player, emptyOutDir: false, sourcemap: false },
    });
  }
  copyFileSync(join(ROOT, 'src/article-player.css'), join(player, 'article-player.css'));
  copyFileSync(fliteVoice().path, join(player, VOICE_FILE));
  const script = readFileSync(join(player, 'article-player.js'));
  const size = `${(gzipSync(script, { level: 9 }).length / 1000).toFixed(0)} kB`;
  return { integrity: integrityOf(script), size };
}

async function buildPages(built) {
  const source = (file) => join(ROOT, 'src', file);
  await build({
    configFile: false,
    root: demo,
    base: './',
    publicDir: false,
    logLevel: 'warn',
    plugins: [
      sitePages(ROOT, built),
      vue({
        template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('article-') } },
      }),
      svelte({ configFile: false }),
      fliteAssets('../player/'),
    ],
    resolve: {
      alias: [
        { find: /^article-player$/, replacement: source('index.ts') },
        { find: /^article-player\/define$/, replacement: source('define.ts') },
      ],
    },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      // The recording is a file of its own for players.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: inputs() },
    },
  });
}

function inputs() {
  const pages = readdirSync(demo, { recursive: true })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.html') && !/^examples\/.+\//.test(file));
  const guides = Object.keys(guideFiles(ROOT))
    .filter((file) => file.endsWith('.html'))
    .map((file) => `docs/${file}`);
  return [...pages, ...guides].map((file) => join(demo, file));
}
