import { fromDocument } from '../../page/composed-tree.js';
/** Room between the bar and what is scrolled into view, in px. */
const GAP = 8;

type Side = 'end' | 'start';

/**
 * Keeps a docked bar clear of what is read and of what has the focus. What browsers scroll into view they keep off the bar: the document
 * has a style sheet more meanwhile, which the page's own list of them is given back without. Where something lies under the bar all the
 * same, it goes to the other edge of the window.
 */
export class PagePadding {
  readonly #host: HTMLElement;
  #sheet: CSSStyleSheet | undefined;
  #rule = '';

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** `isTaken` tells whether something must not be covered there. */
  keep(bar: HTMLElement, isTaken: (box: DOMRect) => boolean): void {
    const box = bar.getBoundingClientRect();
    if (isTaken(box)) {
      const other = new DOMRect(box.left, window.innerHeight - box.bottom, box.width, box.height);
      if (!isTaken(other)) bar.dataset['side'] = bar.dataset['side'] === 'start' ? 'end' : 'start';
    }
    this.#pad((bar.dataset['side'] as Side | undefined) ?? 'end', Math.ceil(box.height));
  }

  end(): void {
    const sheets = fromDocument(document, 'adoptedStyleSheets');
    const index = this.#sheet && sheets ? sheets.indexOf(this.#sheet) : -1;
    if (index >= 0) sheets.splice(index, 1);
    this.#sheet = undefined;
    this.#rule = '';
    const bar = this.#host.shadowRoot?.querySelector<HTMLElement>('[data-side]');
    if (bar) delete bar.dataset['side'];
  }

  #pad(side: Side, height: number): void {
    if (!('adoptedStyleSheets' in document)) return;
    const rule = `${side} ${height}`;
    if (rule === this.#rule) return;
    if (this.#sheet) this.#sheet.replaceSync('');
    const root = getComputedStyle(fromDocument(document, 'documentElement'));
    const own = side === 'end' ? root.scrollPaddingBlockEnd : root.scrollPaddingBlockStart;
    const padding = `calc(${own === 'auto' || !own ? '0px' : own} + ${height + GAP}px)`;
    this.#sheet ??= new CSSStyleSheet();
    this.#sheet.replaceSync(`html { scroll-padding-block-${side}: ${padding} !important; }`);
    const sheets = fromDocument(document, 'adoptedStyleSheets');
    if (!sheets.includes(this.#sheet)) sheets.push(this.#sheet);
    this.#rule = rule;
  }
}
