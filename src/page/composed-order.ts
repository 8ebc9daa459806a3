/**
 * The nodes around `node` in the page as it is composed of its shadow trees, from the document down to `node` itself: what is put into a
 * slot is in the slot, and a shadow tree is in its host.
 */
export function composedPath(node: Node): readonly Node[] {
  const path: Node[] = [];
  for (let around: Node | null = node; around; around = composedParent(around)) path.push(around);
  return [...path].map((_, index) => path[path.length - 1 - index]!);
}

/**
 * Whether the node at the end of the composed `path` comes before the one at the end of `other`. A node within another comes neither before
 * nor behind it: it is before it `ifWithin` says so.
 */
export function isBefore(path: readonly Node[], other: readonly Node[], ifWithin: boolean): boolean {
  let depth = 0;
  while (path[depth] && path[depth] === other[depth]) depth += 1;
  const [node, otherNode] = [path[depth], other[depth]];
  if (!node || !otherNode) return ifWithin;
  const around = path[depth - 1];
  // Of what stands in no page or in another, nothing is known.
  if (!around) return true;
  if (around instanceof HTMLSlotElement) {
    const assigned = around.assignedNodes();
    if (assigned.length > 0) return assigned.indexOf(node as Element) < assigned.indexOf(otherNode as Element);
  }
  // What a host has no slot for is not shown: as if it stood before its shadow tree.
  if (node instanceof ShadowRoot) return false;
  if (otherNode instanceof ShadowRoot) return true;
  const position = Node.prototype.compareDocumentPosition.call(node, otherNode);
  return (position & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** What `node` stands in as the page is shown: its slot, its element, or the host of its shadow tree. */
export function composedParent(node: Node): Node | null {
  const slot = (node as Element).assignedSlot;
  if (slot instanceof HTMLSlotElement) return slot;
  // Never by the node itself: in a form, a control named "parentNode" would be its answer.
  const parent = Reflect.get(Node.prototype, 'parentNode', node) as Node | null;
  return parent ?? (node instanceof ShadowRoot ? node.host : null);
}
