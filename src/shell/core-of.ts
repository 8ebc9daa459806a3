import type { CoreController } from './core-controller.js';
import type { ElementCore } from './element-core.js';

/** What belongs to an element. It is kept apart, so that no page reaches it. */
const cores = new WeakMap<object, ElementCore>();
const loadings = new WeakMap<object, CoreController>();

/** What stands behind the members of an element: its core, or what stands in for it. */
export function coreOf(element: object): ElementCore {
  return cores.get(element)!;
}

export function playerOf(element: object): ElementCore['player'] {
  return coreOf(element).player;
}

/** What loads the core of an element; `undefined` if it was there from the start. */
export function loadingOf(element: object): CoreController | undefined {
  return loadings.get(element);
}

export function setCore(element: object, core: ElementCore): void {
  cores.set(element, core);
}

/** The element has no core yet: `loading` stands in for it, and loads it. */
export function setLoading(element: object, loading: CoreController): void {
  loadings.set(element, loading);
  cores.set(element, loading.state);
  void loading.whenLoaded((core) => cores.set(element, core));
}
