// npm run release:dry: builds and checks a release, and writes what it would publish into release/.
// Publishes nothing: docs/releasing.md says how.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generated } from './docs-reference.mjs';
import { CHECKS } from './release/checks.mjs';
import { filesIn, inFolder, integrityOf, loadedBy, sumsOf, zip } from './release/files.mjs';
import { cdnTag, fill, fillPlugin, importMap } from './release/fill.mjs';
import { giveUp, ROOT } from './setup.mjs';

const dist = join(ROOT, 'dist');
const out = join(ROOT, 'release');
const read = (file) => readFileSync(join(ROOT, file));
const { version } = JSON.parse(read('package.json').toString());

build();
check();
const loaded = loadedBy('article-player.js', dist);
const hashes = Object.fromEntries(
  loaded
    .filter((file) => file.endsWith('.js'))
    .map((file) => [file, integrityOf(readFileSync(join(dist, file)))]),
);
const { 'article-player.js': integrity, ...later } = hashes;
write({
  [`article-player-${version}.zip`]: zip(inFolder(`article-player-${version}`, selfHosting())),
  [`article-player-wordpress-${version}.zip`]: zip(inFolder('article-player', plugin())),
  'cdn-tag.html': Buffer.from(cdnTag({ version, integrity })),
  'import-map.html': Buffer.from(importMap(later, version)),
});

function build() {
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) giveUp('The package could not be built.');
}

function check() {
  const faults = Object.entries(CHECKS).flatMap(([name, faultsOf]) => {
    const found = faultsOf({ root: ROOT, version });
    console.log(`${found.length === 0 ? 'ok    ' : 'FAILED'} ${name}`);
    return found;
  });
  for (const [file, text] of Object.entries(generated()))
    if (read(file).toString() !== text)
      faults.push(`${file} is out of date: npm run docs:reference`);
  if (faults.length > 0) giveUp(faults.join('\n'));
}

/** The built files, the guides and the licences. */
function selfHosting() {
  const documents = {
    'README.md': read('README.md'),
    ...inFolder('docs', guides()),
  };
  const filled = Object.entries(documents).map(([path, bytes]) => [
    path,
    fill(bytes.toString(), { version, integrity }),
  ]);
  const asTheyAre = [
    'CHANGELOG.md',
    'LICENSE',
    'NOTICE',
    'SECURITY.md',
    'custom-elements.json',
    'llms.txt',
  ];
  return {
    ...inFolder('dist', filesIn(dist)),
    ...Object.fromEntries(asTheyAre.map((file) => [file, read(file)])),
    ...Object.fromEntries(filled),
  };
}

/** All but those about the work on the project. */
function guides() {
  const { 'releasing.md': _, ...files } = filesIn(join(ROOT, 'docs'));
  return files;
}

/** The plugin, with the player in a folder that has its version. */
function plugin() {
  const files = filesIn(join(ROOT, 'integrations/wordpress/article-player'));
  const main = 'article-player.php';
  const player = ['article-player.css', ...loaded].map((file) => [
    `player/${version}/${file}`,
    readFileSync(join(dist, file)),
  ]);
  return {
    ...files,
    [main]: fillPlugin(files[main].toString(), integrity),
    LICENSE: read('LICENSE'),
    NOTICE: read('NOTICE'),
    ...Object.fromEntries(player),
  };
}

function write(files) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  const all = { ...files, SHA256SUMS: Buffer.from(sumsOf(files)) };
  console.log(`\nrelease/ (nothing was published)`);
  for (const [file, bytes] of Object.entries(all)) {
    writeFileSync(join(out, file), bytes);
    console.log(`  ${file}  ${bytes.length} bytes`);
  }
}
