import { ArticlePlayerElement as Player } from './shell/article-player.js';
import { ArticleSpeechElement as Speech } from './shell/article-speech.js';
import { controlsPart, corePart, featuresPart } from './shell/parts.js';

/** The elements whose parts are loaded when they are needed, with `import()`. */
function withLoaders<Element>(element: Element): Element {
  corePart.provideLoader(async () => (await import('./core/core.js')).createCore);
  featuresPart.provideLoader(async () => (await import('./core/features.js')).createFeatures);
  controlsPart.provideLoader(async () => (await import('./controls/controls.js')).createControls);
  return element;
}

export const ArticleSpeechElement: typeof Speech = /* @__PURE__ */ withLoaders(Speech);
export type ArticleSpeechElement = Speech;

export const ArticlePlayerElement: typeof Player = /* @__PURE__ */ withLoaders(Player);
export type ArticlePlayerElement = Player;
