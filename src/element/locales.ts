import { languageAround } from '../article/surroundings.js';
import en from '../locales/en.js';
import { sameLanguage } from '../speech/language.js';
import { plural } from './format.js';
import type { Strings } from './strings.js';

/** The languages of the player's own words. English is there at once; any other is loaded when a page is in it. */
export const LOCALES: Readonly<Record<string, () => Promise<{ readonly default: Strings }>>> = {
  de: () => import('../locales/de.js'),
  ja: () => import('../locales/ja.js'),
};

const loaded = new Map<string, Strings>([['en', en]]);
const loading = new Map<string, Promise<boolean>>();

/** The locale for a BCP 47 tag, by its name in `LOCALES`; `en` where there is none. */
export function localeOf(tag: string): string {
  const base = tag.toLowerCase().split(/[-_]/)[0]!;
  const name = base === 'zh' ? chinese(tag) : base;
  return Object.hasOwn(LOCALES, name) ? name : 'en';
}

function chinese(tag: string): string {
  try {
    return new Intl.Locale(tag).maximize().script === 'Hant' ? 'zh-hant' : 'zh-hans';
  } catch {
    return 'zh-hans';
  }
}

/** The words for a BCP 47 tag: English where there are none, or none yet. */
export function stringsFor(tag: string): Strings {
  return loaded.get(localeOf(tag)) ?? en;
}

/** Whether the words for a tag are still to come. */
export function isAwaited(tag: string): boolean {
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
export function ownLanguage(element: Element): string {
  return languageAround(element) || globalThis.navigator?.language || '';
}
