/** Where `features/persistence` saves positions; the number is the version of the format. */
const KEY = 'article-player.places.1';
/** UTF-16 code units: before that, a position is not worth an offer. */
const HARDLY_BEGUN = 300;

interface Saved {
  readonly article: string;
  readonly offset: number;
}

/**
 * The offset at which a listener has stopped in the article of this page, in UTF-16 code units,
 * without the code that finds it in the text. `undefined` if there is none.
 */
export function savedOffset(page: Document): number | undefined {
  try {
    const saved = JSON.parse(localStorage.getItem(KEY) ?? '[]') as readonly Saved[];
    const canonical = page.querySelector<HTMLLinkElement>('link[rel~="canonical"][href]')?.href;
    const address = (canonical ?? page.location.href).replace(/[?#].*/s, '');
    const last = saved.findLast(({ article }) => article.replace(/[?#].*/s, '') === address);
    return last && last.offset > HARDLY_BEGUN ? last.offset : undefined;
  } catch {
    // The page may not use storage, or something else is stored there.
    return undefined;
  }
}
