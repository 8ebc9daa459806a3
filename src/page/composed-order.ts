/**
 * The ancestors of `node` in the composed tree, from the document down to `node` itself: a slotted
 * node is in its slot, and a shadow tree is in its host.
 */
export function composedPath(node: Node): readonly Node[] {
  const path: Node[] = [];
  for (let around: Node | null = node; around; around = composedParent(around)) path.push(around);
  return [...path].map((_, index) => path[path.length - 1 - index]!);
}

/**
 * Whether the last node of `path` is before that of `other`, in composed tree order. If one is an
 * ancestor of the other, the result is `ifWithin`.
 */
export function isBefore(
  path: readonly Node[],
  other: readonly Node[],
  ifWithin: boolean,
): boolean {
  let depth = 0;
  while (path[depth] && path[depth] === other[depth]) depth += 1;
  const [node, otherNode] = [path[depth], other[depth]];
  if (!node || !otherNode) return ifWithin;
  const around = path[depth - 1];
  // Nodes that are not connected, or in another document, have no order.
  if (!around) return true;
  if (around instanceof HTMLSlotElement) {
    const assigned = around.assignedNodes();
    if (assigned.length > 0)
      return assigned.indexOf(node as Element) < assigned.indexOf(otherNode as Element);
  }
  // A child of a host without a slot is not rendered: it counts as before the shadow tree.
  if (node instanceof ShadowRoot) return false;
  if (otherNode instanceof ShadowRoot) return true;
  const position = Node.prototype.compareDocumentPosition.call(node, otherNode);
  return (position & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/**
 * The parent of `node` in the composed tree: its slot, its parent, or the host of its shadow tree.
 */
export function composedParent(node: Node): Node | null {
  const slot = (node as Element).assignedSlot;
  if (slot instanceof HTMLSlotElement) return slot;
  // Not by `node.parentNode`: a control named "parentNode" in a form would shadow it.
  const parent = Reflect.get(Node.prototype, 'parentNode', node) as Node | null;
  return parent ?? (node instanceof ShadowRoot ? node.host : null);
}
