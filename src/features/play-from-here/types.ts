import type { StartChoice } from '../../options/choices.js';
import type { ReactiveControllerHost } from 'lit';
import type { Caret } from './caret.js';
import type { Trigger } from '../../player/events.js';
import type { ReadArticle } from '../../core/article-reader.js';

/** Where the element says what it reads, and what takes it to another place. */
export interface PlayFromHereHost extends ReactiveControllerHost, Element {
  readonly start: StartChoice;
  readonly readArticle: ReadArticle | undefined;
  readonly renderRoot: HTMLElement | DocumentFragment;
  /** "Listen from here", in the player's language. */
  readonly listenHere: { readonly text: string; readonly lang: string };
  /** Goes to the sentence at a place in the page, and speaks from there, in this very task. */
  playAt(place: Caret, trigger: Trigger): void;
}

/** Where a pointer is: the path of its event is known only while that is under way. */
export interface PointerPosition {
  readonly clientX: number;
  readonly clientY: number;
  readonly pressed: boolean;
  readonly path: readonly EventTarget[];
}
