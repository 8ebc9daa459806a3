import { isSpeakable } from '../text/speakable.js';
import type { Layout } from './layout.js';
import { textLength } from './measure.js';
import { isPlayer } from './is-player.js';
import { isSaidFormula } from './spoken-alternatives.js';

/** Their content is no text of the page: nothing in them is ever read. */
const NEVER = new Set(
  'script style noscript template head title annotation annotation-xml iframe audio video canvas object textarea select input'.split(
    ' ',
  ),
);

/** By reason. Of ruby, the base text is read: its annotation would say the same again. */
const SKIPPED_TAGS = reasons({
  navigation: 'nav footer',
  aside: 'aside',
  control: 'form button label dialog menu progress meter',
  graphic: 'map svg',
  reference: 'rt rp rtc',
  hidden: 'del s strike',
});

/** Roles of WAI-ARIA 1.2 and DPUB-ARIA 1.1 whose content is not the article's own text. */
const SKIPPED_ROLES = reasons({
  navigation: 'navigation banner contentinfo doc-toc doc-pagelist doc-index',
  aside: 'complementary doc-pullquote',
  control: 'search form dialog alertdialog alert status menu menubar toolbar tooltip button textbox searchbox listbox',
  graphic: 'img graphics-document',
  reference: 'doc-noteref doc-backlink doc-endnotes doc-footnote doc-pagebreak',
});

function reasons(names: Partial<Record<ExclusionReason, string>>): ReadonlyMap<string, ExclusionReason> {
  const all = Object.entries(names) as [ExclusionReason, string][];
  return new Map(all.flatMap(([reason, list]) => list.split(' ').map((name) => [name, reason] as const)));
}

/** Paragraphs: what has more is a page, not something to fill in. */
const MOST_OF_A_FORM = 4;

/** What makes a `header` the header of a part of the page, not of the page (HTML Accessibility API Mappings). */
const SECTIONS = 'article, main, section, [role="article"], [role="main"], [role="region"]';

/**
 * Why text of the article is not read:
 * - `author`: marked `data-article-player="skip"`
 * - `skip`: matched by the `skip` selector
 * - `hidden`: nobody sees it
 * - `navigation`, `control`, `aside`, `advertisement`, `sharing`, `comments`, `related`, `graphic`: what it is
 * - `reference`: it only points to another place of the page
 * - `other`: the analysis of the page took it for something else than the article
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

/** An author's own word on an element: `skip` or `read`. */
export const MARK = 'data-article-player';
export const READ_MARK = `[${MARK}="read"]`;

/** Whether `element` and all in it is never read, whatever an author says. */
export function isAlwaysExcluded(element: Element): boolean {
  return NEVER.has(element.localName) || isPlayer(element);
}

/** Why `element`, by what it is, holds no text of `article`: navigation, a control, a form, the page's header. */
export function structuralReason(element: Element, article: Element): ExclusionReason | undefined {
  const { localName } = element;
  const role = element.getAttribute('role');
  const byRole = role ? SKIPPED_ROLES.get(role.trim().split(/\s+/)[0]!.toLowerCase()) : undefined;
  if (localName === 'button' || byRole === 'control') return isTitle(element) ? undefined : 'control';
  if (byRole) return byRole;
  if (localName === 'header') return isPageHeader(element, article) ? 'navigation' : undefined;
  // Some servers put all of a page into one form.
  if (localName === 'form' && element.querySelectorAll('p').length > MOST_OF_A_FORM) return undefined;
  // Under a quotation stands who said it.
  if (localName === 'footer' && element.closest('blockquote')) return undefined;
  // A formula that says how it is said is said so; any other is read, and said by words.
  if (isSaidFormula(element)) return 'graphic';
  return SKIPPED_TAGS.get(localName);
}

/** In an accordion, a heading is a button that unfolds what it is the heading of (WAI-ARIA Authoring Practices). */
function isTitle(control: Element): boolean {
  if (control.localName !== 'button' && control.getAttribute('role') !== 'button') return false;
  const title = control.closest('h1, h2, h3, h4, h5, h6, dt, th, [role="heading"]');
  return title !== null && textLength(title) === textLength(control);
}

/** An article has a header of its own, with its title. The page's header can only be met where the whole page is the article. */
function isPageHeader(header: Element, article: Element): boolean {
  const section = header.closest(SECTIONS);
  if (section && article.contains(section)) return false;
  return article.localName === 'body' || article.localName === 'html' || article.querySelector('main') !== null;
}

/** Whether nobody sees `element`, given its computed style. Its `visibility` is not looked at: a child may be visible again. */
export function isHidden(element: Element, style: CSSStyleDeclaration, layout: Layout = style): boolean {
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

/** Libraries that animate a line cut it up, and hide the pieces from screen readers behind a label that says the same. */
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
 * Beside text that is shown and hidden from screen readers, they get another wording of it: "March 12" for "12/3", all of a word for its
 * initial.
 */
export function standsForShown({ previousElementSibling: before, nextElementSibling: behind }: Element): boolean {
  return [before, behind].some(
    (shown) => shown?.getAttribute('aria-hidden') === 'true' && isSpeakable(shown.textContent),
  );
}

/**
 * The ways in which text is kept for screen readers alone: clipped to nothing, shrunk to a box of a pixel, or moved off the page.
 * It says what a listener has no use for, such as "opens in a new window".
 */
function isVisuallyHidden(style: CSSStyleDeclaration, { position }: Layout): boolean {
  if (position !== 'absolute' && position !== 'fixed') return false;
  if (/^inset\((50|100)%\)$/.test(style.clipPath) || isEmptyClip(style.getPropertyValue('clip'))) return true;
  if (parseFloat(style.left) <= OFF_PAGE || parseFloat(style.top) <= OFF_PAGE) return true;
  return clips(style) && parseFloat(style.width) <= 1 && parseFloat(style.height) <= 1;
}

/** A box of no size that cuts off what is in it. */
function isEmptyBox(style: CSSStyleDeclaration): boolean {
  return clips(style) && (style.height === '0px' || style.width === '0px');
}

function clips({ overflowX }: CSSStyleDeclaration): boolean {
  return overflowX === 'hidden' || overflowX === 'clip';
}

/** What MathJax and KaTeX hide is the formula itself, which they show as mere glyphs. */
export function isFormula({ firstElementChild }: Element): boolean {
  return firstElementChild?.localName === 'math';
}

/** Pixels. Authors use -999, -9999 or -10000 em or px; no column of a page lies so far to the left of it. */
export const OFF_PAGE = -999;

/** `rect(top, right, bottom, left)` of no more than a pixel. */
function isEmptyClip(clip: string): boolean {
  const edges = clip.match(/-?[\d.]+/g)?.map(Number);
  if (edges?.length !== 4) return false;
  const [top, right, bottom, left] = edges as [number, number, number, number];
  return right - left <= 1 || bottom - top <= 1;
}

/** Whether the content of `parent` is folded away and `child` is in it. The first `summary` of a closed `details` is not. */
export function isFolded(parent: Element, child: Node): boolean {
  if (parent.localName !== 'details' || parent.hasAttribute('open')) return false;
  for (const first of parent.children) if (first.localName === 'summary') return first !== child;
  return true;
}
