import { fromDocument } from '../../page/composed-tree.js';
import { isBottomSheet } from './bottom-sheet.js';
import type { Marker } from './markers.js';

/** CSS pixels that a label takes, and each of its signs. */
const LABEL = { width: 120, height: 14, sign: 6.5 };
/** CSS pixels: a text that is no higher has its label behind it, if there is room. */
const LINE = 44;

/** A stretch across the viewport, in CSS pixels from its left. */
interface HorizontalRange {
  readonly left: number;
  readonly right: number;
}

/** What is around the texts that are labelled. */
export interface LabelContext {
  /** The box of the article. */
  readonly column: HorizontalRange;
  /** What the panel does not cover. */
  readonly free: HorizontalRange;
  /** The boxes of all that may be labelled. */
  readonly taken: readonly DOMRect[];
  /** The article runs from right to left. */
  readonly rtl: boolean;
}

/** The part of the viewport beside the panel; all of it, where the panel lies below, as on a phone. */
export function rangeBesidePanel({ left, right }: HorizontalRange): HorizontalRange {
  const { clientWidth } = fromDocument(document, 'documentElement');
  if (isBottomSheet()) return { left: 0, right: clientWidth };
  return left < clientWidth - right ? { left: right, right: clientWidth } : { left: 0, right: left };
}

/**
 * Puts the label where it hides no text: beside the column where there is room, else behind a short text, else on the box's edge; on what is
 * left out, into the box, and not under the panel.
 */
export function positionLabel(box: HTMLElement, marker: Marker, rect: DOMRect, around: LabelContext): void {
  const { column, free, rtl } = around;
  const label = box.firstElementChild as HTMLElement;
  const leftOut = marker.kind === 'left-out';
  const room = rtl ? free.right - column.right : column.left - free.left;
  const inset = rtl ? column.right - rect.right : rect.left - column.left;
  const beside = !leftOut && room >= LABEL.width && inset >= -1 && inset < LABEL.width / 2;
  const behind = !leftOut && !beside && marker.kind !== 'cell' && rect.height <= LINE && hasSpaceBehind(rect, around);
  box.classList.toggle('beside', beside);
  box.classList.toggle('behind', behind);
  box.classList.toggle('rtl', rtl);
  box.style.setProperty('--_out', beside ? `${inset}px` : '0px');
  const open = rtl ? rect.right - free.left : free.right - rect.left;
  const under = rtl ? free.left - rect.left : rect.right - free.right;
  box.style.setProperty('--_under', leftOut && open >= LABEL.width ? `${Math.max(0, under)}px` : '0px');
  const width = Math.min(rect.width, open);
  // In a single line, the reason would hide a short text.
  const least = rect.height <= LINE ? LABEL.width + marker.label.length * LABEL.sign : LABEL.width;
  const roomy = width >= least && rect.height >= LABEL.height;
  const whole = leftOut ? roomy : beside || behind || (marker.kind !== 'cell' && marker.kind !== 'item');
  const text = whole ? marker.label : marker.shortLabel;
  if (label.dataset['text'] === text) return;
  label.dataset['text'] = text;
  label.replaceChildren(text);
}

/** Whether a label finds room behind a text, in the column, and hides no other text of it. */
function hasSpaceBehind(rect: DOMRect, { column, free, taken, rtl }: LabelContext): boolean {
  const left = rtl ? rect.left - LABEL.width : rect.right;
  const right = left + LABEL.width;
  if (left < Math.max(column.left, free.left) || right > Math.min(column.right, free.right)) return false;
  const middle = (rect.top + rect.bottom) / 2;
  const [top, bottom] = [middle - LABEL.height / 2, middle + LABEL.height / 2];
  return taken.every(
    (other) =>
      other === rect || other.right <= left || other.left >= right || other.bottom <= top || other.top >= bottom,
  );
}
