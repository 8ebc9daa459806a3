/**
 * Reads a property from the prototype, because a form's controls shadow its properties by their
 * names.
 */
export function nodeProperty(
  node: Node,
  name: 'firstChild' | 'nextSibling' | 'parentNode',
): Node | null {
  return node instanceof HTMLFormElement
    ? (Reflect.get(Node.prototype, name, node) as Node | null)
    : node[name];
}

/**
 * The child nodes of `parent` as they are rendered: those of its open shadow tree, if it has one;
 * in a slot, the assigned nodes.
 */
export function shownChildren(parent: Element): Iterator<Node> {
  if (parent instanceof HTMLSlotElement) {
    const assigned = parent.assignedNodes();
    if (assigned.length > 0) return assigned.values();
  }
  const root = parent instanceof HTMLFormElement ? parent : (parent.shadowRoot ?? parent);
  return siblingsFrom(nodeProperty(root, 'firstChild'));
}

/**
 * By siblings, because access to a live `childNodes` list by index is slow, and a copy takes
 * memory.
 */
function* siblingsFrom(first: Node | null): Generator<Node, undefined> {
  for (let child = first; child; child = nodeProperty(child, 'nextSibling')) yield child;
  return undefined;
}

/** Also works for a form with a control named `nodeType`. */
export function isElement(node: Node): node is Element {
  return node instanceof HTMLFormElement || node.nodeType === Node.ELEMENT_NODE;
}

/** Whether `element` has the name of a custom element, and is not defined yet. */
export function isUndefined(element: Element): boolean {
  return element.localName.includes('-') && !element.matches(':defined');
}

/** `Node.contains`, also for a form with a control of that name. */
export function contains(around: Node, node: Node | null): boolean {
  return Node.prototype.contains.call(around, node);
}

/** `Node.getRootNode`, also for a form with a control of that name. */
export function rootOf(node: Node): Node {
  return Node.prototype.getRootNode.call(node);
}

/** Members that are used of elements, and that a control in a form may shadow by its name. */
const SHADOWED_MEMBERS = [
  ...'localName className id attributes children childElementCount parentElement textContent firstElementChild'.split(
    ' ',
  ),
  ...'getAttribute getAttributeNames hasAttribute matches closest querySelector querySelectorAll contains firstChild'.split(
    ' ',
  ),
  ...'previousSibling nextSibling shadowRoot ownerDocument nodeType childNodes isConnected'.split(
    ' ',
  ),
];

/**
 * Returns `element`, or a shallow copy of it if it is a form with controls that shadow its members.
 */
export function unshadowed(element: Element): Element {
  const hides =
    element instanceof HTMLFormElement &&
    SHADOWED_MEMBERS.some((name) => Object.hasOwn(element, name));
  return hides ? (Node.prototype.cloneNode.call(element, false) as Element) : element;
}
