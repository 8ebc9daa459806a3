import { AutoScrollController } from '../features/auto-scroll/controller.js';
import type { PlayerContext } from '../core/context.js';
import { DimController } from '../features/dim/controller.js';
import { HighlightController } from '../features/highlight/controller.js';
import { PlayFromHere } from '../features/play-from-here/controller.js';
import { Shortcuts } from '../features/shortcuts/controller.js';

/**
 * The features that act on the page: highlighting, dimming, scrolling, playing from a paragraph,
 * and keyboard shortcuts.
 */
export class PageFeatures {
  readonly highlight: HighlightController;
  readonly dim: DimController;
  readonly autoScroll: AutoScrollController;
  readonly playFromHere: PlayFromHere;
  readonly shortcuts: Shortcuts;

  constructor(context: PlayerContext) {
    this.highlight = new HighlightController(context);
    this.dim = new DimController(context);
    this.autoScroll = new AutoScrollController(context);
    this.playFromHere = new PlayFromHere(context, (sentence) => this.highlight.hover(sentence));
    // The `error` event reports why it cannot play.
    this.shortcuts = new Shortcuts(context, (trigger) => {
      context.requestPlay(trigger, this.playFromHere.place).catch(() => {});
    });
  }
}
