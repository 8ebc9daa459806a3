import { LONGEST_NAME } from '../../page/address.js';
import type { Anchor } from '../../text/anchor.js';
import { parsedJson } from '../../text/json.js';

/** How many positions are saved; the oldest one is dropped first. Chosen by hand. */
const MAX_POSITIONS = 100;
/** In UTF-16 code units: longer ones were not written here. An anchor has 32 on either side. */
const MAX_LENGTH = { article: LONGEST_NAME, around: 64 } as const;

/** The position in an article. */
export interface SavedPosition extends Anchor {
  /** The article: its address, and its number or `id` in the page. */
  readonly article: string;
}

/** Parses stored positions, the latest last. Invalid ones, as of another version, are left out. */
export function readPositions(text: string | null): readonly SavedPosition[] {
  const positions = parsedJson(text);
  return Array.isArray(positions) ? positions.filter(isPosition).slice(-MAX_POSITIONS) : [];
}

/**
 * The texts to store so that `article` has the position `position`, or none: the best first, the
 * others for a full store.
 */
export function changedPositions(
  text: string | null,
  article: string,
  position: Anchor | undefined,
): (string | null)[] {
  const positions = readPositions(text);
  const others = positions.filter((each) => each.article !== article);
  if (!position && others.length === positions.length) return [];
  const all = [...others, ...(position ? [{ article, ...position }] : [])].slice(-MAX_POSITIONS);
  if (all.length === 0) return [null];
  // In a full store, the older half is dropped, and then all but this one.
  const selections = [all, all.slice(-Math.ceil(all.length / 2)), all.slice(-1)];
  return [...new Set(selections.map((selection) => JSON.stringify(selection)))];
}

function isPosition(value: unknown): value is SavedPosition {
  const { article, offset, before, after } = (value ?? {}) as Partial<
    Record<keyof SavedPosition, unknown>
  >;
  const isText = (text: unknown, longest: number) =>
    typeof text === 'string' && text.length <= longest;
  return (
    isText(article, MAX_LENGTH.article) &&
    isText(before, MAX_LENGTH.around) &&
    isText(after, MAX_LENGTH.around) &&
    Number.isSafeInteger(offset) &&
    (offset as number) >= 0
  );
}
