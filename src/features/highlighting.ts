import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Highlighter } from '../article/highlighter.js';
import type { Player } from '../playback/player.js';
import type { ReadArticle } from './reading.js';

/** What is lit in the article. */
export const HIGHLIGHTS = ['both', 'sentence', 'word', 'none'] as const;
export type HighlightChoice = (typeof HIGHLIGHTS)[number];

/** Where the element says what to light, and in which article. */
export interface HighlightingHost extends ReactiveControllerHost {
  readonly highlight: HighlightChoice;
  readonly readArticle: ReadArticle | undefined;
}

/** Lights the sentence and the word that the voice is on. */
export class Highlighting implements ReactiveController {
  readonly #host: HighlightingHost;
  readonly #player: Player;
  #lit: { article: ReadArticle; highlighter: Highlighter } | undefined;

  constructor(host: HighlightingHost, player: Player) {
    this.#host = host;
    this.#player = player;
    for (const type of ['sentencechange', 'wordchange']) player.addEventListener(type, () => this.hostUpdated());
    host.addController(this);
  }

  /** Also when the choice, or the article, has changed. */
  hostUpdated(): void {
    const { highlight, readArticle } = this.#host;
    const { currentSentence: sentence, currentWord: word } = this.#player;
    if (!sentence || !readArticle || highlight === 'none') return this.#clear();
    if (this.#lit?.article !== readArticle) this.#clear();
    this.#lit ??= { article: readArticle, highlighter: new Highlighter(readArticle.element) };
    const { highlighter } = this.#lit;
    highlighter.show('sentence', highlight === 'word' ? undefined : readArticle.map.rangeOf(sentence));
    highlighter.show('word', highlight === 'sentence' || !word ? undefined : readArticle.map.rangeOf(word));
  }

  hostDisconnected(): void {
    this.#clear();
  }

  #clear(): void {
    this.#lit?.highlighter.clear();
    this.#lit = undefined;
  }
}
