/** The side of the screen that lines of text run to. */
export type WritingDirection = 'right' | 'left' | 'down' | 'up';

/** Which way a line in `element` runs, by its writing mode and its direction, or by another `direction`. */
export function writingDirectionOf(element: Element, direction?: string): WritingDirection {
  const style = getComputedStyle(element);
  const { writingMode } = style;
  const isReversed = (direction ?? style.direction) === 'rtl';
  if (writingMode.startsWith('horizontal')) return isReversed ? 'left' : 'right';
  return isReversed === (writingMode === 'sideways-lr') ? 'down' : 'up';
}

/** Whether lines in `element` stand upright. */
export function isUpright(element: Element): boolean {
  return /up|down/.test(writingDirectionOf(element));
}
