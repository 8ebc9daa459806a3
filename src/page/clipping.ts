import { fromDocument } from './document-property.js';
import { composedParent } from './composed-order.js';
import { common, type Box } from './line-boxes.js';

/**
 * The part of the viewport in which `element` can be visible, inside all boxes around it that clip
 * or scroll. `undefined` if it is empty.
 */
export function clipOf(element: Element): Box | undefined {
  const documentElement = fromDocument(element.ownerDocument, 'documentElement');
  const body = fromDocument(element.ownerDocument, 'body');
  let clip: Box | undefined = {
    left: -Infinity,
    top: -Infinity,
    right: Infinity,
    bottom: Infinity,
  };
  for (let node: Node | null = element; node && clip; node = composedParent(node)) {
    if (!(node instanceof Element) || node === documentElement || node === body) continue;
    const { overflowX, overflowY } = getComputedStyle(node);
    if (overflowX === 'visible' && overflowY === 'visible') continue;
    clip = common(clip, node.getBoundingClientRect());
  }
  return clip;
}
