/** The nodes in `parent` as they are shown: of its open shadow tree, if it has one; in a slot, those that were put there. */
export function shownChildren(parent: Element): Iterator<Node> {
  if (parent instanceof HTMLSlotElement) {
    const assigned = parent.assignedNodes();
    if (assigned.length > 0) return assigned.values();
  }
  return siblingsFrom((parent.shadowRoot ?? parent).firstChild);
}

/** By hand, because a live list of child nodes is slow to walk by number, and copying it costs memory. */
function* siblingsFrom(first: Node | null): Generator<Node, undefined> {
  for (let child = first; child; child = child.nextSibling) yield child;
  return undefined;
}
