import { adoptStyles, html, render, unsafeCSS } from 'lit';
import { fromDocument } from '../../page/document-property.js';
import { fitToVisualViewport } from './bottom-sheet.js';
import { styles } from './styles.js';
import type { PreviewStrings } from './strings.js';

/**
 * The root element of the preview, with a shadow root: a layer over the page, and a panel at the
 * side.
 */
export class PreviewRoot {
  readonly layer: HTMLElement;
  readonly panel: HTMLElement;
  readonly #root: HTMLElement;
  readonly #closing = new AbortController();
  /** The element that had the focus before the panel. */
  #focusBefore: HTMLElement | undefined;

  constructor(parent: ParentNode, strings: PreviewStrings) {
    this.#root = document.createElement('div');
    this.#root.dir = getComputedStyle(fromDocument(document, 'documentElement')).direction;
    const shadow = this.#root.attachShadow({ mode: 'open' });
    adoptStyles(shadow, [unsafeCSS(styles)]);
    // All languages of the preview are written from left to right.
    render(
      html`<div class="layer" aria-hidden="true" popover="manual"></div>
        <div
          class="panel"
          lang=${strings.lang}
          dir="ltr"
          role="region"
          aria-label=${strings.title}
          popover="manual"
          @focusin=${this.#onFocus}
        ></div>`,
      shadow,
    );
    this.layer = shadow.querySelector<HTMLElement>('.layer')!;
    this.panel = shadow.querySelector<HTMLElement>('.panel')!;
    fitToVisualViewport(this.panel, this.#closing.signal);
    // Before the content that Lit renders: Lit removes only nodes after its marker.
    parent.prepend(this.#root);
    // In the top layer, no z-index of the page hides them. In a browser without popovers, their
    // z-index is the highest one.
    this.layer.showPopover?.();
    this.panel.showPopover?.();
  }

  readonly #onFocus = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget instanceof HTMLElement && !this.panel.contains(relatedTarget))
      this.#focusBefore = relatedTarget;
  };

  /** Moves the panel to the other side of the window. */
  changeSide(): void {
    this.panel.classList.toggle('at-start');
  }

  /** Removes the preview, and restores the focus. */
  close(): void {
    const focused = this.#root.shadowRoot?.activeElement;
    this.#closing.abort();
    this.#root.remove();
    if (focused && this.#focusBefore?.isConnected) this.#focusBefore.focus();
  }
}
