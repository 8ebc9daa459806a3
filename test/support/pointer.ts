import { userEvent } from 'vitest/browser';

/** The range of the first `text` in `element`. */
export function rangeOf(element: Element, text: string): Range {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = (node as Text).data.indexOf(text);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + text.length);
    return range;
  }
  throw new Error(`The page has no "${text}".`);
}

/** The element in which `text` starts, and the middle of the text relative to it. */
function placeOf(root: Element, text: string) {
  const range = rangeOf(root, text);
  const element = range.startContainer.parentElement!;
  const { left, top, width, height } = range.getClientRects()[0]!;
  const from = element.getBoundingClientRect();
  return { element, position: { x: left - from.left + width / 2, y: top - from.top + height / 2 } };
}

/** Clicks on a text with the real mouse. */
export async function clickText(
  root: Element,
  text: string,
  options: Parameters<typeof userEvent.click>[1] = {},
): Promise<void> {
  const { element, position } = placeOf(root, text);
  await userEvent.click(element, { position, ...options });
}

/** Moves the real mouse over a text. */
export async function hoverText(root: Element, text: string): Promise<void> {
  const { element, position } = placeOf(root, text);
  // A browser reports no move to the current position.
  await userEvent.hover(element, { position: { ...position, x: position.x - 2 } });
  await userEvent.hover(element, { position });
}

/** Selects a text, as a person does by keyboard or mouse. */
export function select(root: Element, text: string): void {
  document.getSelection()!.setBaseAndExtent(...endsOf(rangeOf(root, text)));
}

function endsOf({
  startContainer,
  startOffset,
  endContainer,
  endOffset,
}: Range): [Node, number, Node, number] {
  return [startContainer, startOffset, endContainer, endOffset];
}
