import { sameLanguage } from '../text/language.js';
import { plural } from './format.js';
import { loadedStrings } from './load.js';
import en from './locales/en.js';
import type { Strings } from './strings.js';

/** The texts for a BCP 47 tag: English if there are none, or they are not loaded. */
export function stringsFor(tag: string): Strings {
  return loadedStrings(tag) ?? en;
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
