import { languageAround } from '../page/inherited-context.js';
import en from './locales/en.js';
import { parseLanguage, sameLanguage } from '../text/language.js';
import { plural } from './format.js';
import type { Strings } from './strings.js';

/** The languages of the player's own words. English is there at once; any other is loaded when a page is in it. */
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
 * The locale for a language tag of any shape that platforms use, by its name in `LOCALES`: that of the language, whatever the region, and of
 * Chinese that of the script it is written in. `en` where there is none.
 */
export function localeOf(tag: string): string {
  const { base, tag: usual } = parseLanguage(tag);
  const name = base === 'zh' ? `zh-${isTraditional(usual) ? 'hant' : 'hans'}` : base;
  return Object.hasOwn(LOCALES, name) ? name : 'en';
}

/** Whether Chinese is written in traditional characters: as the tag says, or as is usual in its region (CLDR, likely subtags). */
function isTraditional(tag: string): boolean {
  return new Intl.Locale(tag).maximize().script === 'Hant';
}

/** The words for a BCP 47 tag: English where there are none, or none yet. */
export function stringsFor(tag: string): Strings {
  return loaded.get(localeOf(tag)) ?? en;
}

/** Whether the words for a tag are still to come. */
export function areStringsPending(tag: string): boolean {
  const name = localeOf(tag);
  return !loaded.has(name) && loading.get(name) !== FAILED;
}

const FAILED = Promise.resolve(false);

/** Loads the words for a tag, once a page. Never rejects. @returns whether something came that was not there. */
export async function loadStrings(tag: string): Promise<boolean> {
  const name = localeOf(tag);
  if (loaded.has(name)) return false;
  const under = loading.get(name) ?? load(name);
  loading.set(name, under);
  return under;
}

async function load(name: string): Promise<boolean> {
  try {
    loaded.set(name, (await LOCALES[name]!()).default);
    return true;
  } catch {
    loading.set(name, FAILED);
    console.warn(`<article-player>: its words for the language "${name}" could not be loaded. English ones are used.`);
    // What waited for them shows the English ones.
    return true;
  }
}

/** What is said in place of a block of code, in the article's language or else in the player's own. Both are BCP 47. */
export function codeAnnouncement(lines: number, article: string, own: string): { text: string; lang: string } {
  const inArticle = stringsFor(article);
  const { code, lang } = sameLanguage(article, inArticle.lang) ? inArticle : stringsFor(own);
  return { text: plural(code, lines, lang), lang };
}

/** The language of the player's own words: of the element, of the page around it, or of the browser. BCP 47. */
export function uiLanguage(element: Element): string {
  return languageAround(element) || globalThis.navigator?.language || '';
}
