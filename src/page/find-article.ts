import { fromDocument } from './composed-tree.js';
import { isSpeakable } from '../text/speakable.js';
import { textLength } from './measure.js';

/** How a page or its author names the article; without either, it is looked for. */
export interface FindOptions {
  readonly article?: Element | undefined;
  /** The `id` of the article. Empty is as none. */
  readonly htmlFor?: string | undefined;
}

const ENCLOSING = 'article, [itemprop~="articleBody"], [role="article"], main';
const ARTICLE = 'article, [role="article"]';
const MAIN = 'main, [role="main"]';
/** What stands in these, or is not shown, is not what the page is about. */
const ASIDE = 'nav, aside, footer, [role="navigation"], [role="complementary"], [role="contentinfo"], [hidden]';

/** Words at either end of a declared text by which it is found in the page. */
const MARKING_WORDS = 6;
/** Of an article's text, in links outside its paragraphs: more is a list of links to others. Tuned on open pages, as the next one. */
const MOST_LINKS = 0.1;
/** Of the page's text in paragraphs, in its article: less is a teaser, or a comment. */
const LEAST_PROSE = 0.4;
/** Of the page's text, and in UTF-16 code units: an article has more than this. */
const SCRAP = 0.05;
const LONGEST_SCRAP = 250;

/**
 * The element whose text `host` is to read: the one given; else the one with the `id` given, and no other; else the nearest
 * around `host`, through shadow roots; else the page's one plausible article. `undefined` where there is no telling.
 */
export function findArticle(host: Element, options: FindOptions = {}): Element | undefined {
  if (options.article) return options.article;
  // No fallback: to read another article than the one named is worse than to wait for it.
  if (options.htmlFor) return named(host, options.htmlFor);
  for (const way of Object.values(WAYS)) {
    const found = way(host);
    if (found) return found;
  }
  return undefined;
}

/** How an article is looked for that nobody named, in this order. */
export const WAYS = { around: enclosing, microdata: asMicrodata, jsonLd: asText, marked: plausibleNear };

function asMicrodata({ ownerDocument: page }: Element): Element | undefined {
  const [body, other] = outermost(page, '[itemprop~="articleBody"]');
  return body && !other && isCredible(body) ? body : undefined;
}

/** By the text that the page declares to be the article's, in JSON-LD. */
function asText({ ownerDocument: page }: Element): Element | undefined {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const text = articleBody(script.textContent);
    const body = fromDocument(page, 'body') as HTMLElement | null;
    const element = text && body && holding(body, text);
    if (element && isCredible(element)) return element;
  }
  return undefined;
}

/** Of the first thing in JSON-LD (schema.org) that has an `articleBody`. What is no JSON declares nothing. */
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

/** The innermost element in `root` that has both the beginning and the end of `text`. */
function holding(root: Element, text: string): Element | undefined {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < 2 * MARKING_WORDS) return undefined;
  const marks = [words.slice(0, MARKING_WORDS), words.slice(-MARKING_WORDS)].map(
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

/** In the host's own tree first, then in the trees around it. */
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

/** Those with text that stand in no other of their kind (as comments do in their article), nor at the side of the page. */
function outermost(root: ParentNode, selector: string): Element[] {
  return [...root.querySelectorAll(selector)].filter(
    (element) => !element.matches(`:is(${selector}) *`) && !element.closest(ASIDE) && hasSayableText(element),
  );
}

/** As `isSayable(element.textContent)`: most articles begin with a letter, and the text of a long one takes time to put together. */
function hasSayableText(element: Element): boolean {
  const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) if (isSpeakable((texts.currentNode as Text).data)) return true;
  return false;
}

/** Whether what was found is a scrap beside the page's text: a widget, a notice. A short article may stand over many comments. */
export function isScrap(element: Element): boolean {
  const body = fromDocument(element.ownerDocument, 'body');
  if (!body || isAtLeast(LONGEST_SCRAP, paragraphsOf(element))) return false;
  const length = textLength(element);
  return length < LONGEST_SCRAP && length < SCRAP * (textLength(body) - lengthOf(body.querySelectorAll('a')));
}

/** Whether what the page marks as its article can be it: it holds much of the page's prose, and is no list of links. */
function isCredible(element: Element): boolean {
  const body = fromDocument(element.ownerDocument, 'body');
  const elements = body?.getElementsByTagName('*').length ?? 0;
  const written = element.textContent.length;
  const before = judged.get(element);
  if (before?.written === written && before.elements === elements) return before.credible;
  const credible = holdsProse(element);
  judged.set(element, { elements, written, credible });
  return credible;
}

/**
 * By how many elements the page had then, and how long the text of this one was as it is written: a page asks again whenever anything in it
 * changes. The text of a whole page may take longer to put together than its article takes to read.
 */
const judged = new WeakMap<
  Element,
  { readonly elements: number; readonly written: number; readonly credible: boolean }
>();

function holdsProse(element: Element): boolean {
  const linked = lengthOf(element.querySelectorAll('a:not(p *)'));
  if ((linked > 0 && linked > MOST_LINKS * textLength(element)) || isScrap(element)) return false;
  const body = fromDocument(element.ownerDocument, 'body');
  if (!body || element.contains(body)) return true;
  const outside = [...body.querySelectorAll('p')].filter((paragraph) => !element.contains(paragraph));
  const least = (lengthOf(outside) * LEAST_PROSE) / (1 - LEAST_PROSE);
  return isAtLeast(least, paragraphsOf(element));
}

/** Those in `element`, or itself. */
function paragraphsOf(element: Element): Iterable<Element> {
  return element.localName === 'p' ? [element] : element.querySelectorAll('p');
}

/** Whether the text of `parts`, none of which holds another, is at least so long: a long article is not measured to its end. */
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
