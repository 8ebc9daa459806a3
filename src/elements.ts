import { createControls } from './controls/controls.js';
import { createCore } from './core/core.js';
import { createFeatures } from './core/features.js';
import { ArticlePlayerElement as PlayerShell } from './shell/article-player.js';
import { ArticleSpeechElement as SpeechShell } from './shell/article-speech.js';
import { controlsPart, corePart, featuresPart } from './shell/parts.js';

/**
 * The elements with all their parts, for bundlers. A function, so that a bundler drops what is not
 * used.
 */
function withCore<Element>(element: Element): Element {
  corePart.provide(createCore);
  featuresPart.provide(createFeatures);
  return element;
}

function withControls<Element>(element: Element): Element {
  controlsPart.provide(createControls);
  return withCore(element);
}

export const ArticleSpeechElement: typeof SpeechShell = /* @__PURE__ */ withCore(SpeechShell);
export type ArticleSpeechElement = SpeechShell;

export const ArticlePlayerElement: typeof PlayerShell = /* @__PURE__ */ withControls(PlayerShell);
export type ArticlePlayerElement = PlayerShell;
