/** What a control in a form may hide by its name is asked of the prototype. */
export function nodeProperty(node: Node, name: 'firstChild' | 'nextSibling' | 'parentNode'): Node | null {
  return node instanceof HTMLFormElement ? (Reflect.get(Node.prototype, name, node) as Node | null) : node[name];
}

/**
 * A property of a document, asked of the prototype: an image, form or frame with its name hides it (`<img name="body">`; HTML, named
 * properties of `Document`).
 */
export function fromDocument<Name extends keyof Document>(page: Document, name: Name): Document[Name] {
  return Reflect.get(Document.prototype, name, page) as Document[Name];
}

/** The nodes in `parent` as they are shown: of its open shadow tree, if it has one; in a slot, those that were put there. */
export function shownChildren(parent: Element): Iterator<Node> {
  if (parent instanceof HTMLSlotElement) {
    const assigned = parent.assignedNodes();
    if (assigned.length > 0) return assigned.values();
  }
  const root = parent instanceof HTMLFormElement ? parent : (parent.shadowRoot ?? parent);
  return siblingsFrom(nodeProperty(root, 'firstChild'));
}

/** By hand, because a live list of child nodes is slow to walk by number, and copying it costs memory. */
function* siblingsFrom(first: Node | null): Generator<Node, undefined> {
  for (let child = first; child; child = nodeProperty(child, 'nextSibling')) yield child;
  return undefined;
}

/** Of any node, even of a form with a control named `nodeType`. */
export function isElement(node: Node): node is Element {
  return node instanceof HTMLFormElement || node.nodeType === Node.ELEMENT_NODE;
}

/** Whether `element` has the name of a custom element, and nothing has said yet what it is. */
export function isUndefined(element: Element): boolean {
  return element.localName.includes('-') && !element.matches(':defined');
}

/** As `Node.contains`, also of a form with a control of that name. */
export function holds(around: Node, node: Node | null): boolean {
  return Node.prototype.contains.call(around, node);
}

/** As `Node.getRootNode`, also of a form with a control of that name. */
export function rootOf(node: Node): Node {
  return Node.prototype.getRootNode.call(node);
}

/** What is asked of elements, and what a control in a form may hide by its name. */
const MEMBERS = [
  ...'localName className id attributes children childElementCount parentElement textContent firstElementChild'.split(
    ' ',
  ),
  ...'getAttribute getAttributeNames hasAttribute matches closest querySelector querySelectorAll contains firstChild'.split(
    ' ',
  ),
  ...'previousSibling nextSibling shadowRoot ownerDocument nodeType childNodes isConnected'.split(' '),
];

/**
 * An element that can be asked what `element` is. Where a form would answer with its controls, named as what it is asked for, that is a copy of
 * the form alone.
 */
export function answering(element: Element): Element {
  const hides = element instanceof HTMLFormElement && MEMBERS.some((name) => Object.hasOwn(element, name));
  return hides ? (Node.prototype.cloneNode.call(element, false) as Element) : element;
}
