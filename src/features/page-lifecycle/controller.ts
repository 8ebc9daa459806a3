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
    document.addEventListener('visibilitychange', this.#updateHidden);
    // A page from the back/forward cache comes back paused: its voice was stopped when it was left.
    window.addEventListener('pageshow', this.#updateHidden);
    // Some browsers continue to speak after the page is left (Chromium; Safari before 2026-05).
    window.addEventListener('pagehide', this.#pause);
    this.#updateHidden();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#updateHidden);
    window.removeEventListener('pageshow', this.#updateHidden);
    window.removeEventListener('pagehide', this.#pause);
    // A page that moves the element inserts it again in the same task.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#pause();
    });
  }

  readonly #updateHidden = (): void => {
    this.#player.hidden = document.visibilityState === 'hidden';
  };

  readonly #pause = (): void => this.#player.pause();
}
