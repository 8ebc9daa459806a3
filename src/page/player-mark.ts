/** A member by which every copy of this package recognizes a player, whatever its tag is. */
export const PLAYER: unique symbol = Symbol.for('article-player:player');
