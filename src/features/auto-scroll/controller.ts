import { type FollowChoice } from '../../options/choices.js';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AutoScroll } from './auto-scroll.js';
import type { PlayerEvent } from '../../player/events.js';
import type { Player } from '../../player/player.js';
import type { Sentence } from '../../text/transcript.js';
import { inNextFrame } from '../../util/next-frame.js';
import type { ReadArticle } from '../../core/article-reader.js';
import { lazyModule } from '../../util/lazy-module.js';

const loadAutoScroll = lazyModule(() => import('./auto-scroll.js'));

/** How a person uses the controls of the player. */
export interface ControlsUse {
  /** The settings, or another of its popups, are open. */
  readonly open: boolean;
  /** A pointer that hovers is over it, in its place in the page: a scroll would move it from under the pointer. */
  readonly pointer: boolean;
  /** It has the keyboard's focus, in its place in the page. */
  readonly focus: boolean;
  /** The player in its place in the page, which a scroll moves; `undefined` while it is docked, or has no controls. */
  readonly inPlace: Element | undefined;
}

/** Where the element says whether to follow, and in which article. */
export interface AutoScrollHost extends ReactiveControllerHost, Element {
  readonly follow: FollowChoice;
  readonly readArticle: ReadArticle | undefined;
  readonly controlsUse: ControlsUse;
}

type Cause = 'play' | 'sentence' | 'seek' | 'click';

/**
 * Scrolls the page with the voice, sentence by sentence, while it speaks. A person who looks elsewhere is left there until they play, skip,
 * click a sentence, or call `resume`. While they use the controls, the page does not scroll. The scrolling code is loaded when the voice is
 * first heard.
 */
export class AutoScrollController implements ReactiveController {
  readonly #host: AutoScrollHost;
  readonly #player: Player;
  #follow: AutoScroll | undefined;
  #at: Sentence | undefined;
  /** Why it is about to go to a sentence: the first reason in this frame. */
  #cause: Cause | undefined;
  #played = false;
  /** The voice was started for the first time, and no sentence has been gone to yet. */
  #first = false;

  constructor(host: AutoScrollHost, player: Player) {
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
      // What was clicked stays under the pointer.
      this.#scrollInNextFrame((event as PlayerEvent).trigger === 'article' ? 'click' : 'seek');
    });
    player.addEventListener('sentencechange', () => this.#scrollInNextFrame('sentence'));
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
    void loadAutoScroll().then((module) => module && this.#start(module.AutoScroll));
  }

  #start(Made: typeof AutoScroll): void {
    if (this.#follow || this.#player.paused || this.#host.follow === 'off' || !this.#host.isConnected) return;
    const isPlayers = (event: Event) => event.composedPath().includes(this.#host);
    this.#follow = new Made(isPlayers, () => this.#host.requestUpdate());
    this.#scrollTo('play');
  }

  #end(): void {
    const follow = this.#follow;
    this.#follow = this.#at = undefined;
    follow?.close();
  }

  /** Where a text stands is known when the page is laid out, which takes long in a long article. */
  readonly #goInFrame = inNextFrame(() => this.#cause && this.#scrollTo(this.#cause));

  #scrollInNextFrame(cause: Cause): void {
    if (!this.#follow) return;
    this.#cause ??= cause;
    this.#goInFrame();
  }

  /** To the present sentence, in answer to a command or because the voice has reached it. */
  #scrollTo(cause: Cause): void {
    this.#cause = undefined;
    const { currentSentence, paused } = this.#player;
    if (!this.#follow || paused || !currentSentence || currentSentence === this.#at) return;
    this.#at = currentSentence;
    const isFirst = this.#first;
    this.#first = false;
    const range = this.#host.readArticle?.map.rangeOf(currentSentence);
    if (!range) return;
    const { open, pointer, focus, inPlace } = this.#host.controlsUse;
    // Who seeks by keyboard wants to see where: the player is docked when its place is scrolled away, and keeps the focus.
    if (open || pointer || (focus && cause === 'sentence')) return this.#follow.wait(range);
    // The first press of play leaves the player in view, under the finger. As long as the voice is above the view, at the title or the
    // standfirst, it stays in view as well.
    const way = isFirst ? 'both' : 'up';
    const keep = inPlace && (isFirst || cause === 'sentence') ? ({ element: inPlace, way } as const) : undefined;
    // At the press of play, it is enough that the sentence is seen.
    this.#follow.scrollTo(range, cause === 'play' || cause === 'click', keep);
  }

  #goToWord(): void {
    const { currentWord, paused } = this.#player;
    const range = this.#follow && !paused && currentWord && this.#host.readArticle?.map.rangeOf(currentWord);
    if (!range) return;
    const { open, pointer, focus } = this.#host.controlsUse;
    if (!open && !pointer && !focus) this.#follow!.word(range);
  }
}
