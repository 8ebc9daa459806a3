/**
 * Resolves a URL against the page. A bundler that moves files may replace
 * `new URL('…', import.meta.url)` by a string, or by an object like a `URL` whose `href` is a path
 * (Turbopack, `relativeURL`).
 */
export function resolveUrl(url: URL | string): URL {
  return new URL(typeof url === 'string' ? url : url.href, document.baseURI);
}
