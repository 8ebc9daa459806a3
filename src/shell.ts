import { ArticlePlayerElement as Player } from './shell/article-player.js';
import { ArticleSpeechElement as Speech } from './shell/article-speech.js';
import { controlsPart, corePart, featuresPart } from './shell/parts.js';

/** The elements whose parts are loaded when they are needed, with `import()`. */
function withLoaders<Element>(element: Element): Element {
  corePart.provideLoader(async () => void (await import('./core/provide-core.js')));
  featuresPart.provideLoader(async () => void (await import('./core/provide-features.js')));
  controlsPart.provideLoader(async () => void (await import('./controls/provide-controls.js')));
  return element;
}

export const ArticleSpeechElement: typeof Speech = /* @__PURE__ */ withLoaders(Speech);
export type ArticleSpeechElement = Speech;

export const ArticlePlayerElement: typeof Player = /* @__PURE__ */ withLoaders(Player);
export type ArticlePlayerElement = Player;
