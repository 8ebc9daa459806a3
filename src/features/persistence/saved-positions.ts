import type { Anchor } from '../../text/anchor.js';
import { parsedJson } from '../../text/json.js';

/** How many articles are remembered; the one left longest ago is forgotten first. Chosen by hand. */
const MOST = 100;
/** In UTF-16 code units: more is no place that was written here. An anchor has 32 on either side. */
const LONGEST = { article: 300, around: 64 } as const;

/** Where an article was left. */
export interface SavedPosition extends Anchor {
  /** Which article: its address, and which one of the page. */
  readonly article: string;
}

/** The places in a text that was kept, the latest last; without what is none, as another version or somebody else may leave there. */
export function readPositions(text: string | null): readonly SavedPosition[] {
  const places = parsedJson(text);
  return Array.isArray(places) ? places.filter(isPlace).slice(-MOST) : [];
}

/** What to keep instead, so that `article` is at `place`, or at none: the best first, for a store that is full. */
export function changedPositions(text: string | null, article: string, place: Anchor | undefined): (string | null)[] {
  const places = readPositions(text);
  const others = places.filter((each) => each.article !== article);
  if (!place && others.length === places.length) return [];
  const all = [...others, ...(place ? [{ article, ...place }] : [])].slice(-MOST);
  if (all.length === 0) return [null];
  // Of a store that is full to the brim, the older half is given up, and then all but this one.
  const fewer = [all, all.slice(-Math.ceil(all.length / 2)), all.slice(-1)];
  return [...new Set(fewer.map((some) => JSON.stringify(some)))];
}

/** An address may be of any length: a long one is told by its beginning and by a number made of all of it. */
export function shortened(article: string): string {
  if (article.length <= LONGEST.article) return article;
  // FNV-1a (draft-eastlake-fnv), 32 bits.
  let hash = 0x811c9dc5;
  for (let i = 0; i < article.length; i++) hash = Math.imul(hash ^ article.charCodeAt(i), 0x01000193);
  return `${article.slice(0, LONGEST.article - 16)}…${(hash >>> 0).toString(36)}`;
}

function isPlace(value: unknown): value is SavedPosition {
  const { article, offset, before, after } = (value ?? {}) as Partial<Record<keyof SavedPosition, unknown>>;
  const isText = (text: unknown, longest: number) => typeof text === 'string' && text.length <= longest;
  return (
    isText(article, LONGEST.article) &&
    isText(before, LONGEST.around) &&
    isText(after, LONGEST.around) &&
    Number.isSafeInteger(offset) &&
    (offset as number) >= 0
  );
}
