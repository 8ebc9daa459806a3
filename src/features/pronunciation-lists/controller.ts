import { fromDocument } from '../../page/composed-tree.js';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Announcement, Wording } from '../../player/speech-settings.js';
import type { Player } from '../../player/player.js';
import type { LexiconEntry } from '../../text/pronunciation/types.js';
import type { CodeChoice } from '../../text/transcript.js';
import { lazyModule } from '../../util/lazy-module.js';

const loadLexiconLoader = lazyModule(() => import('./lexicon-loader.js'));

/** The element's options for pronunciation. */
export interface PronunciationListsHost extends ReactiveControllerHost, Element {
  readonly lexicon: readonly LexiconEntry[] | undefined;
  readonly code: CodeChoice;
}

/** What it needs from the element. */
export interface PronunciationListsContext {
  /** What is spoken instead of so many lines of code, in an article of this language (BCP 47). */
  readonly announceCode: (lines: number, lang: string) => Announcement;
  readonly warn: (message: string) => void;
}

const LINKS = 'link[rel~="pronunciation" i][href]';

/** Applies the page's pronunciation lists. The code is loaded only if the page has one. */
export class PronunciationLists implements ReactiveController {
  readonly #host: PronunciationListsHost;
  readonly #player: Player;
  readonly #words: PronunciationListsContext;
  #own: unknown;
  #addresses = '';
  /** Identifies the current lists: they may change while the old ones are loading. */
  #wish: object | undefined;

  constructor(host: PronunciationListsHost, player: Player, words: PronunciationListsContext) {
    this.#host = host;
    this.#player = player;
    this.#words = words;
    // A click may come before the first update.
    this.#set({ announceCode: words.announceCode });
    host.addController(this);
  }

  hostUpdate(): void {
    const { code, lexicon, ownerDocument } = this.#host;
    this.#set({ announceCode: code === 'read' ? undefined : this.#words.announceCode });
    const links = [...fromDocument(ownerDocument, 'head').querySelectorAll<HTMLLinkElement>(LINKS)];
    const addresses = links.map(({ href }) => href).join(' ');
    if (lexicon === this.#own && addresses === this.#addresses) return;
    this.#own = lexicon;
    this.#addresses = addresses;
    void this.#load(lexicon, links, (this.#wish = {}));
  }

  async #load(lexicon: unknown, links: readonly HTMLLinkElement[], wish: object): Promise<void> {
    if (!lexicon && links.length === 0) return this.#set({ lexicon: undefined });
    const module = await loadLexiconLoader();
    if (!module)
      return this.#words.warn('pronunciation lists could not be loaded, and are not used.');
    const take = (list: Wording['lexicon']) => {
      if (wish === this.#wish) this.#set({ lexicon: list });
    };
    await module.loadLexicon(lexicon, links, take, this.#words.warn);
  }

  #set(wording: Wording): void {
    const { speechSettings } = this.#player;
    speechSettings.pronunciation = { ...speechSettings.pronunciation, ...wording };
  }
}
