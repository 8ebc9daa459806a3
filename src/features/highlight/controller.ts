import type { ReactiveController } from 'lit';
import { Highlighter } from './highlighter.js';
import { type HighlightSurface } from './types.js';
import { hasHighlights } from '../../page/has-highlights.js';
import type { Player } from '../../player/player.js';
import type { Sentence } from '../../text/transcript.js';
import { lazyModule } from '../../util/lazy-module.js';
import type { PlayerContext, PlayerHost } from '../../core/context.js';
import type { ArticleReader } from '../../core/article-reader.js';

/** For browsers without the CSS Custom Highlight API. */
const loadOverlay = lazyModule(() => import('./overlay.js'));

/** The target of a seek flashes for so many ms, so that the eye finds it. */
const FLASH = 900;

/** Highlights the sentence and the word being spoken. */
export class HighlightController implements ReactiveController {
  readonly #host: PlayerHost;
  readonly #reader: ArticleReader;
  readonly #player: Player;
  #connected = false;
  #highlighted: { article: Element; highlighter: Highlighter } | undefined;
  /** For browsers without the CSS Custom Highlight API, once it is loaded. */
  #overlay: ((article: Element) => HighlightSurface) | undefined;
  /** Whether the voice has reported a word in this sentence, and in the one before. */
  #words = { here: true, before: true };
  #flash: ReturnType<typeof setTimeout> | undefined;
  /** The sentence that flashes. */
  #flashed: Sentence | undefined;
  #hovered: Sentence | undefined;

  constructor({ host, player, reader }: PlayerContext) {
    this.#host = host;
    this.#reader = reader;
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

  /** The options, or the article, may have changed. */
  hostUpdated(): void {
    this.#highlight();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#clear();
  }

  /** Highlights the sentence under a pointer; without one, none. */
  hover(sentence: Sentence | undefined): void {
    if (sentence === this.#hovered) return;
    this.#hovered = sentence;
    const range = sentence && this.#reader.article?.map.rangeOf(sentence);
    if (this.#host.highlight !== 'none') this.#highlighter()?.show('hover', range);
  }

  #highlight(): void {
    const { highlight, highlightColors } = this.#host;
    const readArticle = this.#reader.article;
    const { currentSentence: sentence, currentWord: word, estimated } = this.#player;
    // A removed element may still have an update pending.
    if (!this.#connected || !sentence || !readArticle || highlight === 'none') return this.#clear();
    const highlighter = this.#highlighter();
    if (!highlighter) return;
    const { map } = readArticle;
    this.#words.here ||= !!word;
    const sentenceOnly = highlight === 'sentence' || !(this.#words.here || this.#words.before);
    highlighter.choose(highlightColors, sentenceOnly);
    highlighter.show('sentence', highlight === 'word' ? undefined : map.rangeOf(sentence));
    const range = highlight === 'sentence' || !word ? undefined : map.rangeOf(word);
    highlighter.show('word', estimated ? undefined : range);
    highlighter.show('estimated', estimated ? range : undefined);
  }

  /**
   * After a seek, the sentence flashes for a moment; with reduced motion, it stands out until the
   * next one.
   */
  #onSeeked(): void {
    this.#endFlash();
    const { highlight } = this.#host;
    const readArticle = this.#reader.article;
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

  /** The highlighter of the present article; `undefined` while the overlay is loading. */
  #highlighter(): Highlighter | undefined {
    const readArticle = this.#reader.article;
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
