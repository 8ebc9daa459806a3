import { fromDocument } from '../../../page/composed-tree.js';
const FOCUSABLE =
  'a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls]';
const BY_ATTRIBUTE = '[tabindex], [contenteditable]:not([contenteditable="false"])';

/**
 * Gives the focus to what comes behind `range` in the order of Tab, or before it; where that is `player`, to its play button.
 * @returns whether there is something.
 */
export function focusBeside({ endContainer, startContainer }: Range, before: boolean, player: Element): boolean {
  const place = inDocument(before ? startContainer : endContainer);
  const side = before ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  const selector = `${FOCUSABLE}, ${BY_ATTRIBUTE}, ${player.localName}`;
  const all = [...document.querySelectorAll<HTMLElement>(selector)].filter(
    (element) => (element.tabIndex >= 0 || element === player) && place.compareDocumentPosition(element) & side,
  );
  for (const element of before ? all.toReversed() : all) {
    (element === player ? playButtonOf(player) : element)?.focus();
    // What is hidden or disabled takes none.
    if (fromDocument(document, 'activeElement') === element) return true;
  }
  return false;
}

/** The button that plays and pauses. */
export function playButtonOf(player: Element): HTMLElement | undefined {
  return player.shadowRoot?.querySelector<HTMLElement>('[part~="play"]') ?? undefined;
}

/** A node in a shadow tree is where its host is. */
function inDocument(node: Node): Node {
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? inDocument(root.host) : node;
}
