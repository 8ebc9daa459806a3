import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import basicSsl from '@vitejs/plugin-basic-ssl';
import vue from '@vitejs/plugin-vue';
import type { Plugin } from 'vite';
import { minify } from 'terser';
import { defineConfig } from 'vitest/config';
import { elementBundle } from './scripts/element-bundle.mjs';
import { fliteAssets } from './scripts/flite-assets.mjs';
import { LAZY_PARTS, WORKERS } from './scripts/lazy-parts.mjs';
import { hasFirefox, instances } from './test/support/browsers.js';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Each can be imported by its own name, whether or not the rest imports it. */
const locales = readdirSync(path('src/strings/locales')).map(
  (file) => `strings/locales/${file.replace(/\.ts$/, '')}`,
);
const entries = [
  'index',
  'define',
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

const LAZY = Object.entries(LAZY_PARTS).map(([name, file]) => ({ name, file: path(file) }));

/**
 * Leaves lazy parts where they are: a part that shares code with the rest would make two files of
 * it, which every visitor loads.
 */
const lazyPartsOutside: Plugin = {
  name: 'lazy-parts-outside',
  async resolveDynamicImport(specifier, importer) {
    if (typeof specifier !== 'string') return null;
    const found = await this.resolve(specifier, importer);
    const part = LAZY.find(({ file }) => file === found?.id);
    return part ? { id: `./article-player.${part.name}.js`, external: true } : null;
  },
};

/**
 * A lazy part makes templates and leaves it to the file beside it to render them: of Lit it holds
 * no more than what makes one. A second copy of Lit would be loaded with each part, and a page's
 * Trusted Types policy may allow only one.
 */
const templatesAlone: Plugin = {
  name: 'templates-alone',
  enforce: 'pre',
  resolveId: (source) => (/^lit$|(^|\/)lit-html(\.js)?$/.test(source) ? '\0lit-templates' : null),
  load: (id) =>
    id === '\0lit-templates'
      ? `const tag = (type) => (strings, ...values) => ({ _$litType$: type, strings, values });
export const [html, svg] = [tag(1), tag(2)];
export const [noChange, nothing] = [Symbol.for('lit-noChange'), Symbol.for('lit-nothing')];
export const _$LH = {};`
      : null,
};

/**
 * Style sheets are texts in scripts, which no minifier of scripts looks into: their comments and
 * white space are left out.
 */
const plainStyles: Plugin = {
  name: 'plain-styles',
  transform(code, id) {
    if (!/\/src\/.*styles?\b.*\.ts$/.test(id)) return null;
    const plain = code.replace(/`[^`]*`/g, (text) =>
      text
        .replace(/\/\*[^]*?\*\//g, '')
        .replace(/\s+/g, ' ')
        .replace(/\s*([{};,])\s*/g, '$1')
        .replace(/;\}/g, '}')
        .replace(/: /g, ':')
        .replace(/(?<![\w.])0(?=\.\d)/g, ''),
    );
    return { code: plain, map: null };
  },
};

/** The white space at the start of a line within a template is nothing but bytes. */
const plainTemplates: Plugin = {
  name: 'plain-templates',
  transform(code, id) {
    if (!/\/src\/(element|ui)\/.*\.ts$/.test(id)) return null;
    return { code: code.replace(/\n +/g, '\n'), map: null };
  },
};

/** In the file with Lit inside, Lit's templates are filled by the player: Lit's own policy for Trusted Types throws where a page refuses it. */
const withoutPolicy: Plugin = {
  name: 'without-policy',
  transform(code, id) {
    if (!id.endsWith('/node_modules/lit-html/lit-html.js')) return null;
    const changed = code
      .replace(/\w+\?\w+\.createPolicy\("lit-html",\{createHTML:\w+=>\w+\}\):void 0/, 'void 0')
      .replace(/return (\w+)\.innerHTML=(\w+),\1(?=\})/, 'return __fill($1,$2),$1');
    if (/createPolicy|innerHTML/.test(changed))
      throw new Error('Lit makes its templates otherwise than before.');
    return {
      code: `import { fillTemplate as __fill } from ${JSON.stringify(path('src/element/fill-template.ts'))};${changed}`,
      map: null,
    };
  },
};

/** Minifies once more what the bundler has minified: 2 % smaller. */
const minified: Plugin = {
  name: 'minified',
  async generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      const map = bundle[`${file.fileName}.map`];
      const sourceMap = map?.type === 'asset' && {
        content: String(map.source),
        url: basename(map.fileName),
      };
      // No function expression is called with `new` here, and nobody asks for the number of its parameters.
      const result = await minify(file.code, {
        module: true,
        ecma: 2020,
        compress: { passes: 4, unsafe_arrows: true, keep_fargs: false },
        sourceMap,
      });
      file.code = result.code!;
      if (map?.type === 'asset') map.source = String(result.map);
    }
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
  rolldownOptions: {
    output: { minify: true, codeSplitting: false, comments: { annotation: false } },
  },
});

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
  plugins: mode.startsWith('one-file')
    ? [
        lazyPartsOutside,
        withoutPolicy,
        plainStyles,
        plainTemplates,
        minified,
        fliteAssets(),
        ...(mode.includes(':') ? [templatesAlone] : []),
      ]
    : command === 'serve' && !process.env['VITEST']
      ? [basicSsl(), ...examples.plugins, fliteAssets()]
      : [fliteAssets('../../')],
  optimizeDeps: { entries: ['demo/**/*.html'] },
  server: { host: true, port: 5173 },
  build: {
    target: 'es2022',
    sourcemap: true,
    ...(mode.startsWith('one-file') ? oneFile(mode.split(':')[1]) : modules),
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
          exclude: ['test/slow/{browser,voices}/**'],
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
