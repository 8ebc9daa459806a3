import { fromDocument } from '../page/composed-tree.js';
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { BLACK, isDark, parseColor } from '../page/color.js';
import { SHORTCUTS, type ShortcutAction } from '../features/shortcuts/controller.js';
import { type ShortcutsChoice } from '../options/choices.js';

/** So long, in ms, a pointer rests before a name is shown, and so long it stays as the pointer goes: it may go to it (WCAG 2.2, 1.4.13). */
const SHOW_DELAY = 500;
const HIDE_DELAY = 200;
/** Room to the button and to the edges of the window, in px. */
const MARGIN = 6;

/** The keys of the page that do what a button does. */
const ACTIONS: Readonly<Record<string, ShortcutAction>> = { play: 'toggle', previous: 'previous', next: 'next' };

/** Whose tips they are. */
export interface TooltipsHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly shortcuts: ShortcutsChoice;
}

/** What a tip says, and about what: it stands above it, or below where there is no room. */
interface Tooltip {
  readonly content: unknown;
  readonly box: () => DOMRect;
}

/**
 * Names of buttons that are signs, with their keys, by hover and by focus; and what lies under the pointer along the seek bar. They are for the
 * eye alone: assistive software has the same from the controls, and would read it twice. Each is a popover, which nothing clips.
 */
export class Tooltips implements ReactiveController {
  readonly #host: TooltipsHost;
  #tooltip: Tooltip | undefined;
  #button: HTMLElement | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** A mouse or a pen is over the player. A device may have a finger as well: what was used last decides. */
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
      // It is shown already, or the page is not in a state to show it.
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
    Object.assign(element.style, { left: `${x}px`, top: `${above >= MARGIN ? above : bottom + MARGIN}px` });
  }

  get view(): TemplateResult | typeof nothing {
    return this.#tooltip
      ? html`<div class="tooltip" popover="manual" aria-hidden="true"><span>${this.#tooltip.content}</span></div>`
      : nothing;
  }

  /** Shows what a person is about to choose, over the place `box` of it. */
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

  /** The pointer is over something in the player. */
  readonly pointerOver = (event: PointerEvent): void => {
    this.hovered = event.pointerType !== 'touch';
    if (!this.hovered) return;
    const target = event.target as HTMLElement;
    if (target.closest('.tooltip')) return clearTimeout(this.#timer);
    const button = target.closest<HTMLElement>('button');
    if (button === this.#button && button) return clearTimeout(this.#timer);
    if (!button) return;
    clearTimeout(this.#timer);
    // From one button to the next there is nothing to wait for.
    if (this.#button) this.#showName(button);
    else this.#timer = setTimeout(() => this.#showName(button), SHOW_DELAY);
  };

  readonly pointerOut = (event: PointerEvent): void => {
    this.hovered = false;
    if (event.pointerType === 'touch') return;
    clearTimeout(this.#timer);
    if (this.#button) this.#timer = setTimeout(this.hide, HIDE_DELAY);
  };

  /** What is pressed is known; what is held along the seek bar stays told. */
  readonly pointerDown = (): void => {
    if (this.#button || !this.#tooltip) this.hide();
  };

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
        : this.#host.shortcuts === 'page' && SHORTCUTS.find(({ action }) => action === ACTIONS[part])?.keys;
    this.show(html`${name}${keys ? html` <kbd>${keys}</kbd>` : nothing}`, () => button.getBoundingClientRect());
    this.#button = button;
  }
}

/** The name of a button that shows none; a panel that is open says of itself what it is. */
function nameOf(button: HTMLElement): string | undefined {
  if (button.matches('.open')) return undefined;
  if (button.matches('.icon, [part="play"]')) return button.ariaLabel ?? undefined;
  const words = button.querySelector<HTMLElement>('[part="back"] > span');
  return words && words.offsetWidth <= 1 ? button.dataset['name'] : undefined;
}
