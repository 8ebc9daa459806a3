import { de } from './de.js';
import { en } from './en.js';
import { es, fr, it, nl, nordic, pl, pt, ru } from './more.js';

/** What a language's words say about a full stop behind them. Lists are of words between spaces, without that stop. */
export interface Abbreviations {
  /**
   * Never end a sentence: something comes behind. A word in lower case stands for its capitals too, here and in the
   * next two; one with a capital for itself only.
   */
  readonly beforeName?: string;
  /** End none before a number. */
  readonly beforeNumber?: string;
  /** End one only if one of `starters` follows. */
  readonly mayEnd?: string;
  /** Words with a capital that hardly ever follow an abbreviation within a sentence. */
  readonly starters: string;
  /** Whether `3.` may be an ordinal before a word with a capital. */
  readonly ordinals?: true;
}

export const BEFORE_NAME = 1;
export const BEFORE_NUMBER = 2;
export const MAY_END = 3;

/** The lists of one language, ready to be asked. */
export interface LanguageWords {
  readonly ordinals: boolean;
  kindOf(word: string): number | undefined;
  starts(word: string): boolean;
}

const LANGUAGES: Readonly<Record<string, Abbreviations>> = {
  ...{ de, en, es, fr, it, nl, pl, pt, ru },
  ...{ da: nordic, nb: nordic, no: nordic, sv: nordic },
};

/** Understood in a text of any language. */
const ANYWHERE: Abbreviations = {
  beforeName: 'dr Prof Mr Mrs',
  beforeNumber: 'No Nr n° nº p pp vol fig',
  mayEnd: 'Inc Ltd Co',
  starters: '',
};

/** `lang` is BCP 47; only its first part counts. A language without a list has the words of all. */
export function wordsOf(lang: string): LanguageWords {
  const own = LANGUAGES[lang.split('-')[0]!.toLowerCase()];
  const kinds = new Map<string, number>();
  for (const list of own ? [ANYWHERE, own] : [ANYWHERE]) {
    for (const word of listed(list.beforeName)) kinds.set(word, BEFORE_NAME);
    for (const word of listed(list.beforeNumber)) kinds.set(word, BEFORE_NUMBER);
    for (const word of listed(list.mayEnd)) kinds.set(word, MAY_END);
  }
  const starters = new Set(listed(own?.starters));
  return {
    ordinals: own?.ordinals ?? false,
    kindOf: (word) => kinds.get(word) ?? kinds.get(word.toLowerCase()),
    starts: (word) => starters.has(word),
  };
}

function listed(words: string | undefined): string[] {
  return words ? words.split(' ') : [];
}
