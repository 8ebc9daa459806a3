/** What is asked of an element's computed style again and again. Each property of a `CSSStyleDeclaration` takes about a microsecond. */
export type Layout = Pick<CSSStyleDeclaration, 'display' | 'position' | 'cssFloat'>;

export function layoutOf({ display, position, cssFloat }: CSSStyleDeclaration): Layout {
  return { display, position, cssFloat };
}
