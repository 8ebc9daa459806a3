import de from './strings-de.js';
import en from './strings-en.js';
import ja from './strings-ja.js';
import type { PreviewStrings } from './strings.js';

const LANGUAGES = new Map([en, de, ja].map((strings) => [strings.lang, strings]));

/** The strings for a BCP 47 language, or the English ones. */
export function previewStringsFor(lang: string): PreviewStrings {
  return LANGUAGES.get(lang.toLowerCase().split('-')[0]!) ?? en;
}
