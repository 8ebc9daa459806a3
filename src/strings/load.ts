import { languageAround } from '../page/language-around.js';
import { SHELL_ENGLISH } from './shell-english.js';
import type { ShellStrings, Strings } from './strings.js';

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

/** Its texts are not loaded by name. */
const ENGLISH = 'en';

const loaded = new Map<string, Strings>();
const loading = new Map<string, Promise<boolean>>();

/** The languages that are written as Chinese. */
const CHINESE = /^(?:zh|cmn|yue|wuu|nan)$/;

/**
 * The name in `LOCALES` for a language tag of any form that platforms use. The region is ignored;
 * for Chinese, the script decides: that of the tag, or the likely one of its region (CLDR, likely
 * subtags). `en` if there is no such locale.
 */
export function localeOf(tag: string): string {
  const locale = parsed(tag.trim().replaceAll('_', '-'));
  const language = locale?.language ?? '';
  const name = CHINESE.test(language)
    ? `zh-${locale!.maximize().script === 'Hant' ? 'hant' : 'hans'}`
    : language;
  return Object.hasOwn(LOCALES, name) ? name : ENGLISH;
}

/** The longest valid prefix of a tag. */
function parsed(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    const end = tag.lastIndexOf('-');
    return end > 0 ? parsed(tag.slice(0, end)) : undefined;
  }
}

/**
 * The texts for a BCP 47 tag; `undefined` if they are not loaded. English ones are not loaded here
 * (`strings-for.ts`).
 */
export function loadedStrings(tag: string): Strings | undefined {
  return loaded.get(localeOf(tag));
}

/** The texts before the core is loaded: English if there are none, or they are not loaded. */
export function shellStringsFor(tag: string): ShellStrings {
  return loadedStrings(tag) ?? SHELL_ENGLISH;
}

/** Whether the texts for a tag are not loaded yet. */
export function areStringsPending(tag: string): boolean {
  const name = localeOf(tag);
  return name !== ENGLISH && !loaded.has(name) && loading.get(name) !== FAILED;
}

const FAILED = Promise.resolve(false);

/** Loads the texts for a tag, once per page. Never rejects. @returns whether texts were added. */
export async function loadStrings(tag: string): Promise<boolean> {
  const name = localeOf(tag);
  if (name === ENGLISH || loaded.has(name)) return false;
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
 * The language of the player's own texts: of the element, of its ancestors, or of the browser. BCP
 * 47.
 */
export function uiLanguage(element: Element): string {
  return languageAround(element) || globalThis.navigator?.language || '';
}
