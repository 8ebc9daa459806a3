/** The direction of a line of text on the screen. */
export type WritingDirection = 'right' | 'left' | 'down' | 'up';

/**
 * The direction of lines in `element`, by its `writing-mode` and `direction`, or by another
 * `direction`.
 */
export function writingDirectionOf(element: Element, direction?: string): WritingDirection {
  const style = getComputedStyle(element);
  const { writingMode } = style;
  const isReversed = (direction ?? style.direction) === 'rtl';
  if (writingMode.startsWith('horizontal')) return isReversed ? 'left' : 'right';
  return isReversed === (writingMode === 'sideways-lr') ? 'down' : 'up';
}

/** Whether lines in `element` are vertical. */
export function isUpright(element: Element): boolean {
  return /up|down/.test(writingDirectionOf(element));
}
