/** What may move a text without a change of any size that is watched. */
const STIRS = ['scroll', 'load', 'toggle', 'transitionend', 'animationend'];

/**
 * Calls `stirred` whenever texts may have come to lie elsewhere: the page was scrolled, changed its size or that of one of its elements, or has
 * its fonts now. `resized` tells that boxes may have other sizes. Until `signal` is aborted.
 * @returns what is to observe the elements whose sizes matter.
 */
export function observeLayout(
  page: Document,
  stirred: (resized: boolean) => void,
  signal: AbortSignal,
): ResizeObserver {
  for (const type of STIRS) {
    page.addEventListener(type, () => stirred(false), { capture: true, passive: true, signal });
  }
  window.addEventListener('resize', () => stirred(true), { signal });
  page.fonts?.addEventListener('loadingdone', () => stirred(true), { signal });
  const sizes = new ResizeObserver(() => stirred(true));
  signal.addEventListener('abort', () => sizes.disconnect());
  return sizes;
}
