/**
 * An object that all copies of this package on a page share, copies of other versions too. The
 * first copy creates it, and the others find it by a symbol of the global registry. Its shape must
 * never change: use another name instead.
 */
export function globalSingleton<Shared extends object>(name: string, create: () => Shared): Shared {
  const page = globalThis as unknown as Record<symbol, Shared | undefined>;
  return (page[Symbol.for(`article-player:${name}`)] ??= create());
}
