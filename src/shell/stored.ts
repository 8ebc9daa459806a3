import { articleName } from '../page/address.js';

/** Where `features/persistence` saves positions; the number is the version of the format. */
const KEY = 'article-player.places.1';

interface Saved {
  readonly article: string;
  readonly offset: number;
}

/**
 * The offset at which a listener has stopped in an article, in UTF-16 code units, without the code
 * that finds it in the text. `undefined` if there is none.
 */
export function savedOffset(article: Element): number | undefined {
  try {
    const saved = JSON.parse(localStorage.getItem(KEY) ?? '[]') as readonly Saved[];
    const name = articleName(article);
    return saved.findLast((each) => each.article === name)?.offset;
  } catch {
    // The page may not use storage, or something else is stored there.
    return undefined;
  }
}

/** Whether the site has stored anything of the player: a position, or a choice of the listener. */
export function hasStored(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith('article-player.'));
  } catch {
    // The page may not use storage.
    return false;
  }
}
