import { BEFORE_NAME, BEFORE_NUMBER, MAY_END, type LanguageWords } from './abbreviations/index.js';
import * as is from './characters.js';

/** A place where the platform ends a sentence, and what the rules ask about it. Offsets are in UTF-16 code units. */
interface Boundary {
  readonly text: string;
  /** Where the sentence starts. */
  readonly from: number;
  /** Behind its last character that is neither white space nor a closing quote or bracket. */
  readonly stop: number;
  /** Behind its last character that is not white space. */
  readonly end: number;
  /** Where the next sentence starts. */
  readonly at: number;
  readonly words: LanguageWords;
}

/** Where the sentence ends instead; `JOIN` when it does not end here; `undefined` when the rule has nothing to say. */
type Rule = (boundary: Boundary) => number | undefined;

const JOIN = -1;

/**
 * Where the sentence from `from` ends, given that the platform ends it at `at`: there, a little before or behind, or -1
 * when it does not end at all. Looks at a few characters to both sides. A line break always ends a sentence.
 */
export function repaired(text: string, from: number, at: number, words: LanguageWords): number {
  let end = at;
  while (is.space(text.charCodeAt(end - 1))) if (is.lineBreak(text.charCodeAt(--end))) return at;
  if (end === at) end = at = beforeOpeners(text, at);
  let stop = end;
  while (stop > from && is.closer(text.charCodeAt(stop - 1))) stop--;
  const rules = rulesBetween(text.charCodeAt(stop - 1), text.charCodeAt(at));
  if (rules === NONE) return at;
  const boundary = { text, from, stop, end, at, words };
  for (const rule of rules) {
    const cut = rule(boundary);
    if (cut !== undefined) return cut;
  }
  return at;
}

/** `他说。“好。”`: the platform takes a quote or bracket right behind a full stop for a closing one, even where it opens. */
function beforeOpeners(text: string, at: number): number {
  while (is.opener(text.charCodeAt(at - 1))) at--;
  return at;
}

/** `Fact.[7][8] Next`, `Fact.¹ Next`: a citation belongs to what it proves. Behind a space only digits are one. */
const citation: Rule = ({ text, end, at }) => {
  let to = at;
  for (let next = at; next >= 0; next = afterMark(text, to, end < at)) to = next;
  if (to === at) return undefined;
  while (is.space(text.charCodeAt(to))) to++;
  return to;
};

const MARK_LENGTH = 20;

/** Behind the citation mark at `at`, or -1. */
function afterMark(text: string, at: number, onlyDigits: boolean): number {
  if (is.superscript(text.charCodeAt(at))) return at + 1;
  if (text.charCodeAt(at) !== is.BRACKET) return -1;
  for (let i = at + 1; i < at + MARK_LENGTH; i++) {
    const code = text.charCodeAt(i);
    if (code === is.BRACKET + 2) return i > at + 1 ? i + 1 : -1;
    if (onlyDigits && !is.digit(code)) return -1;
  }
  return -1;
}

/** `« Il part ! » Elle`: what closes a quotation belongs to it, though a space stands between. */
const strayCloser: Rule = ({ text, at }) => {
  let to = at;
  while (is.sureCloser(text.charCodeAt(to))) to++;
  if (to === at || (to < text.length && !is.space(text.charCodeAt(to)))) return undefined;
  while (is.space(text.charCodeAt(to))) to++;
  return to;
};

/**
 * `“Why?” he asked`, `Yahoo! in the news`, but `Really? iPhones`. The platform looks for lower case behind "." only.
 * One who writes without capitals starts sentences in lower case: `where are you? i am here`.
 */
const lowercase: Rule = ({ text, from, stop, end, at }) => {
  const next = nextWord(text, at);
  if (!is.lower(text.charCodeAt(next)) || is.upper(text.charCodeAt(next + 1))) return undefined;
  return stop === end && is.lower(text.charCodeAt(from)) ? undefined : JOIN;
};

/** `[...] used`, `see . . . I mean`: words left out, not a sentence ended. Four dots, or dots at a word's end, end it. */
const leftOut: Rule = ({ text, from, stop, end }) => {
  let i = stop - 1;
  let dots = 0;
  while (i > from && (text.charCodeAt(i) === is.PERIOD || is.space(text.charCodeAt(i)))) {
    if (text.charCodeAt(i--) === is.PERIOD) dots++;
  }
  if (dots !== 3) return undefined;
  if (is.opener(text.charCodeAt(i))) return end > stop ? JOIN : undefined;
  return is.space(text.charCodeAt(i + 1)) && stop - i > 5 ? JOIN : undefined;
};

/** `1. Wash it`, `b. Dry it`: the mark of an item in a list. Four digits are a year. */
const listMark: Rule = ({ text, from, stop }) => {
  let i = stop - 2;
  if (is.letter(text.charCodeAt(i))) i--;
  else while (i >= from && i > stop - 5 && is.digit(text.charCodeAt(i))) i--;
  if (i === stop - 2) return undefined;
  for (const limit = i - 4; i >= from && i > limit; i--) {
    if (is.letter(text.charCodeAt(i)) || is.digit(text.charCodeAt(i))) return undefined;
  }
  return i < from ? JOIN : undefined;
};

/** What the word before a full stop says about it. Each is given that word, without spaces: `Dr`, `U.S`, `z.B`, `3`. */
type WordRule = (word: string, boundary: Boundary) => boolean;

/** `Dr. Watson`, `Hr. Vogel`, `z. B. Brot`: always stand before something. */
const beforeName: WordRule = (word, { words }) => words.kindOf(word) === BEFORE_NAME;

/** `No. 5`, `Fig. IV`, `Jan. 6`, but `I said no. Five of us`. */
const beforeNumber: WordRule = (word, { text, at, words }) =>
  words.kindOf(word) === BEFORE_NUMBER &&
  (is.digit(text.charCodeAt(at)) || ROMAN.test(text.slice(at, wordEnd(text, at))));

/** `Acme Inc. Boston` goes on, `Acme Inc. They` does not. */
const mayEnd: WordRule = (word, boundary) => boundary.words.kindOf(word) === MAY_END && !starts(boundary);

/** `Jonas E. Smith`, `J. R. R. Tolkien`, but `you and I. Did`. */
const initial: WordRule = (word, boundary) => word.length === 1 && is.upper(word.charCodeAt(0)) && !starts(boundary);

/** `the U.S. Army`, `Ph.D. Smith`, `at 5 p.m. Mr. Bell`, but `in the U.S. They`. */
const acronym: WordRule = (word, boundary) => ACRONYM.test(word) && !starts(boundary);

/** `s. r. o.`: letters with full stops between. */
const spelled: WordRule = (word, { text, at }) =>
  word.length === 1 &&
  !is.digit(word.charCodeAt(0)) &&
  is.letter(text.charCodeAt(at)) &&
  text.charCodeAt(at + 1) === is.PERIOD;

/** `am 3. Oktober`, `Ludwig XIV. Bourbon`, in languages that write ordinals so, and nouns with a capital. */
const ordinal: WordRule = (word, boundary) =>
  boundary.words.ordinals && (SMALL_NUMBER.test(word) || (word.length > 1 && ROMAN.test(word))) && !starts(boundary);

const ROMAN = /^[IVXLC]+$/;
const ACRONYM = /^\p{L}{1,2}(\.\p{L}{1,2})+$/u;
const SMALL_NUMBER = /^\d\d?$/;
const WORD_RULES = [beforeName, beforeNumber, mayEnd, initial, acronym, spelled, ordinal];

const abbreviation: Rule = (boundary) => {
  if (boundary.stop < boundary.end) return undefined;
  const word = wordBefore(boundary);
  return word && WORD_RULES.some((rule) => rule(word, boundary)) ? JOIN : undefined;
};

/** `「はい。行きます。」と言った`: one short quotation or aside is said in one breath; a long one by its sentences. */
const enclosed: Rule = ({ text, from, stop, end, at }) => {
  // A particle behind the bracket goes on with the sentence.
  if (stop < end && 'とがのをにはもでっ'.includes(text.charAt(at))) return JOIN;
  const open = unmatched(text, stop - 1, Math.max(from, stop - NEAR), -1);
  return open >= 0 && unmatched(text, at, Math.min(text.length, open + NEAR), 1) >= 0 ? JOIN : undefined;
};

/** In characters: about two lines of a column. */
const NEAR = 60;
const WIDE_OPENERS = '「『（《【';
const WIDE_CLOSERS = '」』）》】';

/** The first bracket from `i` on, in the direction of `step`, that encloses it. -1 when there is none before `limit`. */
function unmatched(text: string, i: number, limit: number, step: 1 | -1): number {
  const [own, other] = step > 0 ? [WIDE_CLOSERS, WIDE_OPENERS] : [WIDE_OPENERS, WIDE_CLOSERS];
  for (let depth = 0; step > 0 ? i < limit : i >= limit; i += step) {
    const character = text.charAt(i);
    if (other.includes(character)) depth++;
    else if (own.includes(character) && depth-- === 0) return i;
  }
  return -1;
}

const NONE: readonly Rule[] = [];
const AFTER_PERIOD = [abbreviation, leftOut, listMark, citation, strayCloser];
const AFTER_WIDE = [enclosed, citation];
const AFTER_OTHER = [citation, lowercase, strayCloser];

/** Most boundaries need no rule at all. */
function rulesBetween(mark: number, next: number): readonly Rule[] {
  if (mark === is.PERIOD) return AFTER_PERIOD;
  if (mark >= 0x3000) return AFTER_WIDE;
  return is.asciiUpper(next) ? NONE : AFTER_OTHER;
}

const WORD_LENGTH = 12;

/** The word before the full stop, with those between which and it only full stops stand. Empty when it is long. */
function wordBefore({ text, from, stop }: Boundary): string {
  const behind = stop - 1;
  let start = behind;
  for (;;) {
    const code = text.charCodeAt(start - 1);
    const inside = is.letter(code) || code === is.PERIOD || is.digit(code) || code === 0xb0;
    if (start === from || !(inside || spacedLetter(text, start))) break;
    if (--start < behind - WORD_LENGTH) return '';
  }
  const before = text.charCodeAt(start - 1);
  // `AT&T`, `$5`: the end of something longer.
  if (start > from && !is.space(before) && !is.opener(before) && !is.closer(before) && before !== 0x2d) return '';
  return text.slice(start, behind).replace(/^\.+|\s/g, '');
}

/** Whether the space before `start` is the one of `z. B`. */
function spacedLetter(text: string, start: number): boolean {
  const single = is.letter(text.charCodeAt(start)) && text.charCodeAt(start + 1) === is.PERIOD;
  return (
    single &&
    is.space(text.charCodeAt(start - 1)) &&
    text.charCodeAt(start - 2) === is.PERIOD &&
    is.letter(text.charCodeAt(start - 3)) &&
    !is.letter(text.charCodeAt(start - 4))
  );
}

/** Whether what follows can hardly be anything but a new sentence. */
function starts({ text, at, words }: Boundary): boolean {
  const start = nextWord(text, at);
  const end = wordEnd(text, start);
  return words.starts(text.slice(start, end));
}

/** Over the quotes, brackets and dashes before a word. */
function nextWord(text: string, at: number): number {
  let i = at;
  while (i < at + 6 && !is.letter(text.charCodeAt(i)) && !is.digit(text.charCodeAt(i))) i++;
  return i;
}

function wordEnd(text: string, start: number): number {
  let end = start;
  while (end < start + WORD_LENGTH && is.letter(text.charCodeAt(end))) end++;
  return end;
}
