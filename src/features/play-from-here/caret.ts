import type { Caret } from '../../core/context.js';

/** In browsers without `caretPositionFromPoint()` (Chromium before 128, Safari). */
type Page = Document & { caretRangeFromPoint?(x: number, y: number): Range | null };

/**
 * The position in the text nearest to a point of the viewport, in CSS pixels; also in the open
 * shadow trees of `path`, the path of an event.
 */
export function caretAt(x: number, y: number, path: readonly EventTarget[]): Caret | undefined {
  const page: Page = document;
  const shadowRoots = path.filter((target) => target instanceof ShadowRoot);
  const position = page.caretPositionFromPoint?.(x, y, { shadowRoots });
  if (position) return { node: position.offsetNode, offset: position.offset };
  const range = page.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}
