import { nodeProperty, isElement } from './composed-tree.js';
import { PLAYER } from './player-mark.js';

/** Its default tags, by which it is recognized before it is defined. */
const TAGS = new Set(['article-player', 'article-speech']);

/** Whether `element` is a player: it is never read. */
export function isPlayer(element: Element): boolean {
  return PLAYER in element || TAGS.has(element.localName);
}

/** Whether `node` is a player or inside one. */
export function isInPlayer(node: Node): boolean {
  for (let each: Node | null = node; each; each = nodeProperty(each, 'parentNode')) {
    if (isElement(each) && isPlayer(each)) return true;
  }
  return false;
}
