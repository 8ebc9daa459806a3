import { adoptStyles, unsafeCSS } from 'lit';
import { fromDocument } from '../../page/composed-tree.js';
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
    this.layer = document.createElement('div');
    this.layer.className = 'layer';
    this.layer.setAttribute('aria-hidden', 'true');
    this.panel = document.createElement('div');
    this.panel.className = 'panel';
    this.panel.lang = strings.lang;
    // All languages of the preview are written from left to right.
    this.panel.dir = 'ltr';
    this.panel.setAttribute('role', 'region');
    this.panel.setAttribute('aria-label', strings.title);
    this.panel.addEventListener('focusin', ({ relatedTarget }) => {
      if (relatedTarget instanceof HTMLElement && !this.panel.contains(relatedTarget))
        this.#focusBefore = relatedTarget;
    });
    fitToVisualViewport(this.panel, this.#closing.signal);
    shadow.append(this.layer, this.panel);
    // Before the content that Lit renders: Lit removes only nodes after its marker.
    parent.prepend(this.#root);
    // In the top layer, no z-index of the page hides them. In a browser without popovers, their
    // z-index is the highest one.
    for (const part of [this.layer, this.panel]) {
      part.popover = 'manual';
      part.showPopover?.();
    }
  }

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
