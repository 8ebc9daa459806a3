import { boilerplateReason, lineReason } from './boilerplate.js';
import type { Layout } from './layout.js';
import { textLength } from './measure.js';
import { isReference } from './references.js';
import { structuralReason, isHidden, MARK, type ExclusionReason } from './exclusion-rules.js';
import { isInFlow, isInLine } from './inherited-context.js';

/**
 * A fixed bar has less than this share of the article's text. A page that is laid out in fixed
 * boxes has all of its text in them.
 */
const MAX_BAR_SHARE = 0.2;

/**
 * Why `element` is excluded from `article`; `undefined` if it is read. The first rule that applies
 * decides.
 */
export function exclusionReason(
  element: Element,
  style: CSSStyleDeclaration,
  article: Element,
  layout: Layout = style,
): ExclusionReason | undefined {
  if (element.getAttribute(MARK) === 'skip') return 'author';
  if (isHidden(element, style, layout)) return 'hidden';
  // The article itself was chosen by the page or its author.
  if (element === article) return undefined;
  const reason = structuralReason(element, article) ?? boilerplateReason(element, article);
  if (reason) return reason;
  if (isReference(element, style)) return 'reference';
  if (layout.position === 'fixed' && isBar(element, article)) return 'control';
  if (!isInFlow(layout) && isTransparent(style) && isBar(element, article)) return 'hidden';
  return isInLine(layout) ? undefined : lineReason(element);
}

/**
 * A box that is shown on hover or focus. An element in the flow may only wait for an animation that
 * reveals it.
 */
function isTransparent({ opacity, transform, scale }: CSSStyleDeclaration): boolean {
  return opacity === '0' || transform.startsWith('matrix(0, 0, 0, 0,') || scale === '0';
}

function isBar(element: Element, article: Element): boolean {
  return textLength(element) < MAX_BAR_SHARE * textLength(article);
}
