import { ArticlePlayerElement } from './element/article-player.js';
import { ArticleSpeechElement } from './element/article-speech.js';

declare global {
  interface HTMLElementTagNameMap {
    'article-player': ArticlePlayerElement;
    'article-speech': ArticleSpeechElement;
  }
}

// A page may load the script twice, and where nothing can be registered, as in a worker, nothing
// is.
if (globalThis.customElements) {
  if (!customElements.get('article-speech'))
    customElements.define('article-speech', ArticleSpeechElement);
  if (!customElements.get('article-player'))
    customElements.define('article-player', ArticlePlayerElement);
}
