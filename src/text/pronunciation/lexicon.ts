import type { LexiconEntry } from './types.js';
import { patternFinder, problemOfPattern, type Finder } from './lexicon-pattern.js';
import { isWord, wordFinder } from './lexicon-words.js';
import type { Lexicon } from './pronounce.js';
import { SILENT_CHARACTERS, type Replacement } from './replacement-map.js';

const ACCEPTED =
  'an array of { grapheme: "word" or pattern: "regular expression", alias: "what is said", lang?: "en", caseSensitive?: false }';

interface Listed {
  readonly entry: LexiconEntry;
  readonly find?: Finder;
}

/**
 * A pronunciation list, of which the first of two entries for the same word holds: of those that `entries` are followed by, too. What is no
 * entry is left out, and `warn` is told; the others hold. Never throws.
 */
export function compileLexicon(
  entries: unknown,
  warn: (message: string) => void,
  followedBy: readonly unknown[] = [],
): Lexicon {
  const listed = [...listedIn(entries, warn), ...listedIn(followedBy, warn)];
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

function listedIn(entries: unknown, warn: (message: string) => void): readonly Listed[] {
  if (!Array.isArray(entries)) {
    warn(`the pronunciation list is no array; accepted: ${ACCEPTED}.`);
    return [];
  }
  const listed: Listed[] = [];
  for (let index = 0; index < entries.length; index++) {
    const entry = listedAt(entries, index, warn);
    if (entry) listed.push(entry);
  }
  return listed;
}

/** An object of a page's may do anything when it is looked at: one that throws is no entry. */
function listedAt(entries: readonly unknown[], index: number, warn: (message: string) => void): Listed | undefined {
  let shown = String(index);
  let problem: string | undefined = 'it cannot be read';
  try {
    const given = entries[index];
    shown = show(given);
    const entry = copyOf(given);
    problem = problemOf(entry);
    if (!problem) return listedOf(entry as LexiconEntry, warn);
  } catch {
    // It is told of below.
  }
  warn(`the pronunciation entry ${shown} is not used: ${problem}; accepted: ${ACCEPTED}.`);
  return undefined;
}

/** As it is now: it is the page's, and may change later. */
function copyOf(given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return given;
  const { grapheme, pattern, alias, lang, caseSensitive } = given as Record<string, unknown>;
  return { grapheme, pattern, alias, lang, caseSensitive };
}

const UNSEEN = new RegExp(SILENT_CHARACTERS, 'gu');
const HOLE = '\u00ad';
const SEEN = new RegExp(`[^${HOLE}]`, 'g');

/** A text without what is not said, which may stand in the middle of a word; and where each code unit of that is in the text. */
function withoutUnsaid(written: string): readonly [plain: string, placeOf: (offset: number) => number] {
  const plain = written.replace(UNSEEN, '');
  if (plain.length === written.length) return [plain, (offset) => offset];
  const holed = written.replace(UNSEEN, (unsaid) => HOLE.repeat(unsaid.length));
  const places = [...holed.matchAll(SEEN)].map(({ index }) => index);
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
    return typeof grapheme === 'string' && isWord(grapheme) ? undefined : 'its grapheme is no text';
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

/** For a publisher, as JSON; what is in an entry and is none, as a cycle or a BigInt, is shown as text. */
function show(value: unknown): string {
  const plain = (name: string, each: unknown) =>
    typeof each === 'bigint' || (name && typeof each === 'object' && each) ? String(each) : each;
  try {
    return (JSON.stringify(value, plain) ?? String(value)).slice(0, 200);
  } catch {
    return Object.prototype.toString.call(value);
  }
}
