import type { StartChoice } from '../../options/choices.js';
import type { ReactiveControllerHost } from 'lit';
import type { Caret } from './caret.js';
import type { Trigger } from '../../player/events.js';
import type { ReadArticle } from '../../core/article-reader.js';

/** The element's options for the start of playback, and its article. */
export interface PlayFromHereHost extends ReactiveControllerHost, Element {
  readonly start: StartChoice;
  readonly readArticle: ReadArticle | undefined;
  readonly renderRoot: HTMLElement | DocumentFragment;
  /** "Listen from here", in the player's language. */
  readonly listenHere: { readonly text: string; readonly lang: string };
  /** Seeks to the sentence at a position in the page, and speaks from there in this task. */
  playAt(place: Caret, trigger: Trigger): void;
}

/**
 * The position of a pointer. `path` is copied, because an event has its path only while it is
 * dispatched.
 */
export interface PointerPosition {
  readonly clientX: number;
  readonly clientY: number;
  readonly pressed: boolean;
  readonly path: readonly EventTarget[];
}
