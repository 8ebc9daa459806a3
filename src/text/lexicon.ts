import { patternFinder, problemOfPattern, type Finder } from './lexicon-pattern.js';
import type { Lexicon } from './pronounce.js';
import { UNSAID, type Replacement } from './said.js';

/** An entry of a publisher's pronunciation list: how a word, or what a pattern finds, is said. It changes the voice, never the page. */
export interface LexiconEntry {
  /**
   * A word or several, as written in the article: found as whole words, the longest first; in scripts that put no space between words,
   * anywhere. An apostrophe and a hyphen stand for all of their forms, and a space for any white space.
   */
  readonly grapheme?: string;
  /** In place of `grapheme`: the source of a regular expression (with the `u` flag). Looked for in one sentence at a time. */
  readonly pattern?: string;
  /** What is said instead, in letters. Of a pattern, `$1` to `$99`, `$<name>` and `$&` stand for what it found, `$$` for a dollar sign. */
  readonly alias: string;
  /**
   * Only in text of this language: a BCP 47 range, so that `en` holds for `en-GB`. Left out: in all. Text of no known language is taken
   * for text of any.
   */
  readonly lang?: string;
  /** `false`: capital and small letters are the same. Left out, or `true`: they differ, so that "US" leaves "us" alone. */
  readonly caseSensitive?: boolean;
}

const ACCEPTED =
  'an array of { grapheme: "word" or pattern: "regular expression", alias: "what is said", lang?: "en", caseSensitive?: false }';

interface Listed {
  readonly entry: LexiconEntry;
  readonly find?: Finder;
}

/**
 * A pronunciation list, of which the first of two entries for the same word holds. What is no entry is left out, and `warn` is told; the
 * others hold. Never throws.
 */
export function compileLexicon(entries: unknown, warn: (message: string) => void): Lexicon {
  if (!Array.isArray(entries)) {
    warn(`the pronunciation list is no array; accepted: ${ACCEPTED}.`);
    return () => [];
  }
  const listed = entries.flatMap((entry: unknown): Listed[] => {
    const problem = problemOf(entry);
    if (problem) warn(`the pronunciation entry ${show(entry)} is not used: ${problem}; accepted: ${ACCEPTED}.`);
    return problem ? [] : [listedOf(entry as LexiconEntry, warn)];
  });
  const finders = new Map<string, readonly Finder[]>();
  return (written, lang) => {
    let own = finders.get(lang);
    if (!own) finders.set(lang, (own = findersOf(listed.filter(({ entry }) => isInRange(lang, entry.lang)))));
    const [plain, placeOf] = withoutUnsaid(written);
    return longestFirst(own.flatMap((find) => find(plain))).map(({ start, end, say }) => {
      return { start: placeOf(start), end: placeOf(end - 1) + 1, say };
    });
  };
}

const UNSEEN = new RegExp(UNSAID, 'gu');
const HOLE = '\u00ad';
const SEEN = new RegExp(`[^${HOLE}]`, 'g');

/** A text without what is not said, which may stand in the middle of a word; and where each code unit of that is in the text. */
function withoutUnsaid(written: string): readonly [plain: string, placeOf: (offset: number) => number] {
  const plain = written.replace(UNSEEN, '');
  if (plain.length === written.length) return [plain, (offset) => offset];
  const holed = written.replace(UNSEEN, (unsaid) => HOLE.repeat(unsaid.length));
  const places = Array.from(holed.matchAll(SEEN), ({ index }) => index);
  return [plain, (offset) => places[offset]!];
}

function problemOf(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null) return 'it is no object';
  const { grapheme, pattern, alias, lang = '', caseSensitive = true } = entry as Record<string, unknown>;
  if (typeof alias !== 'string') return 'its alias is no text';
  if (typeof lang !== 'string') return 'its lang is no text';
  if (typeof caseSensitive !== 'boolean') return 'its caseSensitive is not true or false';
  if ((grapheme === undefined) === (pattern === undefined)) return 'it has not one of grapheme and pattern';
  if (pattern === undefined)
    return typeof grapheme === 'string' && plainOf(grapheme) ? undefined : 'its grapheme is no text';
  return typeof pattern === 'string' ? problemOfPattern(pattern) : 'its pattern is no text';
}

function listedOf(entry: LexiconEntry, warn: (message: string) => void): Listed {
  return entry.pattern === undefined ? { entry } : { entry, find: patternFinder(entry.pattern, entry, warn) };
}

/** Words together; patterns each by itself. */
function findersOf(listed: readonly Listed[]): readonly Finder[] {
  const words = listed.filter(({ find }) => !find).map(({ entry }) => entry);
  const folded = words.filter(({ caseSensitive }) => caseSensitive === false);
  const exact = words.filter(({ caseSensitive }) => caseSensitive !== false);
  return [wordFinder(exact, false), wordFinder(folded, true), ...listed.flatMap(({ find }) => find ?? [])];
}

/** Of scripts that put no space between words. */
const UNSPACED = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;
/** Of a word in any other script: next to one of these, no word begins or ends. */
const IN_WORD = String.raw`(?:(?!${UNSPACED})[\p{L}\p{M}\p{N}_])`;
/** Where a word of a list may begin, up to where another may. */
const TOKEN = new RegExp(String.raw`${IN_WORD}+|\S\p{M}*`, 'gu');
const ENDS_UNSPACED = new RegExp(`${UNSPACED}$`, 'u');
const STARTS_UNSPACED = new RegExp(`^${UNSPACED}`, 'u');

/** Finds words by what they begin with: a list may have thousands. */
function wordFinder(entries: readonly LexiconEntry[], fold: boolean): Finder {
  const canonical = (text: string) => (fold ? plainOf(text).toLowerCase() : plainOf(text));
  const aliases = new Map<string, string>();
  const starting = new Map<string, string[]>();
  for (const { grapheme, alias } of entries) {
    const word = canonical(grapheme!);
    if (aliases.has(word)) continue;
    aliases.set(word, alias);
    // As it is spelt: "i̇" is not "İ" in small letters to a regular expression.
    const spelt = plainOf(grapheme!);
    const first = canonical(spelt.match(TOKEN)![0]!);
    const others = starting.get(first);
    if (others) others.push(spelt);
    else starting.set(first, [spelt]);
  }
  const patterns = new Map<string, RegExp>();
  const patternFor = (first: string, words: readonly string[]) => {
    let pattern = patterns.get(first);
    if (!pattern) patterns.set(first, (pattern = new RegExp(anyOf(words), fold ? 'iuy' : 'uy')));
    return pattern;
  };
  return (written) => {
    const found: Replacement[] = [];
    for (const { 0: token, index: start } of written.matchAll(TOKEN)) {
      const first = canonical(token);
      const words = starting.get(first);
      if (!words) continue;
      const pattern = patternFor(first, words);
      pattern.lastIndex = start;
      const word = pattern.exec(written)?.[0];
      if (word) found.push({ start, end: start + word.length, say: aliases.get(canonical(word)) ?? word });
    }
    return found;
  };
}

/** One form for all that are one word. */
function plainOf(text: string): string {
  const seen = text.replace(UNSEEN, '').normalize('NFC').trim();
  return seen.replace(/\s+/gu, ' ').replaceAll('’', "'").replace(/[‐‑]/g, '-');
}

function anyOf(words: readonly string[]): string {
  return [...words]
    .sort((one, other) => other.length - one.length)
    .map(wordPattern)
    .join('|');
}

/** A letter with its accent may be written as one character or as two. */
function wordPattern(word: string): string {
  const forms = [...new Set([word, word.normalize('NFD')])].map((form) =>
    form
      .replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
      .replaceAll(' ', String.raw`\s+`)
      .replaceAll("'", "['’]")
      .replaceAll('-', '[-‐‑]'),
  );
  const begins = STARTS_UNSPACED.test(word) ? '' : `(?<!${IN_WORD})`;
  const ends = ENDS_UNSPACED.test(word) ? '' : `(?!${IN_WORD})`;
  return `${begins}(?:${forms.join('|')})${ends}`;
}

/** RFC 4647, basic filtering; but a list in PLS names its language always, and shall hold on a page that names none. */
function isInRange(lang: string, range = '*'): boolean {
  const [tag, wanted] = [lang, range].map((each) => each.toLowerCase().replaceAll('_', '-'));
  return /^\*?$/.test(wanted!) || /^(?:und)?$/.test(tag!) || `${tag}-`.startsWith(`${wanted}-`);
}

/** Those that overlap none before them; of those that begin at the same place, the longest. Empty ones are none. */
function longestFirst(found: readonly Replacement[]): readonly Replacement[] {
  let done = 0;
  return found
    .filter(({ start, end }) => end > start)
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .filter(({ start, end }) => {
      const free = start >= done;
      if (free) done = end;
      return free;
    });
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 200);
}
