import { fromDocument } from '../../../page/document-property.js';
import { lineBoxesOf } from '../../../page/line-boxes.js';
import { takesText } from '../../../page/interactive.js';
import type { PlayerContext, PlayerHost } from '../../../core/context.js';
import { Float } from './float.js';
import { focusBeside, playButtonOf } from './focus-beside.js';
import { colorsFor } from './page-colors.js';
import { BUTTON_HEIGHT, playTriangle } from './styles.js';

/** CSS pixels between the selection and the button; more below the handles of a touch selection. */
const GAP = 8;
const TOUCH_GAP = 32;
const EDGE = 8;
/** The button appears when the selection has not changed for so many ms. */
const SHOW_AFTER = 200;

/**
 * "Listen from here", at the end of the selection in the article. It is the next tab stop; the
 * following one is behind the selection. Escape removes it.
 */
export class SelectionButton {
  readonly #host: PlayerHost;
  readonly #context: PlayerContext;
  readonly #float: Float;
  readonly #label = document.createElement('span');
  readonly #controller = new AbortController();
  #range: Range | undefined;
  #showTimer: ReturnType<typeof setTimeout> | undefined;
  #isPressed = false;
  #isTouched = false;
  /** Tab passes it by: it has focused it once for this selection, or the button was dismissed. */
  #isSkipped = false;

  constructor(context: PlayerContext) {
    const { host } = context;
    this.#context = context;
    this.#host = host;
    this.#float = new Float(host.renderRoot, 'listen', () => this.#play());
    this.#float.button.append(playTriangle(), this.#label);
    const { signal } = this.#controller;
    window.addEventListener('pointerdown', (event) => this.#onPointerDown(event), {
      capture: true,
      signal,
    });
    for (const type of ['pointerup', 'pointercancel']) {
      window.addEventListener(type, () => this.#onPointerUp(), { capture: true, signal });
    }
    window.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    document.addEventListener('scroll', () => this.#place(), {
      capture: true,
      passive: true,
      signal,
    });
    window.addEventListener('resize', () => this.#place(), { signal });
  }

  /** The selection has changed. */
  select(): void {
    this.#isSkipped = false;
    clearTimeout(this.#showTimer);
    if (!this.#selected()) this.#hide();
    else if (!this.#isPressed) this.#showTimer = setTimeout(() => this.#show(), SHOW_AFTER);
  }

  close(): void {
    this.#controller.abort();
    clearTimeout(this.#showTimer);
    this.#float.close();
  }

  /** The selected part of the article that is read. */
  #selected(): Range | undefined {
    const readArticle = this.#context.reader.article;
    const selection = document.getSelection();
    if (!readArticle || !selection?.rangeCount || selection.isCollapsed) return undefined;
    const range = selection.getRangeAt(0);
    const { element, map } = readArticle;
    return element.contains(range.commonAncestorContainer) && map.spanOf(range) ? range : undefined;
  }

  #onPointerDown(event: PointerEvent): void {
    this.#isPressed = true;
    this.#isTouched = event.pointerType === 'touch';
  }

  #onPointerUp(): void {
    this.#isPressed = false;
    clearTimeout(this.#showTimer);
    if (this.#selected() && !this.#range)
      this.#showTimer = setTimeout(() => this.#show(), SHOW_AFTER);
  }

  #show(): void {
    const range = this.#selected();
    if (!range) return this.#hide();
    this.#range = range.cloneRange();
    const { text, lang } = this.#context.listenHere();
    this.#label.replaceChildren(text);
    this.#float.button.lang = lang;
    const { endContainer } = range;
    const element = endContainer instanceof Element ? endContainer : endContainer.parentElement!;
    for (const [name, value] of Object.entries(colorsFor(element)))
      this.#float.button.style.setProperty(name, value);
    this.#place();
  }

  #place(): void {
    const last = this.#range && lineBoxesOf(this.#range).at(-1);
    if (!last) return this.#hide();
    const { clientWidth, clientHeight } = fromDocument(document, 'documentElement');
    if (!this.#float.shown) this.#float.show(0, 0);
    const { width } = this.#float.button.getBoundingClientRect();
    const gap = this.#isTouched ? TOUCH_GAP : GAP;
    const fitsBelow = last.bottom + gap + BUTTON_HEIGHT <= clientHeight;
    const x = Math.min(
      Math.max(last.right - width / 2, EDGE),
      Math.max(clientWidth - width - EDGE, 0),
    );
    this.#float.show(x, fitsBelow ? last.bottom + gap : last.top - gap - BUTTON_HEIGHT);
  }

  #hide(): void {
    this.#range = undefined;
    this.#float.hide();
  }

  #play(): void {
    const range = this.#range;
    const hadFocus = this.#hasFocus;
    this.#hide();
    if (!range) return;
    this.#context
      .requestPlay('article', { node: range.startContainer, offset: range.startOffset })
      .catch(() => {});
    // The selection would cover the highlight.
    document.getSelection()?.removeAllRanges();
    if (hadFocus) playButtonOf(this.#host)?.focus({ preventScroll: true });
  }

  get #hasFocus(): boolean {
    return this.#float.button.matches(':focus');
  }

  #onKey(event: KeyboardEvent): void {
    if (!this.#float.shown || event.defaultPrevented) return;
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (key === 'Escape') return this.#dismiss();
    if (key !== 'Tab' || altKey || ctrlKey || metaKey) return;
    const hasFocus = this.#hasFocus;
    if (hasFocus && this.#range) {
      if (focusBeside(this.#range, shiftKey, this.#host)) event.preventDefault();
    } else if (!shiftKey && !this.#isSkipped && !takesText(event.composedPath()[0])) {
      this.#isSkipped = true;
      event.preventDefault();
      this.#float.button.focus({ preventScroll: true });
    }
  }

  #dismiss(): void {
    const { button } = this.#float;
    if (this.#hasFocus) button.blur();
    this.#isSkipped = true;
    this.#hide();
  }
}
