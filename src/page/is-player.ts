import { nodeProperty, isElement } from './composed-tree.js';

/** A member by which every copy of this package recognizes a player, whatever its tag is. */
export const PLAYER: unique symbol = Symbol.for('article-player:player');

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
