/**
 * The start or the end of an inline element, with its computed style and that of the element around
 * it.
 */
export interface Edge {
  readonly element: Element;
  readonly style: CSSStyleDeclaration;
  readonly around: CSSStyleDeclaration;
  readonly side: 'start' | 'end';
}

/** In em: a space between words is wider than this, letter spacing is less. */
const LEAST_GAP = 0.2;
const ITEMS = /^(?:li|dt|dd|td|th|option)$/;

/** Whether text on both sides of `edges` looks like two words. */
export function showsGap(edges: readonly Edge[]): boolean {
  return edges.some(
    (edge) => ITEMS.test(edge.element.localName) || isApart(edge, edges.length > 1),
  );
}

function isApart({ element, style, around, side }: Edge, betweenTwo: boolean): boolean {
  const wide = (length: string) => parseFloat(length) >= LEAST_GAP * parseFloat(style.fontSize);
  if (wide(style.getPropertyValue(`margin-inline-${side}`))) return true;
  // A background extends into the padding: a word that continues after `code` or `mark` is one
  // word.
  if (betweenTwo && wide(style.getPropertyValue(`padding-inline-${side}`))) return true;
  if (
    /flex|grid/.test(around.display) &&
    (wide(around.columnGap) || around.justifyContent.startsWith('space-'))
  )
    return true;
  const { content } = getComputedStyle(element, side === 'start' ? '::before' : '::after');
  // Quotation marks belong to the word next to them.
  return !/^(?:none|normal|["']["']|.*-quote)$/.test(content);
}
