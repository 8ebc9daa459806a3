/** Events that may move text without a change of an observed size. */
const EVENTS = ['scroll', 'load', 'toggle', 'transitionend', 'animationend'];

/**
 * Calls `onChange` when text may have moved: the page was scrolled, its size or that of one of its
 * elements has changed, or its fonts have loaded. `resized`: boxes may have other sizes. Ends when
 * `signal` is aborted.
 * @returns an observer for the elements with relevant sizes.
 */
export function observeLayout(
  page: Document,
  onChange: (resized: boolean) => void,
  signal: AbortSignal,
): ResizeObserver {
  for (const type of EVENTS) {
    page.addEventListener(type, () => onChange(false), { capture: true, passive: true, signal });
  }
  window.addEventListener('resize', () => onChange(true), { signal });
  page.fonts?.addEventListener('loadingdone', () => onChange(true), { signal });
  const sizes = new ResizeObserver(() => onChange(true));
  signal.addEventListener('abort', () => sizes.disconnect());
  return sizes;
}
