import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { transformSync } from 'esbuild';
import * as prettier from 'prettier';
import { compile } from 'svelte/compiler';
import { afterAll, describe, expect, test } from 'vitest';
import { compileTemplate, parse as parseVue } from 'vue/compiler-sfc';
import { contrast, type Color } from '../../src/page/color.js';
import { generated } from '../../scripts/docs-reference.mjs';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const pages = [
  'README.md',
  'SECURITY.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

interface Block {
  /** The page and the line at which the code begins, as `docs/styling.md:12`. */
  readonly at: string;
  readonly language: string;
  readonly code: string;
}

const blocks: readonly Block[] = pages.flatMap((page) => {
  const text = read(page);
  return Array.from(text.matchAll(/^```(\w*)\n([^]*?)^```$/gm), (match) => ({
    at: `${page}:${text.slice(0, match.index).split('\n').length + 1}`,
    language: match[1]!,
    code: match[2]!,
  }));
});
const inLanguage = (...languages: string[]) =>
  blocks.filter(({ language }) => languages.includes(language));
/** The blocks that a check rejects, each with its message. */
async function rejected(
  among: readonly Block[],
  check: (code: string, language: string) => unknown,
): Promise<string[]> {
  const failures: string[] = [];
  for (const { at, code, language } of among) {
    try {
      // One after the other, so that the messages are in the order of the pages.
      // oxlint-disable-next-line no-await-in-loop
      await check(code, language);
    } catch (error) {
      failures.push(`${at}: ${(error as Error).message}`);
    }
  }
  return failures;
}

interface Described {
  readonly name: string;
}
interface Declaration extends Described {
  readonly attributes?: readonly Described[];
  readonly cssProperties?: readonly Described[];
  readonly cssParts?: readonly Described[];
  readonly cssStates?: readonly Described[];
  readonly slots?: readonly Described[];
}
const { modules } = JSON.parse(read('custom-elements.json')) as {
  modules: { declarations: Declaration[] }[];
};
const player = modules
  .flatMap(({ declarations }) => declarations)
  .find(({ name }) => name === 'ArticlePlayerElement')!;
const namesOf = (list: readonly Described[] = []) => list.map(({ name }) => name);

/** Attributes of each element of HTML that the guides use. */
const GLOBAL = ['id', 'class', 'lang', 'dir', 'slot', 'hidden', 'style'];
const ATTRIBUTES = new Set([
  ...namesOf(player.attributes).map((name) => name.toLowerCase()),
  ...namesOf(player.attributes).map((name) => name.replaceAll('-', '').toLowerCase()),
  ...GLOBAL,
]);

/** The attributes that the tags of the player have in some markup. */
const attributesIn = (markup: string) =>
  Array.from(
    markup.matchAll(/<article-(?:player|speech)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*>/g),
  ).flatMap(([, attributes]) =>
    Array.from(attributes!.matchAll(/([\w:-]+)(?:="[^"]*")?/g), ([, name]) => name!),
  );

/** A colour as `#rrggbb`. */
const colorOf = (hex: string): Color => {
  const [red, green, blue] = hex.match(/\w\w/g)!.map((part) => parseInt(part, 16));
  return [red!, green!, blue!, 1];
};

describe('each code block of the guides', () => {
  test('is in a language that is checked here', () => {
    const checked = 'html js ts tsx vue svelte css json http sh txt'.split(' ');
    expect(blocks.filter(({ language }) => !checked.includes(language))).toEqual([]);
    expect(blocks.length).toBeGreaterThan(40);
  });

  test('of HTML is well-formed', async () => {
    const format = (code: string) => prettier.format(code, { parser: 'html' });
    expect(await rejected(inLanguage('html'), format)).toEqual([]);
  });

  test('of HTML closes each tag of the player', () => {
    const opened = inLanguage('html').filter(({ code }) => {
      const count = (pattern: RegExp) => code.match(pattern)?.length ?? 0;
      return count(/<article-\w+[\s>]/g) !== count(/<\/article-\w+>/g);
    });
    expect(opened).toEqual([]);
  });

  test('of HTML uses only attributes and slots that there are', () => {
    const unknown = inLanguage('html').flatMap(({ at, code }) =>
      attributesIn(code)
        .filter((name) => !ATTRIBUTES.has(name))
        .map((name) => `${at}: ${name}`),
    );
    const slots = inLanguage('html')
      .filter(({ code }) => code.includes('<article-player'))
      .flatMap(({ code }) => Array.from(code.matchAll(/ slot="([^"]+)"/g), ([, name]) => name!));
    expect(unknown).toEqual([]);
    expect(slots.filter((name) => !namesOf(player.slots).includes(name))).toEqual([]);
    expect(slots).not.toEqual([]);
  });

  test('of CSS is valid, and uses only properties, parts and states that there are', async () => {
    const check = (code: string) => {
      const { warnings } = transformSync(code, { loader: 'css' });
      if (warnings.length > 0) throw new Error(warnings.map(({ text }) => text).join(' '));
      const used = [
        ...Array.from(code.matchAll(/--article-player[\w-]*/g), ([name]) => name),
        ...Array.from(code.matchAll(/::part\(([\w-]+)\)/g), ([, name]) => name!),
        ...Array.from(code.matchAll(/:state\(([\w-]+)\)/g), ([, name]) => name!),
      ];
      const known = [player.cssProperties, player.cssParts, player.cssStates].flatMap(namesOf);
      const unknown = used.filter((name) => !known.includes(name));
      if (unknown.length > 0) throw new Error(`unknown: ${unknown.join(', ')}`);
    };
    expect(await rejected(inLanguage('css'), check)).toEqual([]);
  });

  test('of CSS sets colours of text and background that have a contrast of 4.5 to 1', () => {
    const pairs = inLanguage('css').flatMap(({ at, code }) =>
      ['', '-sentence', '-word'].flatMap((group) => {
        const [background, color] = [`${group}-background`, `${group}-color`].map(
          (name) => new RegExp(`article-player${name}: (#\\w{6})`).exec(code)?.[1],
        );
        return background && color ? [{ at, group, background, color }] : [];
      }),
    );
    const pale = pairs.filter(
      ({ background, color }) => contrast(colorOf(background), colorOf(color)) < 4.5,
    );
    expect(pale).toEqual([]);
    expect(pairs.length).toBeGreaterThan(10);
  });

  test('of JSON can be parsed', async () => {
    expect(await rejected(inLanguage('json'), (code) => JSON.parse(code))).toEqual([]);
  });

  test('of frameworks can be compiled', async () => {
    const compilers: Record<string, (code: string) => unknown> = {
      tsx: (code) => transformSync(code, { loader: 'tsx', jsx: 'automatic' }),
      svelte: (code) => compile(code, {}),
      vue: (code) => {
        const { descriptor, errors } = parseVue(code);
        const source = descriptor.template!.content;
        const template = compileTemplate({ source, filename: 'page.vue', id: 'page' });
        const [error] = [...errors, ...template.errors];
        if (error) throw new Error(String(error));
      },
    };
    const found = inLanguage(...Object.keys(compilers));
    expect(found.map(({ language }) => language).sort()).toEqual(Object.keys(compilers).sort());
    expect(await rejected(found, (code, language) => compilers[language]!(code))).toEqual([]);
  });
});

describe('the scripts of the guides', () => {
  const folder = mkdtempSync(join(ROOT, 'node_modules/.docs-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Where the entry points of the package have their source. */
  function sources(): Record<string, string[]> {
    const { exports } = JSON.parse(read('package.json')) as {
      exports: Record<string, string | { default: string }>;
    };
    return Object.fromEntries(
      Object.entries(exports).flatMap(([name, entry]) => {
        const file = typeof entry === 'string' ? entry : entry.default;
        const source = join(ROOT, file.replace('./dist/', 'src/').replace(/\.js$/, '.ts'));
        return existsSync(source) ? [[`article-player${name.slice(1)}`, [source]]] : [];
      }),
    );
  }

  /** Scripts in HTML are scripts, too. */
  const scripts = [
    ...inLanguage('js', 'ts'),
    ...inLanguage('html').flatMap(({ at, code }) =>
      Array.from(code.matchAll(/<script type="module">([^]*?)<\/script>/g), ([, script]) => ({
        at,
        language: 'js',
        code: script!.replaceAll(
          "'/article-player/analytics/index.js'",
          "'article-player/analytics'",
        ),
      })),
    ),
  ];

  test('are compiled without an error', () => {
    mkdirSync(folder, { recursive: true });
    const named = new Map(
      scripts.map(({ at, language, code }) => {
        const file = `${at.replace(/\W+/g, '-')}.${language}`;
        // What each page may suppose: its player.
        writeFileSync(join(folder, file), `export {};\n${code}`);
        return [file, at];
      }),
    );
    expect(named.size).toBe(scripts.length);
    writeFileSync(
      join(folder, 'page.d.ts'),
      `declare const player: import('article-player').ArticlePlayerElement;`,
    );
    const compilerOptions = {
      noEmit: true,
      rootDir: ROOT,
      allowJs: true,
      checkJs: true,
      // A reader's page is not as strict as this project.
      strict: false,
      exactOptionalPropertyTypes: false,
      noUnusedLocals: false,
      noUnusedParameters: false,
      noImplicitOverride: false,
      noUncheckedIndexedAccess: false,
      paths: sources(),
    };
    const config = join(folder, 'tsconfig.json');
    writeFileSync(
      config,
      JSON.stringify({
        extends: join(ROOT, 'tsconfig.json'),
        compilerOptions,
        files: ['page.d.ts', ...named.keys()],
        include: [],
        exclude: [],
      }),
    );
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', config], {
      cwd: folder,
      encoding: 'utf8',
    });
    const errors = stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => line.replace(/^[\w-]+\.(?:js|ts)/, (file) => named.get(file) ?? file));
    expect(errors).toEqual([]);
  }, 60_000);
});

describe('the links of the guides', () => {
  /** As GitHub makes anchors of headings. */
  const anchorOf = (heading: string) =>
    heading
      .replace(/`|\*\*/g, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-');
  const withoutCode = (text: string) =>
    text.replace(/^```[^]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');
  const anchorsIn = (page: string) =>
    Array.from(
      read(page)
        .replace(/^```[^]*?^```$/gm, '')
        .matchAll(/^#+ (.+)$/gm),
      ([, heading]) => anchorOf(heading!),
    );

  const links = pages.flatMap((page) =>
    Array.from(withoutCode(read(page)).matchAll(/\]\(([^)\s]+)\)/g), ([, target]) => ({
      page,
      target: target!,
    })),
  );

  test('lead to files and headings that there are', () => {
    const dead = links
      .filter(({ target }) => !/^https?:/.test(target))
      .filter(({ page, target }) => {
        const [path, anchor] = target.split('#') as [string, string?];
        const file = path ? relative(ROOT, join(ROOT, dirname(page), path)) : page;
        if (!existsSync(join(ROOT, file))) return true;
        return anchor !== undefined && !anchorsIn(file).includes(anchor);
      });
    expect(dead).toEqual([]);
    expect(links.length).toBeGreaterThan(30);
  });

  test('reach each guide', () => {
    const reached = new Set(
      links.map(({ page, target }) => join(dirname(page), target.split('#')[0]!)),
    );
    const own = pages.filter((page) => page.startsWith('docs/'));
    // These are reached from the README and from llms.txt.
    const entries = read('llms.txt');
    expect(own.filter((page) => !reached.has(page) && !entries.includes(page))).toEqual([
      'docs/releasing.md',
    ]);
  });

  test('name files of the repository that there are', () => {
    const named = pages.flatMap((page) =>
      Array.from(
        read(page).matchAll(/`((?:demo|test|src|scripts|integrations)\/[\w./-]+)`/g),
        ([, file]) => ({ page, file: file! }),
      ),
    );
    expect(named.filter(({ file }) => !existsSync(join(ROOT, file)))).toEqual([]);
  });
});

describe('what is generated', () => {
  test.each(Object.entries(generated()))(
    'is up to date: %s (npm run docs:reference)',
    (file, text) => {
      expect(read(file)).toBe(text);
    },
  );

  test('has all reasons of errors and notices, and all strings', () => {
    const reference = read('docs/reference.md');
    for (const each of ['`blocked`', '`no-recording`', '`listenHere`', '`unsupported`'])
      expect(reference).toContain(`| ${each} |`);
    expect(reference).not.toMatch(/\bundefined \||\[object/);
  });
});
