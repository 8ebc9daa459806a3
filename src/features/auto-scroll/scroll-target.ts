/** A vertical range, in CSS pixels. */
interface VerticalRange {
  readonly top: number;
  readonly bottom: number;
}

/**
 * Shares of the view, from its top: the range in which a sentence may stay, and where it is
 * scrolled to otherwise.
 */
const PREFERRED = { top: 0.15, bottom: 0.7, target: 0.3 } as const;
/** Share of the view: a long sentence begins at least this far from the top. */
const MIN_TOP = 0.05;

/**
 * How far to scroll down, in CSS pixels, to bring `box` into the preferred range of `view`: 0 while
 * it is in that range, or with `gently`, while all of it is in view. A sentence higher than the
 * view stays while its beginning is in the range, or while it fills the view.
 */
export function scrollDistance(box: VerticalRange, view: VerticalRange, gently: boolean): number {
  const height = view.bottom - view.top;
  const at = (share: number) => view.top + share * height;
  const [first, last] = gently
    ? [view.top, view.bottom]
    : [at(PREFERRED.top), at(PREFERRED.bottom)];
  const fits = box.bottom - box.top <= last - first;
  const comfortable =
    box.top >= first && (fits ? box.bottom <= last : box.top <= at(PREFERRED.target));
  if (comfortable) return 0;
  const lowestTop = view.bottom - (box.bottom - box.top);
  return box.top - Math.max(Math.min(at(PREFERRED.target), lowestTop), at(MIN_TOP));
}
