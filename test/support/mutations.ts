/**
 * The elements with content changed by a record: for a shadow root, its added and removed children;
 * none for a text node that is no longer in the page.
 */
export function elementsOf({ target, addedNodes, removedNodes }: MutationRecord): Element[] {
  if (target instanceof Element) return [target];
  if (target.parentElement) return [target.parentElement];
  return [...addedNodes, ...removedNodes].filter((node) => node instanceof Element);
}
