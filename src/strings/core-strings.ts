import { sameLanguage } from '../text/language.js';
import { CORE_ENGLISH } from './core-english.js';
import { plural } from './format.js';
import { loadedStrings } from './load.js';
import type { CoreStrings } from './strings.js';

/**
 * The strings that are needed without the controls, for a BCP 47 tag: English if there are none, or
 * they are not loaded.
 */
export function coreStringsFor(tag: string): CoreStrings {
  return loadedStrings(tag) ?? CORE_ENGLISH;
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
  const inArticle = coreStringsFor(article);
  const { code, lang } = sameLanguage(article, inArticle.lang) ? inArticle : coreStringsFor(own);
  return { text: plural(code, lines, lang), lang };
}
