import { fromDocument } from '../../page/document-property.js';
import type { ReactiveController } from 'lit';
import type { Wording } from '../../player/speech-settings.js';
import type { Player } from '../../player/player.js';
import { lazyModule } from '../../util/lazy-module.js';
import type { PlayerContext, PlayerHost } from '../../core/context.js';

const loadLexiconLoader = lazyModule(() => import('./lexicon-loader.js'));

const LINKS = 'link[rel~="pronunciation" i][href]';

/** Applies the page's pronunciation lists. The code is loaded only if the page has one. */
export class PronunciationLists implements ReactiveController {
  readonly #host: PlayerHost;
  readonly #player: Player;
  readonly #context: PlayerContext;
  #lexicon: unknown;
  #addresses = '';
  /** The latest request: the lists may change while the ones before are loading. */
  #request: object | undefined;

  constructor(context: PlayerContext) {
    const { host, player } = context;
    this.#host = host;
    this.#player = player;
    this.#context = context;
    host.addController(this);
  }

  hostUpdate(): void {
    const { lexicon, ownerDocument } = this.#host;
    const links = [...fromDocument(ownerDocument, 'head').querySelectorAll<HTMLLinkElement>(LINKS)];
    const addresses = links.map(({ href }) => href).join(' ');
    if (lexicon === this.#lexicon && addresses === this.#addresses) return;
    this.#lexicon = lexicon;
    this.#addresses = addresses;
    void this.#load(lexicon, links, (this.#request = {}));
  }

  async #load(lexicon: unknown, links: readonly HTMLLinkElement[], request: object): Promise<void> {
    if (!lexicon && links.length === 0) return this.#set(undefined);
    const module = await loadLexiconLoader();
    if (!module)
      return this.#context.warn('The pronunciation lists could not be loaded, and are not used.');
    const apply = (list: Wording['lexicon']) => {
      if (request === this.#request) this.#set(list);
    };
    await module.loadLexicon(lexicon, links, apply, this.#context.warn);
  }

  #set(lexicon: Wording['lexicon']): void {
    const { speechSettings } = this.#player;
    speechSettings.pronunciation = { ...speechSettings.pronunciation, lexicon };
  }
}
