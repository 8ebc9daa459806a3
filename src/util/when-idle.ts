/**
 * Calls back when the page is parsed and the browser is idle. @returns a function that cancels it.
 */
export function whenIdle(callback: () => void): () => void {
  if (document.readyState === 'loading') {
    const calledOff = new AbortController();
    const { signal } = calledOff;
    document.addEventListener(
      'DOMContentLoaded',
      () => signal.addEventListener('abort', whenIdle(callback)),
      {
        once: true,
        signal,
      },
    );
    return () => calledOff.abort();
  }
  // Safari has no `requestIdleCallback()`.
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(callback);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(callback, { timeout: 500 });
  return () => cancelIdleCallback(handle);
}
