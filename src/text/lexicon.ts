import type { Lexicon } from './pronounce.js';
import type { Replacement } from './said.js';

/** An entry of a publisher's pronunciation list: how a word, or what a pattern finds, is said. It changes the voice, never the page. */
export interface LexiconEntry {
  /**
   * A word or several, as written in the article: found as whole words, the longest first; in scripts that put no space between words,
   * anywhere. An apostrophe stands for both of its forms, and a space for any white space.
   */
  readonly grapheme?: string;
  /** In place of `grapheme`: the source of a regular expression (with the `u` flag). Looked for in one sentence at a time. */
  readonly pattern?: string;
  /** What is said instead, in letters. Of a pattern, `$1` to `$99`, `$<name>` and `$&` stand for what it found, `$$` for a dollar sign. */
  readonly alias: string;
  /** Only in text of this language: a BCP 47 range, so that `en` holds for `en-GB`. Left out: in all. */
  readonly lang?: string;
  /** `false`: capital and small letters are the same. Left out, or `true`: they differ, so that "US" leaves "us" alone. */
  readonly caseSensitive?: boolean;
}

const ACCEPTED =
  'an array of { grapheme: "word" or pattern: "regular expression", alias: "what is said", lang?: "en", caseSensitive?: false }';
/** A pattern is not tried on a longer sentence, in UTF-16 code units: what is harmless on a short text may take minutes on it. */
const LONGEST = 1000;
/** A pattern that takes longer than this for one sentence is not tried again. In ms. */
const SLOW = 100;

/** Finds what entries are for; they need not be in order, and may overlap. */
type Finder = (written: string) => Replacement[];

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
    return longestFirst(own.flatMap((find) => find(written)));
  };
}

function problemOf(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null) return 'it is no object';
  const { grapheme, pattern, alias, lang = '', caseSensitive = true } = entry as Record<string, unknown>;
  if (typeof alias !== 'string') return 'its alias is no text';
  if (typeof lang !== 'string') return 'its lang is no text';
  if (typeof caseSensitive !== 'boolean') return 'its caseSensitive is not true or false';
  if ((grapheme === undefined) === (pattern === undefined)) return 'it has not one of grapheme and pattern';
  if (pattern === undefined)
    return typeof grapheme === 'string' && grapheme.trim() ? undefined : 'its grapheme is no text';
  return typeof pattern === 'string' ? problemOfPattern(pattern) : 'its pattern is no text';
}

function problemOfPattern(pattern: string): string | undefined {
  const wrong = syntaxErrorOf(pattern);
  if (wrong) return wrong;
  return repeatsChoice(pattern)
    ? 'its pattern repeats a group with a choice or a repetition in it, which can take for ever'
    : undefined;
}

function syntaxErrorOf(pattern: string): string | undefined {
  try {
    return RegExp(pattern, 'u') && undefined;
  } catch (error) {
    return String(error);
  }
}

/** What of a pattern tells: an escape, a class, the opening of a group, its end with what repeats it, a repetition, a choice. */
const SYNTAX =
  /\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?|\)([*+]|\{\d+(?:,\d*)?\})?|([*+?]|\{\d+(?:,\d*)?\})\??|(\|)/gu;
/** A group that is repeated no more often than this is harmless. */
const FEW = 4;

/**
 * Whether a group that is repeated has a repetition or a choice in it: in how many ways it matches may grow with the power of the text's
 * length, as in `(a+)+`. Nothing can stop a regular expression that has begun.
 */
function repeatsChoice(pattern: string): boolean {
  /** Of each open group: whether it has a repetition or a choice in it. */
  const groups = [false];
  for (const [token, repeated, quantifier, choice] of pattern.matchAll(SYNTAX)) {
    if (token.startsWith('(')) groups.push(false);
    else if (token.startsWith(')')) {
      const variable = groups.pop()!;
      if (variable && repeated && mostOf(repeated) > FEW) return true;
      if (variable || isVariable(repeated)) groups[groups.length - 1] = true;
    } else if (choice || isVariable(quantifier)) groups[groups.length - 1] = true;
  }
  return false;
}

function isVariable(quantifier: string | undefined): boolean {
  return quantifier !== undefined && !/^\{\d+\}$/.test(quantifier);
}

function mostOf(quantifier: string): number {
  const [, least, most] = /^\{(\d+)(?:,(\d*))?\}$/.exec(quantifier) ?? [];
  return least === undefined ? Infinity : Number((most ?? least) || Infinity);
}

function listedOf(entry: LexiconEntry, warn: (message: string) => void): Listed {
  return entry.pattern === undefined ? { entry } : { entry, find: patternFinder(entry.pattern, entry, warn) };
}

function patternFinder(
  source: string,
  { alias, caseSensitive }: LexiconEntry,
  warn: (message: string) => void,
): Finder {
  const pattern = new RegExp(source, caseSensitive === false ? 'giu' : 'gu');
  let slow = false;
  return (written) => {
    if (slow || written.length > LONGEST) return [];
    const began = performance.now();
    const found = Array.from(written.matchAll(pattern), (match) => ({
      start: match.index,
      end: match.index + match[0].length,
      say: filledIn(alias, match),
    }));
    slow = performance.now() - began > SLOW;
    if (slow) warn(`the pronunciation pattern ${show(source)} takes too long, and is no longer used.`);
    return found;
  };
}

function filledIn(alias: string, match: RegExpMatchArray): string {
  return alias.replace(/\$(?:([$&])|(\d{1,2})|<([^>]*)>)/g, (_, sign?: string, number?: string, name?: string) => {
    if (sign) return sign === '$' ? sign : match[0];
    return (number ? match[Number(number)] : match.groups?.[name!]) ?? '';
  });
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
  const canonical = (text: string) => {
    const plain = text.normalize('NFC').trim().replace(/\s+/gu, ' ').replaceAll('’', "'");
    return fold ? plain.toLowerCase() : plain;
  };
  const aliases = new Map<string, string>();
  const starting = new Map<string, string[]>();
  for (const { grapheme, alias } of entries) {
    const word = canonical(grapheme!);
    if (aliases.has(word)) continue;
    aliases.set(word, alias);
    const first = word.match(TOKEN)![0]!;
    starting.set(first, [...(starting.get(first) ?? []), word]);
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
      .replaceAll("'", "['’]"),
  );
  const begins = STARTS_UNSPACED.test(word) ? '' : `(?<!${IN_WORD})`;
  const ends = ENDS_UNSPACED.test(word) ? '' : `(?!${IN_WORD})`;
  return `${begins}(?:${forms.join('|')})${ends}`;
}

/** RFC 4647, basic filtering. */
function isInRange(lang: string, range = '*'): boolean {
  const [tag, wanted] = [lang, range].map((each) => each.toLowerCase().replaceAll('_', '-'));
  return wanted === '*' || wanted === '' || tag === wanted || tag!.startsWith(`${wanted}-`);
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
