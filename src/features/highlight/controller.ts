import type { HighlightChoice } from '../../options/choices.js';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Highlighter } from './highlighter.js';
import { type HighlightSurface } from './types.js';
import { hasHighlights } from '../../page/has-highlights.js';
import type { HighlightColors } from '../../options/choices.js';
import type { Player } from '../../player/player.js';
import type { Sentence } from '../../text/transcript.js';
import type { ReadArticle } from '../../core/article-reader.js';
import { lazyModule } from '../../util/lazy-module.js';

/** For browsers without the CSS Custom Highlight API. */
const loadOverlay = lazyModule(() => import('./overlay.js'));

/** Where the element says what to light, how, and in which article. */
export interface HighlightHost extends ReactiveControllerHost {
  readonly highlight: HighlightChoice;
  readonly highlightColors: HighlightColors;
  readonly readArticle: ReadArticle | undefined;
}

/** For so many ms a sentence that was gone to stands out, so that the eye finds it. */
const FLASH = 900;

/** Lights the sentence and the word that the voice is on. */
export class HighlightController implements ReactiveController {
  readonly #host: HighlightHost;
  readonly #player: Player;
  #connected = false;
  #highlighted: { article: Element; highlighter: Highlighter } | undefined;
  /** What light is put on where the browser has no highlights, once it is loaded. */
  #overlay: ((article: Element) => HighlightSurface) | undefined;
  /** Whether the voice has told of a word in this sentence, and in the one before. */
  #words = { here: true, before: true };
  #flash: ReturnType<typeof setTimeout> | undefined;
  /** The sentence that stands out. */
  #flashed: Sentence | undefined;
  #hovered: Sentence | undefined;

  constructor(host: HighlightHost, player: Player) {
    this.#host = host;
    this.#player = player;
    player.addEventListener('sentencechange', () => {
      this.#words = { here: false, before: this.#words.here };
      if (this.#flashed !== player.currentSentence) this.#endFlash();
      this.#highlight();
    });
    player.addEventListener('wordchange', () => this.#highlight());
    player.addEventListener('seeked', () => this.#onSeeked());
    host.addController(this);
  }

  hostConnected(): void {
    this.#connected = true;
    this.#highlight();
  }

  /** The choice, or the article, may have changed. */
  hostUpdated(): void {
    this.#highlight();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#clear();
  }

  /** Lights a sentence that a pointer is on; without one, none. */
  hover(sentence: Sentence | undefined): void {
    if (sentence === this.#hovered) return;
    this.#hovered = sentence;
    const range = sentence && this.#host.readArticle?.map.rangeOf(sentence);
    if (this.#host.highlight !== 'none') this.#highlighter()?.show('hover', range);
  }

  #highlight(): void {
    const { highlight, highlightColors, readArticle } = this.#host;
    const { currentSentence: sentence, currentWord: word, estimated } = this.#player;
    // An element that was taken out may still have an update to come.
    if (!this.#connected || !sentence || !readArticle || highlight === 'none') return this.#clear();
    const highlighter = this.#highlighter();
    if (!highlighter) return;
    const { map } = readArticle;
    this.#words.here ||= !!word;
    const alone = highlight === 'sentence' || !(this.#words.here || this.#words.before);
    highlighter.choose(highlightColors, alone);
    highlighter.show('sentence', highlight === 'word' ? undefined : map.rangeOf(sentence));
    const range = highlight === 'sentence' || !word ? undefined : map.rangeOf(word);
    highlighter.show('word', estimated ? undefined : range);
    highlighter.show('estimated', estimated ? range : undefined);
  }

  /** The voice was taken to another place: the sentence there stands out for a moment; where no motion is wanted, until the next one. */
  #onSeeked(): void {
    this.#endFlash();
    const { highlight, readArticle } = this.#host;
    const { currentSentence } = this.#player;
    if (!this.#connected || !readArticle || !currentSentence || highlight === 'none') return;
    this.#flashed = currentSentence;
    this.#highlighter()?.show('flash', readArticle.map.rangeOf(currentSentence));
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches)
      this.#flash = setTimeout(() => this.#endFlash(), FLASH);
  }

  #endFlash(): void {
    clearTimeout(this.#flash);
    this.#flashed = undefined;
    this.#highlighted?.highlighter.show('flash', undefined);
  }

  /** For the article as it is now; `undefined` while what is needed for it is under way. */
  #highlighter(): Highlighter | undefined {
    const { readArticle } = this.#host;
    if (!readArticle || !this.#connected) return undefined;
    const article = readArticle.element;
    if (this.#highlighted?.article !== article) this.#clear();
    if (this.#highlighted) return this.#highlighted.highlighter;
    if (!hasHighlights() && !this.#overlay) return void this.#load();
    const highlighter = new Highlighter(article, this.#overlay?.(article));
    this.#highlighted = { article, highlighter };
    return highlighter;
  }

  async #load(): Promise<void> {
    const module = await loadOverlay();
    if (!module || this.#overlay) return;
    this.#overlay = (article) => new module.Overlay(article);
    this.#highlight();
  }

  #clear(): void {
    clearTimeout(this.#flash);
    this.#flashed = this.#hovered = undefined;
    this.#highlighted?.highlighter.clear();
    this.#highlighted = undefined;
  }
}
