import type { PassageKind } from '../text/transcript.js';
import { PassageBuilder, type ReadablePassage, type TextContext } from './passage-builder.js';
import { isReference } from './references.js';
import { isApparatus, isFolded, isHidden, isNeverRead, MARK, READ_MARK, type LeftOutReason } from './skipped.js';

export type { ReadablePassage } from './passage-builder.js';
export type { LeftOutReason } from './skipped.js';

export interface ReadOptions {
  /** CSS selector list of what is never read, nor anything in it. One that is not valid counts as none: see `isSelector`. */
  readonly skip?: string | undefined;
  /** Told of each element whose text is left out, and why: the outermost only. */
  readonly leftOut?: ((element: Element, reason: LeftOutReason) => void) | undefined;
}

/** What an element makes of the text in it. An element that is not named here leaves it what it was. */
const KINDS = kindOf({
  heading: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  item: ['li', 'dt', 'dd'],
  quote: ['blockquote'],
  caption: ['figcaption', 'caption'],
  cell: ['td', 'th'],
  preformatted: ['pre'],
});
const KINDS_OF_ROLES = kindOf({
  heading: ['heading'],
  item: ['listitem'],
  quote: ['blockquote'],
  caption: ['caption'],
  cell: ['cell', 'gridcell', 'columnheader', 'rowheader'],
});
/** Computed values of `display` that go on with the line they stand in. */
const INLINE = /^(?:-webkit-)?(?:inline|ruby|contents)/;
/** A drop cap is a floating letter or two, perhaps with a quotation mark. In UTF-16 code units. */
const LONGEST_DROP_CAP = 3;

/**
 * The text of `article` that is read aloud, block by block, in reading order. Left out is what is not text of the article (navigation,
 * controls, note references), what is hidden, and what has no letter or digit. An author's `data-article-player="skip"` and `="read"`
 * win over these rules. Changes nothing in the page. Empty for an element that is not in a page.
 */
export function readPassages(article: Element, options: ReadOptions = {}): ReadablePassage[] {
  const view = article.ownerDocument.defaultView;
  if (!view || !article.isConnected) return [];
  return new Reader(article, view, options.skip).read();
}

/** Whether `selector` is a CSS selector list that this browser knows. */
export function isSelector(selector: string): boolean {
  try {
    document.createDocumentFragment().querySelector(selector);
    return true;
  } catch {
    return false;
  }
}

/** What holds inside an element. */
interface Surroundings extends TextContext {
  /** Computed. */
  readonly visibility: string;
  /** In something left out: text is read only where an author marked it to be. */
  readonly skipping: boolean;
}

/** One walk through an article. Each element's style is computed once, as that is what takes time. */
class Reader {
  readonly #builder = new PassageBuilder();
  readonly #article: Element;
  readonly #view: Window;
  readonly #skip: string | undefined;
  readonly #hasReadMarks: boolean;
  /** Of the article itself. Many a page is invisible as a whole until its scripts have run: that says nothing about its parts. */
  #visibility = 'visible';

  constructor(article: Element, view: Window, skip: string | undefined) {
    this.#article = article;
    this.#view = view;
    this.#skip = skip?.trim() && isSelector(skip) ? skip : undefined;
    this.#hasReadMarks = article.querySelector(READ_MARK) !== null;
  }

  read(): ReadablePassage[] {
    const lang = languageAround(this.#article);
    const style = this.#view.getComputedStyle(this.#article);
    const skipping = isHidden(this.#article, style) && this.#article.getAttribute(MARK) !== 'read';
    const outside = {
      kind: 'paragraph',
      lang,
      blockLang: lang,
      keeps: 'none',
      visibility: 'visible',
      skipping,
    } as const;
    this.#visibility = style.visibility;
    this.#readChildren(this.#article, within(this.#article, style, outside, true, skipping));
    this.#builder.end();
    return this.#builder.passages;
  }

  #readChildren(parent: Element, surroundings: Surroundings): void {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      const folded = isFolded(parent, child);
      if (child.nodeType === Node.TEXT_NODE || child.nodeType === Node.CDATA_SECTION_NODE) {
        const { visibility, skipping } = surroundings;
        const visible = visibility === 'visible' || visibility === this.#visibility;
        if (visible && !skipping && !folded) this.#builder.addText(child as Text, surroundings);
      } else if (child.nodeType === Node.ELEMENT_NODE) {
        this.#readElement(child as Element, folded ? { ...surroundings, skipping: true } : surroundings);
      }
    }
  }

  #readElement(element: Element, around: Surroundings): void {
    if (around.skipping && !this.#hasReadMarks) return;
    if (isNeverRead(element) || (this.#skip && element.matches(this.#skip))) return this.#pass(element, around);
    const style = this.#view.getComputedStyle(element);
    const skipping = this.#isSkipped(element, style, around.skipping);
    if (element.localName === 'br') {
      if (!skipping && style.display !== 'none') this.#builder.addBreak();
      return;
    }
    // Marked to be read though it is not displayed, an element stands by itself.
    const block = skipping
      ? partsText(element, style) && isInFlow(style)
      : partsText(element, style) || style.display === 'none';
    if (block && !around.skipping) this.#builder.end();
    if (skipping && !this.#hasReadMarks) return;
    this.#readChildren(element, within(element, style, around, block, skipping));
    if (block) this.#builder.end();
  }

  /** Goes by an element that is not read. Where it is a block, it parts the text before it from the text after it. */
  #pass(element: Element, around: Surroundings): void {
    if (around.skipping) return;
    const style = this.#view.getComputedStyle(element);
    if (partsText(element, style) && isInFlow(style)) this.#builder.end();
  }

  #isSkipped(element: Element, style: CSSStyleDeclaration, skippingAround: boolean): boolean {
    const mark = element.getAttribute(MARK);
    if (mark === 'read') return false;
    return (
      skippingAround ||
      mark === 'skip' ||
      isHidden(element, style) ||
      isApparatus(element, this.#article) ||
      isReference(element, style)
    );
  }
}

function within(
  element: Element,
  style: CSSStyleDeclaration,
  around: Surroundings,
  block: boolean,
  skipping: boolean,
): Surroundings {
  const lang = element.getAttribute('lang') ?? around.lang;
  const keeps = keptSpace(style.whiteSpace);
  const kind = KINDS.get(element.localName) ?? KINDS_OF_ROLES.get(element.getAttribute('role') ?? '') ?? around.kind;
  return {
    kind: kind === 'paragraph' && keeps === 'all' && block ? 'preformatted' : kind,
    lang,
    blockLang: block ? lang : around.blockLang,
    keeps,
    visibility: style.visibility,
    skipping,
  };
}

function kindOf(names: Partial<Record<PassageKind, readonly string[]>>): ReadonlyMap<string, PassageKind> {
  const kinds = Object.entries(names) as [PassageKind, readonly string[]][];
  return new Map(kinds.flatMap(([kind, all]) => all.map((name) => [name, kind] as const)));
}

/** From the computed `white-space`, which newer browsers may also put as the value of its part `white-space-collapse`. */
function keptSpace(whiteSpace: string): TextContext['keeps'] {
  if (/\bpre-line\b|preserve-breaks/.test(whiteSpace)) return 'lines';
  return /^pre\b|\bpreserve|break-spaces/.test(whiteSpace) ? 'all' : 'none';
}

/** Whether `element` is a block: no word or sentence goes on from before it into it. */
function partsText(element: Element, style: CSSStyleDeclaration): boolean {
  return style.display !== 'none' && !INLINE.test(style.display) && !isDropCap(element, style);
}

/** Whether the text around an element that is left out makes room for it: around a float, a sentence goes on. */
function isInFlow(style: CSSStyleDeclaration): boolean {
  return style.cssFloat === 'none' && style.position !== 'absolute' && style.position !== 'fixed';
}

/** A float is a block in CSS; this one is the beginning of a word. */
function isDropCap(element: Element, style: CSSStyleDeclaration): boolean {
  if (style.cssFloat === 'none' || element.textContent.trim().length > LONGEST_DROP_CAP) return false;
  return element.nextSibling?.nodeType === Node.TEXT_NODE && !!element.nextSibling.textContent?.trim();
}

/** The nearest `lang` around an element, through shadow roots; empty where there is none. */
function languageAround(element: Element): string {
  for (let tree: Element | undefined = element; tree;) {
    const lang = tree.closest('[lang]')?.getAttribute('lang');
    if (lang !== null && lang !== undefined) return lang;
    const root = tree.getRootNode();
    tree = root instanceof ShadowRoot ? root.host : undefined;
  }
  return '';
}
