import type { Finder } from './lexicon-pattern.js';
import type { LexiconEntry } from './types.js';
import { SILENT_CHARACTERS, type Replacement } from './replacement-map.js';

const UNSEEN = new RegExp(SILENT_CHARACTERS, 'gu');
/** Of scripts that put no space between words. */
const UNSPACED = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;
/** Of a word in any other script: next to one of these, no word begins or ends. */
const IN_WORD = String.raw`(?:(?!${UNSPACED})[\p{L}\p{M}\p{N}_])`;
/** Where a word of a list may begin, up to where it may end. */
const TOKEN = new RegExp(String.raw`${IN_WORD}+|\S\p{M}*`, 'gu');
const BEGINS = new RegExp(String.raw`(?=${UNSPACED})|(?<!${IN_WORD})`, 'uy');
const ENDS = new RegExp(String.raw`(?<=${UNSPACED})|(?!${IN_WORD})`, 'uy');

/** What words of a list go on with, by their next token. */
interface Branch {
  /** What is said for the word that ends here. */
  alias?: string;
  readonly next: Map<string, Branch>;
}

interface Token {
  readonly start: number;
  readonly end: number;
  /** The same for all ways to write it. */
  readonly key: string;
  /** Before it: a space, if there is white space. */
  readonly gap: string;
}

/**
 * Finds words token by token, all of a list at the same time: it may have thousands, and they may begin alike. The first of two entries for
 * the same word holds.
 */
export function wordFinder(entries: readonly LexiconEntry[], fold: boolean): Finder {
  const root: Branch = { next: new Map() };
  for (const { grapheme, alias } of entries) {
    let branch = root;
    for (const token of tokensOf(plainOf(grapheme!), fold)) branch = branchOf(branch, keyIn(branch, root, token));
    branch.alias ??= alias;
  }
  const longestFrom = (tokens: readonly Token[], first: number, written: string): Replacement | undefined => {
    const { start } = tokens[first]!;
    let longest: Replacement | undefined;
    let branch: Branch | undefined = root;
    for (let index = first; index < tokens.length; index++) {
      branch = branch.next.get(keyIn(branch, root, tokens[index]!));
      if (!branch) break;
      const { end } = tokens[index]!;
      if (branch.alias !== undefined && holdsAt(ENDS, written, end)) longest = { start, end, say: branch.alias };
    }
    return longest && holdsAt(BEGINS, written, start) ? longest : undefined;
  };
  return (written) => {
    const tokens = tokensOf(written, fold);
    return tokens.flatMap((_, first) => longestFrom(tokens, first, written) ?? []);
  };
}

/** Whether there is anything in it to look for. */
export function isWord(grapheme: string): boolean {
  return plainOf(grapheme) !== '';
}

/** White space before a word is not part of it. */
function keyIn(branch: Branch, root: Branch, { key, gap }: Token): string {
  return branch === root ? key : gap + key;
}

function branchOf({ next }: Branch, key: string): Branch {
  let branch = next.get(key);
  if (!branch) next.set(key, (branch = { next: new Map() }));
  return branch;
}

function tokensOf(text: string, fold: boolean): readonly Token[] {
  let behind = 0;
  return [...text.matchAll(TOKEN)].map(({ 0: token, index: start }) => {
    const gap = start > behind ? ' ' : '';
    behind = start + token.length;
    const plain = plainOf(token);
    return { start, end: behind, key: fold ? plain.toLowerCase() : plain, gap };
  });
}

function holdsAt(boundary: RegExp, written: string, offset: number): boolean {
  boundary.lastIndex = offset;
  return boundary.test(written);
}

/** One form for all that are one word. */
function plainOf(text: string): string {
  const seen = text.replace(UNSEEN, '').normalize('NFC').trim();
  return seen.replace(/\s+/gu, ' ').replaceAll('’', "'").replace(/[‐‑]/g, '-');
}
