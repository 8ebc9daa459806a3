/**
 * An address as the page resolves it. What stands for `new URL('…', import.meta.url)` once a bundler has moved the file may be a text, or an
 * object like a `URL` with a path for its address (Turbopack, `relativeURL`).
 */
export function resolveUrl(url: URL | string): URL {
  return new URL(typeof url === 'string' ? url : url.href, document.baseURI);
}
