import { clutterReason, lineReason } from './clutter.js';
import { textLength } from './measure.js';
import { isReference } from './references.js';
import { apparatusReason, isHidden, MARK, type LeftOutReason } from './skipped.js';
import { isInLine } from './surroundings.js';

/** A bar fixed to the window holds less than this share of the article's text; a page laid out in fixed boxes holds it all. */
const BAR = 0.2;

/** Why `element` is not read as part of `article`; `undefined` where it is. The first rule that holds tells. */
export function leftOutReason(
  element: Element,
  style: CSSStyleDeclaration,
  article: Element,
): LeftOutReason | undefined {
  if (element.getAttribute(MARK) === 'skip') return 'author';
  if (isHidden(element, style)) return 'hidden';
  // The article itself is what a page or its author says it is.
  if (element === article) return undefined;
  const reason = apparatusReason(element, article) ?? clutterReason(element);
  if (reason) return reason;
  if (isReference(element, style)) return 'reference';
  if (style.position === 'fixed' && isBar(element, article)) return 'control';
  return isInLine(style) ? undefined : lineReason(element);
}

function isBar(element: Element, article: Element): boolean {
  return textLength(element) < BAR * textLength(article);
}
