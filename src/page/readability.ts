import { Readability } from '@mozilla/readability';
import { isNamedAfterHeading } from './boilerplate.js';
import { answering, nodeProperty, holds } from './composed-tree.js';
import { isAlwaysExcluded } from './exclusion-rules.js';

/** What the analysis of a page found. */
export interface Analysis {
  /** Holds all of the article. */
  readonly article: Element;
  /** What else stands in it; of nested elements the outermost. */
  readonly others: ReadonlySet<Element>;
}

/** Beside what is never read: have no text, would be loaded, or are never of an article, whatever is in them. */
const NOT_COPIED = new Set('link meta embed svg source track nav footer button option dialog menu'.split(' '));
const TEXTLESS = new Set(['br', 'hr', 'img']);
const MERE_STYLES = new Set('span em strong b i u s small mark cite q abbr code sub sup font'.split(' '));
/** Attributes tell the copies of elements from each other: of all that Readability may do to them, it never drops these. */
const NUMBERED = 'data-n';
/** Attributes that Readability judges by. */
const COPIED = new Set(
  'class id role itemprop itemtype hidden aria-hidden aria-modal rel href colspan rowspan summary datatable'.split(' '),
);

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
    for (const name of element.getAttributeNames()) {
      if (name.startsWith(NUMBERED)) kept.add(originals[Number(name.slice(NUMBERED.length))]!);
    }
  }
  yield;
  const article = commonAncestor(kept);
  return article && { article, others: othersIn(article, kept, new Set(originals)) };
}

/** Of elements without text, only those are copied that Readability looks at. */
function* copy(root: Element, into: Element, originals: Element[]): Generator<void> {
  const copies = new Copies(root, into, originals);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node.nodeType === Node.TEXT_NODE || isCopied(node as Element) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) copies.addText(node as Text);
    else if (TEXTLESS.has((node as Element).localName)) copies.of(node);
    yield;
  }
}

/** The copies of elements, each made when the first thing in it is: most of a page's elements are empty, and cost Readability time. */
class Copies {
  readonly #copies = new Map<Node, Element>();
  readonly #originals: Element[];

  constructor(root: Element, into: Element, originals: Element[]) {
    this.#originals = originals;
    mark(into, root, originals);
    this.#copies.set(root, into);
  }

  of(original: Node): Element {
    const missing: Element[] = [];
    let around = original;
    for (; !this.#copies.has(around); around = nodeProperty(around, 'parentNode')!) missing.push(around as Element);
    let copied = this.#copies.get(around)!;
    for (let next = missing.pop(); next; next = missing.pop()) {
      if (!isMereStyle(next)) copied = this.#add(next, copied);
      this.#copies.set(next, copied);
    }
    return copied;
  }

  addText({ data, parentNode }: Text): void {
    if (!/\S/.test(data)) return;
    const around = this.of(parentNode!);
    const text = data.replace(/\s+/g, ' ');
    const { lastChild } = around;
    if (lastChild?.nodeType === Node.TEXT_NODE) (lastChild as Text).appendData(` ${text}`);
    else around.append(text);
  }

  #add(original: Element, into: Element): Element {
    const copied = into.ownerDocument.createElement(nameOf(answering(original)));
    mark(copied, original, this.#originals);
    into.append(copied);
    return copied;
  }
}

/** Phrasing that says nothing of what it is: its text counts as that of the element around it. */
function isMereStyle(element: Element): boolean {
  return MERE_STYLES.has(element.localName) && !element.getAttributeNames().some((name) => COPIED.has(name));
}

function isCopied(original: Element): boolean {
  const element = answering(original);
  if (isAlwaysExcluded(element) || NOT_COPIED.has(element.localName)) return false;
  // Of the prototype, as it may be hidden too; and only newer browsers have it.
  return (Element.prototype as Partial<Element>).checkVisibility?.call(original) ?? true;
}

/** Readability makes paragraphs of such `div`s, and their numbers would be lost on the way. */
const BLOCKS = 'blockquote, dl, div, img, ol, p, pre, table, ul';

function nameOf(element: Element): string {
  const { localName } = element;
  if (localName === 'div' && !element.querySelector(BLOCKS)) return 'p';
  return /^[a-z][a-z0-9-]*$/.test(localName) ? localName : 'span';
}

/** In a form, they hide members of it by their `id`: Readability would go astray. */
const HIDING = new Set(['fieldset', 'output', 'img']);

function mark(copied: Element, original: Element, originals: Element[]): void {
  const element = answering(original);
  for (const name of element.getAttributeNames()) {
    if (!COPIED.has(name)) continue;
    // It judges by names, and an `id` made of a heading tells what the text is about.
    const misleading = name === 'id' && (HIDING.has(element.localName) || isNamedAfterHeading(element));
    if (misleading) continue;
    const value = element.getAttribute(name)!;
    copied.setAttribute(name, name === 'href' ? targetOf(value) : value);
  }
  copied.setAttribute(NUMBERED + originals.length, '');
  originals.push(original);
}

/** Readability asks of a link only whether it leads within the page. It resolves all others, and dissolves those that run a script. */
function targetOf(href: string): string {
  return /^#./.test(href) ? '#x' : 'x:';
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
    while (!holds(common, element)) common = nodeProperty(common, 'parentNode') as Element;
  }
  return common;
}

/** The outermost elements in `article` that were copied, and of which nothing was kept. */
function othersIn(article: Element, kept: ReadonlySet<Element>, copied: ReadonlySet<Element>): Set<Element> {
  const holding = new Set<Node>();
  for (const element of kept) {
    for (
      let around: Node | null = element;
      around && !holding.has(around);
      around = nodeProperty(around, 'parentNode')
    ) {
      holding.add(around);
    }
  }
  const others = new Set<Element>();
  for (const element of Element.prototype.querySelectorAll.call(article, '*')) {
    const alone = copied.has(element) && !holding.has(element) && holding.has(nodeProperty(element, 'parentNode')!);
    // Of headings, it takes away one that resembles the title, wherever it stands.
    if (!alone || /^h[1-6]$/.test(element.localName)) continue;
    // A form that hides its text counts as having some.
    if (/\S/.test(element.textContent)) others.add(element);
  }
  return others;
}
