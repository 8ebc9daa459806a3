import type { ReadablePassage } from '../page/extract-text.js';

/** All properties of a passage but its text nodes. */
const TRAITS = [
  'text',
  'kind',
  'lang',
  'level',
  'moved',
  'aliases',
  'runs',
] as const satisfies (keyof ReadablePassage)[];

/** Whether two extractions gave the same text, to be spoken in the same way. */
export function isSameText(
  before: readonly ReadablePassage[],
  after: readonly ReadablePassage[],
): boolean {
  return (
    before.length === after.length &&
    before.every((passage, index) => {
      const other = after[index]!;
      return TRAITS.every((trait) => isSame(passage[trait], other[trait]));
    })
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return (
    one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other))
  );
}

/** Whether they gave it from the same ranges of the same text nodes. */
export function isSamePlace(
  before: readonly ReadablePassage[],
  after: readonly ReadablePassage[],
): boolean {
  return before.every(({ pieces }, index) => {
    const others = after[index]!.pieces;
    return (
      pieces.length === others.length &&
      pieces.every(({ node, from, at, length }, place) => {
        const other = others[place]!;
        return (
          node === other.node && from === other.from && at === other.at && length === other.length
        );
      })
    );
  });
}
