import { setShadowStyles } from '../../../util/adopt-styles.js';
import { pointingStyles } from './styles.js';

/**
 * A button of the player's that floats over the page. It stands in the player's own shadow tree, before its other controls, and is shown in the
 * top layer: nothing of the page clips or hides it, and the page gets no node. In browsers without that layer, it is as high as can be. A player
 * that is not shown itself shows none.
 */
export class Float {
  readonly button: HTMLButtonElement;
  readonly #root: HTMLElement;
  readonly #layer: HTMLElement;

  constructor(parent: ParentNode, className: string, act: () => void) {
    this.#root = document.createElement('div');
    const shadow = this.#root.attachShadow({ mode: 'open' });
    setShadowStyles(shadow, pointingStyles);
    this.#layer = document.createElement('div');
    this.#layer.popover = 'manual';
    this.#layer.className = 'layer';
    this.button = document.createElement('button');
    this.button.type = 'button';
    this.button.className = className;
    this.button.addEventListener('click', act);
    // A press takes neither the selection nor the focus from where they are.
    this.button.addEventListener('pointerdown', (event) => event.preventDefault());
    this.button.addEventListener('mousedown', (event) => event.preventDefault());
    this.#layer.append(this.button);
    shadow.append(this.#layer);
    // Before what Lit renders there: it clears only what stands behind a mark of its own.
    parent.prepend(this.#root);
  }

  get shown(): boolean {
    return this.#layer.hasAttribute('data-shown');
  }

  /** Whether `event` comes from it. */
  has(event: Event): boolean {
    return event.composedPath().includes(this.#root);
  }

  /** Shows it with its upper left corner at a point of the viewport, in CSS pixels: it scrolls with the page. */
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
