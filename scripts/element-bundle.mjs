// Vite, for tests in browsers: src/ as one file, built once, in place of 200 modules that each test
// page would load one by one.
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { build } from 'vite';
import { fliteAssets } from './flite-assets.mjs';
import { ROOT } from './setup.mjs';

const SRC = join(ROOT, 'src') + sep;
/** These do something when they are loaded: each runs for those alone who import it. */
const APART = ['define', 'script', 'elements', 'shell', 'index', 'speech/flite/worker'].map(
  (name) => join(SRC, `${name}.ts`),
);
const OUT = join(ROOT, 'node_modules/.element-bundle');

/**
 * Every module of src/ keeps an entry of its own, so that a test imports what it imports from
 * source.
 */
async function bundle() {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    mode: 'test',
    plugins: [fliteAssets()],
    build: {
      outDir: OUT,
      emptyOutDir: true,
      target: 'es2022',
      sourcemap: true,
      minify: false,
      lib: {
        entry: Object.fromEntries(files.map((file) => [file.slice(0, -3), join(SRC, file)])),
        formats: ['es'],
      },
      rolldownOptions: {
        external: [/^lit($|\/)/, /^@mozilla\/readability/],
        output: {
          entryFileNames: '[name].js',
          codeSplitting: {
            groups: [{ name: 'element', test: (id) => id.startsWith(SRC) && !APART.includes(id) }],
          },
        },
      },
    },
  });
}

let built;

/** Leads imports of src/ from outside of it to the bundle. */
export function elementBundle() {
  return {
    name: 'element-bundle',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!importer || importer.startsWith(SRC)) return null;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      const id = found?.id.split('?')[0];
      if (!id?.startsWith(SRC) || !id.endsWith('.ts')) return null;
      await (built ??= bundle());
      return join(OUT, relative(SRC, id).replace(/\.ts$/, '.js'));
    },
  };
}
