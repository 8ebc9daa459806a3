import { ANYWHERE, LISTS } from './lists.js';
import { AS_WRITTEN, GOES_ON } from './rules.js';

/** Which of its lists a word is in. */
export const BEFORE_NAME = 0;
export const MAY_END = 1;
export const STARTER = 2;
export const BEFORE_NUMBER = 3;

/** The words of a language and which of its lists they are in; `undefined` for the last four letters of a longer one. */
export type Words = ReadonlyMap<string, number | undefined>;

/** The rules of one language, ready to be asked. */
export type Language = readonly [
  words: Words,
  /** A word that starts a sentence behind an abbreviation, beside those of the list. */
  starter: RegExp,
  /** Where a sentence goes on, in the terms of `repairs.ts`. */
  goesOn: RegExp | undefined,
  /** The text with its full stops and question marks as other languages have them. */
  asWritten: ((text: string) => string) | undefined,
];

/** The rules of a language; one without any has those of all. `code` is the first part of a BCP 47 tag. */
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
  // `in den U.S.A. Die`: a short word starts a sentence, but for `Mai`. English has a list of those, as it has short names: `the U.S. Air Force`.
  const starter = code === 'en' ? /^[AI]$/ : /^(?!Ma)\p{Lu}\p{Ll}{0,2}$/u;
  return [words, starter, GOES_ON[code], AS_WRITTEN[code]];
}
