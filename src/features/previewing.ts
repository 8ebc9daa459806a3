import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Player } from '../player/player.js';
import type { Reading, ReadingHost } from './reading.js';

/** Where the element says whether a publisher wants to see what is read, and where the preview may stand. */
export interface PreviewingHost extends ReadingHost, ReactiveControllerHost {
  preview: boolean;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** A preview that is shown. */
export interface Preview {
  /** Shows what is read now, if that is other than before. */
  renew(): void;
  /** Takes all of it away. */
  close(): void;
}

/** What makes a preview. Only publishers need it, so it is no part of what readers load. */
export interface PreviewModule {
  showPreview(host: PreviewingHost, player: Player, reading: Reading): Preview;
}

/** Shows the preview while it is wanted, from when the article was looked for. */
export class Previewing implements ReactiveController {
  readonly #host: PreviewingHost;
  readonly #player: Player;
  readonly #reading: Reading;
  readonly #load: () => Promise<PreviewModule>;
  #preview: Preview | undefined;
  /** Stands for the present wish: it may be taken back while the module is under way. */
  #wish: object | undefined;

  /** `load` is called when a preview is wanted. */
  constructor(host: PreviewingHost, player: Player, reading: Reading, load: () => Promise<PreviewModule>) {
    this.#host = host;
    this.#player = player;
    this.#reading = reading;
    this.#load = load;
    host.addController(this);
  }

  hostConnected(): void {
    this.hostUpdated();
  }

  hostUpdated(): void {
    if (!this.#host.preview || !this.#host.isConnected) this.hostDisconnected();
    else if (this.#wish) this.#preview?.renew();
    else if (this.#reading.state !== 'pending') void this.#open((this.#wish = {}));
  }

  hostDisconnected(): void {
    this.#preview?.close();
    this.#preview = this.#wish = undefined;
  }

  async #open(wish: object): Promise<void> {
    const { showPreview } = await this.#load();
    if (wish === this.#wish) this.#preview = showPreview(this.#host, this.#player, this.#reading);
  }
}
