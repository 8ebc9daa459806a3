import '../support/quiet-lit.js';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { build, type Rolldown } from 'vite';
import { fliteVoice } from '../../scripts/flite-voice.mjs';
import { LAZY_PARTS, WORKERS } from '../../scripts/lazy-parts.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** The maximum size of the file for one script tag, gzipped, in bytes. */
const BUDGET = 98_500;
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

/** Builds into a temporary folder, with the settings of `npm run build`. */
async function built(mode: string): Promise<Rolldown.OutputChunk[]> {
  const configFile = join(ROOT, 'vite.config.ts');
  const settings = { outDir: join(out, mode), emptyOutDir: false };
  const result = await build({ root: ROOT, configFile, mode, logLevel: 'error', build: settings });
  const [{ output }] = (Array.isArray(result) ? result : [result]) as [Rolldown.RolldownOutput];
  return output.filter((file) => file.type === 'chunk');
}

describe('the file for a page without a bundler', () => {
  let files: Rolldown.OutputChunk[];
  beforeAll(async () => {
    files = await built('one-file');
  }, 60_000);

  test('is one file with its source map', () => {
    expect(readdirSync(join(out, 'one-file')).sort()).toEqual([
      'article-player.js',
      'article-player.js.map',
    ]);
    expect(files).toHaveLength(1);
  });

  test('has no static import, and imports only its lazy parts, from the same folder', () => {
    const [{ imports, code }] = files as [Rolldown.OutputChunk];
    const beside = Object.keys(LAZY_PARTS).map((part) => `./article-player.${part}.js`);
    expect(imports.filter((name) => !beside.includes(name))).toEqual([]);
    expect(code.match(/\bimport\s*['"{*]/)).toBeNull();
    const imported = Array.from(code.matchAll(/\bimport\s*\([`'"]([^`'"]+)/g), ([, name]) => name!);
    expect(imported.sort()).toEqual(beside.sort());
  });

  test('does not contain the page analysis', () => {
    expect(files[0]!.code).not.toContain('unlikelyCandidates');
  });

  test('registers both tags', () => {
    const tags = Array.from(
      files[0]!.code.matchAll(/customElements\.define\([`'"]([a-z-]+)/g),
      ([, tag]) => tag,
    );
    expect(tags.sort()).toEqual(['article-player', 'article-speech']);
  });

  test('is a production build', () => {
    expect(files[0]!.code.includes('Lit is in dev mode')).toBe(false);
  });

  test('is within its size budget', () => {
    const size = gzipSync(readFileSync(join(out, 'one-file/article-player.js')), {
      level: 9,
    }).length;
    expect(size).toBeLessThanOrEqual(BUDGET);
  });
});

describe('a lazy part', () => {
  test.each(Object.keys({ ...LAZY_PARTS, ...WORKERS }))(
    'is one self-contained file: %s',
    async (part) => {
      const files = await built(`one-file:${part}`);
      expect(files.map(({ fileName }) => fileName)).toEqual([`article-player.${part}.js`]);
      expect([...files[0]!.imports, ...files[0]!.dynamicImports]).toEqual([]);
    },
    60_000,
  );
});

describe('the embedded voice', () => {
  test('with its engine and its worker has at most 2.8 MB, compressed', async () => {
    const files = [...(await built('one-file:flite')), ...(await built('one-file:flite-worker'))];
    const code = files.reduce((sum, file) => sum + gzipSync(file.code, { level: 9 }).length, 0);
    const voice = gzipSync(readFileSync(fliteVoice().path), { level: 9 }).length;
    expect(code).toBeLessThanOrEqual(30_000);
    expect(code + voice).toBeLessThanOrEqual(2_800_000);
  }, 60_000);

  test('and its worker are in the folder of the one file, and in dist/ for the modules', async () => {
    const [part] = await built('one-file:flite');
    const modules = await built('production');
    const assets = modules.find(({ fileName }) => fileName === 'speech/flite/assets.js')!;
    const urls = (code: string) =>
      Array.from(code.matchAll(/new URL\(.([^"'`]+)., ?import\.meta\.url\)/g), ([, url]) => url);
    const names = ['article-player.flite-worker.js', 'article-player.flite.wasm'];
    expect(urls(part!.code)).toEqual(names.map((name) => `./${name}`));
    expect(urls(assets.code)).toEqual(names.map((name) => `../../${name}`));
  }, 60_000);

  test('is not in the file that a page loads, except for its loader', async () => {
    const [page] = await built('one-file');
    for (const word of ['RIFF', 'wasi_snapshot_preview1', 'createObjectURL', 'flite.wasm'])
      expect(page!.code).not.toContain(word);
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
