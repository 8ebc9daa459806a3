import { ar } from './ar.js';
import { cs } from './cs.js';
import { da } from './da.js';
import { de } from './de.js';
import { el } from './el.js';
import { en } from './en.js';
import { es } from './es.js';
import { fa } from './fa.js';
import { fi } from './fi.js';
import { fr } from './fr.js';
import { he } from './he.js';
import { hi } from './hi.js';
import { hu } from './hu.js';
import { hy } from './hy.js';
import { it } from './it.js';
import { ja } from './ja.js';
import { ko } from './ko.js';
import { nb } from './nb.js';
import { nl } from './nl.js';
import { pl } from './pl.js';
import { pt } from './pt.js';
import { ro } from './ro.js';
import { ru } from './ru.js';
import { sk } from './sk.js';
import { sv } from './sv.js';
import { tr } from './tr.js';
import { uk } from './uk.js';
import { zh } from './zh.js';

/**
 * What the words of a language say about a full stop behind them. Words are in lower case, between spaces, without that
 * stop. Words without a vowel, single letters, and letters with full stops between need no list to be taken for `mayEnd`.
 */
type Lists = readonly [
  /** A sentence ends behind one, though it may look like an abbreviation; behind an abbreviation, one begins a sentence. */
  starters: string,
  /** Never end a sentence: a name, or something else, comes behind. */
  beforeName: string,
  /** End none before a number. */
  beforeNumber: string,
  /** End one only before one of `starters` or another short word. `1` stands for a small number: an ordinal. */
  mayEnd: string,
];

/** What a language has of its own. */
export type Rules = readonly [
  lists: Lists | readonly [],
  /** Where a sentence goes on, in the terms of `repairs.ts`. */
  goesOn?: RegExp | undefined,
  /** The text with its full stops and question marks as other languages have them; as long as it was. */
  asWritten?: (text: string) => string,
];

/** Which of its lists a word is in. */
export const STARTER = 0;
export const BEFORE_NAME = 1;
export const BEFORE_NUMBER = 2;
export const MAY_END = 3;

/** The words of a language in lower case, and which of its lists they are in. */
export type Words = ReadonlyMap<string, number>;

/** The rules of one language, ready to be asked. */
export type Language = readonly [words: Words, goesOn: Rules[1], asWritten: Rules[2]];

const LANGUAGES: Readonly<Record<string, Rules>> = {
  ar,
  cs,
  da,
  de,
  el,
  en,
  es,
  fa,
  fi,
  fr,
  he,
  hi,
  hu,
  hy,
  it,
  ja,
  ko,
  nb,
  nl,
  pl,
  pt,
  ro,
  ru,
  sk,
  sv,
  tr,
  uk,
  zh,
  no: nb,
};

/** Understood in a text of any language. */
const ANYWHERE: Lists = [
  '',
  'dr prof',
  'no n° pp vol fig art tel ca max jan feb apr aug sep oct okt nov dec sept',
  'inc ltd co bros',
];

/** The rules of a language; one without any has those of all. `code` is the first part of a BCP 47 tag. */
export function rulesOf(code: string): Language {
  const words = new Map<string, number>();
  const [lists, goesOn, asWritten] = LANGUAGES[code] ?? [[]];
  for (const some of [ANYWHERE, lists]) {
    some.forEach((list, kind) => list.split(' ').forEach((word) => words.set(word, kind)));
  }
  return [words, goesOn, asWritten];
}
