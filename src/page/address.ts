import { fromDocument } from './composed-tree.js';

/** What mail programs, campaigns and networks put behind an address to tell where a reader came from. */
const TRACKING =
  /^(?:utm_.*|mc_[ce]id|_g[al]|[gdtw]?clid|fbclid|msclkid|yclid|twclid|ttclid|[gw]braid|igsh(?:id)?|srsltid|mkt_tok|_hs(?:enc|mi)|li_fat_id|vero_(?:id|conv)|oly_(?:anon|enc)_id|wickedid|cmpid)$/i;

/** An address without its fragment, and without what only tells where a reader came from; `undefined` for what is no address of the web. */
export function plainAddress(address: string): string | undefined {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined;
  }
  if (!/^(?:https?|file):$/.test(url.protocol)) return undefined;
  url.hash = '';
  for (const name of new Set(url.searchParams.keys())) if (TRACKING.test(name)) url.searchParams.delete(name);
  return url.href;
}

/** The address under which an article is known, whichever way a reader came: what its page says of itself, else where it is. */
export function canonicalAddress(page: Document): string {
  const { location, baseURI } = page;
  const head = fromDocument(page, 'head') as HTMLHeadElement | null;
  const link = head?.querySelector<HTMLLinkElement>('link[rel~="canonical" i][href]');
  const open = head?.querySelector<HTMLMetaElement>('meta[property="og:url" i][content]');
  const said = [link?.href, open && absoluteAddress(open.content, baseURI)].map(
    (address) => address && plainAddress(address),
  );
  return said.find(Boolean) ?? plainAddress(location.href) ?? location.href;
}

/** Which of the page's articles an element is: by its `id`, else by its number among those of its kind, from 0. */
export function articleNumber(article: Element): string {
  if (article.id) return article.id;
  const root = article.getRootNode() as Document | ShadowRoot | Element;
  return String([...root.querySelectorAll(article.localName)].indexOf(article));
}

/** An address as seen from `base`; `undefined` for what is none. */
export function absoluteAddress(address: string, base: string): string | undefined {
  try {
    return new URL(address, base).href;
  } catch {
    return undefined;
  }
}
