import type { ReactiveController } from 'lit';
import type { Player } from '../../player/player.js';
import type { PlayerContext } from '../../core/context.js';

/** On devices with a touch screen the screen turns off by itself, and the voice stops. */
const TOUCH = '(pointer: coarse)';

/** Keeps the screen of a phone or a tablet on while it speaks, if the browser can. */
export class WakeLock implements ReactiveController {
  readonly #player: Player;
  #lock: Promise<WakeLockSentinel | undefined> | undefined;
  #connected = false;

  constructor({ host, player }: Pick<PlayerContext, 'host' | 'player'>) {
    this.#player = player;
    for (const type of ['play', 'pause', 'error'] as const)
      player.addEventListener(type, this.#update);
    host.addController(this);
  }

  hostConnected(): void {
    this.#connected = true;
    document.addEventListener('visibilitychange', this.#renew);
    this.#update();
  }

  hostDisconnected(): void {
    this.#connected = false;
    document.removeEventListener('visibilitychange', this.#renew);
    this.#update();
  }

  /** A browser releases the lock of a hidden page. */
  readonly #renew = (): void => {
    if (document.visibilityState === 'hidden') return;
    this.#release();
    this.#update();
  };

  readonly #update = (): void => {
    if (this.#player.paused || !this.#connected) this.#release();
    else this.#lock ??= request();
  };

  #release(): void {
    const lock = this.#lock;
    this.#lock = undefined;
    void lock?.then((sentinel) => sentinel?.release()).catch(() => {});
  }
}

async function request(): Promise<WakeLockSentinel | undefined> {
  try {
    // Missing in older browsers and outside of https.
    return matchMedia(TOUCH).matches ? await navigator.wakeLock.request('screen') : undefined;
  } catch {
    return undefined;
  }
}
