import type { Finder } from './lexicon-pattern.js';
import type { LexiconEntry } from './types.js';
import { SILENT_CHARACTERS, type Replacement } from './replacement-map.js';

const SILENT = new RegExp(SILENT_CHARACTERS, 'gu');
/** Letters of scripts without spaces between words. */
const UNSPACED = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;
/** A character of a word in any other script: next to one, no word starts or ends. */
const IN_WORD = String.raw`(?:(?!${UNSPACED})[\p{L}\p{M}\p{N}_])`;
/** A word of the list may start and end only at the edges of these. */
const TOKEN = new RegExp(String.raw`${IN_WORD}+|\S\p{M}*`, 'gu');
const WORD_START = new RegExp(String.raw`(?=${UNSPACED})|(?<!${IN_WORD})`, 'uy');
const WORD_END = new RegExp(String.raw`(?<=${UNSPACED})|(?!${IN_WORD})`, 'uy');

/** A node of the trie: the next tokens of words with the same start. */
interface TrieNode {
  /** The spoken form of the word that ends here. */
  alias?: string;
  readonly next: Map<string, TrieNode>;
}

interface Token {
  readonly start: number;
  readonly end: number;
  /** The same for all spellings. */
  readonly key: string;
  /** The text before it: a space for any white space. */
  readonly gap: string;
}

/**
 * Finds words by a trie of tokens, all of a list at the same time: there may be thousands, with the
 * same start. The first of two entries for the same word is used.
 */
export function wordFinder(entries: readonly LexiconEntry[], ignoreCase: boolean): Finder {
  const root: TrieNode = { next: new Map() };
  for (const { grapheme, alias } of entries) {
    let node = root;
    for (const token of tokensOf(normalised(grapheme!), ignoreCase))
      node = childOf(node, keyIn(node, root, token));
    node.alias ??= alias;
  }
  const longestFrom = (
    tokens: readonly Token[],
    first: number,
    written: string,
  ): Replacement | undefined => {
    const { start } = tokens[first]!;
    let longest: Replacement | undefined;
    let node: TrieNode | undefined = root;
    for (let index = first; index < tokens.length; index++) {
      node = node.next.get(keyIn(node, root, tokens[index]!));
      if (!node) break;
      const { end } = tokens[index]!;
      if (node.alias !== undefined && matchesAt(WORD_END, written, end))
        longest = { start, end, say: node.alias };
    }
    return longest && matchesAt(WORD_START, written, start) ? longest : undefined;
  };
  return (written) => {
    const tokens = tokensOf(written, ignoreCase);
    return tokens.flatMap((_, first) => longestFrom(tokens, first, written) ?? []);
  };
}

/** Whether it has a character to search for. */
export function isWord(grapheme: string): boolean {
  return normalised(grapheme) !== '';
}

/** White space before the first token is not part of the word. */
function keyIn(node: TrieNode, root: TrieNode, { key, gap }: Token): string {
  return node === root ? key : gap + key;
}

function childOf({ next }: TrieNode, key: string): TrieNode {
  let node = next.get(key);
  if (!node) next.set(key, (node = { next: new Map() }));
  return node;
}

function tokensOf(text: string, ignoreCase: boolean): readonly Token[] {
  let previousEnd = 0;
  return [...text.matchAll(TOKEN)].map(({ 0: token, index: start }) => {
    const gap = start > previousEnd ? ' ' : '';
    previousEnd = start + token.length;
    const plain = normalised(token);
    return { start, end: previousEnd, key: ignoreCase ? plain.toLowerCase() : plain, gap };
  });
}

function matchesAt(boundary: RegExp, written: string, offset: number): boolean {
  boundary.lastIndex = offset;
  return boundary.test(written);
}

/** Normalises the spelling of a word. */
function normalised(text: string): string {
  const seen = text.replace(SILENT, '').normalize('NFC').trim();
  return seen.replace(/\s+/gu, ' ').replaceAll('’', "'").replace(/[‐‑]/g, '-');
}
