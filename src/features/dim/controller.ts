import type { ReactiveController } from 'lit';
import { backgroundOf, textColorOf } from '../../page/background.js';
import { watchColors } from '../../page/color-changes.js';
import type { Dimmer } from './dimmer.js';
import { hasHighlights } from '../../page/has-highlights.js';
import type { TextMap } from '../../page/text-map.js';
import type { Player } from '../../player/player.js';
import type { Passage, Sentence } from '../../text/transcript.js';
import { lazyModule } from '../../util/lazy-module.js';
import type { PlayerContext, PlayerHost } from '../../core/context.js';
import type { ArticleReader } from '../../core/article-reader.js';

const loadDimmer = lazyModule(() => import('./dimmer.js'));

interface DimmerModule {
  readonly Dimmer: typeof Dimmer;
}

const FORCED_COLORS = '(forced-colors: active)';

/**
 * Dims the rest of the article while the voice speaks, with the option `dim`. The code is loaded
 * then. Nothing is dimmed in forced colours, and in browsers without the CSS Custom Highlight API.
 */
export class DimController implements ReactiveController {
  readonly #host: PlayerHost;
  readonly #reader: ArticleReader;
  readonly #player: Player;
  #dimmer: { readonly map: TextMap; readonly dimmer: Dimmer } | undefined;
  /** The dimmed ranges of each passage. */
  readonly #dimmed = new Map<Passage, readonly Range[]>();
  #passage: Passage | undefined;
  #colorWatch: AbortController | undefined;

  constructor({ host, player, reader }: PlayerContext) {
    this.#host = host;
    this.#reader = reader;
    this.#player = player;
    for (const type of ['play', 'pause', 'sentencechange', 'emptied'] as const) {
      player.addEventListener(type, () => this.#update());
    }
    host.addController(this);
  }

  hostUpdated(): void {
    this.#update();
  }

  hostDisconnected(): void {
    this.#end();
  }

  #update(): void {
    const { dim, isConnected } = this.#host;
    const readArticle = this.#reader.article;
    const { currentSentence, paused } = this.#player;
    const wanted =
      dim && isConnected && !paused && readArticle && currentSentence && hasHighlights();
    if (!wanted || matchMedia(FORCED_COLORS).matches) return this.#end();
    if (this.#dimmer && this.#dimmer.map !== readArticle.map) this.#end();
    if (this.#dimmer)
      return this.#updateRanges(this.#dimmer.dimmer, readArticle.map, currentSentence);
    void loadDimmer().then((module) => module && this.#begin(module));
  }

  #begin(module: DimmerModule): void {
    const readArticle = this.#reader.article;
    if (this.#dimmer || !readArticle || this.#player.paused || !this.#host.dim) return;
    const { map, element } = readArticle;
    this.#dimmer = { map, dimmer: new module.Dimmer(element) };
    this.#watchColorsOf(element);
    this.#update();
  }

  /** Dims the text again when its colours change. */
  #watchColorsOf(article: Element): void {
    const colors = () => [...textColorOf(article), ...backgroundOf(article)].join();
    const before = colors();
    this.#colorWatch = new AbortController();
    const check = (inTransition: boolean) => {
      if (inTransition || colors() === before) return;
      this.#end();
      this.#update();
    };
    watchColors(article, check, this.#colorWatch.signal);
  }

  #updateRanges(dimmer: Dimmer, map: TextMap, { start, end, passage: own }: Sentence): void {
    const before = this.#passage;
    for (const passage of this.#player.transcript?.passages ?? []) {
      const isOwn = passage.start === own.start;
      if (!isOwn && passage !== before && this.#dimmed.has(passage)) continue;
      const parts = isOwn
        ? [
            { start: own.start, end: start },
            { start: end, end: own.end },
          ]
        : [passage];
      const ranges = parts.map((part) => map.rangeOf(part)).filter((range) => range !== undefined);
      for (const range of this.#dimmed.get(passage) ?? []) dimmer.undim(range);
      for (const range of ranges) dimmer.dim(range);
      this.#dimmed.set(passage, ranges);
      if (isOwn) this.#passage = passage;
    }
  }

  #end(): void {
    this.#colorWatch?.abort();
    this.#dimmer?.dimmer.close();
    this.#dimmer = this.#passage = undefined;
    this.#dimmed.clear();
  }
}
