import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Follow } from '../article/follow.js';
import type { PlayerEvent } from '../playback/events.js';
import type { Player } from '../playback/player.js';
import type { Sentence } from '../text/transcript.js';
import type { ReadArticle } from './reading.js';

/** Whether the page is scrolled with the voice. */
export const FOLLOWS = ['auto', 'off'] as const;
export type FollowChoice = (typeof FOLLOWS)[number];

/** Where the element says whether to follow, and in which article. */
export interface FollowingHost extends ReactiveControllerHost, Element {
  readonly follow: FollowChoice;
  readonly readArticle: ReadArticle | undefined;
}

/**
 * Scrolls the page with the voice, sentence by sentence, while it speaks. A person who looks elsewhere is left there until they play, skip,
 * click a sentence, or call `resume`. What does it is loaded when the voice is first heard.
 */
export class Following implements ReactiveController {
  readonly #host: FollowingHost;
  readonly #player: Player;
  #module: Promise<{ readonly Follow: typeof Follow }> | undefined;
  #follow: Follow | undefined;
  #at: Sentence | undefined;

  constructor(host: FollowingHost, player: Player) {
    this.#host = host;
    this.#player = player;
    player.addEventListener('play', () => this.#begin());
    player.addEventListener('seeked', (event) => {
      this.#at = undefined;
      this.#follow?.release();
      // What was clicked stays under the pointer.
      this.#go((event as PlayerEvent).trigger === 'article');
    });
    player.addEventListener('sentencechange', () => this.#go());
    player.addEventListener('wordchange', () => this.#goToWord());
    for (const type of ['pause', 'error', 'emptied'] as const) player.addEventListener(type, () => this.#end());
    host.addController(this);
  }

  /** Whether the person has turned to another part of the page while the voice goes on: they are shown a way back. */
  get suspended(): boolean {
    return this.#follow?.suspended ?? false;
  }

  /** Back to the sentence being said, and on with it. */
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
    // By the next sentence at the latest it is there; where it cannot be loaded, nothing scrolls.
    this.#module ??= import('../article/follow.js');
    this.#module.then(({ Follow: Made }) => this.#start(Made)).catch(() => (this.#module = undefined));
  }

  #start(Made: typeof Follow): void {
    if (this.#follow || this.#player.paused || this.#host.follow === 'off' || !this.#host.isConnected) return;
    const isPlayers = (event: Event) => event.composedPath().includes(this.#host);
    this.#follow = new Made(isPlayers, () => this.#host.requestUpdate());
    this.#go(true);
  }

  #end(): void {
    const follow = this.#follow;
    this.#follow = this.#at = undefined;
    follow?.close();
  }

  /** To the present sentence. At the press of play it is enough that it is seen: the button shall not move from under the finger. */
  #go(gently = false): void {
    const { currentSentence, paused } = this.#player;
    if (!this.#follow || paused || !currentSentence || currentSentence === this.#at) return;
    this.#at = currentSentence;
    const range = this.#host.readArticle?.map.rangeOf(currentSentence);
    if (range) this.#follow.go(range, gently);
  }

  #goToWord(): void {
    const { currentWord, paused } = this.#player;
    const range = this.#follow && !paused && currentWord && this.#host.readArticle?.map.rangeOf(currentWord);
    if (range) this.#follow!.word(range);
  }
}
