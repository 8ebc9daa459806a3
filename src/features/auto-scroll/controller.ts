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
  #follow: AutoScroll | undefined;
  #at: Sentence | undefined;
  /** Why it scrolls to a sentence in the next frame: the first reason counts. */
  #cause: Cause | undefined;
  #played = false;
  /** It plays for the first time, and has not scrolled yet. */
  #first = false;

  constructor(context: PlayerContext) {
    const { host, player } = context;
    this.#context = context;
    this.#host = host;
    this.#player = player;
    player.addEventListener('play', () => {
      this.#first = !this.#played && this.#host.follow !== 'off';
      this.#played = true;
      this.#begin();
    });
    player.addEventListener('emptied', () => (this.#played = false));
    player.addEventListener('seeked', (event) => {
      this.#at = undefined;
      this.#first = false;
      this.#follow?.release();
      // The clicked text stays under the pointer.
      this.#scrollInNextFrame((event as PlayerEvent).trigger === 'article' ? 'click' : 'seek');
    });
    player.addEventListener('sentencechange', () => this.#scrollInNextFrame('sentence'));
    player.addEventListener('wordchange', () => this.#goToWord());
    for (const type of ['pause', 'error', 'emptied'] as const)
      player.addEventListener(type, () => this.#end());
    // It may be loaded after playback has started.
    this.#played = player.started;
    this.#first = player.started && host.follow !== 'off';
    host.addController(this);
  }

  /**
   * Whether the person has scrolled away while the voice goes on: then there is a button to return.
   */
  get suspended(): boolean {
    return this.#follow?.suspended ?? false;
  }

  /** Scrolls to the sentence being spoken, and scrolls with the voice again. */
  resume(): void {
    this.#follow?.resume();
  }

  hostConnected(): void {
    this.hostUpdated();
  }

  hostUpdated(): void {
    if (this.#host.follow === 'off') this.#end();
    else if (!this.#follow) this.#begin();
  }

  hostDisconnected(): void {
    this.#end();
  }

  #begin(): void {
    if (this.#player.paused || this.#host.follow === 'off' || !this.#host.isConnected) return;
    // Usually loaded before the next sentence. If it cannot be loaded, the page does not scroll.
    void loadAutoScroll().then((module) => module && this.#start(module.AutoScroll));
  }

  #start(Made: typeof AutoScroll): void {
    if (
      this.#follow ||
      this.#player.paused ||
      this.#host.follow === 'off' ||
      !this.#host.isConnected
    )
      return;
    const isPlayers = (event: Event) => event.composedPath().includes(this.#host);
    this.#follow = new Made(isPlayers, () => this.#host.requestUpdate());
    this.#scrollTo('play');
  }

  #end(): void {
    const follow = this.#follow;
    this.#follow = this.#at = undefined;
    follow?.close();
  }

  /**
   * In the next frame, because the position of the text forces a layout, which is slow in a long
   * article.
   */
  readonly #goInFrame = inNextFrame(() => this.#cause && this.#scrollTo(this.#cause));

  #scrollInNextFrame(cause: Cause): void {
    if (!this.#follow) return;
    this.#cause ??= cause;
    this.#goInFrame();
  }

  /** Scrolls to the current sentence, after a command or because the voice has reached it. */
  #scrollTo(cause: Cause): void {
    this.#cause = undefined;
    const { currentSentence, paused } = this.#player;
    if (!this.#follow || paused || !currentSentence || currentSentence === this.#at) return;
    this.#at = currentSentence;
    const isFirst = this.#first;
    this.#first = false;
    const range = this.#context.reader.article?.map.rangeOf(currentSentence);
    if (!range) return;
    const { open, pointer, focus, inPlace } = this.#context.controlsUse();
    // A person who seeks by keyboard wants to see the result: the player is docked when it is
    // scrolled away, and keeps the focus.
    if (open || pointer || (focus && cause === 'sentence')) return this.#follow.wait(range);
    // At the first press of play the player stays in view, under the finger. So it does while the
    // voice is above the view, at the title or the standfirst.
    const way = isFirst ? 'both' : 'up';
    const keep =
      inPlace && (isFirst || cause === 'sentence')
        ? ({ element: inPlace, way } as const)
        : undefined;
    // At the press of play, a sentence in view is enough.
    this.#follow.scrollTo(range, cause === 'play' || cause === 'click', keep);
  }

  #goToWord(): void {
    const { currentWord, paused } = this.#player;
    const range =
      this.#follow &&
      !paused &&
      currentWord &&
      this.#context.reader.article?.map.rangeOf(currentWord);
    if (!range) return;
    const { open, pointer, focus } = this.#context.controlsUse();
    if (!open && !pointer && !focus) this.#follow!.word(range);
  }
}
