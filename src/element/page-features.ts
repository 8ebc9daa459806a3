import { Dimming, type DimmingHost } from '../features/dimming.js';
import { Following, type FollowingHost } from '../features/following.js';
import { Highlighting, type HighlightingHost } from '../features/highlighting.js';
import { PlayFromHere, type PlayFromHereHost } from '../features/play-from-here.js';
import { Shortcuts, type ShortcutsHost } from '../features/shortcuts.js';
import type { Trigger } from '../player/events.js';
import type { Player } from '../player/player.js';

/** The members of the element that the features in the page need. */
type PageFeaturesHost = HighlightingHost & DimmingHost & FollowingHost & PlayFromHereHost & ShortcutsHost;

/** The features that act on the page: highlighting, dimming, scrolling, playing from a paragraph, and keyboard shortcuts. */
export class PageFeatures {
  readonly highlighting: Highlighting;
  readonly dimming: Dimming;
  readonly following: Following;
  readonly playFromHere: PlayFromHere;
  readonly shortcuts: Shortcuts;

  /** `play` starts at the player's position. */
  constructor(host: PageFeaturesHost, player: Player, play: (trigger: Trigger) => Promise<void>) {
    this.highlighting = new Highlighting(host, player);
    this.dimming = new Dimming(host, player);
    this.following = new Following(host, player);
    this.playFromHere = new PlayFromHere(host, player, (sentence) => this.highlighting.point(sentence));
    this.shortcuts = new Shortcuts(host, player, (trigger) => {
      const { place } = this.playFromHere;
      if (place) host.playAt(place, trigger);
      // The `error` event reports why it cannot play.
      else play(trigger).catch(() => {});
    });
  }
}
