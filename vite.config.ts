import { fileURLToPath } from 'node:url';
import basicSsl from '@vitejs/plugin-basic-ssl';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { fliteAssets } from './.ci/flite-assets.mjs';
import { LAZY_PARTS, WORKERS } from './.ci/lazy-parts.mjs';
import { instances } from './test/support/browsers.js';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** `vite build`: one file a source file, Lit left to the page's own bundler. */
const modules = {
  lib: {
    entry: {
      index: path('src/index.ts'),
      define: path('src/define.ts'),
      'text/index': path('src/text/index.ts'),
      'speech/flite/index': path('src/speech/flite/index.ts'),
    },
    formats: ['es' as const],
  },
  rolldownOptions: {
    external: [/^lit($|\/)/],
    output: {
      preserveModules: true,
      preserveModulesRoot: path('src'),
      // A folder named node_modules would be left out of the package.
      entryFileNames: ({ name }: { name: string }) => `${name.replace(/^(?:.*\/)?node_modules\//, 'vendor/')}.js`,
    },
  },
  minify: false,
};

const LAZY = Object.entries(LAZY_PARTS).map(([name, file]) => ({ name, file: path(file) }));

/** Leaves lazy parts where they are: a part that shares code with the rest would make two files of it, which every visitor loads. */
const lazyPartsOutside: Plugin = {
  name: 'lazy-parts-outside',
  async resolveDynamicImport(specifier, importer) {
    if (typeof specifier !== 'string') return null;
    const found = await this.resolve(specifier, importer);
    const part = LAZY.find(({ file }) => file === found?.id);
    return part ? { id: `./article-player.${part.name}.js`, external: true } : null;
  },
};

/** `vite build --mode one-file`: for `<script type="module" src>`, Lit inside. `--mode one-file:<part>`: a lazy part, by itself. */
const oneFile = (part?: string) => ({
  emptyOutDir: false,
  lib: {
    entry: path(part ? { ...LAZY_PARTS, ...WORKERS }[part]! : 'src/define.ts'),
    formats: ['es' as const],
    fileName: () => (part ? `article-player.${part}.js` : 'article-player.js'),
  },
  // A library build in ES format keeps its white space unless the output itself says minify.
  rolldownOptions: { output: { minify: true, codeSplitting: false, comments: { annotation: false } } },
});

/** Tests that touch a page; all others run in Node. */
const IN_BROWSER = ['test/{article,features,element}/**/*.test.ts', 'test/speech/{audio,flite,server-voice}*.test.ts'];
/** Tests of what a browser's own `Intl` has a say in. */
const ALSO_IN_BROWSER = ['test/text/languages.test.ts'];
/** Real voices need a sound server: `npm run test:voices`. */
const VOICES = 'test/voices/**';

export default defineConfig(({ command, mode }) => ({
  appType: 'mpa',
  plugins: mode.startsWith('one-file')
    ? [lazyPartsOutside, fliteAssets()]
    : command === 'serve' && !process.env['VITEST']
      ? [basicSsl(), fliteAssets()]
      : [fliteAssets('../../')],
  optimizeDeps: { entries: ['demo/**/*.html'] },
  server: { host: true, port: 5173 },
  build: {
    target: 'es2022',
    sourcemap: true,
    ...(mode.startsWith('one-file') ? oneFile(mode.split(':')[1]) : modules),
  },
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [...IN_BROWSER, VOICES],
          environment: 'node',
          // Beside two browsers at work, a megabyte of text may take its time.
          testTimeout: 30_000,
        },
      },
      {
        plugins: [fliteAssets()],
        // An import of @open-wc/testing that only Web Test Runner can serve.
        resolve: { alias: { '@web/test-runner-commands': path('test/support/no-web-test-runner.ts') } },
        // All that tests import from packages, and nothing found later: that would reload the page in mid-test.
        optimizeDeps: {
          noDiscovery: true,
          include: [
            '@mozilla/readability',
            '@open-wc/testing',
            '@open-wc/semantic-dom-diff',
            'lit',
            'lit/directives/live.js',
            'media-chrome',
            'media-chrome/menu',
          ],
        },
        test: {
          name: 'browser',
          testTimeout: 30_000,
          include: [...IN_BROWSER, ...ALSO_IN_BROWSER],
          setupFiles: ['test/support/setup.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 1280, height: 720 },
            provider: instances[0]!.provider,
            instances,
          },
        },
      },
    ],
  },
}));
