const FOCUSABLE =
  'a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls]';
const BY_ATTRIBUTE = '[tabindex], [contenteditable]:not([contenteditable="false"])';

/** Gives the focus to what comes behind `range` in the order of Tab, or before it. @returns whether there is something. */
export function focusBeside({ endContainer, startContainer }: Range, before: boolean): boolean {
  const place = inDocument(before ? startContainer : endContainer);
  const side = before ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  const all = [...document.querySelectorAll<HTMLElement>(`${FOCUSABLE}, ${BY_ATTRIBUTE}`)];
  const beside = all.filter((element) => element.tabIndex >= 0 && place.compareDocumentPosition(element) & side);
  for (const element of before ? beside.toReversed() : beside) {
    element.focus();
    // What is hidden or disabled takes none.
    if (document.activeElement === element) return true;
  }
  return false;
}

/** A node in a shadow tree is where its host is. */
function inDocument(node: Node): Node {
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? inDocument(root.host) : node;
}
