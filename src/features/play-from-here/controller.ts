import type { PointerPosition } from './types.js';
import type { ReactiveController } from 'lit';
import type { Caret, PlayerContext, PlayerHost } from '../../core/context.js';
import { isForControl } from '../../page/interactive.js';
import { firstVisible } from './first-visible.js';
import { sentenceAt } from './sentence-at.js';
import type { Player } from '../../player/player.js';
import type { Sentence } from '../../text/transcript.js';
import type { HoverControls } from './hover-controls/hover-controls.js';
import { lazyModule } from '../../util/lazy-module.js';

const loadHoverControls = lazyModule(() => import('./hover-controls/hover-controls.js'));

/** CSS pixels: a pressed pointer that moved farther was a drag. */
const MIN_DRAG = 8;

/**
 * Plays from a position in the article: by a click on a sentence while the player is active; while
 * it is idle, by a button beside the paragraph under the mouse, and by one at the selection. These
 * two are loaded when a pointer enters the article, or text is selected.
 */
export class PlayFromHere implements ReactiveController {
  readonly #host: PlayerHost;
  readonly #context: PlayerContext;
  readonly #player: Player;
  readonly #hover: (sentence: Sentence | undefined) => void;
  #pressed: { readonly x: number; readonly y: number; readonly selected: boolean } | undefined;
  /** Where the person has put the caret, a selection or the focus since the last `play`. */
  #caret: Caret | undefined;
  #controls: HoverControls | undefined;
  #isConnected = false;

  /** `hover` highlights the sentence under a pointer; without one, none. */
  constructor(context: PlayerContext, hover: (sentence: Sentence | undefined) => void) {
    const { host, player } = context;
    this.#context = context;
    this.#host = host;
    this.#player = player;
    this.#hover = hover;
    player.addEventListener('play', () => (this.#caret = undefined));
    host.addController(this);
  }

  hostConnected(): void {
    this.#isConnected = true;
    // The window's listener is called last, after those of the page.
    window.addEventListener('click', this.#onClick);
    window.addEventListener('pointerdown', this.#onPointerDown, true);
    window.addEventListener('pointermove', this.#onPointerMove, { passive: true });
    document.addEventListener('selectionchange', this.#onSelect);
    document.addEventListener('focusin', this.#onFocus);
  }

  hostDisconnected(): void {
    window.removeEventListener('click', this.#onClick);
    window.removeEventListener('pointerdown', this.#onPointerDown, true);
    window.removeEventListener('pointermove', this.#onPointerMove);
    document.removeEventListener('selectionchange', this.#onSelect);
    document.removeEventListener('focusin', this.#onFocus);
    this.#isConnected = false;
    this.#controls?.close();
    this.#controls = this.#caret = this.#pressed = undefined;
  }

  /**
   * Where the person has put the caret, a selection or the focus since the last `play`; `undefined`
   * if they have not.
   */
  get place(): Caret | undefined {
    return this.#caret?.node.isConnected ? this.#caret : undefined;
  }

  /** Before the first playback: seeks to its start, unless a position was sought. */
  prepare(): void {
    const { start } = this.#host;
    const readArticle = this.#context.reader.article;
    const { started, cursor, transcript } = this.#player;
    if (start !== 'visible' || started || cursor > 0 || !readArticle || !transcript) return;
    const place = firstVisible(readArticle.element, readArticle.map, transcript);
    if (place > 0) this.#player.seek(place);
  }

  readonly #onPointerDown = ({ clientX: x, clientY: y }: PointerEvent): void => {
    this.#pressed = { x, y, selected: isSelected() };
  };

  readonly #onClick = (event: MouseEvent): void => {
    const { started, ended } = this.#player;
    const pressed = this.#pressed;
    this.#pressed = undefined;
    if (!started || ended || !isPlainClick(event) || isSelected() || pressed?.selected) return;
    if (pressed && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > MIN_DRAG)
      return;
    const sentence = this.#sentenceAt(positionOf(event));
    const range = sentence && this.#context.reader.article?.map.rangeOf(sentence);
    if (range) {
      const from = { node: range.startContainer, offset: range.startOffset };
      this.#context.requestPlay('article', from).catch(() => {});
    }
  };

  /** The sentence under a pointer; `undefined` if something else is under it. */
  #sentenceAt(position: PointerPosition): Sentence | undefined {
    const readArticle = this.#context.reader.article;
    const { transcript } = this.#player;
    const { path } = position;
    if (
      !readArticle ||
      !transcript ||
      !path.includes(readArticle.element) ||
      path.includes(this.#host)
    )
      return undefined;
    if (isForControl(path, readArticle.element)) return undefined;
    return sentenceAt(position, path, readArticle.map, transcript);
  }

  readonly #onPointerMove = (event: PointerEvent): void => {
    const readArticle = this.#context.reader.article;
    // A finger does not hover.
    if (event.pointerType === 'touch' || !readArticle) return;
    const position = positionOf(event);
    if (this.#controls || position.path.includes(readArticle.element)) {
      void this.#loadControls().then((controls) => controls?.move(position));
    }
  };

  readonly #onSelect = (): void => {
    const readArticle = this.#context.reader.article;
    const selection = document.getSelection();
    const { anchorNode, focusNode } = selection ?? {};
    const range = selection?.rangeCount ? selection.getRangeAt(0) : undefined;
    if (range && anchorNode && readArticle?.element.contains(anchorNode)) {
      this.#caret = { node: range.startContainer, offset: range.startOffset };
    }
    const isIn = !!focusNode && !!readArticle?.element.contains(focusNode);
    if (this.#controls || (isIn && isSelected()))
      void this.#loadControls().then((controls) => controls?.select());
  };

  readonly #onFocus = (event: FocusEvent): void => {
    const path = event.composedPath();
    const article = this.#context.reader.article?.element;
    const node = path[0] as Node;
    if (article && path.includes(article) && !path.includes(this.#host) && node !== article) {
      this.#caret = { node, offset: 0 };
    }
  };

  /** The buttons that follow the pointer, once they are loaded. */
  async #loadControls(): Promise<HoverControls | undefined> {
    const module = await loadHoverControls();
    if (!module || !this.#isConnected) return undefined;
    const at = (position: PointerPosition) => this.#sentenceAt(position);
    return (this.#controls ??= new module.HoverControls(this.#context, at, this.#hover));
  }
}

function positionOf(event: MouseEvent): PointerPosition {
  const { clientX, clientY, buttons } = event;
  return { clientX, clientY, pressed: buttons !== 0, path: event.composedPath() };
}

/**
 * A single click of the primary button or a finger, without modifier keys, that nothing else has
 * handled.
 */
function isPlainClick({
  button,
  detail,
  defaultPrevented,
  altKey,
  ctrlKey,
  metaKey,
  shiftKey,
}: MouseEvent): boolean {
  return (
    button === 0 &&
    detail === 1 &&
    !defaultPrevented &&
    !altKey &&
    !ctrlKey &&
    !metaKey &&
    !shiftKey
  );
}

function isSelected(): boolean {
  return document.getSelection()?.isCollapsed === false;
}
