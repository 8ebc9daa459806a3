import { runToEnd } from '../text/cooperative.js';
import { answering, fromDocument, isElement, isUndefined, shownChildren } from './composed-tree.js';
import type { Edge } from './gaps.js';
import { layoutOf, type Layout } from './layout.js';
import { exclusionReason } from './exclude.js';
import { Numbering } from './numbering.js';
import { PassageBuilder, type ReadablePassage } from './passage-builder.js';
import { Notes } from './references.js';
import { isBefore } from './title.js';
import { isFolded, isAlwaysExcluded, MARK, READ_MARK, type ExclusionReason } from './exclusion-rules.js';
import { SpokenAlternatives } from './spoken-alternatives.js';
import {
  isInFlow,
  isInLine,
  isPartOfFormula,
  isTranslated,
  languageAround,
  partsText,
  showsOwnText,
  contextInside,
  type InheritedContext,
} from './inherited-context.js';

export type { ReadablePassage } from './passage-builder.js';
export type { ExclusionReason } from './exclusion-rules.js';

export interface ReadOptions {
  /** CSS selector list of what is never read, nor anything in it. One that is not valid counts as none: see `isSelector`. */
  readonly skip?: string | undefined;
  /** What an analysis of the page took for something else than the article. */
  readonly others?: ReadonlySet<Element> | undefined;
  /** What is read first, in the article or outside of it; only once. */
  readonly leads?: readonly Element[] | undefined;
  /** Told of each element whose text is left out, and why: the outermost only. */
  readonly leftOut?: ((element: Element, reason: ExclusionReason) => void) | undefined;
  /** Told of each element whose text nobody sees, or that has such text: style sheets may show it later. */
  readonly hidden?: ((element: Element) => void) | undefined;
  /** Told of each element that has an open shadow tree, or may get one when it is defined. */
  readonly host?: ((element: Element) => void) | undefined;
}

/**
 * The text of `article` that is read aloud, block by block, in reading order, shadow trees and slots as they are shown. Left out is what is
 * not text of the article (navigation, controls, advertisements, note references), what is hidden, and what has no letter or digit. An
 * author's `data-article-player="skip"` and `="read"` win over these rules. Changes nothing in the page. Empty for an element that is not
 * in a page.
 */
export function extractAllPassages(article: Element, options: ReadOptions = {}): readonly ReadablePassage[] {
  return runToEnd(extractPassages(article, options));
}

/** A walk through an article, a step for some nodes. Each step tells the passages so far, in a list that grows; some may still lose an alias. */
export type PassageWalk = Generator<readonly ReadablePassage[], readonly ReadablePassage[]>;

/** As `readPassages`, step by step: whoever reads a long article can let the page breathe in between. */
export function* extractPassages(article: Element, options: ReadOptions): PassageWalk {
  const view = fromDocument(article.ownerDocument, 'defaultView');
  if (!view || !article.isConnected) return [];
  return yield* new Reader(article, view, options).read();
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

/** An element whose children are being read. */
interface Opened {
  readonly element: Element;
  readonly style: CSSStyleDeclaration;
  readonly children: Iterator<Node>;
  readonly inside: InheritedContext;
  readonly block: boolean;
  /** How many passages were before it. */
  readonly behind: number;
  /** Ends what was said of it. */
  close: (() => void) | undefined;
  /** Tells that it ends, where it is no block. */
  edge: (() => void) | undefined;
  /** Whether its own text is shown; `undefined` until it was asked for. */
  showsText: boolean | undefined;
}

/** Each step to whoever reads takes time of its own. So many nodes take less than a millisecond. */
const NODES_A_STEP = 16;

/**
 * One walk through an article. Each element's style is computed once, as that is what takes time. It keeps its own stack: there are pages
 * nested deeper than a script may call itself.
 */
class Reader {
  readonly #builder = new PassageBuilder();
  readonly #spoken = new SpokenAlternatives(this.#builder);
  readonly #numbering = new Numbering();
  readonly #notes = new Notes();
  /** Begin to read what stands beside the line that is being read. */
  readonly #beside: (() => void)[] = [];
  readonly #article: Element;
  readonly #view: Window;
  readonly #skip: string | undefined;
  readonly #options: ReadOptions;
  readonly #hasReadMarks: boolean;
  readonly #stack: Opened[] = [];
  /** How many steps of the walk were taken, in and out of nodes. */
  #nodes = 0;
  /** Of the article itself. Many a page is invisible as a whole until its scripts have run: that says nothing about its parts. */
  #visibility = 'visible';

  constructor(article: Element, view: Window, options: ReadOptions) {
    const { skip } = options;
    this.#article = article;
    this.#view = view;
    this.#options = options;
    this.#skip = skip?.trim() && isSelector(skip) ? skip : undefined;
    this.#hasReadMarks = article.querySelector(READ_MARK) !== null;
  }

  *read(): PassageWalk {
    const style = this.#view.getComputedStyle(this.#article);
    const hidden = exclusionReason(this.#article, style, this.#article) === 'hidden';
    const skipping = hidden && this.#article.getAttribute(MARK) !== 'read';
    this.#visibility = style.visibility;
    const inside = contextInside(this.#article, style, { ...outside(this.#article, style), skipping }, true, skipping);
    for (const lead of skipping ? [] : (this.#options.leads ?? [])) yield* this.#readLead(lead);
    this.#open(this.#article, this.#article, style, inside, true);
    yield* this.#readAll();
    return this.#builder.finish();
  }

  /** What does not stand before the article was moved there. */
  *#readLead(lead: Element): Generator<readonly ReadablePassage[], void> {
    const style = this.#view.getComputedStyle(lead);
    const around = { ...outside(lead, style), skipping: false };
    const end = isBefore(lead, this.#article) ? undefined : this.#builder.moveBeside();
    const inside = contextInside(lead, style, around, true, false);
    const isTitle = lead === this.#options.leads![0];
    this.#open(lead, lead, style, isTitle ? { ...inside, kind: 'heading', level: inside.level ?? 1 } : inside, true);
    yield* this.#readAll();
    end?.();
  }

  *#readAll(): Generator<readonly ReadablePassage[], void> {
    for (let last = this.#stack.at(-1); last; last = this.#stack.at(-1)) {
      const { value: child, done } = last.children.next();
      if (done) {
        this.#stack.pop();
        this.#close(last);
      } else this.#readNode(child, last);
      if (++this.#nodes % NODES_A_STEP === 0) yield this.#builder.passages;
    }
  }

  #readNode(child: Node, opened: Opened): void {
    const { element: parent, inside } = opened;
    const folded = isFolded(parent, child);
    if (isElement(child)) {
      if (folded && !inside.skipping) this.#options.leftOut?.(child, 'hidden');
      this.#readElement(child, folded ? { ...inside, skipping: true } : inside);
    } else if (child.nodeType === Node.TEXT_NODE || child.nodeType === Node.CDATA_SECTION_NODE) {
      const { visibility, skipping } = inside;
      if (skipping || folded) return;
      if (visibility !== 'visible' && visibility !== this.#visibility) this.#options.hidden?.(parent);
      // Asked only where text is, since each property of a computed style takes time.
      else if ((opened.showsText ??= showsOwnText(parent, opened.style, inside.ink)))
        this.#builder.addText(child as Text, inside);
    }
  }

  #readElement(shown: Element, around: InheritedContext): void {
    if (around.skipping && !this.#hasReadMarks) return;
    const element = answering(shown);
    if (isAlwaysExcluded(element) || this.#options.leads?.includes(shown)) return this.#pass(element, around);
    if (this.#skip && element.matches(this.#skip)) {
      if (!around.skipping) this.#leaveOut(shown, 'skip', around);
      return this.#pass(element, around);
    }
    const style = this.#view.getComputedStyle(shown);
    const layout = layoutOf(style);
    const reason = this.#reasonFor(element, style, layout);
    const skipping = reason !== undefined || (around.skipping && element.getAttribute(MARK) !== 'read');
    if (element.localName === 'br') {
      if (skipping || layout.display === 'none') return;
      return around.code ? this.#builder.addLine() : this.#builder.addBreak();
    }
    if (!around.skipping && reason) this.#leaveOut(shown, reason, around);
    // Marked to be read though it is not displayed, an element stands by itself.
    const parts = partsText(element, layout, around);
    const block = skipping ? parts && isInFlow(layout) : parts || layout.display === 'none';
    const start = (): void => {
      this.#open(shown, element, style, contextInside(element, style, around, block, skipping), block);
      if (!skipping) this.#announce(element, style, around);
    };
    if (parts && !skipping && !isInFlow(layout) && this.#builder.isOpen) {
      this.#beside.push(() => this.#readBeside(start));
      return;
    }
    if (block && !around.skipping) this.#builder.end();
    if (skipping && !this.#hasReadMarks) return;
    const outer = this.#stack.at(-1)!.style;
    const addEdge = (side: 'start' | 'end'): void => this.#addEdge({ element, style, around: outer, side }, around);
    if (!block && !skipping) addEdge('start');
    start();
    if (block) this.#beside.shift()?.();
    else if (!skipping) this.#stack.at(-1)!.edge = () => addEdge('end');
  }

  /** What stands beside a line does not end it: it is read behind it. */
  #readBeside(start: () => void): void {
    const end = this.#builder.moveBeside();
    start();
    const opened = this.#stack.at(-1)!;
    const { close } = opened;
    opened.close = () => {
      close?.();
      end();
    };
  }

  #addEdge(edge: Edge, { code }: InheritedContext): void {
    if (!code && !this.#builder.isAtWord) return;
    const { element, style } = edge;
    const inLine = isInLine(style);
    if (code) {
      if (!inLine) this.#builder.addLine();
    } else if (!inLine && isInFlow(style) && isPartOfFormula(element, style)) this.#builder.addGap();
    else if (style.cssFloat === 'none') this.#builder.addEdge(edge);
  }

  #reasonFor(element: Element, style: CSSStyleDeclaration, layout: Layout): ExclusionReason | undefined {
    if (element.getAttribute(MARK) === 'read') return undefined;
    const reason = exclusionReason(element, style, this.#article, layout);
    if (reason) return reason;
    if (this.#notes.has(element)) return 'reference';
    return this.#options.others?.has(element) ? 'other' : undefined;
  }

  #leaveOut(element: Element, reason: ExclusionReason, { lang }: InheritedContext): void {
    this.#options.leftOut?.(element, reason);
    if (reason === 'graphic') this.#spoken.describe(element, lang);
    if (reason === 'reference') this.#notes.add(element);
    if (reason === 'hidden') this.#options.hidden?.(element);
    if (reason !== 'hidden') this.#numbering.leaveOut(element);
  }

  #open(shown: Element, element: Element, style: CSSStyleDeclaration, inside: InheritedContext, block: boolean): void {
    const behind = this.#builder.passages.length;
    this.#stack.push({
      element,
      style,
      children: shownChildren(shown),
      inside,
      block,
      behind,
      close: undefined,
      edge: undefined,
      showsText: undefined,
    });
    if (this.#options.host && (element.shadowRoot || isUndefined(element))) this.#options.host(shown);
  }

  #close({ element, block, behind, close, edge }: Opened): void {
    edge?.();
    close?.();
    if (block) this.#builder.end();
    if (element.localName === 'th') this.#numbering.noteHeader(element, this.#builder.passages.slice(behind));
    if (block) this.#beside.shift()?.();
  }

  /** What is said of the element opened last, before its text or in place of it. */
  #announce(element: Element, style: CSSStyleDeclaration, { lang }: InheritedContext): void {
    if (element.localName === 'img') this.#spoken.describe(element, lang);
    const before = this.#numbering.markerOf(element, style) ?? this.#numbering.headerOf(element);
    // An empty cell has nothing to be the header of.
    const takeBack = before && this.#builder.insert(before, '');
    const end = this.#spoken.begin(element, lang);
    this.#stack.at(-1)!.close = () => {
      end?.();
      if (takeBack) takeBack();
    };
  }

  /** Goes by an element that is not read. Where it is a block, it parts the text before it from the text after it. */
  #pass(element: Element, around: InheritedContext): void {
    if (around.skipping) return;
    const style = this.#view.getComputedStyle(element);
    if (partsText(element, style, around) && isInFlow(style)) this.#builder.end();
  }
}

function outside(article: Element, { color }: CSSStyleDeclaration): Omit<InheritedContext, 'skipping'> {
  const lang = languageAround(article);
  return {
    kind: 'paragraph',
    lang,
    blockLang: lang,
    translated: isTranslated(article.ownerDocument),
    keeps: 'none',
    visibility: 'visible',
    phrasing: false,
    code: article.closest('pre') !== null,
    ink: color,
  };
}
