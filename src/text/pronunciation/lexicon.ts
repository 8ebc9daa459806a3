import type { LexiconEntry } from './types.js';
import { patternFinder, problemOfPattern, type Finder } from './lexicon-pattern.js';
import { isWord, wordFinder } from './lexicon-words.js';
import type { Lexicon } from './pronounce.js';
import { SILENT_CHARACTERS, type Replacement } from './replacement-map.js';

const ACCEPTED =
  'an array of { grapheme: "word" or pattern: "regular expression", alias: "what is said", lang?: "en", caseSensitive?: false }';

interface CompiledEntry {
  readonly entry: LexiconEntry;
  readonly find?: Finder;
}

/**
 * Compiles a pronunciation list. Of two entries for the same word, the first is used; `followedBy`
 * comes after `entries`. Invalid entries are skipped with a call of `warn`, and the others are
 * used. Never throws.
 */
export function compileLexicon(
  entries: unknown,
  warn: (message: string) => void,
  followedBy: readonly unknown[] = [],
): Lexicon {
  const listed = [...validEntries(entries, warn), ...validEntries(followedBy, warn)];
  const finders = new Map<string, readonly Finder[]>();
  return (written, lang) => {
    let own = finders.get(lang);
    if (!own)
      finders.set(
        lang,
        (own = findersOf(listed.filter(({ entry }) => isInRange(lang, entry.lang)))),
      );
    const [plain, placeOf] = withoutSilent(written);
    return longestFirst(own.flatMap((find) => find(plain))).map(({ start, end, say }) => {
      return { start: placeOf(start), end: placeOf(end - 1) + 1, say };
    });
  };
}

function validEntries(entries: unknown, warn: (message: string) => void): readonly CompiledEntry[] {
  if (!Array.isArray(entries)) {
    warn(`The pronunciation list is not an array, and is not used. Accepted: ${ACCEPTED}.`);
    return [];
  }
  const listed: CompiledEntry[] = [];
  for (let index = 0; index < entries.length; index++) {
    const entry = compiledEntryAt(entries, index, warn);
    if (entry) listed.push(entry);
  }
  return listed;
}

/** An object from the page may throw when it is read: then it is not a valid entry. */
function compiledEntryAt(
  entries: readonly unknown[],
  index: number,
  warn: (message: string) => void,
): CompiledEntry | undefined {
  let shown = String(index);
  let problem: string | undefined = 'it cannot be read';
  try {
    const given = entries[index];
    shown = show(given);
    const entry = copyOf(given);
    problem = problemOf(entry);
    if (!problem) return compiled(entry as LexiconEntry, warn);
  } catch {
    // Reported below.
  }
  warn(`The pronunciation entry ${shown} is not used: ${problem}. Accepted: ${ACCEPTED}.`);
  return undefined;
}

/** A copy: the page may change its object later. */
function copyOf(given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return given;
  const { grapheme, pattern, alias, lang, caseSensitive } = given as Record<string, unknown>;
  return { grapheme, pattern, alias, lang, caseSensitive };
}

const SILENT = new RegExp(SILENT_CHARACTERS, 'gu');
const PLACEHOLDER = '\u00ad';
const SPOKEN = new RegExp(`[^${PLACEHOLDER}]`, 'g');

/**
 * The text without characters that are not spoken, which may be in the middle of a word; and a map
 * from its code units to those of `written`.
 */
function withoutSilent(
  written: string,
): readonly [plain: string, placeOf: (offset: number) => number] {
  const plain = written.replace(SILENT, '');
  if (plain.length === written.length) return [plain, (offset) => offset];
  const masked = written.replace(SILENT, (silent) => PLACEHOLDER.repeat(silent.length));
  const places = [...masked.matchAll(SPOKEN)].map(({ index }) => index);
  return [plain, (offset) => places[offset]!];
}

function problemOf(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null) return 'it is not an object';
  const {
    grapheme,
    pattern,
    alias,
    lang = '',
    caseSensitive = true,
  } = entry as Record<string, unknown>;
  if (typeof alias !== 'string') return 'its alias is not a string';
  if (typeof lang !== 'string') return 'its lang is not a string';
  if (typeof caseSensitive !== 'boolean') return 'its caseSensitive is not true or false';
  if ((grapheme === undefined) === (pattern === undefined))
    return 'it must have either a grapheme or a pattern';
  if (pattern === undefined)
    return typeof grapheme === 'string' && isWord(grapheme)
      ? undefined
      : 'its grapheme is not a word';
  return typeof pattern === 'string' ? problemOfPattern(pattern) : 'its pattern is not a string';
}

function compiled(entry: LexiconEntry, warn: (message: string) => void): CompiledEntry {
  return entry.pattern === undefined
    ? { entry }
    : { entry, find: patternFinder(entry.pattern, entry, warn) };
}

/** One finder for all words; one for each pattern. */
function findersOf(listed: readonly CompiledEntry[]): readonly Finder[] {
  const words = listed.filter(({ find }) => !find).map(({ entry }) => entry);
  const folded = words.filter(({ caseSensitive }) => caseSensitive === false);
  const exact = words.filter(({ caseSensitive }) => caseSensitive !== false);
  return [
    wordFinder(exact, false),
    wordFinder(folded, true),
    ...listed.flatMap(({ find }) => find ?? []),
  ];
}

/**
 * RFC 4647, basic filtering, except that text without a known language matches: a PLS file always
 * declares its language.
 */
function isInRange(lang: string, range = '*'): boolean {
  const [tag, wanted] = [lang, range].map((each) => each.toLowerCase().replaceAll('_', '-'));
  return /^\*?$/.test(wanted!) || /^(?:und)?$/.test(tag!) || `${tag}-`.startsWith(`${wanted}-`);
}

/**
 * Of overlapping matches, the first one; of those that start at the same offset, the longest. Empty
 * matches are dropped.
 */
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

/**
 * The value as JSON, for a publisher; what JSON cannot have, as a cycle or a BigInt, becomes text.
 */
function show(value: unknown): string {
  const plain = (name: string, each: unknown) =>
    typeof each === 'bigint' || (name && typeof each === 'object' && each) ? String(each) : each;
  try {
    return (JSON.stringify(value, plain) ?? String(value)).slice(0, 200);
  } catch {
    return Object.prototype.toString.call(value);
  }
}
