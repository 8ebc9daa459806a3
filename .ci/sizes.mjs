// npm run sizes: what a page loads of each entry point, with what is in it. Builds the package first.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { spawnSync } from 'node:child_process';
import { build } from 'vite';
import { giveUp, ROOT } from './setup.mjs';

/** What a site's script may import, as its bundler makes one file of it. */
const IMPORTS = {
  "import 'article-player/define'": `import 'article-player/define'`,
  "{ ArticleSpeechElement } from 'article-player'": `export { ArticleSpeechElement } from 'article-player'`,
  "{ Player } from 'article-player'": `export { Player } from 'article-player'`,
  "{ WebSpeechEngine } from 'article-player'": `export { WebSpeechEngine } from 'article-player'`,
  "{ createTranscript } from 'article-player/text'": `export { createTranscript } from 'article-player/text'`,
  "{ splitSentences } from 'article-player/text'": `export { splitSentences } from 'article-player/text'`,
  "de from 'article-player/locales/de'": `export { default } from 'article-player/locales/de'`,
};

process.env.NODE_ENV = 'production';
const folder = mkdtempSync(join(ROOT, 'node_modules/.sizes-'));
const dist = join(folder, 'dist');
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const { status } = spawnSync(process.execPath, ['.ci/build.mjs', dist], { cwd: ROOT, stdio: 'inherit' });
if (status !== 0) giveUp('The package could not be built.');

const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const rows = [];
for (const [what, code] of Object.entries(IMPORTS)) {
  const [first, ...later] = await bundled(code);
  rows.push({ what, ...sizes(first.code), has: partsOf(first), later: later.map(({ name }) => name) });
}
for (const file of readdirSync(dist)
  .filter((name) => /^article-player.*\.(js|css)$/.test(name))
  .sort()) {
  rows.push({ what: `dist/${file}`, ...sizes(readFileSync(join(dist, file))), has: '', later: [] });
}

console.log('Bytes, minified, with gzip -9 and brotli 11.\n');
console.log('| what is imported or loaded | minified | gzip | brotli | of which | later, when needed |');
console.log('|---|--:|--:|--:|---|---|');
for (const { what, plain, gzip, brotli, has, later } of rows) {
  console.log(`| \`${what}\` | ${plain} | ${gzip} | ${brotli} | ${has} | ${later.join(', ')} |`);
}

async function bundled(code) {
  const entry = 'virtual:site';
  /** The package, by its own list of entry points. */
  const resolveId = (id) => {
    if (id === entry) return `\0${entry}`;
    if (id !== 'article-player' && !id.startsWith('article-player/')) return null;
    const name = id.replace('article-player', '.');
    const found = exports[name] ?? exports['./locales/*'];
    return join(folder, found.default.replace('*', name.split('/').at(-1)));
  };
  const site = { name: 'site', resolveId, load: (id) => (id === `\0${entry}` ? code : null) };
  const rolldownOptions = { input: entry, preserveEntrySignatures: 'strict', output: { chunkFileNames: '[name].js' } };
  const result = await build({
    ...{ root: ROOT, configFile: false, logLevel: 'error', plugins: [site] },
    build: { write: false, modulePreload: false, rolldownOptions },
  });
  return result.output.filter(({ type }) => type === 'chunk');
}

function sizes(code) {
  const bytes = Buffer.from(code);
  return { plain: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
}

/** What a file has of each of our floors and of each package, in percent of its length before it was minified. */
function partsOf({ modules }) {
  const lengths = new Map();
  for (const [id, { renderedLength }] of Object.entries(modules)) {
    const part = id.startsWith(dist)
      ? id
          .slice(dist.length + 1)
          .split('/')
          .slice(0, -1)[0]
      : id.includes('/lit') || id.includes('/@lit')
        ? 'lit'
        : undefined;
    if (part) lengths.set(part, (lengths.get(part) ?? 0) + renderedLength);
  }
  const all = [...lengths.values()].reduce((sum, length) => sum + length, 0);
  return [...lengths]
    .filter(([, length]) => length > 0)
    .sort(([, one], [, other]) => other - one)
    .map(([part, length]) => `${part} ${Math.round((100 * length) / all)} %`)
    .join(', ');
}
