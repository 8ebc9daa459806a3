/** A vertical range, in CSS pixels. */
interface Stretch {
  readonly top: number;
  readonly bottom: number;
}

/**
 * Shares of the view, from its top: the range in which a sentence may stay, and where it is
 * scrolled to otherwise.
 */
const BAND = { top: 0.15, bottom: 0.7, target: 0.3 } as const;
/** Share of the view: a long sentence begins this far from the top. */
const LEAST = 0.05;

/**
 * How far to scroll down, in CSS pixels, to bring `box` into the preferred range of `view`: 0 while
 * it is in that range, or with `gently`, while all of it is in view. A sentence higher than the
 * view stays while its beginning is in the range, or while it fills the view.
 */
export function scrollDistance(box: Stretch, view: Stretch, gently: boolean): number {
  const height = view.bottom - view.top;
  const at = (share: number) => view.top + share * height;
  const [first, last] = gently ? [view.top, view.bottom] : [at(BAND.top), at(BAND.bottom)];
  const fits = box.bottom - box.top <= last - first;
  const comfortable = box.top >= first && (fits ? box.bottom <= last : box.top <= at(BAND.target));
  if (comfortable) return 0;
  const room = view.bottom - (box.bottom - box.top);
  return box.top - Math.max(Math.min(at(BAND.target), room), at(LEAST));
}
