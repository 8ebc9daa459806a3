import { ANYWHERE, LISTS } from './lists.js';
import { AS_WRITTEN, GOES_ON } from './rules.js';

/** The index of the list that a word is in. */
export const BEFORE_NAME = 0;
export const MAY_END = 1;
export const STARTER = 2;
export const BEFORE_NUMBER = 3;

/**
 * The words of a language, and the list that each is in; `undefined` for the last four letters of a
 * longer word.
 */
export type Words = ReadonlyMap<string, number | undefined>;

/** The compiled rules of one language. */
export type Language = readonly [
  words: Words,
  /** Further words that start a sentence after an abbreviation. */
  starter: RegExp,
  /** Where a sentence goes on; matches a line of `boundary-rules.ts`. */
  goesOn: RegExp | undefined,
  /**
   * Replaces full stops and question marks of the language by those of other languages; keeps the
   * length.
   */
  asWritten: ((text: string) => string) | undefined,
];

/**
 * The rules of a language, or those of all languages if it has none. `code` is the primary subtag
 * of a BCP 47 tag.
 */
export function rulesOf(code: string): Language {
  const words = new Map<string, number | undefined>();
  for (const lists of [ANYWHERE, LISTS[code] ?? '']) {
    lists.split('|').forEach((list, kind) => {
      for (const word of list.split(' ')) {
        // `Reps.`, `Figs.`, `Sras.`
        for (const each of kind === STARTER || /s$|^$/.test(word) ? [word] : [word + 's', word]) {
          const tail = each.slice(-4);
          words.set(tail, words.get(tail)).set(each, kind);
        }
      }
    });
  }
  // `in den U.S.A. Die`: a short word starts a sentence, except `Mai`. English has a list of such
  // words, because it has short names: `the U.S. Air Force`.
  const starter = code === 'en' ? /^[AI]$/ : /^(?!Ma)\p{Lu}\p{Ll}{0,2}$/u;
  return [words, starter, GOES_ON[code], AS_WRITTEN[code]];
}
