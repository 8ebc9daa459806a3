import { fromDocument } from './document-property.js';
import { isSpeakable } from '../text/speakable.js';
import { textLength } from './measure.js';

/** Options that name the article. Without them, it is searched for. */
export interface FindOptions {
  readonly article?: Element | undefined;
  /** The `id` of the article. An empty string counts as none. */
  readonly htmlFor?: string | undefined;
}

const ENCLOSING = 'article, [itemprop~="articleBody"], [role="article"], main';
const ARTICLE = 'article, [role="article"]';
const MAIN = 'main, [role="main"]';
/** Elements that are not the main content of a page. */
const ASIDE =
  'nav, aside, footer, [role="navigation"], [role="complementary"], [role="contentinfo"], [hidden]';

/**
 * Number of words at the start and at the end of a declared text by which it is found in the page.
 */
const MARK_WORDS = 6;
/**
 * Share of an article's text in links outside its paragraphs: more is a list of links. Tuned on
 * public pages, as the next constant.
 */
const MAX_LINK_SHARE = 0.1;
/**
 * Share of the text in the page's paragraphs that its article has: less is a teaser or a comment.
 */
const MIN_PROSE_SHARE = 0.4;
/**
 * Share of the page's text, and UTF-16 code units: an element with less than both is not the
 * article.
 */
const MAX_SCRAP_SHARE = 0.05;
const LONGEST_SCRAP = 250;

/**
 * The element with the text for `host`: `options.article`; or else the element with the `id` in
 * `options.htmlFor`, and no other; or else the nearest enclosing article, through shadow roots; or
 * else the only plausible article of the page. `undefined` if there is none, or more than one.
 */
export function findArticle(host: Element, options: FindOptions = {}): Element | undefined {
  if (options.article) return options.article;
  // No fallback: reading another article than the named one is worse than waiting for it.
  if (options.htmlFor) return named(host, options.htmlFor);
  for (const search of Object.values(WAYS)) {
    const found = search(host);
    if (found) return found;
  }
  return undefined;
}

/** The methods that find an article without a name, in this order. */
export const WAYS = {
  around: enclosing,
  microdata: byMicrodata,
  jsonLd: byJsonLd,
  marked: plausibleNear,
};

function byMicrodata({ ownerDocument: page }: Element): Element | undefined {
  const [body, other] = outermost(page, '[itemprop~="articleBody"]');
  return body && !other && isCredible(body) ? body : undefined;
}

/** By the text of the article that the page declares in JSON-LD. */
function byJsonLd({ ownerDocument: page }: Element): Element | undefined {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const text = articleBody(script.textContent);
    const body = fromDocument(page, 'body') as HTMLElement | null;
    const element = text && body && elementWithText(body, text);
    if (element && isCredible(element)) return element;
  }
  return undefined;
}

/** The first `articleBody` in JSON-LD (schema.org). Invalid JSON is ignored. */
function articleBody(json: string): string | undefined {
  let found: string | undefined;
  try {
    JSON.parse(json, (key, value: unknown) => {
      if (key === 'articleBody' && typeof value === 'string') found ??= value;
      return undefined;
    });
  } catch {
    return undefined;
  }
  return found;
}

/** The innermost element in `root` that contains both the start and the end of `text`. */
function elementWithText(root: Element, text: string): Element | undefined {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < 2 * MARK_WORDS) return undefined;
  const marks = [words.slice(0, MARK_WORDS), words.slice(-MARK_WORDS)].map(
    (some) => new RegExp(some.join('[^\\p{L}\\p{N}]+'), 'u'),
  );
  const has = (element: Element) => marks.every((mark) => mark.test(element.textContent));
  if (!has(root)) return undefined;
  for (let inner = root; ;) {
    const next = [...inner.children].find((child) => child.localName !== 'script' && has(child));
    if (!next) return inner;
    inner = next;
  }
}

function named(host: Element, id: string): Element | undefined {
  const root = host.getRootNode();
  const near = root instanceof DocumentFragment ? root.getElementById(id) : null;
  return near ?? host.ownerDocument.getElementById(id) ?? undefined;
}

function enclosing(host: Element): Element | undefined {
  for (let around = parentAcross(host); around; around = parentAcross(around)) {
    if (around.matches(ENCLOSING)) return around;
  }
  return undefined;
}

function parentAcross(element: Element): Element | undefined {
  return element.parentElement ?? shadowHost(element.getRootNode());
}

function shadowHost(root: Node): Element | undefined {
  return root instanceof ShadowRoot ? root.host : undefined;
}

/** Searches the host's own tree first, then the trees around it. */
function plausibleNear(host: Element): Element | undefined {
  for (let tree: Element | undefined = host; tree;) {
    const root = tree.getRootNode();
    const found = plausible(root as Document | ShadowRoot | Element);
    if (found && isCredible(found)) return found;
    tree = shadowHost(root);
  }
  return undefined;
}

function plausible(root: ParentNode): Element | undefined {
  const articles = outermost(root, ARTICLE);
  if (articles.length === 1) return articles[0];
  const [main, otherMain] = outermost(root, MAIN);
  if (!main || otherMain) return undefined;
  const inMain = articles.filter((article) => main.contains(article));
  return inMain.length === 1 ? inMain[0] : main;
}

/**
 * Elements with text that are not in another match (as comments are in their article), and not at
 * the side of the page.
 */
function outermost(root: ParentNode, selector: string): Element[] {
  return [...root.querySelectorAll(selector)].filter(
    (element) =>
      !element.matches(`:is(${selector}) *`) &&
      !element.closest(ASIDE) &&
      hasSpeakableText(element),
  );
}

/**
 * As `isSpeakable(element.textContent)`, but faster: most articles start with a letter, and the
 * `textContent` of a long one takes time.
 */
function hasSpeakableText(element: Element): boolean {
  const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) if (isSpeakable((texts.currentNode as Text).data)) return true;
  return false;
}

/**
 * Whether a found element is only a small part beside the page's text: a widget, a notice. A short
 * article may have many comments below it.
 */
export function isTooSmall(element: Element): boolean {
  const body = fromDocument(element.ownerDocument, 'body');
  if (!body || isAtLeast(LONGEST_SCRAP, paragraphsOf(element))) return false;
  const length = textLength(element);
  return (
    length < LONGEST_SCRAP &&
    length < MAX_SCRAP_SHARE * (textLength(body) - lengthOf(body.querySelectorAll('a')))
  );
}

/**
 * Whether an element that the page marks as its article can be it: it holds much of the page's
 * prose, and is not a list of links.
 */
function isCredible(element: Element): boolean {
  const body = fromDocument(element.ownerDocument, 'body');
  const elements = body?.getElementsByTagName('*').length ?? 0;
  const written = element.textContent.length;
  const before = credibility.get(element);
  if (before?.written === written && before.elements === elements) return before.credible;
  const credible = hasProse(element);
  credibility.set(element, { elements, written, credible });
  return credible;
}

/**
 * Cached by the number of elements of the page and the length of the element's `textContent`: the
 * question is repeated with each change of the page. The `textContent` of a whole page may take
 * longer than the extraction of its article.
 */
const credibility = new WeakMap<
  Element,
  { readonly elements: number; readonly written: number; readonly credible: boolean }
>();

function hasProse(element: Element): boolean {
  const linked = lengthOf(element.querySelectorAll('a:not(p *)'));
  if ((linked > 0 && linked > MAX_LINK_SHARE * textLength(element)) || isTooSmall(element))
    return false;
  const body = fromDocument(element.ownerDocument, 'body');
  if (!body || element.contains(body)) return true;
  const outside = [...body.querySelectorAll('p')].filter(
    (paragraph) => !element.contains(paragraph),
  );
  const least = (lengthOf(outside) * MIN_PROSE_SHARE) / (1 - MIN_PROSE_SHARE);
  return isAtLeast(least, paragraphsOf(element));
}

/** The paragraphs in `element`, or `element` itself. */
function paragraphsOf(element: Element): Iterable<Element> {
  return element.localName === 'p' ? [element] : element.querySelectorAll('p');
}

/**
 * Whether the text of the disjoint `parts` has at least this length. Stops early: a long article is
 * not measured to its end.
 */
function isAtLeast(enough: number, parts: Iterable<Element>): boolean {
  let length = 0;
  if (length >= enough) return true;
  for (const part of parts) {
    length += textLength(part);
    if (length >= enough) return true;
  }
  return false;
}

function lengthOf(parts: Iterable<Element>): number {
  let length = 0;
  for (const part of parts) length += textLength(part);
  return length;
}
