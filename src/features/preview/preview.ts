import type { Preview, PreviewHost } from './controller.js';
import type { ArticleReader } from '../../core/article-reader.js';
import type { Player } from '../../player/player.js';
import { uiLanguage } from '../../strings/load.js';
import { createContents, type PreviewContents } from './contents.js';
import { PreviewRoot } from './preview-root.js';
import { scrollToMarker } from './scroll-to-marker.js';
import { MarkerLayer } from './marker-layer.js';
import { PanelView } from './panel-view.js';
import { createMarkers } from './markers.js';
import { previewStringsFor } from './languages.js';
import type { PreviewStrings } from './strings.js';

/**
 * Shows over the page what `host` reads, in which order and of which kind, and what is excluded and
 * why. The preview is one element in the shadow root of `host`: the page is not changed.
 */
export function showPreview(host: PreviewHost, player: Player, reading: ArticleReader): Preview {
  return new PagePreview(host, player, reading);
}

class PagePreview implements Preview {
  readonly #host: PreviewHost;
  readonly #player: Player;
  readonly #articleReader: ArticleReader;
  readonly #strings: PreviewStrings;
  readonly #root: PreviewRoot;
  readonly #layer: MarkerLayer;
  readonly #panel: PanelView;
  #contents: PreviewContents | undefined;

  constructor(host: PreviewHost, player: Player, reading: ArticleReader) {
    this.#host = host;
    this.#player = player;
    this.#articleReader = reading;
    this.#strings = previewStringsFor(uiLanguage(host));
    this.#root = new PreviewRoot(host.renderRoot, this.#strings);
    this.#layer = new MarkerLayer(this.#root.layer, this.#root.panel);
    this.#panel = new PanelView(
      this.#root.panel,
      this.#strings,
      (offset) => player.timeAt(offset),
      {
        highlight: (marker) => this.#layer.highlight(marker),
        select: (marker) => {
          scrollToMarker(marker, this.#root.panel);
          this.#layer.flash(marker);
        },
        changeSide: () => {
          this.#root.changeSide();
          this.#layer.redraw();
        },
        close: () => {
          host.preview = false;
          // Like the attribute `open` of a closed `<dialog>`, the attribute is removed.
          host.removeAttribute('preview');
        },
      },
    );
    this.renew();
  }

  renew(): void {
    const { article } = this.#articleReader;
    const { transcript } = this.#player;
    const before = this.#contents;
    const isSame =
      before &&
      article === before.article &&
      this.#player.speechSettings.pronunciation === before.pronunciation;
    if (isSame && (!article || transcript === before.transcript)) return;
    this.#contents = createContents(this.#host, this.#player, this.#articleReader);
    const markers = createMarkers(this.#contents, this.#strings);
    this.#layer.show(article?.element, [...markers.excluded, ...markers.read]);
    this.#panel.show(this.#contents, markers);
  }

  close(): void {
    this.#panel.close();
    this.#layer.close();
    this.#root.close();
  }
}
