import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Player } from '../../player/player.js';
import type { PlayerContext } from '../../core/context.js';

/** Stops the voice when the page is left, and tells the player whether the page is visible. */
export class PageLifecycle implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #player: Player;

  constructor({ host, player }: Pick<PlayerContext, 'host' | 'player'>) {
    this.#host = host;
    this.#player = player;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#look);
    // A page from the back/forward cache comes back paused: its voice was stopped when it was left.
    window.addEventListener('pageshow', this.#look);
    // Some browsers go on speaking after the page is left (Chromium; Safari before 2026-05).
    window.addEventListener('pagehide', this.#silence);
    this.#look();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#look);
    window.removeEventListener('pageshow', this.#look);
    window.removeEventListener('pagehide', this.#silence);
    // A page that moves the element inserts it again in the same task.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#silence();
    });
  }

  readonly #look = (): void => {
    this.#player.hidden = document.visibilityState === 'hidden';
  };

  readonly #silence = (): void => this.#player.pause();
}
