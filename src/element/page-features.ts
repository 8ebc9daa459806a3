import { DimController, type DimHost } from '../features/dim/controller.js';
import { AutoScrollController, type AutoScrollHost } from '../features/auto-scroll/controller.js';
import { HighlightController, type HighlightHost } from '../features/highlight/controller.js';
import { PlayFromHere } from '../features/play-from-here/controller.js';
import { type PlayFromHereHost } from '../features/play-from-here/types.js';
import { Shortcuts, type ShortcutsHost } from '../features/shortcuts/controller.js';
import type { Trigger } from '../player/events.js';
import type { Player } from '../player/player.js';

/** The members of the element that the features in the page need. */
type PageFeaturesHost = HighlightHost & DimHost & AutoScrollHost & PlayFromHereHost & ShortcutsHost;

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

  /** `play` starts at the player's position. */
  constructor(host: PageFeaturesHost, player: Player, play: (trigger: Trigger) => Promise<void>) {
    this.highlight = new HighlightController(host, player);
    this.dim = new DimController(host, player);
    this.autoScroll = new AutoScrollController(host, player);
    this.playFromHere = new PlayFromHere(host, player, (sentence) =>
      this.highlight.hover(sentence),
    );
    this.shortcuts = new Shortcuts(host, player, (trigger) => {
      const { place } = this.playFromHere;
      if (place) host.playAt(place, trigger);
      // The `error` event reports why it cannot play.
      else play(trigger).catch(() => {});
    });
  }
}
