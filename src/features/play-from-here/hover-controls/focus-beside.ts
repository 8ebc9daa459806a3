import { fromDocument } from '../../../page/document-property.js';

const FOCUSABLE =
  'a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls]';
const BY_ATTRIBUTE = '[tabindex], [contenteditable]:not([contenteditable="false"])';

/**
 * Focuses the next element behind `range` in the tab order, or the one before it; if that is
 * `player`, its play button.
 * @returns whether there is one.
 */
export function focusBeside(
  { endContainer, startContainer }: Range,
  before: boolean,
  player: Element,
): boolean {
  const place = inDocument(before ? startContainer : endContainer);
  const side = before ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  const selector = `${FOCUSABLE}, ${BY_ATTRIBUTE}, ${player.localName}`;
  const all = [...document.querySelectorAll<HTMLElement>(selector)].filter(
    (element) =>
      (element.tabIndex >= 0 || element === player) &&
      place.compareDocumentPosition(element) & side,
  );
  for (const element of before ? all.toReversed() : all) {
    (element === player ? playButtonOf(player) : element)?.focus();
    // A hidden or disabled element takes no focus.
    if (fromDocument(document, 'activeElement') === element) return true;
  }
  return false;
}

/** The play button. */
export function playButtonOf(player: Element): HTMLElement | undefined {
  return player.shadowRoot?.querySelector<HTMLElement>('[part~="play"]') ?? undefined;
}

/** The position of a node in a shadow tree is that of its host. */
function inDocument(node: Node): Node {
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? inDocument(root.host) : node;
}
