import type { ReactiveController } from 'lit';
import type { AutoScroll } from './auto-scroll.js';
import type { PlayerEvent } from '../../player/events.js';
import type { Player } from '../../player/player.js';
import type { Sentence } from '../../text/transcript.js';
import { inNextFrame } from '../../util/next-frame.js';
import { lazyModule } from '../../util/lazy-module.js';
import type { PlayerContext, PlayerHost } from '../../core/context.js';

const loadAutoScroll = lazyModule(() => import('./auto-scroll.js'));

type Cause = 'play' | 'sentence' | 'seek' | 'click';

/**
 * Scrolls the page with the voice, sentence by sentence. After a person has scrolled away, the page
 * stays until they play, skip, click a sentence, or call `resume`. While they use the controls, the
 * page does not scroll. The scrolling code is loaded at the first playback.
 */
export class AutoScrollController implements ReactiveController {
  readonly #host: PlayerHost;
  readonly #context: PlayerContext;
  readonly #player: Player;
  #autoScroll: AutoScroll | undefined;
  #scrolledTo: Sentence | undefined;
  /** Why it scrolls to a sentence in the next frame: the first reason counts. */
  #cause: Cause | undefined;
  #played = false;
  /** It plays for the first time, and has not scrolled yet. */
  #isFirstScroll = false;

  constructor(context: PlayerContext) {
    const { host, player } = context;
    this.#context = context;
    this.#host = host;
    this.#player = player;
    player.addEventListener('play', () => {
      this.#isFirstScroll = !this.#played && this.#host.follow !== 'off';
      this.#played = true;
      this.#begin();
    });
    player.addEventListener('emptied', () => (this.#played = false));
    player.addEventListener('seeked', (event) => {
      this.#scrolledTo = undefined;
      this.#isFirstScroll = false;
      this.#autoScroll?.release();
      // The clicked text stays under the pointer.
      this.#scrollInNextFrame((event as PlayerEvent).trigger === 'article' ? 'click' : 'seek');
    });
    player.addEventListener('sentencechange', () => this.#scrollInNextFrame('sentence'));
    player.addEventListener('wordchange', () => this.#scrollToWord());
    for (const type of ['pause', 'error', 'emptied'] as const)
      player.addEventListener(type, () => this.#end());
    // It may be loaded after playback has started.
    this.#played = player.started;
    this.#isFirstScroll = player.started && host.follow !== 'off';
    host.addController(this);
  }

  /** Whether the person has scrolled away while the voice speaks: then a button scrolls back. */
  get suspended(): boolean {
    return this.#autoScroll?.suspended ?? false;
  }

  /** Scrolls to the sentence being spoken, and scrolls with the voice again. */
  resume(): void {
    this.#autoScroll?.resume();
  }

  hostConnected(): void {
    this.hostUpdated();
  }

  hostUpdated(): void {
    if (this.#host.follow === 'off') this.#end();
    else if (!this.#autoScroll) this.#begin();
  }

  hostDisconnected(): void {
    this.#end();
  }

  #begin(): void {
    if (this.#player.paused || this.#host.follow === 'off' || !this.#host.isConnected) return;
    // Usually loaded before the next sentence. If it cannot be loaded, the page does not scroll.
    void loadAutoScroll().then((module) => module && this.#start(module.AutoScroll));
  }

  #start(AutoScrollClass: typeof AutoScroll): void {
    if (
      this.#autoScroll ||
      this.#player.paused ||
      this.#host.follow === 'off' ||
      !this.#host.isConnected
    )
      return;
    const isPlayerEvent = (event: Event) => event.composedPath().includes(this.#host);
    this.#autoScroll = new AutoScrollClass(isPlayerEvent, () => this.#host.requestUpdate());
    this.#scrollTo('play');
  }

  #end(): void {
    const autoScroll = this.#autoScroll;
    this.#autoScroll = this.#scrolledTo = undefined;
    autoScroll?.close();
  }

  /**
   * In the next frame, because the position of the text forces a layout, which is slow in a long
   * article.
   */
  readonly #scheduleScroll = inNextFrame(() => this.#cause && this.#scrollTo(this.#cause));

  #scrollInNextFrame(cause: Cause): void {
    if (!this.#autoScroll) return;
    this.#cause ??= cause;
    this.#scheduleScroll();
  }

  /** Scrolls to the current sentence, after a command or because the voice has reached it. */
  #scrollTo(cause: Cause): void {
    this.#cause = undefined;
    const { currentSentence, paused } = this.#player;
    if (!this.#autoScroll || paused || !currentSentence || currentSentence === this.#scrolledTo)
      return;
    this.#scrolledTo = currentSentence;
    const isFirst = this.#isFirstScroll;
    this.#isFirstScroll = false;
    const range = this.#context.reader.article?.map.rangeOf(currentSentence);
    if (!range) return;
    const { open, pointer, focus, inPlace } = this.#context.controlsUse();
    // A person who seeks by keyboard wants to see the result: the player is docked when it is
    // scrolled away, and keeps the focus.
    if (open || pointer || (focus && cause === 'sentence')) return this.#autoScroll.wait(range);
    // At the first press of play the player stays in view, under the finger. So it does while the
    // voice is above the view, at the title or the standfirst.
    const direction = isFirst ? 'both' : 'up';
    const keep =
      inPlace && (isFirst || cause === 'sentence')
        ? ({ element: inPlace, direction } as const)
        : undefined;
    // At the press of play, a sentence in view is enough.
    this.#autoScroll.scrollTo(range, cause === 'play' || cause === 'click', keep);
  }

  #scrollToWord(): void {
    const { currentWord, paused } = this.#player;
    const range =
      this.#autoScroll &&
      !paused &&
      currentWord &&
      this.#context.reader.article?.map.rangeOf(currentWord);
    if (!range) return;
    const { open, pointer, focus } = this.#context.controlsUse();
    if (!open && !pointer && !focus) this.#autoScroll!.word(range);
  }
}
