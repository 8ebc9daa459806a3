/**
 * The properties of a computed style that are read often. Each read of a property of a
 * `CSSStyleDeclaration` takes about a microsecond.
 */
export type Layout = Pick<CSSStyleDeclaration, 'display' | 'position' | 'cssFloat'>;

export function layoutOf({ display, position, cssFloat }: CSSStyleDeclaration): Layout {
  return { display, position, cssFloat };
}
