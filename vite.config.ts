import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import basicSsl from '@vitejs/plugin-basic-ssl';
import vue from '@vitejs/plugin-vue';
import type { BuildEnvironmentOptions } from 'vite';
import { defineConfig } from 'vitest/config';
import { elementBundle } from './scripts/element-bundle.mjs';
import { fliteAssets } from './scripts/flite-assets.mjs';
import { sitePages } from './scripts/site/plugin.mjs';
import { standalonePlugins } from './scripts/standalone/index.mjs';
import { layerGroups } from './scripts/standalone/layers.mjs';
import { hasFirefox, instances } from './test/support/browsers.js';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Each can be imported by its own name, whether or not the rest imports it. */
const locales = readdirSync(path('src/strings/locales')).map(
  (file) => `strings/locales/${file.replace(/\.ts$/, '')}`,
);
const entries = [
  'index',
  'define',
  'shell',
  'text/index',
  'analytics/index',
  'speech/flite/index',
  ...locales,
];

/** `vite build`: one file a source file, Lit left to the page's own bundler. */
const modules = {
  lib: {
    entry: Object.fromEntries(entries.map((name) => [name, path(`src/${name}.ts`)])),
    formats: ['es' as const],
  },
  rolldownOptions: {
    external: [/^lit($|\/)/],
    output: {
      preserveModules: true,
      preserveModulesRoot: path('src'),
      // A folder named node_modules would be left out of the package.
      entryFileNames: ({ name }: { name: string }) =>
        `${name.replace(/^(?:.*\/)?node_modules\//, 'vendor/')}.js`,
    },
  },
  minify: false,
};

/** `vite build --mode standalone`: for `<script type="module" src>`, Lit inside. */
const standalone = {
  emptyOutDir: false,
  lib: { entry: { 'article-player': path('src/script.ts') }, formats: ['es' as const] },
  rolldownOptions: {
    // Chunks share code with the entry, which exports it to them.
    preserveEntrySignatures: 'allow-extension' as const,
    output: {
      // A library build in ES format keeps its white space unless the output itself says minify.
      minify: true,
      comments: { annotation: false },
      entryFileNames: '[name].js',
      // Without hashes: a page may preload a chunk, or copy only those that it needs.
      chunkFileNames: 'article-player.[name].js',
      codeSplitting: {
        includeDependenciesRecursively: false,
        groups: layerGroups(path('src/script.ts')),
      },
    },
  },
};

/** `vite build --mode worker`: the worker of the embedded voice, a file by itself. */
const worker = {
  emptyOutDir: false,
  rolldownOptions: {
    output: { minify: true, comments: { annotation: false }, entryFileNames: '[name].js' },
  },
  lib: {
    formats: ['es' as const],
    entry: { 'article-player.flite-worker': path('src/speech/flite/worker.ts') },
  },
};

const BUILDS: Readonly<Record<string, BuildEnvironmentOptions>> = { standalone, worker };

/** The examples for frameworks, which import the package by its name as everybody does. */
const examples = {
  plugins: [
    vue({
      template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('article-') } },
    }),
    svelte({ configFile: false }),
  ],
  resolve: {
    alias: [
      { find: /^article-player$/, replacement: path('src/index.ts') },
      { find: /^article-player\/define$/, replacement: path('src/define.ts') },
    ],
  },
};

/** What projects in browsers share. */
const inBrowsers = {
  resolve: {
    alias: [
      ...examples.resolve.alias,
      // An import of @open-wc/testing that only Web Test Runner can serve.
      {
        find: '@web/test-runner-commands',
        replacement: path('test/support/no-web-test-runner.ts'),
      },
    ],
  },
  // All that tests import from packages, and nothing found later: that would reload the page in mid-test.
  optimizeDeps: {
    noDiscovery: true,
    include: [
      '@mozilla/readability',
      '@open-wc/testing',
      'axe-core',
      '@open-wc/semantic-dom-diff',
      'lit',
      'lit/directives/live.js',
      'react',
      'react-dom',
      'react-dom/client',
      'preact',
      'react/jsx-dev-runtime',
      'solid-js',
      'solid-js/web',
      'svelte',
      'svelte/internal/client',
      'svelte/internal/disclose-version',
      'vue',
      'media-chrome',
      'media-chrome/menu',
    ],
  },
};

/** Of Vitest's settings, those for a project that runs in these browsers. */
const browser = (...names: readonly string[]) => ({
  ...lookFor(2000),
  setupFiles: ['test/support/setup.ts'],
  browser: {
    enabled: true,
    headless: true,
    screenshotFailures: false,
    viewport: { width: 1280, height: 720 },
    provider: instances[0]!.provider,
    // Copies, since Vitest gives each a name of its project.
    instances: instances
      .filter((each) => names.includes(each.browser))
      .map((each) => ({ ...each })),
  },
});

const DOM = 'test/dom/**/*.test.ts';
/** Unit tests of what depends on a browser's own `Intl`: they run in browsers, too. */
const INTL = ['text/sentences/languages', 'strings/strings', 'page/grapheme'].map(
  (name) => `test/unit/${name}.test.ts`,
);

/** In `npm run test:watch`, tests import the modules themselves, by which Vitest knows which tests a change concerns. */
const bundled = (mode: string) => (mode === 'watch' ? [] : [elementBundle()]);

/** How long tests look for what must come, in ms: `expect.poll`, and `vi.waitFor` in browsers (test/support/setup.ts). */
const lookFor = (pollTimeout: number) => ({
  expect: { poll: { timeout: pollTimeout } },
  provide: { pollTimeout },
});
/** What is slow may take its time on a busy machine. */
const PATIENT = { testTimeout: 60_000, hookTimeout: 60_000, ...lookFor(15_000) };

export default defineConfig(({ command, mode }) => ({
  appType: 'mpa',
  resolve: examples.resolve,
  plugins:
    mode in BUILDS
      ? [...standalonePlugins(), fliteAssets()]
      : command === 'serve' && !process.env['VITEST']
        ? [basicSsl(), sitePages(path('.')), ...examples.plugins, fliteAssets()]
        : [fliteAssets('../../')],
  optimizeDeps: { entries: ['demo/*.html', 'demo/{gallery,playground,frameworks}/**/*.html'] },
  server: { host: true, port: 5173 },
  build: {
    target: 'es2022',
    sourcemap: true,
    ...(BUILDS[mode] ?? modules),
  },
  test: {
    // ms: a browser's first start on a slow machine that has other work was seen to take more than Vitest's minute.
    browser: { connectTimeout: 300_000 },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          environment: 'node',
          isolate: false,
          // As in browsers: a machine may be slow, and nothing waits for this long.
          testTimeout: 15_000,
        },
      },
      {
        ...inBrowsers,
        plugins: [...bundled(mode), ...examples.plugins, fliteAssets()],
        test: {
          name: 'dom',
          include: [DOM, ...INTL],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          ...browser('chromium'),
        },
      },
      ...(hasFirefox
        ? [
            {
              ...inBrowsers,
              plugins: [...bundled(mode), ...examples.plugins, fliteAssets()],
              test: { name: 'cross-browser', include: [DOM, ...INTL], ...browser('firefox') },
            },
          ]
        : []),
      {
        test: {
          name: 'slow',
          include: ['test/slow/**/*.test.ts'],
          exclude: ['test/slow/{browser,voices,recipes}/**'],
          globalSetup: ['test/slow/package/install.ts'],
          environment: 'node',
          ...PATIENT,
        },
      },
      {
        ...inBrowsers,
        plugins: [...examples.plugins, fliteAssets()],
        test: {
          name: 'slow-browser',
          include: ['test/slow/browser/**/*.test.ts'],
          ...browser('chromium', 'firefox'),
          ...PATIENT,
        },
      },
    ],
  },
}));
