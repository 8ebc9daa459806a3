import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformSync } from 'esbuild';
import { compile } from 'svelte/compiler';
import { describe, expect, test } from 'vitest';
import { compileTemplate, parse as parseVue } from 'vue/compiler-sfc';
import { LOCALE_NAMES } from '../../demo/playground/languages.js';
import { fromFragment, LONGEST, toFragment } from '../../demo/playground/link.js';
import { CHOICES, COLORS, settingsFrom, SWITCHES, TEXTS } from '../../demo/playground/options.js';
import { cssOf, TARGETS } from '../../demo/playground/tags.js';

const ROOT = join(import.meta.dirname, '../..');
const GALLERY = join(ROOT, 'demo/gallery');
const htmlIn = (folder: string) =>
  readdirSync(join(GALLERY, folder))
    .filter((file) => file.endsWith('.html'))
    .map((file) => join(folder, file));
const pages = [...htmlIn('.'), ...htmlIn('themes')].filter((page) => page !== 'index.html');

const linksOf = (page: string) =>
  Array.from(
    readFileSync(join(GALLERY, page), 'utf8').matchAll(/<a\s[^>]*?href="([^"#:]+)(?:#[^"]*)?"/g),
    ([, href]) => join(dirname(page), href!),
  );

describe('the gallery', () => {
  test('lists all its pages', () => {
    expect(linksOf('index.html')).toEqual(expect.arrayContaining(pages));
  });

  test.each(pages)('leads back from %s, and to pages that there are', (page) => {
    const links = linksOf(page);
    expect(links).toContain('index.html');
    expect(links.filter((link) => !existsSync(join(GALLERY, link)))).toEqual([]);
  });
});

describe('each recipe', () => {
  const EXAMPLES = join(ROOT, 'demo/examples');
  const recipes = readdirSync(EXAMPLES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

  test.each(recipes)('says whether it was run here: %s', (recipe) => {
    const texts = readdirSync(join(EXAMPLES, recipe)).map((file) =>
      readFileSync(join(EXAMPLES, recipe, file), 'utf8'),
    );
    expect(texts.filter((text) => /\b(?:Not run|Run|Built) here: \S/.test(text))).toHaveLength(1);
    expect(texts.some((text) => text.includes('article-player'))).toBe(true);
  });
});

interface Described {
  readonly name: string;
}
const player = (
  JSON.parse(readFileSync(join(ROOT, 'custom-elements.json'), 'utf8')) as {
    modules: {
      declarations: (Described & { attributes: Described[]; cssProperties: Described[] })[];
    }[];
  }
).modules
  .flatMap(({ declarations }) => declarations)
  .find(({ name }) => name === 'ArticlePlayerElement')!;
const namesOf = (list: readonly Described[]) => list.map(({ name }) => name);

/** All that can be chosen, at once. */
const ALL = settingsFrom({
  source: 'A title\n\nOne sentence with “quotes”, 日本語 and <b>markup</b>.',
  place: 'first',
  attributes: {
    ...Object.fromEntries(Object.entries(CHOICES).map(([name, values]) => [name, values.at(-1)])),
    ...Object.fromEntries(SWITCHES.map((name) => [name, true])),
    ...Object.fromEntries(TEXTS.map((name) => [name, `5 "<'${name}&`])),
    'playback-rate': '1.5',
  },
  colors: Object.fromEntries(COLORS.map((name) => [name, '#a1b2c3'])),
});

describe('the playground', () => {
  test('offers attributes, custom properties and languages that there are', () => {
    const offered = [...Object.keys(CHOICES), ...SWITCHES, ...TEXTS];
    const known = [...namesOf(player.attributes), 'lang'];
    expect(offered.filter((name) => !known.includes(name))).toEqual([]);
    expect(COLORS.filter((name) => !namesOf(player.cssProperties).includes(name))).toEqual([]);
    const locales = readdirSync(join(ROOT, 'src/strings/locales'));
    expect(LOCALE_NAMES.map((name) => `${name}.ts`).toSorted()).toEqual(locales.toSorted());
  });

  test('takes nothing from a link but what it offers', () => {
    const bad = {
      source: 7,
      place: 'nowhere',
      attributes: { onclick: 'alert(1)', highlight: 'purple', dim: 'yes', src: 'a.mp3', lang: 3 },
      colors: { '--article-player-accent': 'red; } body { display: none', color: '#aabbcc' },
    };
    const none = { source: '', place: 'title', attributes: {}, colors: {} };
    expect(settingsFrom(bad)).toEqual(none);
    for (const each of [undefined, null, 3, 'a', []]) expect(settingsFrom(each)).toEqual(none);
  });

  test('leaves defaults out', () => {
    expect(settingsFrom({ attributes: { highlight: 'both', follow: 'off' } }).attributes).toEqual({
      follow: 'off',
    });
  });

  test('restores all settings from a link', async () => {
    const { fragment, whole } = await toFragment(ALL);
    expect(whole).toBe(true);
    expect(fragment).toMatch(/^[\w-]+$/);
    expect(await fromFragment(fragment)).toEqual(ALL);
    expect(Object.keys(ALL.attributes)).toHaveLength(
      Object.keys(CHOICES).length + SWITCHES.length + TEXTS.length,
    );
  });

  test('leaves a long text out of the link', async () => {
    const source = Array.from({ length: 9000 }, (_, n) => (n * n * 31).toString(36)).join(' ');
    const { fragment, whole } = await toFragment({ ...ALL, source });
    expect(whole).toBe(false);
    expect(fragment.length).toBeLessThan(LONGEST);
    expect(await fromFragment(fragment)).toEqual({ ...ALL, source: '' });
  });

  test('ignores a fragment that it did not make', async () => {
    for (const each of ['', 'content', '%', 'AAAA'])
      expect(await fromFragment(each)).toBeUndefined();
  });
});

describe('the tag to copy', () => {
  const NONE = settingsFrom({});

  test('is two lines without any choice', () => {
    expect(TARGETS.html(NONE).split('\n')).toHaveLength(2);
  });

  test('has quotes and angle brackets of HTML escaped', () => {
    const tag = TARGETS.html(settingsFrom({ attributes: { label: `"><script>` } }));
    expect(tag).toContain('label="&quot;>&lt;script>"');
  });

  test('has brackets and quotes of a shortcode left out', () => {
    const tag = TARGETS.wordpress(settingsFrom({ attributes: { label: 'a"] [b]', dim: true } }));
    expect(tag).toBe('[article_player label="a b" dim]');
  });

  test('has rules for the player and for the article', () => {
    const css = cssOf(ALL.colors);
    expect(css).toContain('article-player {\n  --article-player-accent: #a1b2c3;');
    expect(css).toContain('article {\n  --article-player-sentence-background: #a1b2c3;');
    expect(() => transformSync(css, { loader: 'css' })).not.toThrow();
  });

  test.each([
    ['no choice', NONE],
    ['all choices', ALL],
  ])('compiles for each framework, with %s', (_, settings) => {
    expect(() =>
      transformSync(TARGETS.react(settings), { loader: 'tsx', jsx: 'automatic' }),
    ).not.toThrow();
    expect(() => compile(TARGETS.svelte(settings), {})).not.toThrow();
    const { descriptor, errors } = parseVue(TARGETS.vue(settings));
    const source = descriptor.template!.content;
    expect([
      ...errors,
      ...compileTemplate({ source, filename: 'page.vue', id: 'page' }).errors,
    ]).toEqual([]);
  });
});
