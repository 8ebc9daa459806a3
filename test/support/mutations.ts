/** Elements whose content a record tells of: the children that came and went where it is a shadow root itself, none where a text has left the page since. */
export function elementsOf({ target, addedNodes, removedNodes }: MutationRecord): Element[] {
  if (target instanceof Element) return [target];
  if (target.parentElement) return [target.parentElement];
  return [...addedNodes, ...removedNodes].filter((node) => node instanceof Element);
}
