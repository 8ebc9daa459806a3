import { runToEnd } from '../text/cooperative.js';
import { unshadowed, isElement, isUndefined, shownChildren } from './composed-tree.js';
import { fromDocument } from './document-property.js';
import type { Edge } from './gaps.js';
import { layoutOf, type Layout } from './layout.js';
import { exclusionReason } from './exclude.js';
import { Numbering } from './numbering.js';
import { PassageBuilder, type ReadablePassage } from './passage-builder.js';
import { Notes } from './references.js';
import { isBefore } from './title.js';
import {
  isFolded,
  isAlwaysExcluded,
  MARK,
  READ_MARK,
  type ExclusionReason,
} from './exclusion-rules.js';
import { SpokenAlternatives } from './spoken-alternatives.js';
import {
  isInFlow,
  isInLine,
  isPartOfFormula,
  partsText,
  showsOwnText,
  contextInside,
  type InheritedContext,
} from './inherited-context.js';
import { isTranslated, languageAround } from './language-around.js';
import { isSelector } from '../options/rules.js';

export type { ReadablePassage } from './passage-builder.js';
export type { ExclusionReason } from './exclusion-rules.js';

export interface ReadOptions {
  /**
   * CSS selector list of elements that are never read, with everything in them. An invalid list
   * counts as none: see `isSelector`.
   */
  readonly skip?: string | undefined;
  /** Elements that the analysis of the page excluded from the article. */
  readonly others?: ReadonlySet<Element> | undefined;
  /**
   * Elements, in the article or outside of it, that are read first, and only once. The first is the
   * title.
   */
  readonly leads?: readonly Element[] | undefined;
  /** Called for each excluded element, with the reason. Not for its descendants. */
  readonly leftOut?: ((element: Element, reason: ExclusionReason) => void) | undefined;
  /**
   * Called for each element that is invisible, or has invisible text: style sheets may show it
   * later.
   */
  readonly hidden?: ((element: Element) => void) | undefined;
  /** Called for each element that has an open shadow tree, or may get one when it is defined. */
  readonly host?: ((element: Element) => void) | undefined;
}

/**
 * Extracts the text of `article`, block by block, in reading order. Shadow trees and slots are read
 * as they are rendered. Excluded are parts that are not text of the article (navigation, controls,
 * advertisements, note references), hidden text, and blocks without a letter or digit.
 * `data-article-player="skip"` and `="read"` override these rules. Does not change the page. Empty
 * if the element is not connected.
 */
export function extractAllPassages(
  article: Element,
  options: ReadOptions = {},
): readonly ReadablePassage[] {
  return runToEnd(extractPassages(article, options));
}

/**
 * An extraction in steps of some nodes. Each step yields the passages so far, in a growing list;
 * some may still lose an alias.
 */
export type PassageWalk = Generator<readonly ReadablePassage[], readonly ReadablePassage[]>;

/** As `extractAllPassages`, in steps: between them, the caller can let the page do its own work. */
export function* extractPassages(article: Element, options: ReadOptions): PassageWalk {
  const view = fromDocument(article.ownerDocument, 'defaultView');
  if (!view || !article.isConnected) return [];
  return yield* new Reader(article, view, options).read();
}

/** An element whose child nodes are to be read. */
interface ReadElement {
  /** See `unshadowed`. */
  readonly element: Element;
  readonly style: CSSStyleDeclaration;
  readonly inside: InheritedContext;
  readonly block: boolean;
}

/** An element while its child nodes are read. */
interface OpenElement extends ReadElement {
  readonly children: Iterator<Node>;
  /** Index of its first passage. */
  readonly firstPassage: number;
  /** Called at its end: ends its spoken alternative, or its place beside a line. */
  close: (() => void) | undefined;
  /** Called at its end if it is inline. */
  edge: (() => void) | undefined;
  /** Whether its own text nodes are visible; `undefined` until needed. */
  showsText: boolean | undefined;
}

/** Each yield to the caller takes time. So many nodes take less than a millisecond. */
const NODES_A_STEP = 16;

/**
 * One walk through an article. Each style is computed once, as this takes most of the time. The
 * stack is explicit, because some pages are nested deeper than the call stack.
 */
class Reader {
  readonly #builder = new PassageBuilder();
  readonly #spoken = new SpokenAlternatives(this.#builder);
  readonly #numbering = new Numbering();
  readonly #notes = new Notes();
  /** Start the floats and positioned elements of the current line: they are read after it. */
  readonly #deferred: (() => void)[] = [];
  readonly #article: Element;
  readonly #view: Window;
  readonly #skip: string | undefined;
  readonly #options: ReadOptions;
  readonly #hasReadMarks: boolean;
  readonly #stack: OpenElement[] = [];
  /** Nodes entered or left so far. */
  #nodes = 0;
  /**
   * Computed `visibility` of the article. Many pages are invisible as a whole until their scripts
   * have run: this must not exclude all their text.
   */
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
    const around = { ...contextAround(this.#article, style), skipping };
    const inside = contextInside(this.#article, style, around, { block: true, skipping });
    for (const lead of skipping ? [] : (this.#options.leads ?? [])) yield* this.#readLead(lead);
    this.#open(this.#article, { element: this.#article, style, inside, block: true });
    yield* this.#readAll();
    return this.#builder.finish();
  }

  /** A lead that is not before the article in the page was moved there. */
  *#readLead(lead: Element): Generator<readonly ReadablePassage[], void> {
    const style = this.#view.getComputedStyle(lead);
    const around = { ...contextAround(lead, style), skipping: false };
    const end = isBefore(lead, this.#article) ? undefined : this.#builder.moveBeside();
    const inherited = contextInside(lead, style, around, { block: true, skipping: false });
    const isTitle = lead === this.#options.leads![0];
    const inside: InheritedContext = isTitle
      ? { ...inherited, kind: 'heading', level: inherited.level ?? 1 }
      : inherited;
    this.#open(lead, { element: lead, style, inside, block: true });
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

  #readNode(child: Node, opened: OpenElement): void {
    const { element: parent, inside } = opened;
    const folded = isFolded(parent, child);
    if (isElement(child)) {
      if (folded && !inside.skipping) this.#options.leftOut?.(child, 'hidden');
      this.#readElement(child, folded ? { ...inside, skipping: true } : inside);
    } else if (child.nodeType === Node.TEXT_NODE || child.nodeType === Node.CDATA_SECTION_NODE) {
      const { visibility, skipping } = inside;
      if (skipping || folded) return;
      if (visibility !== 'visible' && visibility !== this.#visibility)
        this.#options.hidden?.(parent);
      // Only if there is text, since each property of a computed style takes time.
      else if ((opened.showsText ??= showsOwnText(parent, opened.style, inside.ink)))
        this.#builder.addText(child as Text, inside);
    }
  }

  #readElement(shown: Element, around: InheritedContext): void {
    if (around.skipping && !this.#hasReadMarks) return;
    const element = unshadowed(shown);
    if (isAlwaysExcluded(element) || this.#options.leads?.includes(shown))
      return this.#skipOver(element, around);
    if (this.#skip && element.matches(this.#skip)) {
      if (!around.skipping) this.#exclude(shown, 'skip', around);
      return this.#skipOver(element, around);
    }
    const style = this.#view.getComputedStyle(shown);
    const layout = layoutOf(style);
    const reason = this.#reasonFor(element, style, layout);
    const skipping =
      reason !== undefined || (around.skipping && element.getAttribute(MARK) !== 'read');
    if (element.localName === 'br') {
      if (skipping || layout.display === 'none') return;
      return around.code ? this.#builder.addLine() : this.#builder.addBreak();
    }
    if (!around.skipping && reason) this.#exclude(shown, reason, around);
    // An element that is not displayed but is marked to be read is a passage of its own.
    const parts = partsText(element, layout, around);
    const block = skipping ? parts && isInFlow(layout) : parts || layout.display === 'none';
    const start = (): void => {
      const inside = contextInside(element, style, around, { block, skipping });
      this.#open(shown, { element, style, inside, block });
      if (!skipping) this.#addSpokenText(element, style, around);
    };
    if (parts && !skipping && !isInFlow(layout) && this.#builder.isOpen) {
      this.#deferred.push(() => this.#readBeside(start));
      return;
    }
    if (block && !around.skipping) this.#builder.end();
    if (skipping && !this.#hasReadMarks) return;
    const outer = this.#stack.at(-1)!.style;
    const addEdge = (side: 'start' | 'end'): void =>
      this.#addEdge({ element, style, around: outer, side }, around);
    if (!block && !skipping) addEdge('start');
    start();
    if (block) this.#deferred.shift()?.();
    else if (!skipping) this.#stack.at(-1)!.edge = () => addEdge('end');
  }

  /** A float or positioned element does not end the line around it: it is read after the line. */
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
    } else if (!inLine && isInFlow(style) && isPartOfFormula(element, style))
      this.#builder.addGap();
    else if (style.cssFloat === 'none') this.#builder.addEdge(edge);
  }

  #reasonFor(
    element: Element,
    style: CSSStyleDeclaration,
    layout: Layout,
  ): ExclusionReason | undefined {
    if (element.getAttribute(MARK) === 'read') return undefined;
    const reason = exclusionReason(element, style, this.#article, layout);
    if (reason) return reason;
    if (this.#notes.has(element)) return 'reference';
    return this.#options.others?.has(element) ? 'other' : undefined;
  }

  #exclude(element: Element, reason: ExclusionReason, { lang }: InheritedContext): void {
    this.#options.leftOut?.(element, reason);
    if (reason === 'graphic') this.#spoken.describe(element, lang);
    if (reason === 'reference') this.#notes.add(element);
    if (reason === 'hidden') this.#options.hidden?.(element);
    if (reason !== 'hidden') this.#numbering.exclude(element);
  }

  #open(shown: Element, read: ReadElement): void {
    const { element } = read;
    this.#stack.push({
      ...read,
      children: shownChildren(shown),
      firstPassage: this.#builder.passages.length,
      close: undefined,
      edge: undefined,
      showsText: undefined,
    });
    if (this.#options.host && (element.shadowRoot || isUndefined(element)))
      this.#options.host(shown);
  }

  #close({ element, block, firstPassage, close, edge }: OpenElement): void {
    edge?.();
    close?.();
    if (block) this.#builder.end();
    if (element.localName === 'th')
      this.#numbering.recordHeader(element, this.#builder.passages.slice(firstPassage));
    if (block) this.#deferred.shift()?.();
  }

  /** Adds text that is spoken before the text of the last opened element, or instead of it. */
  #addSpokenText(element: Element, style: CSSStyleDeclaration, { lang }: InheritedContext): void {
    if (element.localName === 'img') this.#spoken.describe(element, lang);
    const before = this.#numbering.markerOf(element, style) ?? this.#numbering.headerOf(element);
    // Undone for an empty cell: its header has nothing to introduce.
    const undo = before && this.#builder.insert(before, '');
    const end = this.#spoken.begin(element, lang);
    this.#stack.at(-1)!.close = () => {
      end?.();
      if (undo) undo();
    };
  }

  /**
   * Skips an excluded element. A block in the flow still separates the text before it from the text
   * after it.
   */
  #skipOver(element: Element, around: InheritedContext): void {
    if (around.skipping) return;
    const style = this.#view.getComputedStyle(element);
    if (partsText(element, style, around) && isInFlow(style)) this.#builder.end();
  }
}

function contextAround(
  article: Element,
  { color }: CSSStyleDeclaration,
): Omit<InheritedContext, 'skipping'> {
  const lang = languageAround(article);
  return {
    kind: 'paragraph',
    lang,
    blockLang: lang,
    translated: isTranslated(article.ownerDocument),
    preserves: 'none',
    visibility: 'visible',
    phrasing: false,
    code: article.closest('pre') !== null,
    ink: color,
  };
}
