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
  #connected = false;
  #lit: { article: Element; highlighter: Highlighter } | undefined;

  constructor(host: HighlightingHost, player: Player) {
    this.#host = host;
    this.#player = player;
    for (const type of ['sentencechange', 'wordchange']) player.addEventListener(type, () => this.#light());
    host.addController(this);
  }

  hostConnected(): void {
    this.#connected = true;
    this.#light();
  }

  /** The choice, or the article, may have changed. */
  hostUpdated(): void {
    this.#light();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#clear();
  }

  #light(): void {
    const { highlight, readArticle } = this.#host;
    const { currentSentence: sentence, currentWord: word } = this.#player;
    // An element that was taken out may still have an update to come.
    if (!this.#connected || !sentence || !readArticle || highlight === 'none') return this.#clear();
    const { element, map } = readArticle;
    if (this.#lit?.article !== element) this.#clear();
    this.#lit ??= { article: element, highlighter: new Highlighter(element) };
    const { highlighter } = this.#lit;
    highlighter.show('sentence', highlight === 'word' ? undefined : map.rangeOf(sentence));
    const range = highlight === 'sentence' || !word ? undefined : map.rangeOf(word);
    const { estimated } = this.#player;
    highlighter.show('word', estimated ? undefined : range);
    highlighter.show('estimated', estimated ? range : undefined);
  }

  #clear(): void {
    this.#lit?.highlighter.clear();
    this.#lit = undefined;
  }
}
