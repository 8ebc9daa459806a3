// Other players, for comparison. They are installed into a folder of their own, by their names.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveUp, npm } from '../setup.mjs';
import { page } from './pages.mjs';

const PEERS = {
  'media-chrome': {
    packages: ['media-chrome'],
    code: `import 'media-chrome/all';`,
    player: `<media-controller audio><audio slot="media" preload="none"></audio><media-control-bar>
<media-play-button></media-play-button><media-time-display></media-time-display>
<media-time-range></media-time-range><media-mute-button></media-mute-button>
</media-control-bar></media-controller>`,
  },
  plyr: {
    packages: ['plyr'],
    code: `import 'plyr/dist/plyr.css';
import Plyr from 'plyr';
new Plyr('#player', { iconUrl: '/peers/plyr.svg' });`,
    player: `<audio id="player" controls preload="none"></audio>`,
    style: true,
  },
  'react-text-to-speech': {
    packages: ['react-text-to-speech', 'react', 'react-dom'],
    code: `import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import Speech from 'react-text-to-speech';
const text = document.querySelector('article').innerText;
createRoot(document.querySelector('#player')).render(createElement(Speech, { text }));`,
    player: `<div id="player"></div>`,
  },
};

/** Installs and bundles them below `folder`. @returns their bundles' folder, pages and titles. */
export async function bundledPeers(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "name": "peers", "private": true }');
  const packages = Object.values(PEERS).flatMap((peer) => peer.packages);
  const quietly = ['--no-audit', '--no-fund', '--loglevel=error'];
  if ((await npm(['install', ...quietly, ...packages], folder)) !== 0)
    giveUp('The other players could not be installed. --no-peers leaves them out.');
  const bundles = join(folder, 'bundles');
  for (const [name, { code }] of Object.entries(PEERS)) await bundle(folder, name, code);
  copyFileSync(join(folder, 'node_modules/plyr/dist/plyr.svg'), join(bundles, 'plyr.svg'));
  const entries = Object.entries(PEERS).map(([name, peer]) => [
    peer.packages.map((each) => `${each} ${versionOf(folder, each)}`).join(', '),
    `/peers/${name}`,
    pageOf(name, peer),
  ]);
  return {
    folder: bundles,
    pages: Object.fromEntries(entries.map(([, path, html]) => [path, html])),
    players: Object.fromEntries(entries.map(([title, path]) => [title, path])),
  };
}

async function bundle(folder, name, code) {
  const { build } = await import('vite');
  const input = join(folder, `${name}.entry.js`);
  writeFileSync(input, code);
  await build({
    ...{ root: folder, configFile: false, logLevel: 'error' },
    build: {
      outDir: join(folder, 'bundles'),
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: false,
      cssCodeSplit: false,
      rolldownOptions: {
        input,
        output: { entryFileNames: `${name}.js`, assetFileNames: `${name}[extname]` },
      },
    },
  });
}

const versionOf = (folder, name) =>
  JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;

const pageOf = (name, { player, style }) =>
  page({
    head: `${style ? `<link rel="stylesheet" href="/peers/${name}.css">\n` : ''}<script type="module" src="/peers/${name}.js"></script>`,
    player,
  });
