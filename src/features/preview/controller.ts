import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Player } from '../../player/player.js';
import type { ArticleReader, ArticleReaderHost } from '../../core/article-reader.js';
import type { PlayerContext } from '../../core/context.js';

/** The element's option for the preview, and the tree that it is rendered into. */
export interface PreviewHost extends ArticleReaderHost, ReactiveControllerHost {
  preview: boolean;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** A preview that is shown. */
export interface Preview {
  /** Updates the preview if the text has changed. */
  renew(): void;
  /** Removes the preview. */
  close(): void;
}

/** The module of the preview. Only publishers need it, so that it is loaded on demand. */
export interface PreviewModule {
  showPreview(host: PreviewHost, player: Player, reading: ArticleReader): Preview;
}

/** Shows the preview with the option `preview`, once the article was looked for. */
export class PreviewController implements ReactiveController {
  readonly #host: PreviewHost;
  readonly #player: Player;
  readonly #reading: ArticleReader;
  readonly #load: () => Promise<PreviewModule | undefined>;
  #preview: Preview | undefined;
  /** Identifies the current request: it may be withdrawn while the module is loading. */
  #wish: object | undefined;

  /** `load` is called when the preview is first shown. */
  constructor(
    { host, player, reader }: PlayerContext,
    load: () => Promise<PreviewModule | undefined>,
  ) {
    this.#host = host;
    this.#player = player;
    this.#reading = reader;
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
    if (module && wish === this.#wish)
      this.#preview = module.showPreview(this.#host, this.#player, this.#reading);
  }
}
