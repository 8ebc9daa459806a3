/** A place in the page: as in `Range`. */
export interface Caret {
  readonly node: Node;
  readonly offset: number;
}

/** In browsers before `caretPositionFromPoint` (Chromium before 128, Safari). */
type Page = Document & { caretRangeFromPoint?(x: number, y: number): Range | null };

/** The place in the text nearest to a point of the viewport, in CSS pixels; also in the open shadow trees that `path`, an event's, goes through. */
export function caretAt(x: number, y: number, path: readonly EventTarget[]): Caret | undefined {
  const page: Page = document;
  const shadowRoots = path.filter((target) => target instanceof ShadowRoot);
  const position = page.caretPositionFromPoint?.(x, y, { shadowRoots });
  if (position) return { node: position.offsetNode, offset: position.offset };
  const range = page.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}
