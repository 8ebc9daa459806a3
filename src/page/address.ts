import { fromDocument } from './document-property.js';

/** Query parameters by which mail programs, campaigns and networks track the origin of a visit. */
const TRACKING =
  /^(?:utm_.*|mc_[ce]id|_g[al]|[gdtw]?clid|fbclid|msclkid|yclid|twclid|ttclid|[gw]braid|igsh(?:id)?|srsltid|mkt_tok|_hs(?:enc|mi)|li_fat_id|vero_(?:id|conv)|oly_(?:anon|enc)_id|wickedid|cmpid)$/i;

/**
 * A URL without its fragment and tracking parameters; `undefined` if it is not valid, or not an
 * `http:`, `https:` or `file:` URL.
 */
export function plainAddress(address: string): string | undefined {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined;
  }
  if (!/^(?:https?|file):$/.test(url.protocol)) return undefined;
  url.hash = '';
  for (const name of new Set(url.searchParams.keys()))
    if (TRACKING.test(name)) url.searchParams.delete(name);
  return url.href;
}

/**
 * The URL that identifies an article, independent of the link to it: the one that the page
 * declares, or else its own.
 */
export function canonicalAddress(page: Document): string {
  const { location, baseURI } = page;
  const head = fromDocument(page, 'head') as HTMLHeadElement | null;
  const link = head?.querySelector<HTMLLinkElement>('link[rel~="canonical" i][href]');
  const open = head?.querySelector<HTMLMetaElement>('meta[property="og:url" i][content]');
  const declared = [link?.href, open && absoluteAddress(open.content, baseURI)].map(
    (address) => address && plainAddress(address),
  );
  return declared.find(Boolean) ?? plainAddress(location.href) ?? location.href;
}

/**
 * Identifies an article within its page: its `id`, or else its index among the elements with its
 * tag name, from 0.
 */
export function articleNumber(article: Element): string {
  if (article.id) return article.id;
  const root = article.getRootNode() as Document | ShadowRoot | Element;
  return String([...root.querySelectorAll(article.localName)].indexOf(article));
}

/** The longest name of an article, in UTF-16 code units. */
export const LONGEST_NAME = 300;

/** Identifies an article among all pages: by the address of its page, and its number there. */
export function articleName(article: Element): string {
  return shortened(`${canonicalAddress(article.ownerDocument)}#${articleNumber(article)}`);
}

/** A long address is replaced by its beginning and a hash of all of it. */
function shortened(article: string): string {
  if (article.length <= LONGEST_NAME) return article;
  // FNV-1a (draft-eastlake-fnv), 32 bits.
  let hash = 0x811c9dc5;
  for (let i = 0; i < article.length; i++)
    hash = Math.imul(hash ^ article.charCodeAt(i), 0x01000193);
  return `${article.slice(0, LONGEST_NAME - 16)}…${(hash >>> 0).toString(36)}`;
}

/** The fragment of a router that keeps its route there. */
const ROUTE = /^#[!/]/;

/** The URL of a page, without its fragment, but for a route, and without tracking parameters. */
export function pageAddress({ location }: Document): string {
  const route = ROUTE.test(location.hash) ? location.hash : '';
  return (plainAddress(location.href) ?? location.href) + route;
}

/** A URL relative to `base` as an absolute one; `undefined` if it is invalid. */
export function absoluteAddress(address: string, base: string): string | undefined {
  try {
    return new URL(address, base).href;
  } catch {
    return undefined;
  }
}
