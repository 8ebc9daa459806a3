/**
 * What all copies of this package on a page share, also copies of other versions: made by the first that asks, and found by the others
 * through the symbols that all scripts of a page have in common. Its shape can never change: ask for another name instead.
 */
export function globalSingleton<Shared extends object>(name: string, make: () => Shared): Shared {
  const page = globalThis as unknown as Record<symbol, Shared | undefined>;
  return (page[Symbol.for(`article-player:${name}`)] ??= make());
}
