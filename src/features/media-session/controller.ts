import type { ReactiveController } from 'lit';
import type { Trigger } from '../../player/events.js';
import type { Player } from '../../player/player.js';
import type { MediaControls } from './media-controls.js';
import { lazyModule } from '../../util/lazy-module.js';
import type { PlayerContext, PlayerHost } from '../../core/context.js';

const loadMediaControls = lazyModule(() => import('./media-controls.js'));

/**
 * Media keys and the lock screen control the player while it is in use. The code is loaded only if
 * the option and the engine allow it.
 */
export class MediaSessionController implements ReactiveController {
  readonly #host: PlayerHost;
  readonly #player: Player;
  readonly #play: (trigger: Trigger) => void;
  #controls: MediaControls | undefined;
  #connected = false;

  constructor({ host, player, requestPlay }: PlayerContext) {
    this.#host = host;
    this.#player = player;
    // The `error` event reports why it cannot play.
    this.#play = (trigger) => void requestPlay(trigger).catch(() => {});
    for (const type of CLAIMING) player.addEventListener(type, () => this.#update());
    for (const type of RELEASING) player.addEventListener(type, () => this.#controls?.release());
    for (const type of MOVING) player.addEventListener(type, () => this.#controls?.update());
    host.addController(this);
  }

  hostConnected(): void {
    this.#connected = true;
    this.#update();
  }

  hostUpdated(): void {
    this.#update();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#controls?.release();
  }

  get #wanted(): boolean {
    const { mediaKeys } = this.#host;
    const { engine } = this.#player;
    return (
      this.#connected && mediaKeys !== 'off' && (mediaKeys === 'on' || engine.playsAudio === true)
    );
  }

  #update(): void {
    if (!this.#wanted) this.#controls?.release();
    else if (!this.#controls) void this.#load();
    else if (!this.#player.paused) this.#controls.claim(this.#host.mediaKeys === 'on');
  }

  async #load(): Promise<void> {
    const module = await loadMediaControls();
    if (!module || this.#controls) return;
    this.#controls = new module.MediaControls(this.#player, this.#play, this.#host.ownerDocument);
    this.#update();
  }
}

const CLAIMING = ['play', 'playing'] as const;
const RELEASING = ['ended', 'error', 'emptied'] as const;
const MOVING = ['pause', 'seeked', 'ratechange', 'durationchange', 'sentencechange'] as const;
