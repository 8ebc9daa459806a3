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
/** How long a selection must not have changed, in ms. */
const CALM = 200;

/**
 * "Listen from here", at the end of the selection in the article. It is the next tab stop; the
 * following one is behind the selection. Escape removes it.
 */
export class SelectionButton {
  readonly #host: PlayerHost;
  readonly #context: PlayerContext;
  readonly #float: Float;
  readonly #words = document.createElement('span');
  readonly #off = new AbortController();
  #range: Range | undefined;
  #calm: ReturnType<typeof setTimeout> | undefined;
  #isPressed = false;
  #isTouched = false;
  /** Tab has focused it once for this selection, or it was dismissed. */
  #done = false;

  constructor(context: PlayerContext) {
    const { host } = context;
    this.#context = context;
    this.#host = host;
    this.#float = new Float(host.renderRoot, 'listen', () => this.#play());
    this.#float.button.append(playTriangle(), this.#words);
    const { signal } = this.#off;
    window.addEventListener('pointerdown', (event) => this.#press(event), {
      capture: true,
      signal,
    });
    for (const type of ['pointerup', 'pointercancel']) {
      window.addEventListener(type, () => this.#release(), { capture: true, signal });
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
    this.#done = false;
    clearTimeout(this.#calm);
    if (!this.#selected()) this.#hide();
    else if (!this.#isPressed) this.#calm = setTimeout(() => this.#show(), CALM);
  }

  close(): void {
    this.#off.abort();
    clearTimeout(this.#calm);
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

  #press(event: PointerEvent): void {
    this.#isPressed = true;
    this.#isTouched = event.pointerType === 'touch';
  }

  #release(): void {
    this.#isPressed = false;
    clearTimeout(this.#calm);
    if (this.#selected() && !this.#range) this.#calm = setTimeout(() => this.#show(), CALM);
  }

  #show(): void {
    const range = this.#selected();
    if (!range) return this.#hide();
    this.#range = range.cloneRange();
    const { text, lang } = this.#context.listenHere();
    this.#words.replaceChildren(text);
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
    const isRoom = last.bottom + gap + BUTTON_HEIGHT <= clientHeight;
    const x = Math.min(
      Math.max(last.right - width / 2, EDGE),
      Math.max(clientWidth - width - EDGE, 0),
    );
    this.#float.show(x, isRoom ? last.bottom + gap : last.top - gap - BUTTON_HEIGHT);
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
    if (key === 'Escape') return this.#leave();
    if (key !== 'Tab' || altKey || ctrlKey || metaKey) return;
    const isHere = this.#hasFocus;
    if (isHere && this.#range) {
      if (focusBeside(this.#range, shiftKey, this.#host)) event.preventDefault();
    } else if (!shiftKey && !this.#done && !takesText(event.composedPath()[0])) {
      this.#done = true;
      event.preventDefault();
      this.#float.button.focus({ preventScroll: true });
    }
  }

  #leave(): void {
    const { button } = this.#float;
    if (this.#hasFocus) button.blur();
    this.#done = true;
    this.#hide();
  }
}
