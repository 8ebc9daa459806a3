import type { Preview, PreviewHost } from '../../features/preview/controller.js';
import type { ArticleReader } from '../../core/article-reader.js';
import type { Player } from '../../player/player.js';
import { ownLanguage } from '../../strings/load.js';
import { contentsOf, type Contents } from './contents.js';
import { Frame } from './frame.js';
import { goTo } from './going.js';
import { Layer } from './layer.js';
import { PanelView } from './panel-view.js';
import { spotsOf } from './spots.js';
import { wordsFor, type PreviewWords } from './words.js';

/**
 * Shows, over the page, what `host` reads, in order and in kind, and what it leaves out and why. All of it stands in one element in the
 * host's own shadow root: the page gets nothing new.
 */
export function showPreview(host: PreviewHost, player: Player, reading: ArticleReader): Preview {
  return new PagePreview(host, player, reading);
}

class PagePreview implements Preview {
  readonly #host: PreviewHost;
  readonly #player: Player;
  readonly #reading: ArticleReader;
  readonly #words: PreviewWords;
  readonly #frame: Frame;
  readonly #layer: Layer;
  readonly #panel: PanelView;
  #contents: Contents | undefined;

  constructor(host: PreviewHost, player: Player, reading: ArticleReader) {
    this.#host = host;
    this.#player = player;
    this.#reading = reading;
    this.#words = wordsFor(ownLanguage(host));
    this.#frame = new Frame(host.renderRoot, this.#words);
    this.#layer = new Layer(this.#frame.layer, this.#frame.panel);
    this.#panel = new PanelView(this.#frame.panel, this.#words, (offset) => player.timeAt(offset), {
      light: (spot) => this.#layer.light(spot),
      go: (spot) => {
        goTo(spot, this.#frame.panel);
        this.#layer.flash(spot);
      },
      otherSide: () => {
        this.#frame.changeSide();
        this.#layer.renew();
      },
      close: () => {
        host.preview = false;
        // As of a dialog that is closed: the attribute shall not say what is no longer so.
        host.removeAttribute('preview');
      },
    });
    this.renew();
  }

  renew(): void {
    const { article } = this.#reading;
    const { transcript } = this.#player;
    const before = this.#contents;
    const isSame = before && article === before.article && this.#player.speechSettings.pronunciation === before.wording;
    if (isSame && (!article || transcript === before.transcript)) return;
    this.#contents = contentsOf(this.#host, this.#player, this.#reading);
    const spots = spotsOf(this.#contents, this.#words);
    this.#layer.show(article?.element, [...spots.leftOut, ...spots.read]);
    this.#panel.show(this.#contents, spots);
  }

  close(): void {
    this.#panel.close();
    this.#layer.close();
    this.#frame.close();
  }
}
