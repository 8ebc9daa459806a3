import { Readability } from '@mozilla/readability';
import { isNeverRead } from './skipped.js';

/** What the analysis of a page found. */
export interface Analysis {
  /** Holds all of the article. */
  readonly article: Element;
  /** What else stands in it; of nested elements the outermost. */
  readonly others: ReadonlySet<Element>;
}

/** Beside what is never read: have no text, would be loaded, or are never of an article, whatever is in them. */
const NOT_COPIED = new Set('link meta embed svg source track nav footer button option dialog menu'.split(' '));
/** Attributes tell the copies of elements from each other: of all that Readability may do to them, it never drops these. */
const NUMBERED = 'data-n';
const NUMBER = /^data-n(\d+)$/;
/** Attributes that Readability judges by. */
const COPIED = ['class', 'id', 'role', 'itemprop', 'itemtype', 'hidden', 'aria-hidden', 'aria-modal', 'rel', 'href'];

/**
 * Finds the article among all that `root` holds, by Mozilla's Readability: on a copy that cannot run, load or show anything, mapped back to
 * the page's own elements. Yields between elements. `undefined` where there is nothing like an article.
 */
export function* analyse(root: Element): Generator<void, Analysis | undefined> {
  const originals: Element[] = [];
  const inert = document.implementation.createHTMLDocument('');
  yield* copy(root, inert.body, originals);
  const found = parse(inert);
  if (!found) return undefined;
  const kept = new Set<Element>();
  for (const element of [found, ...found.querySelectorAll('*')]) {
    for (const { name } of element.attributes) {
      const number = NUMBER.exec(name)?.[1];
      if (number) kept.add(originals[Number(number)]!);
    }
  }
  yield;
  const article = commonAncestor(kept);
  return article && { article, others: othersIn(article, kept, new Set(originals)) };
}

function* copy(root: Element, into: Element, originals: Element[]): Generator<void> {
  const { ownerDocument: inert } = into;
  const parents = new Map<Node, Element>([[root, into]]);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node.nodeType === Node.TEXT_NODE || isCopied(node as Element) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
  );
  mark(into, root, originals);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = parents.get(node.parentNode!)!;
    if (node.nodeType === Node.TEXT_NODE) parent.append((node as Text).data);
    else {
      const element = inert.createElement(nameOf(node as Element));
      mark(element, node as Element, originals);
      parent.append(element);
      parents.set(node, element);
    }
    yield;
  }
}

function isCopied(element: Element): boolean {
  if (isNeverRead(element) || NOT_COPIED.has(element.localName)) return false;
  return element.checkVisibility?.() ?? true;
}

/** Readability makes paragraphs of such `div`s, and their numbers would be lost on the way. */
const BLOCKS = 'blockquote, dl, div, img, ol, p, pre, table, ul';

function nameOf(element: Element): string {
  const { localName } = element;
  if (localName === 'div' && !element.querySelector(BLOCKS)) return 'p';
  return /^[a-z][a-z0-9-]*$/.test(localName) ? localName : 'span';
}

function mark(element: Element, original: Element, originals: Element[]): void {
  for (const name of COPIED) {
    const value = original.getAttribute(name);
    // Readability dissolves links that run a script, and keeps their text: they would count as left out.
    if (value !== null && !value.startsWith('javascript:')) element.setAttribute(name, value);
  }
  element.setAttribute(NUMBERED + originals.length, '');
  originals.push(original);
}

function parse(inert: Document): Element | undefined {
  try {
    const options = { serializer: (node: Node) => node as Element, keepClasses: true, disableJSONLD: true };
    return new Readability<Element>(inert, options).parse()?.content ?? undefined;
  } catch {
    // A page whose policy forbids what a second attempt of the analysis does.
    return undefined;
  }
}

function commonAncestor(elements: ReadonlySet<Element>): Element | undefined {
  let common: Element | undefined;
  for (const element of elements) {
    common ??= element;
    while (!common.contains(element)) common = common.parentElement!;
  }
  return common;
}

/** The outermost elements in `article` that were copied, and of which nothing was kept. */
function othersIn(article: Element, kept: ReadonlySet<Element>, copied: ReadonlySet<Element>): Set<Element> {
  const holding = new Set<Element>();
  for (const element of kept) {
    for (let around: Element | null = element; around && !holding.has(around); around = around.parentElement) {
      holding.add(around);
    }
  }
  const others = new Set<Element>();
  for (const element of article.querySelectorAll('*')) {
    const silent = element.localName === 'br' || !/\S/.test(element.textContent);
    if (!silent && copied.has(element) && !holding.has(element) && holding.has(element.parentElement!))
      others.add(element);
  }
  return others;
}
