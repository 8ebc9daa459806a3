import { boilerplateReason, lineReason } from './boilerplate.js';
import type { Layout } from './layout.js';
import { textLength } from './measure.js';
import { isReference } from './references.js';
import { structuralReason, isHidden, MARK, type ExclusionReason } from './exclusion-rules.js';
import { isInFlow, isInLine } from './inherited-context.js';

/** A bar fixed to the window holds less than this share of the article's text; a page laid out in fixed boxes holds it all. */
const BAR = 0.2;

/** Why `element` is not read as part of `article`; `undefined` where it is. The first rule that holds tells. */
export function exclusionReason(
  element: Element,
  style: CSSStyleDeclaration,
  article: Element,
  layout: Layout = style,
): ExclusionReason | undefined {
  if (element.getAttribute(MARK) === 'skip') return 'author';
  if (isHidden(element, style, layout)) return 'hidden';
  // The article itself is what a page or its author says it is.
  if (element === article) return undefined;
  const reason = structuralReason(element, article) ?? boilerplateReason(element, article);
  if (reason) return reason;
  if (isReference(element, style)) return 'reference';
  if (layout.position === 'fixed' && isBar(element, article)) return 'control';
  if (!isInFlow(layout) && isUnseen(style) && isBar(element, article)) return 'hidden';
  return isInLine(layout) ? undefined : lineReason(element);
}

/** A box that is shown when somebody points at something. In the flow of the text, it may only be about to appear. */
function isUnseen({ opacity, transform, scale }: CSSStyleDeclaration): boolean {
  return opacity === '0' || transform.startsWith('matrix(0, 0, 0, 0,') || scale === '0';
}

function isBar(element: Element, article: Element): boolean {
  return textLength(element) < BAR * textLength(article);
}
