import type { ReactiveControllerHost } from 'lit';
import type { OptionValues } from '../options/options.js';
import type { Trigger } from '../player/events.js';
import type { Player } from '../player/player.js';
import type { ArticleReader } from './article-reader.js';

/** A position in the page, as a boundary point of a `Range`. */
export interface Caret {
  readonly node: Node;
  readonly offset: number;
}

/** Whether a person uses the controls of the player. */
export interface ControlsUse {
  /** The settings, or another popover of it, are open. */
  readonly open: boolean;
  /** A pointer hovers over the player in the page: a scroll would move it away. */
  readonly pointer: boolean;
  /** The player in the page has the focus. */
  readonly focus: boolean;
  /**
   * The player, if it is in the page and scrolls with it; `undefined` while it is docked, or has no
   * controls.
   */
  readonly inPlace: Element | undefined;
}

/** The element that the features are controllers of. Its options are its properties. */
export interface PlayerHost extends ReactiveControllerHost, HTMLElement, OptionValues {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** What every feature is given: the element, the player, the article, and commands. */
export interface PlayerContext<Host extends PlayerHost = PlayerHost> {
  readonly host: Host;
  readonly player: Player;
  readonly reader: ArticleReader;
  /**
   * Plays from the player's position, or from one in the page. The first playback starts where the
   * option `start` says. Reaches the engine in the task of the call.
   */
  requestPlay(trigger: Trigger, from?: Caret): Promise<void>;
  /** Plays from the cursor, wherever that is. Reaches the engine in the task of the call. */
  playFromCursor(trigger: Trigger): Promise<void>;
  /** What is spoken instead of a block of code of so many lines, in an article of `lang` (BCP 47). */
  announceCode(lines: number, lang: string): { readonly text: string; readonly lang: string };
  /** The label of the buttons that play from a position in the page, and its language (BCP 47). */
  listenHere(): { readonly text: string; readonly lang: string };
  /** Announces the position to screen readers. */
  announcePosition(): void;
  controlsUse(): ControlsUse;
  /** Warns the publisher in the console, once. */
  warn(message: string): void;
}
