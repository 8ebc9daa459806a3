import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Player } from '../../player/player.js';
import type { ArticleReader, ArticleReaderHost } from '../../core/article-reader.js';

/** Where the element says whether a publisher wants to see what is read, and where the preview may stand. */
export interface PreviewHost extends ArticleReaderHost, ReactiveControllerHost {
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
  showPreview(host: PreviewHost, player: Player, reading: ArticleReader): Preview;
}

/** Shows the preview while it is wanted, from when the article was looked for. */
export class PreviewController implements ReactiveController {
  readonly #host: PreviewHost;
  readonly #player: Player;
  readonly #reading: ArticleReader;
  readonly #load: () => Promise<PreviewModule | undefined>;
  #preview: Preview | undefined;
  /** Stands for the present wish: it may be taken back while the module is under way. */
  #wish: object | undefined;

  /** `load` is called when a preview is wanted. */
  constructor(
    host: PreviewHost,
    player: Player,
    reading: ArticleReader,
    load: () => Promise<PreviewModule | undefined>,
  ) {
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
    const module = await this.#load();
    if (module && wish === this.#wish) this.#preview = module.showPreview(this.#host, this.#player, this.#reading);
  }
}
