import type { Anchor } from '../../text/anchor.js';
import { parsedJson } from '../../text/json.js';

/** How many positions are saved; the oldest one is dropped first. Chosen by hand. */
const MOST = 100;
/** In UTF-16 code units: longer ones were not written here. An anchor has 32 on either side. */
const LONGEST = { article: 300, around: 64 } as const;

/** The position in an article. */
export interface SavedPosition extends Anchor {
  /** The article: its address, and its number or `id` in the page. */
  readonly article: string;
}

/** Parses stored positions, the latest last. Invalid ones, as of another version, are left out. */
export function readPositions(text: string | null): readonly SavedPosition[] {
  const places = parsedJson(text);
  return Array.isArray(places) ? places.filter(isPlace).slice(-MOST) : [];
}

/**
 * The texts to store so that `article` is at `place`, or has no position: the best first, the
 * others for a full store.
 */
export function changedPositions(
  text: string | null,
  article: string,
  place: Anchor | undefined,
): (string | null)[] {
  const places = readPositions(text);
  const others = places.filter((each) => each.article !== article);
  if (!place && others.length === places.length) return [];
  const all = [...others, ...(place ? [{ article, ...place }] : [])].slice(-MOST);
  if (all.length === 0) return [null];
  // In a full store, the older half is dropped, and then all but this one.
  const fewer = [all, all.slice(-Math.ceil(all.length / 2)), all.slice(-1)];
  return [...new Set(fewer.map((some) => JSON.stringify(some)))];
}

/** A long address is replaced by its beginning and a hash of all of it. */
export function shortened(article: string): string {
  if (article.length <= LONGEST.article) return article;
  // FNV-1a (draft-eastlake-fnv), 32 bits.
  let hash = 0x811c9dc5;
  for (let i = 0; i < article.length; i++)
    hash = Math.imul(hash ^ article.charCodeAt(i), 0x01000193);
  return `${article.slice(0, LONGEST.article - 16)}…${(hash >>> 0).toString(36)}`;
}

function isPlace(value: unknown): value is SavedPosition {
  const { article, offset, before, after } = (value ?? {}) as Partial<
    Record<keyof SavedPosition, unknown>
  >;
  const isText = (text: unknown, longest: number) =>
    typeof text === 'string' && text.length <= longest;
  return (
    isText(article, LONGEST.article) &&
    isText(before, LONGEST.around) &&
    isText(after, LONGEST.around) &&
    Number.isSafeInteger(offset) &&
    (offset as number) >= 0
  );
}
