import { languageOf } from './language-around.js';
import type { PassageKind } from '../text/transcript.js';
import type { Layout } from './layout.js';
import { textLength } from './measure.js';
import { isLayout } from './numbering.js';
import type { TextContext } from './passage-builder.js';
import { textBeside } from './references.js';
import { isTranscription } from './spoken-alternatives.js';
import { isFormula, OFF_PAGE, standsForShown } from './exclusion-rules.js';

/** Context that an element passes on to its child nodes. */
export interface InheritedContext extends TextContext {
  /** Computed `visibility`. */
  readonly visibility: string;
  /** In an excluded element: only elements that are marked `read` are read. */
  readonly skipping: boolean;
  /**
   * In an element for phrasing content that is a flex or grid container, so that its children are
   * blocks.
   */
  readonly phrasing: boolean;
  /** In a block of code, which is one passage with any elements in it. */
  readonly code: boolean;
  /** Chrome has translated the page. */
  readonly translated: boolean;
  /** Computed `color` of the article. */
  readonly ink: string;
}

/** The kind of passage by element. Other elements inherit it. */
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
/** Computed values of `display` that do not start a block. */
const INLINE = /^(?:-webkit-)?(?:inline|ruby|contents)|math$/;
const FLEXIBLE = /flex|grid/;
/** Elements with phrasing content only (HTML), and phrasing elements. */
const PHRASING_ONLY = new Set('p h1 h2 h3 h4 h5 h6 dt summary figcaption'.split(' '));
const PHRASING = new Set(
  'span a em strong b i u s small mark time cite q abbr code sub sup bdi font'.split(' '),
);
/** Class names that syntax highlighters and authoring tools give to blocks of code. */
const CODE =
  /(?:^|[\s_-])(?:code|lang|language|highlight|hljs|brush|prettyprint|sourceCode|prism)(?=$|[\s_:-])/i;
const CODE_BLOCK =
  'pre, [class*="highlight" i], [class*="hljs" i], [class*="crayon" i], [class*="code" i]';
const CAPTION = /(?:^|[\s_-]|[a-z])caption(?:[-_]?text)?(?=$|\s)/i;
/** UTF-16 code units. */
const LONGEST_CAPTION = 600;
/**
 * A drop cap is a float of one or two letters, perhaps with a quotation mark. In UTF-16 code units.
 */
const LONGEST_DROP_CAP = 3;

/** How an element is read. */
export interface ElementHandling {
  /** It separates the text before, in and after it. */
  readonly block: boolean;
  /** It is excluded, or in an excluded element. */
  readonly skipping: boolean;
}

/** What an element passes on, given what is passed on to it. */
export function contextInside(
  element: Element,
  style: CSSStyleDeclaration,
  around: InheritedContext,
  { block, skipping }: ElementHandling,
): InheritedContext {
  const own = languageOf(element, around.translated);
  const lang = own === null || isTranscription(element) ? around.lang : own;
  const preserves = preservedSpace(style.whiteSpace);
  const code =
    around.code || isCodeTable(element) || (element.localName === 'pre' && isCode(element));
  const kind = code ? 'code' : kindIn(element, around.kind);
  return {
    kind: kind === 'paragraph' && preserves === 'all' && block ? 'preformatted' : kind,
    level: kind === 'heading' ? (levelOf(element) ?? around.level) : undefined,
    lang,
    blockLang: block ? lang : around.blockLang,
    preserves,
    visibility: style.visibility,
    skipping,
    code,
    translated: around.translated,
    ink: around.ink,
    phrasing: PHRASING_ONLY.has(element.localName) && FLEXIBLE.test(style.display),
  };
}

/**
 * Whether the text nodes of `element` have a font size and a visible colour, and are not indented
 * off the page. `ink` is the article's `color`.
 */
export function showsOwnText(element: Element, style: CSSStyleDeclaration, ink: string): boolean {
  return (
    style.fontSize !== '0px' &&
    !(parseFloat(style.textIndent) <= OFF_PAGE) &&
    (style.color === ink || !isTransparent(element, style))
  );
}

/** Whether `element` is a block: it separates the text before, in and after it. */
export function partsText(element: Element, layout: Layout, around: InheritedContext): boolean {
  if (
    layout.display === 'none' ||
    isInLine(layout) ||
    around.code ||
    isPartOfFormula(element, layout)
  )
    return false;
  if (layout.position === 'absolute' && PHRASING.has(element.localName) && standsForShown(element))
    return false;
  return !isDropCap(element, layout) && !(around.phrasing && PHRASING.has(element.localName));
}

/** A formula is part of its sentence, even if it is displayed on a line of its own. */
export function isPartOfFormula(element: Element, layout: Layout): boolean {
  return (
    element.localName.startsWith('mjx-') ||
    (isFormula(element) && !isInFlow(layout)) ||
    element.namespaceURI === 'http://www.w3.org/1998/Math/MathML' ||
    /^(?:katex|mwe-math)/.test(element.getAttribute('class') ?? '')
  );
}

/** Whether the text of `element` is transparent, and no background is clipped to it. */
function isTransparent(element: Element, style: CSSStyleDeclaration): boolean {
  if (!/^rgba\(.*, 0\)$/.test(style.color) || style.textShadow !== 'none') return false;
  for (let around: Element | null = element; around; around = around.parentElement) {
    const clip = getComputedStyle(around);
    if (
      clip.backgroundClip === 'text' ||
      clip.getPropertyValue('-webkit-background-clip') === 'text'
    )
      return false;
    if (clip.color !== style.color) break;
  }
  return true;
}

/** Whether `element` is inline. */
export function isInLine({ display }: Pick<Layout, 'display'>): boolean {
  return INLINE.test(display);
}

/** Whether `element` is in the normal flow. A sentence continues around a float. */
export function isInFlow({ cssFloat, position }: Layout): boolean {
  return cssFloat === 'none' && position !== 'absolute' && position !== 'fixed';
}

function kindIn(element: Element, around: PassageKind): PassageKind {
  const { localName } = element;
  if (localName === 'pre') return isCode(element) ? 'code' : 'preformatted';
  if (/^t[dh]$/.test(localName) && isLayout(element.closest('table') ?? element)) return around;
  // A paragraph in a quotation has the kind of the quotation; a list in it has its own.
  const kind = KINDS.get(localName) ?? KINDS_OF_ROLES.get(element.getAttribute('role') ?? '');
  return kind ?? (isCaption(element) ? 'caption' : around);
}

/** Without a `figcaption`, a class name marks the caption of an image. */
function isCaption(element: Element): boolean {
  const name = element.getAttribute('class');
  return name !== null && CAPTION.test(name) && textLength(element) <= LONGEST_CAPTION;
}

function isCode(pre: Element): boolean {
  if (CODE.test(pre.className)) return true;
  const first = pre.firstElementChild;
  if (first && /^(?:code|samp|kbd)$/.test(first.localName)) return true;
  return CODE.test(pre.parentElement?.className ?? '');
}

/** Whether a table has lines of code in one column, and usually their numbers in another. */
function isCodeTable(table: Element): boolean {
  if (table.localName !== 'table') return false;
  const cell = table.querySelector('td[class*="code" i]');
  if (!cell || table.querySelector('th')) return false;
  const isNumbered = cell.parentElement?.querySelector('[data-line-number], td[class*="num" i]');
  return !!isNumbered || cell.querySelector('pre') !== null || table.closest(CODE_BLOCK) !== null;
}

function levelOf(element: Element): number | undefined {
  const level =
    Number(element.getAttribute('aria-level')) || Number(/^h([1-6])$/.exec(element.localName)?.[1]);
  if (level >= 1) return Math.min(6, Math.floor(level));
  // WAI-ARIA 1.2: a heading without `aria-level` is of level 2.
  return element.getAttribute('role') === 'heading' ? 2 : undefined;
}

function kindOf(
  names: Partial<Record<PassageKind, readonly string[]>>,
): ReadonlyMap<string, PassageKind> {
  const kinds = Object.entries(names) as [PassageKind, readonly string[]][];
  return new Map(kinds.flatMap(([kind, all]) => all.map((name) => [name, kind] as const)));
}

/**
 * From the computed `white-space`; newer browsers may serialize it with a value of its longhand
 * `white-space-collapse`.
 */
function preservedSpace(whiteSpace: string): TextContext['preserves'] {
  if (/\bpre-line\b|preserve-breaks/.test(whiteSpace)) return 'lines';
  return /^pre\b|\bpreserve|break-spaces/.test(whiteSpace) ? 'all' : 'none';
}

/** A float is a block in CSS, but a drop cap is the start of a word. */
function isDropCap(element: Element, { cssFloat }: Layout): boolean {
  if (cssFloat === 'none' || element.textContent.trim().length > LONGEST_DROP_CAP) return false;
  const next = element.nextSibling;
  if (next?.nodeType === Node.TEXT_NODE) return !!next.textContent?.trim();
  return /^\p{L}/u.test(textBeside(element, 'nextSibling'));
}
