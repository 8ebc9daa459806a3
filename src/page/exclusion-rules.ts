import { isSpeakable } from '../text/speakable.js';
import type { Layout } from './layout.js';
import { textLength } from './measure.js';
import { isPlayer } from './is-player.js';
import { isSaidFormula } from './spoken-alternatives.js';

/** Elements without text of the article: they and their content are never read. */
const NEVER = new Set(
  'script style noscript template head title annotation annotation-xml iframe audio video canvas object textarea select input'.split(
    ' ',
  ),
);

/** Elements by reason. Of ruby, only the base text is read: the annotation would repeat it. */
const SKIPPED_TAGS = reasons({
  navigation: 'nav footer',
  aside: 'aside',
  control: 'form button label dialog menu progress meter',
  graphic: 'map svg',
  reference: 'rt rp rtc',
  hidden: 'del s strike',
});

/** Roles of WAI-ARIA 1.2 and DPUB-ARIA 1.1 that are not part of the article's text. */
const SKIPPED_ROLES = reasons({
  navigation: 'navigation banner contentinfo doc-toc doc-pagelist doc-index',
  aside: 'complementary doc-pullquote',
  control:
    'search form dialog alertdialog alert status menu menubar toolbar tooltip button textbox searchbox listbox',
  graphic: 'img graphics-document',
  reference: 'doc-noteref doc-backlink doc-endnotes doc-footnote doc-pagebreak',
});

function reasons(
  names: Partial<Record<ExclusionReason, string>>,
): ReadonlyMap<string, ExclusionReason> {
  const all = Object.entries(names) as [ExclusionReason, string][];
  return new Map(
    all.flatMap(([reason, list]) => list.split(' ').map((name) => [name, reason] as const)),
  );
}

/** A form with more paragraphs than this contains a page, and is not a form to fill in. */
const MAX_FORM_PARAGRAPHS = 4;

/**
 * Ancestors that make a `header` that of a section, not of the page (HTML Accessibility API
 * Mappings).
 */
const SECTIONS = 'article, main, section, [role="article"], [role="main"], [role="region"]';

/**
 * Why text of the article is not read:
 * - `author`: marked `data-article-player="skip"`
 * - `skip`: matches the `skip` selector
 * - `hidden`: not visible
 * - `navigation`, `control`, `aside`, `advertisement`, `sharing`, `comments`, `related`, `graphic`:
 *   an element of this kind
 * - `reference`: only points to another part of the page
 * - `other`: not part of the article, by the analysis of the page
 */
export type ExclusionReason =
  | 'author'
  | 'skip'
  | 'hidden'
  | 'navigation'
  | 'control'
  | 'aside'
  | 'advertisement'
  | 'sharing'
  | 'comments'
  | 'related'
  | 'graphic'
  | 'reference'
  | 'other';

/** The attribute by which an author excludes or includes an element: `skip` or `read`. */
export const MARK = 'data-article-player';
export const READ_MARK = `[${MARK}="read"]`;

/** Whether `element` and its content are never read, even if they are marked `read`. */
export function isAlwaysExcluded(element: Element): boolean {
  return NEVER.has(element.localName) || isPlayer(element);
}

/**
 * Why `element` is excluded from `article` by its tag or role: navigation, a control, a form, the
 * header of the page.
 */
export function structuralReason(element: Element, article: Element): ExclusionReason | undefined {
  const { localName } = element;
  const role = element.getAttribute('role');
  const byRole = role ? SKIPPED_ROLES.get(role.trim().split(/\s+/)[0]!.toLowerCase()) : undefined;
  if (localName === 'button' || byRole === 'control')
    return isTitle(element) ? undefined : 'control';
  if (byRole) return byRole;
  if (localName === 'header') return isPageHeader(element, article) ? 'navigation' : undefined;
  // Some servers put the whole page into one form.
  if (localName === 'form' && element.querySelectorAll('p').length > MAX_FORM_PARAGRAPHS)
    return undefined;
  // The footer of a quotation names its source.
  if (localName === 'footer' && element.closest('blockquote')) return undefined;
  // A formula that declares its spoken text is spoken by that text. Any other is read, and spoken
  // in words.
  if (isSaidFormula(element)) return 'graphic';
  return SKIPPED_TAGS.get(localName);
}

/**
 * In an accordion, a heading contains a button that expands its section (WAI-ARIA Authoring
 * Practices).
 */
function isTitle(control: Element): boolean {
  if (control.localName !== 'button' && control.getAttribute('role') !== 'button') return false;
  const title = control.closest('h1, h2, h3, h4, h5, h6, dt, th, [role="heading"]');
  return title !== null && textLength(title) === textLength(control);
}

/**
 * An article may have a header, with its title. The header of the page is in `article` only if that
 * is the whole page.
 */
function isPageHeader(header: Element, article: Element): boolean {
  const section = header.closest(SECTIONS);
  if (section && article.contains(section)) return false;
  return (
    article.localName === 'body' ||
    article.localName === 'html' ||
    article.querySelector('main') !== null
  );
}

/**
 * Whether `element` is not visible, by its computed style. Ignores `visibility`: a descendant may
 * be visible.
 */
export function isHidden(
  element: Element,
  style: CSSStyleDeclaration,
  layout: Layout = style,
): boolean {
  return (
    layout.display === 'none' ||
    style.getPropertyValue('content-visibility') === 'hidden' ||
    element.hasAttribute('hidden') ||
    element.hasAttribute('inert') ||
    (element.getAttribute('aria-hidden') === 'true' && !isShownLabel(element)) ||
    (element.firstChild !== null && isEmptyBox(style)) ||
    (isVisuallyHidden(style, layout) && !isFormula(element) && !standsForShown(element))
  );
}

/**
 * Libraries that animate a line split it, and set `aria-hidden` on the parts below an `aria-label`
 * with the same text.
 */
function isShownLabel(piece: Element): boolean {
  const text = unspaced(piece.textContent);
  const line = text ? piece.closest('[aria-label]') : null;
  if (!line?.matches(LABELLED)) return false;
  const label = unspaced(line.getAttribute('aria-label')!);
  return label.includes(text) && label === unspaced(line.textContent);
}

const LABELLED = ':is(h1, h2, h3, h4, h5, h6, p, li, span, a, em, strong, [role="heading"])';

function unspaced(text: string): string {
  return text.replace(/\s+/g, '');
}

/**
 * Next to visible text with `aria-hidden`, visually hidden text is another wording of it: "March
 * 12" for "12/3", the whole word for its initial.
 */
export function standsForShown({
  previousElementSibling: before,
  nextElementSibling: after,
}: Element): boolean {
  return [before, after].some(
    (shown) => shown?.getAttribute('aria-hidden') === 'true' && isSpeakable(shown.textContent),
  );
}

/**
 * Whether `element` is hidden for all but screen readers: clipped, shrunk to one pixel, or
 * positioned off the page. Such text is useless to a listener, such as "opens in a new window".
 */
function isVisuallyHidden(style: CSSStyleDeclaration, { position }: Layout): boolean {
  if (position !== 'absolute' && position !== 'fixed') return false;
  if (/^inset\((50|100)%\)$/.test(style.clipPath) || isEmptyClip(style.getPropertyValue('clip')))
    return true;
  if (parseFloat(style.left) <= OFF_PAGE || parseFloat(style.top) <= OFF_PAGE) return true;
  return clips(style) && parseFloat(style.width) <= 1 && parseFloat(style.height) <= 1;
}

/** A box without a size that clips its content. */
function isEmptyBox(style: CSSStyleDeclaration): boolean {
  return clips(style) && (style.height === '0px' || style.width === '0px');
}

function clips({ overflowX }: CSSStyleDeclaration): boolean {
  return overflowX === 'hidden' || overflowX === 'clip';
}

/** MathJax and KaTeX visually hide the MathML of a formula, and show its glyphs. */
export function isFormula({ firstElementChild }: Element): boolean {
  return firstElementChild?.localName === 'math';
}

/**
 * Pixels. Authors use -999, -9999 or -10000 em or px; no column of a page is so far to the left.
 */
export const OFF_PAGE = -999;

/** A `rect(top, right, bottom, left)` of at most one pixel. */
function isEmptyClip(clip: string): boolean {
  const edges = clip.match(/-?[\d.]+/g)?.map(Number);
  if (edges?.length !== 4) return false;
  const [top, right, bottom, left] = edges as [number, number, number, number];
  return right - left <= 1 || bottom - top <= 1;
}

/**
 * Whether `child` is in the collapsed content of `parent`. The first `summary` of a closed
 * `details` is not.
 */
export function isFolded(parent: Element, child: Node): boolean {
  if (parent.localName !== 'details' || parent.hasAttribute('open')) return false;
  for (const first of parent.children) if (first.localName === 'summary') return first !== child;
  return true;
}
