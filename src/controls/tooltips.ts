import { fromDocument } from '../page/document-property.js';
import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { BLACK, isDark, parseColor } from '../page/color.js';
import { SHORTCUTS, type ShortcutAction } from '../core/shortcuts.js';
import { type ShortcutsChoice } from '../options/choices.js';

/**
 * The delays of a tooltip, in ms. After the pointer leaves the button, it may move to the tooltip
 * (WCAG 2.2, 1.4.13).
 */
const SHOW_DELAY = 500;
const HIDE_DELAY = 200;
/** The distance to the button and to the edges of the window, in CSS px. */
const MARGIN = 6;

/** The keyboard shortcut of each button, by the `part` of the button. */
const ACTIONS: Readonly<Record<string, ShortcutAction>> = {
  play: 'toggle',
  previous: 'previous',
  next: 'next',
};

/** The element that renders the tooltips. */
export interface TooltipsHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly shortcuts: ShortcutsChoice;
}

/**
 * The content of a tooltip and the box that it belongs to. It is shown above the box, or below if
 * there is no space.
 */
interface Tooltip {
  readonly content: unknown;
  readonly box: () => DOMRect;
}

/**
 * Tooltips for buttons with an icon only, with their keyboard shortcuts, on hover and on keyboard
 * focus; and the preview of the seek bar. They are hidden from screen readers, which get the same
 * names from the buttons. A tooltip is a popover, so that nothing clips it.
 */
export class Tooltips implements ReactiveController {
  readonly #host: TooltipsHost;
  #tooltip: Tooltip | undefined;
  #button: HTMLElement | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /**
   * Whether a mouse or a pen is over the player. A device may also have a touchscreen: the last
   * pointer event decides.
   */
  hovered = false;

  constructor(host: TooltipsHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('scroll', this.hide, { capture: true, passive: true });
  }

  hostDisconnected(): void {
    window.removeEventListener('scroll', this.hide, { capture: true });
    this.hovered = false;
    this.hide();
  }

  hostUpdated(): void {
    const element = this.#tooltip && this.#host.renderRoot.querySelector<HTMLElement>('.tooltip');
    if (!element) return;
    try {
      element.showPopover?.();
    } catch {
      // It is already open, or the document is not active.
    }
    const text = parseColor(getComputedStyle(element).color) ?? BLACK;
    element.style.setProperty('--_tooltip-color', isDark(text) ? '#fff' : '#000');
    const { left, top, bottom, width } = this.#tooltip!.box();
    const { offsetWidth, offsetHeight } = element;
    const x = Math.max(
      MARGIN,
      Math.min(
        left + (width - offsetWidth) / 2,
        fromDocument(document, 'documentElement').clientWidth - offsetWidth - MARGIN,
      ),
    );
    const above = top - MARGIN - offsetHeight;
    Object.assign(element.style, {
      left: `${x}px`,
      top: `${above >= MARGIN ? above : bottom + MARGIN}px`,
    });
  }

  /** The template of the open tooltip. */
  get view(): TemplateResult | typeof nothing {
    return this.#tooltip
      ? html`<div class="tooltip" popover="manual" aria-hidden="true">
          <span>${this.#tooltip.content}</span>
        </div>`
      : nothing;
  }

  /** Shows `content` at the box that `box` returns. */
  readonly show = (content: unknown, box: () => DOMRect): void => {
    clearTimeout(this.#timer);
    this.#button = undefined;
    this.#tooltip = { content, box };
    this.#host.requestUpdate();
  };

  readonly hide = (): void => {
    clearTimeout(this.#timer);
    this.#button = undefined;
    if (!this.#tooltip) return;
    this.#tooltip = undefined;
    this.#host.requestUpdate();
  };

  /** Handles `pointerover` in the player. */
  readonly pointerOver = (event: PointerEvent): void => {
    this.hovered = event.pointerType !== 'touch';
    if (!this.hovered) return;
    const target = event.target as HTMLElement;
    if (target.closest('.tooltip')) return clearTimeout(this.#timer);
    const button = target.closest<HTMLElement>('button');
    if (button === this.#button && button) return clearTimeout(this.#timer);
    if (!button) return;
    clearTimeout(this.#timer);
    // From one button to the next, there is no delay.
    if (this.#button) this.#showName(button);
    else this.#timer = setTimeout(() => this.#showName(button), SHOW_DELAY);
  };

  /** Handles `pointerout`. */
  readonly pointerOut = (event: PointerEvent): void => {
    this.hovered = false;
    if (event.pointerType === 'touch') return;
    clearTimeout(this.#timer);
    if (this.#button) this.#timer = setTimeout(this.hide, HIDE_DELAY);
  };

  /** Handles `pointerdown`: hides the name of a button, but not the preview of the seek bar. */
  readonly pointerDown = (): void => {
    if (this.#button || !this.#tooltip) this.hide();
  };

  /** Handles `focus`: keyboard focus shows the name of a button. */
  readonly focus = (event: FocusEvent): void => {
    const button = (event.target as HTMLElement).closest<HTMLElement>('button');
    if (button?.matches(':focus-visible')) this.#showName(button);
  };

  #showName(button: HTMLElement): void {
    const name = nameOf(button);
    if (!name || !button.isConnected) return this.hide();
    const part = button.part.value;
    const keys =
      part === 'close'
        ? 'Esc'
        : this.#host.shortcuts === 'page' &&
          SHORTCUTS.find(({ action }) => action === ACTIONS[part])?.keys;
    this.show(html`${name}${keys ? html` <kbd>${keys}</kbd>` : nothing}`, () =>
      button.getBoundingClientRect(),
    );
    this.#button = button;
  }
}

/**
 * The name of a button that shows no text; `undefined` for others, and if the button's panel is
 * open.
 */
function nameOf(button: HTMLElement): string | undefined {
  if (button.matches('.open')) return undefined;
  if (button.matches('.icon, [part="play"]')) return button.ariaLabel ?? undefined;
  const label = button.querySelector<HTMLElement>('[part="back"] > span');
  return label && label.offsetWidth <= 1 ? button.dataset['name'] : undefined;
}
