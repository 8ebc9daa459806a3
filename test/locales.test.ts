import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LAZY_PARTS } from '../.ci/lazy-parts.mjs';
import { LOCALES, localeOf } from '../src/element/locales.js';
import type { Strings } from '../src/element/strings.js';
import en from '../src/locales/en.js';

const names = readdirSync(new URL('../src/locales', import.meta.url)).map((file) => file.replace(/\.ts$/, ''));

/** All texts of a locale by their path, those of functions filled in with their own places. */
function textsOf(words: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([name, value]: [string, unknown]) => {
      const own = path ? `${path}.${name}` : name;
      if (typeof value === 'function') return [[own, String(value('‹1›', '‹2›', '‹3›', '‹4›'))] as const];
      return typeof value === 'string' ? [[own, value] as const] : [...textsOf(value as object, own)];
    }),
  );
}

const isPlural = (path: string) => path.startsWith('code.');
const pathsOf = (words: Strings) => [...textsOf(words).keys()].filter((path) => !isPlural(path)).sort();
const placesIn = (text: string) => [...new Set(text.match(/‹\d›/g) ?? [])].sort();

describe.each(names)('the words in %s', async (name) => {
  const { default: words } = (await import(`../src/locales/${name}.ts`)) as { default: Strings };
  const texts = textsOf(words);
  const english = textsOf(en);

  test('can be loaded, by that name and as a part beside the one file', () => {
    expect(localeOf(words.lang)).toBe(name);
    if (name !== 'en')
      expect([Object.hasOwn(LOCALES, name), LAZY_PARTS[name]]).toEqual([true, `src/locales/${name}.ts`]);
  });

  test('are complete, none empty, and say all that they are given', () => {
    expect(pathsOf(words)).toEqual(pathsOf(en));
    for (const [path, text] of texts) {
      expect(text.trim(), path).not.toBe('');
      expect(text, path).not.toMatch(/undefined|\[object/);
      if (!isPlural(path) && !path.startsWith('notices.'))
        expect(placesIn(text), path).toEqual(placesIn(english.get(path)!));
    }
  });

  test('have each plural form that the language has', () => {
    const forms = new Intl.PluralRules(words.lang).resolvedOptions().pluralCategories;
    // A language that has a form for fractions and great numbers alone may do without.
    const counts = Array.from({ length: 200 }, (_, count) => new Intl.PluralRules(words.lang).select(count));
    const used = forms.filter((form) => form === 'other' || counts.includes(form));
    expect(Object.keys(words.code)).toEqual(expect.arrayContaining(used));
    for (const [form, text] of Object.entries(words.code)) if (form === 'other') expect(text).toContain('#');
  });

  test('say which way they are written, as the platform does', () => {
    const rtl = ['ar', 'he', 'fa', 'ur'].includes(new Intl.Locale(words.lang).language);
    expect(words.direction).toBe(rtl ? 'rtl' : 'ltr');
  });

  test('name each control otherwise, none by its kind', () => {
    const controls = [
      words.play,
      words.pause,
      words.previous,
      words.next,
      words.position,
      words.speed,
      words.settings,
      words.close,
      words.back,
    ];
    expect(new Set(controls).size).toBe(controls.length);
    for (const each of controls)
      expect(each).not.toMatch(/\b(button|slider|Schaltfläche|Schieberegler|ボタン|スライダー)\b/i);
  });
});

test('every language that can be loaded is there', () => {
  expect([...Object.keys(LOCALES), 'en'].sort()).toEqual([...names].sort());
});
