import { fromDocument } from '../../page/document-property.js';
import { isBottomSheet } from './bottom-sheet.js';
import type { Marker } from './markers.js';

/** The estimated size of a label and the width of a character, in CSS px. */
const LABEL = { width: 120, height: 14, sign: 6.5 };
/** The maximum height of a text whose label may be placed after it, in CSS px. */
const LINE = 44;

/** A horizontal range of the viewport, in CSS px from its left edge. */
interface HorizontalRange {
  readonly left: number;
  readonly right: number;
}

/** The surroundings of a label. */
export interface LabelContext {
  /** The box of the article. */
  readonly column: HorizontalRange;
  /** The range that the panel does not cover. */
  readonly free: HorizontalRange;
  /** The boxes of all markers in view. */
  readonly taken: readonly DOMRect[];
  /** The direction of the article is right to left. */
  readonly rtl: boolean;
}

/** The range of the viewport beside the panel. The whole width if the panel is a bottom sheet. */
export function rangeBesidePanel({ left, right }: HorizontalRange): HorizontalRange {
  const { clientWidth } = fromDocument(document, 'documentElement');
  if (isBottomSheet()) return { left: 0, right: clientWidth };
  return left < clientWidth - right
    ? { left: right, right: clientWidth }
    : { left: 0, right: left };
}

/**
 * Positions the label so that it hides no text: beside the column if there is space, else after a
 * short text, else on the edge of the box. The label of an excluded element is inside its box, and
 * not under the panel.
 */
export function positionLabel(
  box: HTMLElement,
  marker: Marker,
  rect: DOMRect,
  around: LabelContext,
): void {
  const { column, free, rtl } = around;
  const label = box.firstElementChild as HTMLElement;
  const leftOut = marker.kind === 'left-out';
  const room = rtl ? free.right - column.right : column.left - free.left;
  const inset = rtl ? column.right - rect.right : rect.left - column.left;
  const beside = !leftOut && room >= LABEL.width && inset >= -1 && inset < LABEL.width / 2;
  const behind =
    !leftOut &&
    !beside &&
    marker.kind !== 'cell' &&
    rect.height <= LINE &&
    hasSpaceBehind(rect, around);
  box.classList.toggle('beside', beside);
  box.classList.toggle('behind', behind);
  box.classList.toggle('rtl', rtl);
  box.style.setProperty('--_out', beside ? `${inset}px` : '0px');
  const open = rtl ? rect.right - free.left : free.right - rect.left;
  const under = rtl ? free.left - rect.left : rect.right - free.right;
  box.style.setProperty(
    '--_under',
    leftOut && open >= LABEL.width ? `${Math.max(0, under)}px` : '0px',
  );
  const width = Math.min(rect.width, open);
  // In a single line, a long label would hide a short text.
  const least = rect.height <= LINE ? LABEL.width + marker.label.length * LABEL.sign : LABEL.width;
  const roomy = width >= least && rect.height >= LABEL.height;
  const whole = leftOut
    ? roomy
    : beside || behind || (marker.kind !== 'cell' && marker.kind !== 'item');
  const text = whole ? marker.label : marker.shortLabel;
  if (label.dataset['text'] === text) return;
  label.dataset['text'] = text;
  label.replaceChildren(text);
}

/**
 * Whether there is space for a label after a text, within the column, without hiding another text.
 */
function hasSpaceBehind(rect: DOMRect, { column, free, taken, rtl }: LabelContext): boolean {
  const left = rtl ? rect.left - LABEL.width : rect.right;
  const right = left + LABEL.width;
  if (left < Math.max(column.left, free.left) || right > Math.min(column.right, free.right))
    return false;
  const middle = (rect.top + rect.bottom) / 2;
  const [top, bottom] = [middle - LABEL.height / 2, middle + LABEL.height / 2];
  return taken.every(
    (other) =>
      other === rect ||
      other.right <= left ||
      other.left >= right ||
      other.bottom <= top ||
      other.top >= bottom,
  );
}
