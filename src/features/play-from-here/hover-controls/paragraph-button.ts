import { fromDocument } from '../../../page/document-property.js';
import { caretAt } from '../caret.js';
import { around, isWithin, lineBoxesOf, type Box } from '../../../page/line-boxes.js';
import type { Passage, Transcript } from '../../../text/transcript.js';
import type { PointerPosition } from '../types.js';
import type { PlayerContext, PlayerHost } from '../../../core/context.js';
import { Float } from './float.js';
import { colorsFor } from './page-colors.js';
import { playTriangle, SIGN_SIZE } from './styles.js';

/**
 * CSS pixels between the text and the button, and between the button and the edge of the viewport.
 */
const GAP = 8;
const EDGE = 2;
/** How long the pointer may be outside of both, on its way between text and button, in ms. */
const HIDE_AFTER = 300;
/** Elements whose margin has numbers or lines. */
const WITH_MARGIN = 'ul, ol, dl, blockquote, figure, table, pre';

/**
 * The play button in the margin beside the paragraph under the mouse. It is for the mouse only:
 * otherwise there are the main play button, a selection or a shortcut. For screen readers, another
 * button a paragraph would be noise.
 */
export class ParagraphButton {
  readonly #host: PlayerHost;
  readonly #context: PlayerContext;
  readonly #float: Float;
  #passage: Passage | undefined;
  #dismissed: Passage | undefined;
  #area: Box | undefined;
  #hideTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(context: PlayerContext) {
    const { host } = context;
    this.#context = context;
    this.#host = host;
    this.#float = new Float(host.renderRoot, 'sign', () => this.#play());
    const { button } = this.#float;
    button.tabIndex = -1;
    button.setAttribute('aria-hidden', 'true');
    button.append(playTriangle());
    window.addEventListener('keydown', this.#onKey);
    document.addEventListener('scroll', this.#onScroll, { capture: true, passive: true });
    fromDocument(document, 'documentElement').addEventListener('pointerleave', this.#onLeave);
  }

  /** The mouse has moved. */
  move(position: PointerPosition, transcript: Transcript): void {
    const { clientX: x, clientY: y } = position;
    const passage = position.pressed ? undefined : this.#passageAt(position, transcript);
    if (passage && passage !== this.#passage) this.#show(passage);
    else if (passage || (this.#area && isWithin(this.#area, x, y, GAP))) this.#cancelHide();
    else this.#onLeave();
  }

  hide(): void {
    this.#cancelHide();
    this.#passage = this.#area = undefined;
    this.#float.hide();
  }

  close(): void {
    this.hide();
    this.#float.close();
    window.removeEventListener('keydown', this.#onKey);
    document.removeEventListener('scroll', this.#onScroll, true);
    fromDocument(document, 'documentElement').removeEventListener('pointerleave', this.#onLeave);
  }

  #passageAt(
    { clientX: x, clientY: y, path }: PointerPosition,
    transcript: Transcript,
  ): Passage | undefined {
    const readArticle = this.#context.reader.article;
    if (!readArticle || path.includes(this.#host) || !path.includes(readArticle.element))
      return undefined;
    const caret = caretAt(x, y, path);
    const offset = caret && readArticle.map.offsetAt(caret.node, caret.offset);
    const passage = offset === undefined ? undefined : transcript.sentenceAt(offset)?.passage;
    const range = passage && readArticle.map.rangeOf(passage);
    return range && isWithin(range.getBoundingClientRect(), x, y, GAP) ? passage : undefined;
  }

  #show(passage: Passage): void {
    this.hide();
    this.#passage = passage;
    const range =
      passage === this.#dismissed ? undefined : this.#context.reader.article?.map.rangeOf(passage);
    const element = range?.startContainer.parentElement;
    const lines = range && lineBoxesOf(range);
    const [first] = lines ?? [];
    if (!element || !first || !lines) return;
    let text: Box = first;
    for (const line of lines) text = around(text, line);
    const top = (first.top + first.bottom - SIGN_SIZE) / 2;
    const left = this.#freeSide(element, text, top);
    if (left === undefined) return;
    const { style } = this.#float.button;
    // The margin may have another background than the text.
    const behind = document.elementFromPoint(left, top) ?? element;
    for (const [name, value] of Object.entries(colorsFor(behind))) style.setProperty(name, value);
    this.#float.show(left, top);
    this.#area = around(text, { left, top, right: left + SIGN_SIZE, bottom: top + SIGN_SIZE });
  }

  /**
   * The position in the margin: before the text, else behind it. `undefined` if there is no room.
   */
  #freeSide(element: Element, text: Box, top: number): number | undefined {
    const article = this.#context.reader.article!.element;
    let outer = text;
    for (
      let block = element.closest(WITH_MARGIN);
      block && article.contains(block);
      block = block.parentElement!.closest(WITH_MARGIN)
    ) {
      outer = around(outer, block.getBoundingClientRect());
    }
    const left = outer.left - GAP - SIGN_SIZE;
    const right = outer.right + GAP;
    const isRtl = getComputedStyle(element).direction === 'rtl';
    return (isRtl ? [right, left] : [left, right]).find((side) => this.#isFree(side, top, element));
  }

  /** Whether only ancestors of the text are there. */
  #isFree(left: number, top: number, element: Element): boolean {
    const { clientWidth, clientHeight } = fromDocument(document, 'documentElement');
    const right = left + SIGN_SIZE;
    const bottom = top + SIGN_SIZE;
    if (left < EDGE || right > clientWidth - EDGE || top < 0 || bottom > clientHeight) return false;
    const middle = (top + bottom) / 2;
    return [left, (left + right) / 2, right].every((x) => {
      const topmost = document.elementsFromPoint(x, middle).find((each) => each !== this.#host);
      return (
        !topmost ||
        topmost.contains(element) ||
        topmost.contains(this.#context.reader.article!.element)
      );
    });
  }

  #play(): void {
    const range = this.#passage && this.#context.reader.article?.map.rangeOf(this.#passage);
    this.hide();
    if (range)
      this.#context
        .requestPlay('article', { node: range.startContainer, offset: range.startOffset })
        .catch(() => {});
  }

  #cancelHide(): void {
    clearTimeout(this.#hideTimer);
    this.#hideTimer = undefined;
  }

  readonly #onLeave = (): void => {
    this.#dismissed = undefined;
    if (this.#passage) this.#hideTimer ??= setTimeout(() => this.hide(), HIDE_AFTER);
  };

  /** Escape dismisses it until the pointer has left (WCAG 2.2, 1.4.13). */
  readonly #onKey = ({ key }: KeyboardEvent): void => {
    if (key !== 'Escape' || !this.#float.shown) return;
    this.#dismissed = this.#passage;
    this.#float.hide();
  };

  /** It scrolls with the page, but not with a scroller in it. */
  readonly #onScroll = ({ target }: Event): void => {
    if (target !== document) this.hide();
  };
}
