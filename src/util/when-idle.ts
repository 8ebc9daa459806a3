/** Calls back when the page is parsed and the browser has nothing better to do. @returns a function that calls it off. */
export function whenIdle(callback: () => void): () => void {
  if (document.readyState === 'loading') {
    const calledOff = new AbortController();
    const { signal } = calledOff;
    document.addEventListener('DOMContentLoaded', () => signal.addEventListener('abort', whenIdle(callback)), {
      once: true,
      signal,
    });
    return () => calledOff.abort();
  }
  // Safari has no idle callbacks.
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(callback);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(callback, { timeout: 500 });
  return () => cancelIdleCallback(handle);
}
