import { Readability } from '@mozilla/readability';
import { isNamedAfterHeading } from './boilerplate.js';
import { unshadowed, nodeProperty, contains } from './composed-tree.js';
import { isAlwaysExcluded } from './exclusion-rules.js';

/** The result of the analysis of a page. */
export interface Analysis {
  /** The element that contains the whole article. */
  readonly article: Element;
  /** Elements in it that are not part of the article; of nested elements, the outermost. */
  readonly others: ReadonlySet<Element>;
}

/**
 * Elements that are not copied, in addition to those that are never read: they have no text, would
 * load something, or are never part of an article.
 */
const NOT_COPIED = new Set(
  'link meta embed svg source track nav footer button option dialog menu'.split(' '),
);
const TEXTLESS = new Set(['br', 'hr', 'img']);
const STYLING_TAGS = new Set(
  'span em strong b i u s small mark cite q abbr code sub sup font'.split(' '),
);
/**
 * Prefix of the attribute that identifies the original of a copy. Readability never drops it from
 * the elements that it keeps.
 */
const NUMBERED = 'data-n';
/** Attributes that Readability uses. */
const COPIED = new Set(
  'class id role itemprop itemtype hidden aria-hidden aria-modal rel href colspan rowspan summary datatable'.split(
    ' ',
  ),
);

/**
 * Finds the article in `root` by Mozilla's Readability. It runs on a copy that cannot run, load or
 * show anything; the result is mapped back to the original elements. Yields between elements.
 * `undefined` if there is no article.
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

/** Of elements without text, copies only those that Readability uses. */
function* copy(root: Element, into: Element, originals: Element[]): Generator<void> {
  const copies = new Copies(root, into, originals);
  const walker = document.createTreeWalker(
    root,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) =>
      node.nodeType === Node.TEXT_NODE || isCopied(node as Element)
        ? NodeFilter.FILTER_ACCEPT
        : NodeFilter.FILTER_REJECT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) copies.addText(node as Text);
    else if (TEXTLESS.has((node as Element).localName)) copies.of(node);
    yield;
  }
}

/**
 * Creates the copy of an element with its first content: most elements of a page are empty, and
 * would cost Readability time.
 */
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
    for (; !this.#copies.has(around); around = nodeProperty(around, 'parentNode')!)
      missing.push(around as Element);
    let copied = this.#copies.get(around)!;
    for (let next = missing.pop(); next; next = missing.pop()) {
      if (!isStylingOnly(next)) copied = this.#add(next, copied);
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
    const copied = into.ownerDocument.createElement(nameOf(unshadowed(original)));
    mark(copied, original, this.#originals);
    into.append(copied);
    return copied;
  }
}

/** Whether an element only styles its text: the text is copied into the parent. */
function isStylingOnly(element: Element): boolean {
  return (
    STYLING_TAGS.has(element.localName) &&
    !element.getAttributeNames().some((name) => COPIED.has(name))
  );
}

function isCopied(original: Element): boolean {
  const element = unshadowed(original);
  if (isAlwaysExcluded(element) || NOT_COPIED.has(element.localName)) return false;
  // From the prototype, because a control of a form may shadow it; and only newer browsers have it.
  return (Element.prototype as Partial<Element>).checkVisibility?.call(original) ?? true;
}

/** Readability replaces a `div` without these by a `p`, and its number would be lost. */
const BLOCKS = 'blockquote, dl, div, img, ol, p, pre, table, ul';

function nameOf(element: Element): string {
  const { localName } = element;
  if (localName === 'div' && !element.querySelector(BLOCKS)) return 'p';
  return /^[a-z][a-z0-9-]*$/.test(localName) ? localName : 'span';
}

/** In a form, these elements shadow its members by their `id`, which breaks Readability. */
const SHADOWING = new Set(['fieldset', 'output', 'img']);

function mark(copied: Element, original: Element, originals: Element[]): void {
  const element = unshadowed(original);
  for (const name of element.getAttributeNames()) {
    if (!COPIED.has(name)) continue;
    // Readability judges by class and `id`, but an `id` that was made from a heading describes the
    // topic.
    const misleading =
      name === 'id' && (SHADOWING.has(element.localName) || isNamedAfterHeading(element));
    if (misleading) continue;
    const value = element.getAttribute(name)!;
    copied.setAttribute(name, name === 'href' ? targetOf(value) : value);
  }
  copied.setAttribute(NUMBERED + originals.length, '');
  originals.push(original);
}

/**
 * Readability only checks whether a link is within the page. It resolves all others, and removes
 * those with a `javascript:` URL.
 */
function targetOf(href: string): string {
  return /^#./.test(href) ? '#x' : 'x:';
}

function parse(inert: Document): Element | undefined {
  try {
    const options = {
      serializer: (node: Node) => node as Element,
      keepClasses: true,
      disableJSONLD: true,
    };
    return new Readability<Element>(inert, options).parse()?.content ?? undefined;
  } catch {
    // The page's Content Security Policy may forbid what a second attempt of the analysis does.
    return undefined;
  }
}

function commonAncestor(elements: ReadonlySet<Element>): Element | undefined {
  let common: Element | undefined;
  for (const element of elements) {
    common ??= element;
    while (!contains(common, element)) common = nodeProperty(common, 'parentNode') as Element;
  }
  return common;
}

/** The outermost elements in `article` that were copied, but of which Readability kept nothing. */
function othersIn(
  article: Element,
  kept: ReadonlySet<Element>,
  copied: ReadonlySet<Element>,
): Set<Element> {
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
    const alone =
      copied.has(element) &&
      !holding.has(element) &&
      holding.has(nodeProperty(element, 'parentNode')!);
    // Readability removes any heading that is similar to the title.
    if (!alone || /^h[1-6]$/.test(element.localName)) continue;
    // A form with shadowed `textContent` counts as having text.
    if (/\S/.test(element.textContent)) others.add(element);
  }
  return others;
}
