import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LOCALES, localeOf } from '../../../src/strings/load.js';
import type { Strings } from '../../../src/strings/strings.js';
import { listeningTime } from '../../../src/strings/time-format.js';
import en from '../../../src/strings/locales/en.js';

const names = readdirSync(new URL('../../../src/strings/locales', import.meta.url)).map((file) =>
  file.replace(/\.ts$/, ''),
);

/** What ends a sentence, where it is not a full stop as in English. */
const STOPS: Readonly<Record<string, string>> = {
  hi: '।',
  ja: '。',
  'zh-hans': '。',
  'zh-hant': '。',
};
const CJK = /[,.:;?!()]/;
/** Marks that belong to the writing of others. */
const WRONG_MARKS: Readonly<Record<string, RegExp>> = {
  ar: /[,;?]/,
  fr: /(?<!\u202f)[?!:;»]|«(?!\u202f)/,
  hi: /\./,
  ja: CJK,
  'zh-hans': CJK,
  'zh-hant': CJK,
};
/** What is the same word in English and there. */
const ALIKE: Readonly<Record<string, readonly string[]>> = {
  fr: ['position'],
  sv: ['position'],
  de: ['position'],
};
/** Forms of a plural that some languages say without the number: "a line", "two lines". */
const COUNTED_IN_WORDS = /^(?:zero|one|two)$/;
/** Where names of voices and languages, in letters of any script, stand in the text. */
const NAMED = /^(?:onlineVoice|said\.voice|notices\..+|errors\.(?:no-voice|online-only))$/;
/** A short word in English may be a longer one elsewhere, in characters. */
const ROOM = 18;

/**
 * All texts of a locale by their path, those of functions filled in with their own places. Units are
 * those of CLDR, and have a test of their own.
 */
function textsOf(words: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([name, value]: [string, unknown]) => {
      if (name === 'units') return [];
      const own = path ? `${path}.${name}` : name;
      if (typeof value === 'function')
        return [[own, String(value('‹1›', '‹2›', '‹3›', '‹4›'))] as const];
      return typeof value === 'string'
        ? [[own, value] as const]
        : [...textsOf(value as object, own)];
    }),
  );
}

const isPlural = (path: string) => path.startsWith('code.');
const pathsOf = (words: Strings) =>
  [...textsOf(words).keys()].filter((path) => !isPlural(path)).sort();
const placesIn = (text: string) => [...new Set(text.match(/‹\d›/g) ?? [])].sort();

/** No words of any language: a time and a number. */
const isNeutral = (path: string) => path === 'lang' || path === 'direction' || path === 'place';
const english = textsOf(en);
const englishOf = (path: string) => english.get(isPlural(path) ? 'code.other' : path)!;
const isSentence = (path: string) => englishOf(path).endsWith('.');
const longestFor = (path: string) => Math.max(ROOM, 2 * englishOf(path).length);

describe.each(names)('the words in %s', async (name) => {
  const { default: words } = (await import(`../../../src/strings/locales/${name}.ts`)) as {
    default: Strings;
  };
  const texts = textsOf(words);

  test('can be loaded by that name', () => {
    expect(localeOf(words.lang)).toBe(name);
    if (name !== 'en') expect(Object.hasOwn(LOCALES, name)).toBe(true);
  });

  test('are complete, none empty, and say all that they are given', () => {
    expect(pathsOf(words)).toEqual(pathsOf(en));
    for (const [path, text] of texts) {
      expect(text.trim(), path).not.toBe('');
      expect(text, path).not.toMatch(/undefined|\[object/);
      if (!isPlural(path)) expect(placesIn(text), path).toEqual(placesIn(english.get(path)!));
    }
  });

  test('name hours and minutes as the platform does', () => {
    const inPlatform = (seconds: number, unitDisplay: 'short' | 'long') => {
      const parts = ['hour', 'minute'].flatMap((unit, index) => {
        const count = index ? (seconds / 60) % 60 : Math.floor(seconds / 3600);
        const format = new Intl.NumberFormat(words.lang, { style: 'unit', unit, unitDisplay });
        return count ? [format.format(count)] : [];
      });
      return new Intl.ListFormat(words.lang, { type: 'unit', style: 'narrow' }).format(parts);
    };
    for (let minutes = 1; minutes <= 180; minutes++) {
      const seconds = 60 * minutes;
      expect(listeningTime(seconds, words)).toBe(inPlatform(seconds, 'short'));
      expect(listeningTime(seconds, words, true)).toBe(inPlatform(seconds, 'long'));
    }
  });

  test('have each plural form that the language has', () => {
    const forms = new Intl.PluralRules(words.lang).resolvedOptions().pluralCategories;
    // A language that has a form for fractions and great numbers alone may do without.
    const counts = Array.from({ length: 200 }, (_, count) =>
      new Intl.PluralRules(words.lang).select(count),
    );
    const used = forms.filter((form) => form === 'other' || counts.includes(form));
    expect(Object.keys(words.code)).toEqual(expect.arrayContaining(used));
    for (const [form, text] of Object.entries(words.code))
      if (!COUNTED_IN_WORDS.test(form)) expect(text, form).toContain('#');
  });

  test('say which way they are written, as the platform does', () => {
    const rtl = ['ar', 'he', 'fa', 'ur'].includes(new Intl.Locale(words.lang).language);
    expect(words.direction).toBe(rtl ? 'rtl' : 'ltr');
  });

  test.skipIf(name === 'en')('are not left in English', () => {
    const same = [...texts].filter(
      ([path, text]) => !isNeutral(path) && text === english.get(path),
    );
    expect(same.map(([path]) => path)).toEqual(ALIKE[name] ?? []);
  });

  test('end a sentence with its full stop, and a label with none', () => {
    const stop = STOPS[name] ?? '.';
    for (const [path, text] of texts) {
      expect(text, path).toBe(text.trim());
      if (isSentence(path)) expect(text.endsWith(stop), `${path}: ${text}`).toBe(true);
      else expect(text, path).not.toMatch(/[.。।…]$/);
    }
  });

  test('are little longer than in English', () => {
    const long = [...texts].filter(([path, text]) => text.length > longestFor(path));
    expect(long).toEqual([]);
  });

  test('have the marks of their writing', () => {
    for (const [path, text] of texts) {
      expect(text, path).not.toMatch(/['"]|\.\.\.| {2}/);
      expect(text, path).not.toMatch(
        WRONG_MARKS[name] ?? /[،؟]|[\u3000-\u303f\uff00-\uff60]|[^\s\u202f]\u202f/,
      );
      if (words.direction === 'rtl' && NAMED.test(path))
        expect(text.replaceAll(/\u2068‹\d›\u2069/g, ''), path).not.toMatch(/[‹›\u2066-\u2069]/);
    }
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
      words.closeSettings,
      words.slower,
      words.faster,
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
