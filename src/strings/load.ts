import { languageAround } from '../page/inherited-context.js';
import en from './locales/en.js';
import { parseLanguage, sameLanguage } from '../text/language.js';
import { plural } from './format.js';
import type { Strings } from './strings.js';

/** The languages of the UI. English is always loaded; another one is loaded when an element needs it. */
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
 * The name in `LOCALES` for a language tag in any form that platforms use: that of the language without its region, or of the script in Chinese. `en` if
 * there is none.
 */
export function localeOf(tag: string): string {
  const { base, tag: usual } = parseLanguage(tag);
  const name = base === 'zh' ? `zh-${isTraditional(usual) ? 'hant' : 'hans'}` : base;
  return Object.hasOwn(LOCALES, name) ? name : 'en';
}

/** Whether a Chinese tag means traditional characters, by its script or by its region (CLDR, likely subtags). */
function isTraditional(tag: string): boolean {
  return new Intl.Locale(tag).maximize().script === 'Hant';
}

/** The strings for a BCP 47 tag. The English ones if there are none, or if they are not loaded yet. */
export function stringsFor(tag: string): Strings {
  return loaded.get(localeOf(tag)) ?? en;
}

/** Whether the strings for a tag are not loaded yet, and did not fail to load. */
export function areStringsPending(tag: string): boolean {
  const name = localeOf(tag);
  return !loaded.has(name) && loading.get(name) !== FAILED;
}

const FAILED = Promise.resolve(false);

/** Loads the strings for a tag, once in a page. Never rejects. @returns whether the element has to be updated. */
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
    console.warn(`<article-player>: its words for the language "${name}" could not be loaded. English ones are used.`);
    // An element that waited for the strings is updated with the English ones.
    return true;
  }
}

/** The text that is spoken instead of a code block: in the language of the article, or else in that of the UI. Both are BCP 47. */
export function codeAnnouncement(lines: number, articleLanguage: string, ui: string): { text: string; lang: string } {
  const inArticle = stringsFor(articleLanguage);
  const { code, lang } = sameLanguage(articleLanguage, inArticle.lang) ? inArticle : stringsFor(ui);
  return { text: plural(code, lines, lang), lang };
}

/** The language of the UI: that of the element, of the page around it, or of the browser. BCP 47. */
export function uiLanguage(element: Element): string {
  return languageAround(element) || globalThis.navigator?.language || '';
}
