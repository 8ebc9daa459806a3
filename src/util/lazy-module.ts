/**
 * After a failure, the module is not requested again within so many ms: a feature may ask at every
 * pointer move.
 */
const RETRY_AFTER = 1000;

/**
 * A function that loads a module when it is first called. `undefined` if it could not be loaded: a
 * later call tries again. A browser that remembers failed imports fails again at once (HTML did so
 * until 2026: whatwg/html 10327). The annotation lets a bundler drop an unused loader, and its
 * import with it.
 */
/* @__NO_SIDE_EFFECTS__ */
export function lazyModule<Module>(load: () => Promise<Module>): () => Promise<Module | undefined> {
  let module: Promise<Module | undefined> | undefined;
  let failedAt = -Infinity;
  return async () => {
    if (performance.now() - failedAt < RETRY_AFTER) return undefined;
    return (module ??= load().catch(() => {
      module = undefined;
      failedAt = performance.now();
      return undefined;
    }));
  };
}
