import type { ArticlePlayerElement } from './shell/article-player.js';
import type { ArticleSpeechElement } from './shell/article-speech.js';

/**
 * Registers both tags. A page may load the script twice, and where nothing can be registered, as in
 * a worker, nothing is.
 */
export function register(
  player: typeof ArticlePlayerElement,
  speech: typeof ArticleSpeechElement,
): void {
  if (!globalThis.customElements) return;
  if (!customElements.get('article-speech')) customElements.define('article-speech', speech);
  if (!customElements.get('article-player')) customElements.define('article-player', player);
}
