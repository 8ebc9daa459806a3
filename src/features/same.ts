import type { ReadablePassage } from '../article/readable.js';

/** Whether two readings of an article brought the same text, to be said in the same way. */
export function isSameText(before: readonly ReadablePassage[], after: readonly ReadablePassage[]): boolean {
  return (
    before.length === after.length &&
    before.every((passage, index) => {
      const other = after[index]!;
      return passage.text === other.text && traitsOf(passage) === traitsOf(other);
    })
  );
}

/** Whether they brought it from the same places of the same text nodes. */
export function isSamePlace(before: readonly ReadablePassage[], after: readonly ReadablePassage[]): boolean {
  return before.every(({ pieces }, index) => {
    const others = after[index]!.pieces;
    return (
      pieces.length === others.length &&
      pieces.every(({ node, from, at, length }, place) => {
        const other = others[place]!;
        return node === other.node && from === other.from && at === other.at && length === other.length;
      })
    );
  });
}

/** The trees, of the page and of its shadow roots, that the text stands in. */
export function treesOf(passages: readonly ReadablePassage[]): Set<Node> {
  return new Set(passages.flatMap(({ pieces }) => pieces.map(({ node }) => node.getRootNode())));
}

/** All but the text and where it stands. */
function traitsOf(passage: ReadablePassage): string {
  return JSON.stringify({ ...passage, pieces: undefined, text: undefined });
}
