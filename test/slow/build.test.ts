import '../support/quiet-lit.js';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { build, type Rolldown } from 'vite';
import { fliteVoice } from '../../scripts/flite-voice.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/**
 * What a page loads, and its greatest size in bytes, gzipped file by file: before anybody shows an
 * intent to listen, until the first word, and while it plays. README and docs/performance.md name
 * these figures.
 */
const BUDGETS = [
  { loaded: 'before intent', files: [''], budget: 18_400 },
  { loaded: 'until the first word', files: ['', '.core'], budget: 77_300 },
  {
    loaded: 'while it plays',
    files: ['', '.core', '.features', '.controls', '.auto-scroll'],
    budget: 110_500,
  },
];
/** The folder of helpers that the bundler adds. */
const BUNDLERS_OWN = '_virtual/';
/** The folder of bundled packages. */
const VENDOR = 'vendor/';
const LIT = /^(lit|@lit)(-|\/|$)/;

// Vitest sets "test", for which the bundler would use Lit's development build.
vi.stubEnv('NODE_ENV', 'production');

/** In the project, so that built files can import Lit. */
const out = mkdtempSync(join(ROOT, 'node_modules/.build-test-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

const builds = new Map<string, Promise<Rolldown.OutputChunk[]>>();

/** Builds into a temporary folder, once, with the settings of `npm run build`. */
function built(mode: string): Promise<Rolldown.OutputChunk[]> {
  const before = builds.get(mode);
  if (before) return before;
  const now = buildMode(mode);
  builds.set(mode, now);
  return now;
}

async function buildMode(mode: string): Promise<Rolldown.OutputChunk[]> {
  const configFile = join(ROOT, 'vite.config.ts');
  const settings = { outDir: join(out, mode), emptyOutDir: false };
  const result = await build({ root: ROOT, configFile, mode, logLevel: 'error', build: settings });
  const [{ output }] = (Array.isArray(result) ? result : [result]) as [Rolldown.RolldownOutput];
  return output.filter((file) => file.type === 'chunk');
}

describe('the script for a page without a bundler', () => {
  let files: Rolldown.OutputChunk[];
  let entry: Rolldown.OutputChunk;
  beforeAll(async () => {
    files = await built('standalone');
    entry = files.find(({ isEntry }) => isEntry)!;
  }, 60_000);

  /** The name of a module, or of its folder if it is an index. */
  const nameOf = (id: string) => basename(id.replace(/\/index\.ts$/, ''), '.ts');

  test('has a chunk for each import(), named after the module', () => {
    expect(entry.fileName).toBe('article-player.js');
    const lazy = files.filter(({ isDynamicEntry }) => isDynamicEntry);
    expect(lazy.map(({ fileName }) => fileName)).toEqual(
      lazy.map(({ facadeModuleId }) => `article-player.${nameOf(facadeModuleId!)}.js`),
    );
    const names = lazy.map(({ facadeModuleId }) => nameOf(facadeModuleId!));
    expect(names).toEqual(expect.arrayContaining(['de', 'flite', 'preview', 'settings']));
    expect(names).not.toContain('en');
  });

  test('has few chunks that others share: each is one more request', () => {
    const shared = files.filter((file) => file !== entry && !file.isDynamicEntry);
    expect(shared.map(({ fileName }) => fileName).sort()).toEqual([
      'article-player.audio-output.js',
      'article-player.controls.js',
      'article-player.core.js',
      'article-player.features.js',
      'article-player.layout-observer.js',
      // Helpers of the bundler for the page analysis, which is in CommonJS.
      'article-player.rolldown-runtime.js',
    ]);
  });

  test('has a source map for each file, and no other files', () => {
    expect(readdirSync(join(out, 'standalone')).sort()).toEqual(
      files
        .flatMap(({ fileName, map }) => (map ? [fileName, `${fileName}.map`] : [fileName]))
        .sort(),
    );
  });

  test('has its sources in the source maps', () => {
    const maps = readdirSync(join(out, 'standalone')).filter((name) => name.endsWith('.map'));
    const withoutSource = maps.filter((name) => {
      const text = readFileSync(join(out, 'standalone', name), 'utf8');
      const { sources, sourcesContent } = JSON.parse(text) as Record<string, string[] | undefined>;
      return !sources?.every((_, index) => sourcesContent?.[index]);
    });
    expect(maps.length).toBeGreaterThan(20);
    expect(withoutSource).toEqual([]);
  });

  test('has no code in two of its files', () => {
    const holders = new Map<string, string[]>();
    for (const { fileName, modules } of files)
      for (const [id, { renderedLength }] of Object.entries(modules))
        if (renderedLength > 0) holders.set(id, [...(holders.get(id) ?? []), fileName]);
    expect(holders.size).toBeGreaterThan(100);
    expect([...holders].filter(([, names]) => names.length > 1)).toEqual([]);
  });

  test('is loaded by one request, and by its URL alone: no file imports it', () => {
    const imported = (code: string) =>
      Array.from(code.matchAll(/\b(?:import|from)\s*\(?\s*[`'"]([^`'"]+)/g), ([, name]) => name!);
    const statically = (code: string) => imported(code.replaceAll(/\bimport\(/g, 'load('));
    expect(statically(entry.code)).toEqual([]);
    const chunks = files.filter((file) => file !== entry).map(({ fileName }) => `./${fileName}`);
    for (const { code, fileName } of files)
      expect([fileName, imported(code).filter((name) => !chunks.includes(name))]).toEqual([
        fileName,
        [],
      ]);
  });

  test('does not contain the page analysis', () => {
    expect(entry.code).not.toContain('unlikelyCandidates');
  });

  test('registers both tags', () => {
    const tags = Array.from(
      entry.code.matchAll(/customElements\.define\([`'"]([a-z-]+)/g),
      ([, tag]) => tag,
    );
    expect(tags.sort()).toEqual(['article-player', 'article-speech']);
  });

  test('is a production build', () => {
    expect(files.filter(({ code }) => code.includes('Lit is in dev mode'))).toEqual([]);
  });

  test.each(BUDGETS)('is within its size budget $loaded', ({ files: names, budget }) => {
    const sizes = names.map(
      (name) =>
        gzipSync(readFileSync(join(out, `standalone/article-player${name}.js`)), { level: 9 })
          .length,
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(budget);
  });

  test('does not contain the embedded voice, except for its loader', () => {
    for (const word of ['RIFF', 'wasi_snapshot_preview1', 'createObjectURL', 'flite.wasm'])
      expect(entry.code).not.toContain(word);
  });
});

describe('the embedded voice', () => {
  let files: Rolldown.OutputChunk[];
  let worker: Rolldown.OutputChunk[];
  beforeAll(async () => {
    files = await built('standalone');
    worker = await built('worker');
  }, 60_000);
  const named = (name: string) =>
    files.find(({ fileName }) => fileName === `article-player.${name}.js`)!;

  test('has a worker in one self-contained file', () => {
    expect(worker.map(({ fileName }) => fileName)).toEqual(['article-player.flite-worker.js']);
    expect([...worker[0]!.imports, ...worker[0]!.dynamicImports]).toEqual([]);
  });

  test('with its engine and its worker has at most 2.8 MB, compressed', () => {
    const parts = [named('flite'), named('audio-output'), ...worker];
    const code = parts.reduce((sum, file) => sum + gzipSync(file.code, { level: 9 }).length, 0);
    const voice = gzipSync(readFileSync(fliteVoice().path), { level: 9 }).length;
    expect(code).toBeLessThanOrEqual(30_000);
    expect(code + voice).toBeLessThanOrEqual(2_800_000);
  });

  test('and its worker are beside the script, and in dist/ for the modules', async () => {
    const modules = await built('production');
    const assets = modules.find(({ fileName }) => fileName === 'speech/flite/assets.js')!;
    const urls = (code: string) =>
      Array.from(code.matchAll(/new URL\(.([^"'`]+)., ?import\.meta\.url\)/g), ([, url]) => url);
    const names = ['article-player.flite-worker.js', 'article-player.flite.wasm'];
    expect(urls(named('flite').code)).toEqual(names.map((name) => `./${name}`));
    expect(urls(assets.code)).toEqual(names.map((name) => `../../${name}`));
  }, 60_000);
});

describe('the modules for a bundler', () => {
  let files: Rolldown.OutputChunk[];
  beforeAll(async () => {
    files = await built('production');
  }, 60_000);

  const named = (fileName: string) => files.find((file) => file.fileName === fileName)!;
  const load = (fileName: string) =>
    import(/* @vite-ignore */ pathToFileURL(join(out, 'production', fileName)).href);

  test('are one file per source file', () => {
    const ours = files.filter(
      ({ fileName }) => !fileName.startsWith(BUNDLERS_OWN) && !fileName.startsWith(VENDOR),
    );
    const sourceOf = ({ facadeModuleId }: Rolldown.OutputChunk) =>
      relative(join(ROOT, 'src'), facadeModuleId!);
    expect(ours.map(sourceOf)).toEqual(ours.map(({ fileName }) => fileName.replace(/js$/, 'ts')));
    expect(ours.length).toBeGreaterThan(20);
  });

  test('import Lit, and do not contain it', () => {
    const outside = files
      .flatMap(({ imports }) => imports)
      .filter((name) => !files.some((file) => file.fileName === name));
    expect(outside).not.toEqual([]);
    expect(outside.filter((name) => !LIT.test(name))).toEqual([]);
  });

  test('have an index that registers nothing, and can be loaded without a document', async () => {
    expect(reached(named('index.js'))).not.toContain('define.js');
    expect(globalThis).not.toHaveProperty('document');
    const index = await load('index.js');
    expect(index.ArticlePlayerElement).toBeTypeOf('function');
    // Without a document, Lit provides its own registry.
    const { customElements } = globalThis as { customElements?: CustomElementRegistry };
    expect(customElements?.get('article-player')).toBeUndefined();
  });

  test('contain no other package’s code but Readability, in a folder that npm publishes', () => {
    const vendored = files
      .map(({ fileName }) => fileName)
      .filter((name) => !/^(?:src\/)?[a-z-]+(?:\/[a-z-]+)*\.js$/.test(name));
    expect(vendored.filter((name) => !name.startsWith(BUNDLERS_OWN))).toEqual(
      vendored.filter((name) => name.startsWith(`${VENDOR}@mozilla/readability/`)),
    );
    expect(vendored.some((name) => name.includes('node_modules'))).toBe(false);
  });

  test('have a text part without imports of other parts or of Lit', async () => {
    const parts = reached(named('text/index.js'));
    expect(
      parts.filter((part) => !part.startsWith('text/') && !part.startsWith(BUNDLERS_OWN)),
    ).toEqual([]);
    const text = await load('text/index.js');
    expect(text.splitSentences('One. Two.', 'en')).toHaveLength(2);
  });

  /** All imports of a file, direct and indirect. */
  function reached(file: Rolldown.OutputChunk, found = new Set<string>()): string[] {
    if (!file || found.has(file.fileName)) return [...found];
    found.add(file.fileName);
    for (const name of [...file.imports, ...file.dynamicImports]) {
      const next = named(name);
      if (next) reached(next, found);
      else found.add(name);
    }
    return [...found];
  }
});
