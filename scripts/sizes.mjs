// npm run sizes: what a page loads of each entry point, and what is in it. The package is built and
// installed for it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { installed } from './install.mjs';

/** What a site's script may import, of which its bundler makes one file. */
const IMPORTS = [
  `import 'article-player/define'`,
  `export { ArticleSpeechElement } from 'article-player'`,
  `export { Player } from 'article-player'`,
  `export { WebSpeechEngine } from 'article-player'`,
  `export { createTranscript } from 'article-player/text'`,
  `export { splitSentences } from 'article-player/text'`,
  `export { trackPlayers } from 'article-player/analytics'`,
  `export { default } from 'article-player/locales/de'`,
  `import 'article-player/react'`,
];
const FILES = /^article-player\..*(?:js|css|wasm)$/;

process.env.NODE_ENV = 'production';
const { project, remove } = installed();
process.once('exit', remove);
const dist = join(project, 'node_modules/article-player/dist/');

console.log('Bytes, minified; gzip -9, brotli 11.\n');
console.log(
  '| what is imported, or loaded as it is | minified | gzip | brotli | of which, by our floors | later, when needed |',
);
console.log('|---|--:|--:|--:|---|---|');
for (const code of IMPORTS) {
  const [now, later] = await bundled(code);
  print(
    code,
    now.map((file) => file.code),
    partsOf(now),
    later.map(({ name }) => name).join(', '),
  );
}
for (const file of readdirSync(dist)
  .filter((name) => FILES.test(name))
  .sort()) {
  print(`dist/${file}`, [readFileSync(join(dist, file))]);
}

printLayers();
printCopies();

/** What a page with the script tag loads, in the order in which it is loaded. */
function printLayers() {
  const layers = [
    ['before intent', ['']],
    ['until the first word', ['', '.core']],
    ['while it plays', ['', '.core', '.features', '.controls', '.auto-scroll']],
  ];
  console.log('\n| loaded | minified | gzip | brotli | | |');
  console.log('|---|--:|--:|--:|---|---|');
  for (const [when, names] of layers)
    print(
      when,
      names.map((name) => readFileSync(join(dist, `article-player${name}.js`))),
    );
}

/**
 * How much of the sources is in more than one file: nothing should be. A worker does not count, which
 * can share nothing with the page.
 */
function printCopies() {
  const lengths = new Map();
  const copies = [];
  const maps = readdirSync(dist).filter((name) =>
    /^article-player.*(?<!-worker)\.js\.map$/.test(name),
  );
  for (const file of maps) {
    const { sources } = JSON.parse(readFileSync(join(dist, file), 'utf8'));
    for (const source of sources) {
      if (lengths.has(source)) copies.push(source);
      else lengths.set(source, readFileSync(join(dist, source)).length);
    }
  }
  const sum = (names) => names.reduce((total, name) => total + lengths.get(name), 0);
  const share = ((100 * sum(copies)) / sum([...lengths.keys()])).toFixed(1);
  console.log(
    `\nOf the sources of dist/article-player*.js, ${share} % are in several files: ${copies.join(', ') || 'none'}.`,
  );
}

/** @returns the files that are loaded at once, and those that are loaded only when needed. */
async function bundled(code) {
  const input = join(project, 'site.js');
  writeFileSync(input, code);
  const rolldownOptions = {
    input,
    preserveEntrySignatures: 'strict',
    output: { chunkFileNames: '[name].js' },
  };
  const result = await build({
    ...{ root: project, configFile: false, logLevel: 'error' },
    build: { write: false, modulePreload: false, rolldownOptions },
  });
  const files = result.output.filter(({ type }) => type === 'chunk');
  const named = (names) => files.filter(({ fileName }) => names.includes(fileName));
  const now = new Set([files[0]]);
  for (const file of now) for (const asked of named(file.imports)) now.add(asked);
  // Of what is never asked for, a bundler may make files all the same.
  return [[...now], named([...now].flatMap((file) => file.dynamicImports))];
}

function print(what, files, parts = '', later = '') {
  const all = files.map((file) => Buffer.from(file));
  const sum = (sizeOf) => all.reduce((size, bytes) => size + sizeOf(bytes).length, 0);
  const sizes = [
    sum((bytes) => bytes),
    sum((bytes) => gzipSync(bytes, { level: 9 })),
    sum((bytes) => brotliCompressSync(bytes)),
  ];
  console.log(`| \`${what}\` | ${sizes.join(' | ')} | ${parts} | ${later} |`);
}

/**
 * What files have of each of our floors and of Lit, in percent of their length before they were
 * minified.
 */
function partsOf(files) {
  const lengths = new Map();
  for (const [id, { renderedLength }] of files.flatMap(({ modules }) => Object.entries(modules))) {
    const part = id.startsWith(dist) ? id.slice(dist.length).match(/^[^/]+(?=\/)/)?.[0] : litIn(id);
    if (part && renderedLength > 0) lengths.set(part, (lengths.get(part) ?? 0) + renderedLength);
  }
  const all = [...lengths.values()].reduce((sum, length) => sum + length, 0);
  return [...lengths]
    .sort(([, one], [, other]) => other - one)
    .map(([part, length]) => `${part} ${Math.round((100 * length) / all)} %`)
    .join(', ');
}

function litIn(id) {
  return /\/node_modules\/(?:@lit|lit)[-/]/.test(id) ? 'lit' : undefined;
}
