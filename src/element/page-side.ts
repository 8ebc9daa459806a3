import { Dimming, type DimmingHost } from '../features/dimming.js';
import { Following, type FollowingHost } from '../features/following.js';
import { Highlighting, type HighlightingHost } from '../features/highlighting.js';
import { PlayFromHere, type PlayFromHereHost } from '../features/play-from-here.js';
import { Shortcuts, type ShortcutsHost } from '../features/shortcuts.js';
import type { Trigger } from '../player/events.js';
import type { Player } from '../player/player.js';

/** What of an element the features in its article need. */
type PageSideHost = HighlightingHost & DimmingHost & FollowingHost & PlayFromHereHost & ShortcutsHost;

/** All that happens in the article itself, beside its being read: what is lit and dimmed, how the page scrolls, and what a click there does. */
export class PageSide {
  readonly highlighting: Highlighting;
  readonly dimming: Dimming;
  readonly following: Following;
  readonly playFromHere: PlayFromHere;
  readonly shortcuts: Shortcuts;

  /** `play` starts at the place that the player is at, for a person. */
  constructor(host: PageSideHost, player: Player, play: (trigger: Trigger) => Promise<void>) {
    this.highlighting = new Highlighting(host, player);
    this.dimming = new Dimming(host, player);
    this.following = new Following(host, player);
    this.playFromHere = new PlayFromHere(host, player, (sentence) => this.highlighting.point(sentence));
    this.shortcuts = new Shortcuts(host, player, (trigger) => {
      const { place } = this.playFromHere;
      if (place) host.playAt(place, trigger);
      // Why it cannot play is told by the `error` event.
      else play(trigger).catch(() => {});
    });
  }
}
