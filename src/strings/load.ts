import { languageAround } from '../page/inherited-context.js';
import en from './locales/en.js';
import { parseLanguage, sameLanguage } from '../text/language.js';
import { plural } from './format.js';
import type { Strings } from './strings.js';

/** The languages of the player's texts. English is bundled; any other one is loaded on demand. */
export const LOCALES: Readonly<Record<string, () => Promise<{ readonly default: Strings }>>> = {
  ar: () => import('./locales/ar.js'),
  cs: () => import('./locales/cs.js'),
  de: () => import('./locales/de.js'),
  es: () => import('./locales/es.js'),
  fr: () => import('./locales/fr.js'),
  he: () => import('./locales/he.js'),
  hi: () => import('./locales/hi.js'),
  it: () => import('./locales/it.js'),
  ja: () => import('./locales/ja.js'),
  ko: () => import('./locales/ko.js'),
  nl: () => import('./locales/nl.js'),
  pl: () => import('./locales/pl.js'),
  pt: () => import('./locales/pt.js'),
  ru: () => import('./locales/ru.js'),
  sv: () => import('./locales/sv.js'),
  tr: () => import('./locales/tr.js'),
  uk: () => import('./locales/uk.js'),
  'zh-hans': () => import('./locales/zh-hans.js'),
  'zh-hant': () => import('./locales/zh-hant.js'),
};

const loaded = new Map<string, Strings>([['en', en]]);
const loading = new Map<string, Promise<boolean>>();

/**
 * The name in `LOCALES` for a language tag of any form that platforms use. The region is ignored;
 * for Chinese, the script decides. `en` if there is no such locale.
 */
export function localeOf(tag: string): string {
  const { base, tag: usual } = parseLanguage(tag);
  const name = base === 'zh' ? `zh-${isTraditional(usual) ? 'hant' : 'hans'}` : base;
  return Object.hasOwn(LOCALES, name) ? name : 'en';
}

/**
 * Whether a Chinese tag means traditional characters: by its script, or by the likely script of its
 * region (CLDR, likely subtags).
 */
function isTraditional(tag: string): boolean {
  return new Intl.Locale(tag).maximize().script === 'Hant';
}

/** The texts for a BCP 47 tag: English if there are none, or they are not loaded. */
export function stringsFor(tag: string): Strings {
  return loaded.get(localeOf(tag)) ?? en;
}

/** Whether the texts for a tag are not loaded yet. */
export function areStringsPending(tag: string): boolean {
  const name = localeOf(tag);
  return !loaded.has(name) && loading.get(name) !== FAILED;
}

const FAILED = Promise.resolve(false);

/** Loads the texts for a tag, once per page. Never rejects. @returns whether texts were added. */
export async function loadStrings(tag: string): Promise<boolean> {
  const name = localeOf(tag);
  if (loaded.has(name)) return false;
  const promise = loading.get(name) ?? load(name);
  loading.set(name, promise);
  return promise;
}

async function load(name: string): Promise<boolean> {
  try {
    loaded.set(name, (await LOCALES[name]!()).default);
    return true;
  } catch {
    loading.set(name, FAILED);
    console.warn(
      `<article-player>: The texts of the language "${name}" could not be loaded. English texts are shown.`,
    );
    // The callers now show the English texts.
    return true;
  }
}

/**
 * The spoken text for a block of code, in the article's language, otherwise in the player's own.
 * Both are BCP 47.
 */
export function codeAnnouncement(
  lines: number,
  article: string,
  own: string,
): { text: string; lang: string } {
  const inArticle = stringsFor(article);
  const { code, lang } = sameLanguage(article, inArticle.lang) ? inArticle : stringsFor(own);
  return { text: plural(code, lines, lang), lang };
}

/**
 * The language of the player's own texts: of the element, of its ancestors, or of the browser. BCP
 * 47.
 */
export function uiLanguage(element: Element): string {
  return languageAround(element) || globalThis.navigator?.language || '';
}
