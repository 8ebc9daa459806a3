// For bundlers: registers both tags, with all their parts.
import { ArticlePlayerElement, ArticleSpeechElement } from './elements.js';
import { register } from './register.js';

register(ArticlePlayerElement, ArticleSpeechElement);

declare global {
  interface HTMLElementTagNameMap {
    'article-player': ArticlePlayerElement;
    'article-speech': ArticleSpeechElement;
  }
}
