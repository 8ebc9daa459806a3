import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const folder = join(inject('project'), 'node_modules/article-player');
const json = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));

describe('the types of the package', () => {
  test('accept the examples and each framework, and reject errors', () => {
    const { exports } = json('package.json') as { exports: Record<string, { types?: string }> };
    const typed = Object.entries(exports).filter(([, entry]) => entry.types);
    const paths = typed.map(([name, entry]) => [
      `article-player${name.slice(1)}`,
      [join(folder, entry.types!)],
    ]);
    const config = join(inject('project'), 'tsconfig.json');
    // The files stay in place, and import the installed package.
    const include = ['demo/frameworks', 'test/dom/frameworks', 'test/slow/package/types'].map(
      (each) => join(ROOT, each),
    );
    const compilerOptions = { paths: Object.fromEntries(paths) as object };
    const base = join(ROOT, 'demo/frameworks/tsconfig.json');
    writeFileSync(config, JSON.stringify({ extends: base, compilerOptions, include, exclude: [] }));
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', config], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
  });

  test('are valid without skipLibCheck, except for the entry points of frameworks', () => {
    const config = join(inject('project'), 'tsconfig.strict.json');
    const files = ['index', 'define', 'text/index', 'analytics/index', 'strings/locales/de'].map(
      (name) => join(folder, `dist/${name}.d.ts`),
    );
    const compilerOptions = {
      skipLibCheck: false,
      types: [],
      lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    };
    const base = join(ROOT, 'tsconfig.json');
    writeFileSync(
      config,
      JSON.stringify({ extends: base, compilerOptions, files, include: [], exclude: [] }),
    );
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', config], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
  });
});

describe('the data for editors', () => {
  interface Tag {
    readonly name: string;
    readonly attributes: readonly {
      readonly name: string;
      readonly values?: readonly { readonly name: string }[];
    }[];
  }

  test('has tags, attributes and values for VS Code', () => {
    const { tags } = json('dist/vscode.html-custom-data.json') as { tags: Tag[] };
    expect(tags.map(({ name }) => name).sort()).toEqual(['article-player', 'article-speech']);
    const highlight = tags[0]!.attributes.find(({ name }) => name === 'highlight');
    expect(highlight!.values!.map(({ name }) => name)).toEqual([
      'both',
      'sentence',
      'word',
      'none',
    ]);
    const { properties } = json('dist/vscode.css-custom-data.json') as {
      properties: { name: string }[];
    };
    expect(properties.map(({ name }) => name)).toContain('--article-player-accent');
  });

  test('has the name and the version of the package for JetBrains’ editors', () => {
    const types = json('dist/web-types.json') as {
      name: string;
      version: string;
      contributions: { html: { elements: { name: string; attributes: { name: string }[] }[] } };
    };
    const { name, version } = json('package.json') as { name: string; version: string };
    expect(types).toMatchObject({ name, version });
    const [player] = types.contributions.html.elements;
    expect(player!.attributes.map((each) => each.name)).toContain('playback-rate');
  });
});
