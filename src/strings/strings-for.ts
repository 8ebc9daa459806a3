import { loadedStrings } from './load.js';
import en from './locales/en.js';
import type { Strings } from './strings.js';

/** The texts for a BCP 47 tag: English if there are none, or they are not loaded. */
export function stringsFor(tag: string): Strings {
  return loadedStrings(tag) ?? en;
}
