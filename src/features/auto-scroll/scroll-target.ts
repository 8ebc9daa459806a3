/** A stretch from top to bottom, in CSS pixels. */
interface Stretch {
  readonly top: number;
  readonly bottom: number;
}

/** Of what is seen, from its top: where a sentence is read in comfort, and where it comes to lie when it was not there. */
const BAND = { top: 0.15, bottom: 0.7, target: 0.3 } as const;
/** Of what is seen: a long sentence begins this far from the top. */
const LEAST = 0.05;

/**
 * How far to scroll down, in CSS pixels, so that `box` is read in comfort in `view`: not at all while it lies in the band of comfort, or
 * where `gently`, while it is seen as a whole. A sentence higher than the view is in comfort while its beginning is, or all of the view is in it.
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
