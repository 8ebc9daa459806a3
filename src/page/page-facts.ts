import { fromDocument } from './composed-tree.js';
import { parsedJson } from '../text/json.js';
import { absoluteAddress } from './address.js';

/** What a page says of its article, for a lock screen. Empty where it does not say. */
export interface PageFacts {
  readonly title: string;
  /** Names of its authors. */
  readonly author: string;
  /** The name of the site, or of who publishes it. */
  readonly site: string;
  /** The article's picture, then the site's icons; absolute addresses. */
  readonly images: readonly PageImage[];
}

export interface PageImage {
  readonly src: string;
  /** As in HTML: "512x512"; empty where it is not known. */
  readonly sizes: string;
  /** MIME type; empty where it is not known. */
  readonly type: string;
}

/** Types of https://schema.org/ that are an article, by how their names end. */
const ARTICLE_TYPE = /(?:Article|Posting|Report|Review)$/;
const ICONS = 'link[rel~="apple-touch-icon" i][href], link[rel~="icon" i][href]';
/** More than a system chooses from. */
const MOST_IMAGES = 8;

type Fields = Readonly<Record<string, unknown>>;

/** What a page says: in JSON-LD, else in Open Graph, else by its title. `heading`: the article's own, where it has one. */
export function pageFacts(page: Document, heading = ''): PageFacts {
  const article = articleOf(page, heading);
  const all = [...imagesOf(article?.['image']), ...imagesOf(meta(page, 'og:image')), ...iconsOf(page)];
  const images = new Map<string, PageImage>();
  for (const image of all) {
    const src = shownAddress(image.src, page.baseURI);
    if (src && !images.has(src)) images.set(src, { ...image, src });
  }
  return {
    title: textOf(article?.['headline']) || meta(page, 'og:title') || heading || fromDocument(page, 'title').trim(),
    author: namesOf(article?.['author']) || meta(page, 'author'),
    site: namesOf(article?.['publisher']) || meta(page, 'og:site_name'),
    images: [...images.values()].slice(0, MOST_IMAGES),
  };
}

/** The article that JSON-LD describes; of several, the one of this heading. */
function articleOf(page: Document, heading: string): Fields | undefined {
  const scripts = page.querySelectorAll('script[type="application/ld+json" i]');
  const articles = [...scripts]
    .map(({ textContent }) => objectsOf(parsedJson(textContent)))
    .flat()
    .filter(({ '@type': type }) => listOf(type).some((name) => typeof name === 'string' && ARTICLE_TYPE.test(name)));
  return articles.find(({ headline }) => heading && textOf(headline) === heading) ?? articles[0];
}

/** Those of a list or of a graph. */
function objectsOf(value: unknown): Fields[] {
  return listOf(value)
    .filter((one): one is Fields => typeof one === 'object' && one !== null)
    .flatMap((one) => ('@graph' in one ? objectsOf(one['@graph']) : [one]));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
}

function namesOf(value: unknown): string {
  return listOf(value)
    .map((one) => textOf(one) || textOf((one as Fields | null | undefined)?.['name']))
    .filter(Boolean)
    .join(', ');
}

function imagesOf(value: unknown): PageImage[] {
  return listOf(value).flatMap((one) => {
    const { url, contentUrl, width, height } = (typeof one === 'object' && one ? one : { url: one }) as Fields;
    const src = textOf(url) || textOf(contentUrl);
    const sizes = Number(width) > 0 && Number(height) > 0 ? `${Number(width)}x${Number(height)}` : '';
    return src ? [{ src, sizes, type: '' }] : [];
  });
}

function iconsOf(page: Document): PageImage[] {
  const icons = [...page.querySelectorAll<HTMLLinkElement>(ICONS)];
  // Icons for a phone's home screen are larger than those of a tab.
  const large = ({ rel }: HTMLLinkElement) => Number(!/apple/i.test(rel));
  return icons
    .sort((one, other) => large(one) - large(other))
    .map(({ href, sizes, type }) => ({ src: href, sizes: sizes.value, type }));
}

function meta(page: Document, name: string): string {
  const found = page.querySelector<HTMLMetaElement>(`meta:is([property="${name}"], [name="${name}"])[content]`);
  return textOf(found?.content);
}

/** What a lock screen can show: of the web, or in the address itself. */
function shownAddress(address: string, base: string): string | undefined {
  const href = absoluteAddress(address, base);
  return href && /^(?:https?|data|blob):/.test(href) && href !== 'data:,' ? href : undefined;
}
