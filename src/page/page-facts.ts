import { fromDocument } from './document-property.js';
import { parsedJson } from '../text/json.js';
import { absoluteAddress } from './address.js';

/**
 * Metadata of a page's article, for a lock screen. Strings are empty if the page does not have
 * them.
 */
export interface PageFacts {
  readonly title: string;
  /** Names of the authors. */
  readonly author: string;
  /** Name of the site or its publisher. */
  readonly site: string;
  /** The article's images, then the site's icons; absolute URLs. */
  readonly images: readonly PageImage[];
}

export interface PageImage {
  readonly src: string;
  /** As in HTML: "512x512"; empty if unknown. */
  readonly sizes: string;
  /** MIME type; empty if unknown. */
  readonly type: string;
}

/** Article types of https://schema.org/, by the end of their names. */
const ARTICLE_TYPE = /(?:Article|Posting|Report|Review)$/;
const ICONS = 'link[rel~="apple-touch-icon" i][href], link[rel~="icon" i][href]';
/** More than a system chooses from. */
const MAX_IMAGES = 8;

type Fields = Readonly<Record<string, unknown>>;

/**
 * The metadata from JSON-LD, or else Open Graph, or else the page's title. `heading`: the article's
 * own heading, if it has one.
 */
export function pageFacts(page: Document, heading = ''): PageFacts {
  const article = articleOf(page, heading);
  const all = [
    ...imagesOf(article?.['image']),
    ...imagesOf(meta(page, 'og:image')),
    ...iconsOf(page),
  ];
  const images = new Map<string, PageImage>();
  for (const image of all) {
    const src = displayableAddress(image.src, page.baseURI);
    if (src && !images.has(src)) images.set(src, { ...image, src });
  }
  return {
    title:
      textOf(article?.['headline']) ||
      meta(page, 'og:title') ||
      heading ||
      fromDocument(page, 'title').trim(),
    author: namesOf(article?.['author']) || meta(page, 'author'),
    site: namesOf(article?.['publisher']) || meta(page, 'og:site_name'),
    images: [...images.values()].slice(0, MAX_IMAGES),
  };
}

/** The article in JSON-LD; if there are several, the one with this heading. */
function articleOf(page: Document, heading: string): Fields | undefined {
  const scripts = page.querySelectorAll('script[type="application/ld+json" i]');
  const articles = [...scripts]
    .map(({ textContent }) => objectsOf(parsedJson(textContent)))
    .flat()
    .filter(({ '@type': type }) =>
      listOf(type).some((name) => typeof name === 'string' && ARTICLE_TYPE.test(name)),
    );
  return articles.find(({ headline }) => heading && textOf(headline) === heading) ?? articles[0];
}

/** Flattens lists and graphs. */
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
    const { url, contentUrl, width, height } = (
      typeof one === 'object' && one ? one : { url: one }
    ) as Fields;
    const src = textOf(url) || textOf(contentUrl);
    const sizes =
      Number(width) > 0 && Number(height) > 0 ? `${Number(width)}x${Number(height)}` : '';
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
  const found = page.querySelector<HTMLMetaElement>(
    `meta:is([property="${name}"], [name="${name}"])[content]`,
  );
  return textOf(found?.content);
}

/** An absolute URL that a lock screen can display: an `http:`, `https:`, `data:` or `blob:` URL. */
function displayableAddress(address: string, base: string): string | undefined {
  const href = absoluteAddress(address, base);
  return href && /^(?:https?|data|blob):/.test(href) && href !== 'data:,' ? href : undefined;
}
