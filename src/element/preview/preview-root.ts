import { fromDocument } from '../../page/composed-tree.js';
import { fitToVisualViewport } from './bottom-sheet.js';
import { styles } from './styles.js';
import type { PreviewStrings } from './strings.js';

/** The element of the preview, with a shadow root of its own: a layer over the page, and a panel at its side. */
export class PreviewRoot {
  readonly layer: HTMLElement;
  readonly panel: HTMLElement;
  readonly #root: HTMLElement;
  readonly #closing = new AbortController();
  /** What had the focus before the panel got it. */
  #focusBefore: HTMLElement | undefined;

  constructor(parent: ParentNode, strings: PreviewStrings) {
    this.#root = document.createElement('div');
    this.#root.dir = getComputedStyle(fromDocument(document, 'documentElement')).direction;
    const shadow = this.#root.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    shadow.adoptedStyleSheets = [sheet];
    this.layer = document.createElement('div');
    this.layer.className = 'layer';
    this.layer.setAttribute('aria-hidden', 'true');
    this.panel = document.createElement('div');
    this.panel.className = 'panel';
    this.panel.lang = strings.lang;
    // Of all languages that it has words in.
    this.panel.dir = 'ltr';
    this.panel.setAttribute('role', 'region');
    this.panel.setAttribute('aria-label', strings.title);
    this.panel.addEventListener('focusin', ({ relatedTarget }) => {
      if (relatedTarget instanceof HTMLElement && !this.panel.contains(relatedTarget))
        this.#focusBefore = relatedTarget;
    });
    fitToVisualViewport(this.panel, this.#closing.signal);
    shadow.append(this.layer, this.panel);
    // Before what Lit renders there: it clears only what stands behind a mark of its own.
    parent.prepend(this.#root);
    // In the top layer, no z-index of the page hides them; in a browser without it, they are as high as can be.
    for (const part of [this.layer, this.panel]) {
      part.popover = 'manual';
      part.showPopover?.();
    }
  }

  /** Docks the panel to the other side of the page. */
  changeSide(): void {
    this.panel.classList.toggle('at-start');
  }

  /** Takes it away, and gives the focus back. */
  close(): void {
    const focused = this.#root.shadowRoot?.activeElement;
    this.#closing.abort();
    this.#root.remove();
    if (focused && this.#focusBefore?.isConnected) this.#focusBefore.focus();
  }
}
