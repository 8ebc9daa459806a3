import { fromDocument } from '../../page/document-property.js';

/** Space between the bar and an element that is scrolled into view, in CSS pixels. */
const GAP = 8;

type Side = 'end' | 'start';

/**
 * Keeps a docked bar clear of the spoken sentence and of the focus. Browsers keep elements that
 * they scroll into view clear of the bar: meanwhile the document has a style sheet with
 * `scroll-padding`. If something is still below the bar, the bar goes to the other edge of the
 * window.
 */
export class PagePadding {
  readonly #host: HTMLElement;
  #sheet: CSSStyleSheet | undefined;
  #rule = '';

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** `isTaken`: whether the bar would cover something there that must stay visible. */
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
