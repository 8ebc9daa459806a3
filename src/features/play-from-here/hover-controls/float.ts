import { adoptStyles, unsafeCSS } from 'lit';
import { pointingStyles } from './styles.js';

/**
 * A button of the player that floats over the page. It is in the player's shadow tree, before its
 * other controls, and shown in the top layer: nothing in the page clips or hides it, and the page
 * gets no node. Without the Popover API it has the highest z-index. A player that is not rendered
 * shows none.
 */
export class Float {
  readonly button: HTMLButtonElement;
  readonly #root: HTMLElement;
  readonly #layer: HTMLElement;

  constructor(parent: ParentNode, className: string, act: () => void) {
    this.#root = document.createElement('div');
    const shadow = this.#root.attachShadow({ mode: 'open' });
    adoptStyles(shadow, [unsafeCSS(pointingStyles)]);
    this.#layer = document.createElement('div');
    this.#layer.popover = 'manual';
    this.#layer.className = 'layer';
    this.button = document.createElement('button');
    this.button.type = 'button';
    this.button.className = className;
    this.button.addEventListener('click', act);
    // A press moves neither the selection nor the focus.
    this.button.addEventListener('pointerdown', (event) => event.preventDefault());
    this.button.addEventListener('mousedown', (event) => event.preventDefault());
    this.#layer.append(this.button);
    shadow.append(this.#layer);
    // Before Lit's own nodes: Lit clears only the nodes behind its marker.
    parent.prepend(this.#root);
  }

  get shown(): boolean {
    return this.#layer.hasAttribute('data-shown');
  }

  /** Whether `event` is one of the button. */
  has(event: Event): boolean {
    return event.composedPath().includes(this.#root);
  }

  /**
   * Shows it with its upper left corner at a point of the viewport, in CSS pixels. It scrolls with
   * the page.
   */
  show(x: number, y: number): void {
    if (!this.shown) this.#layer.showPopover?.();
    this.#layer.toggleAttribute('data-shown', true);
    const { style } = this.#layer;
    style.translate = 'none';
    const origin = this.#layer.getBoundingClientRect();
    style.translate = `${x - origin.left}px ${y - origin.top}px`;
  }

  hide(): void {
    if (!this.shown) return;
    this.#layer.removeAttribute('data-shown');
    this.#layer.hidePopover?.();
  }

  close(): void {
    this.#root.remove();
  }
}
