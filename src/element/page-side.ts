import { DimController, type DimHost } from '../features/dim/controller.js';
import { AutoScrollController, type AutoScrollHost } from '../features/auto-scroll/controller.js';
import { HighlightController, type HighlightHost } from '../features/highlight/controller.js';
import { PlayFromHere } from '../features/play-from-here/controller.js';
import { type PlayFromHereHost } from '../features/play-from-here/types.js';
import { Shortcuts, type ShortcutsHost } from '../features/shortcuts/controller.js';
import type { Trigger } from '../player/events.js';
import type { Player } from '../player/player.js';

/** What of an element the features in its article need. */
type PageSideHost = HighlightHost & DimHost & AutoScrollHost & PlayFromHereHost & ShortcutsHost;

/** All that happens in the article itself, beside its being read: what is lit and dimmed, how the page scrolls, and what a click there does. */
export class PageSide {
  readonly highlighting: HighlightController;
  readonly dimming: DimController;
  readonly following: AutoScrollController;
  readonly playFromHere: PlayFromHere;
  readonly shortcuts: Shortcuts;

  /** `play` starts at the place that the player is at, for a person. */
  constructor(host: PageSideHost, player: Player, play: (trigger: Trigger) => Promise<void>) {
    this.highlighting = new HighlightController(host, player);
    this.dimming = new DimController(host, player);
    this.following = new AutoScrollController(host, player);
    this.playFromHere = new PlayFromHere(host, player, (sentence) => this.highlighting.hover(sentence));
    this.shortcuts = new Shortcuts(host, player, (trigger) => {
      const { place } = this.playFromHere;
      if (place) host.playAt(place, trigger);
      // Why it cannot play is told by the `error` event.
      else play(trigger).catch(() => {});
    });
  }
}
