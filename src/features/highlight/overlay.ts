import { fromDocument } from '../../page/composed-tree.js';
import { clipOf } from '../../page/clipping.js';
import type { HighlightKind, HighlightSurface } from './types.js';
import { common, lineBoxesOf, type Box, type LineBox } from '../../page/line-boxes.js';
import type { HighlightStyle } from './types.js';
import { observeLayout } from '../../page/layout-observer.js';
import { setShadowStyles, setImportant } from '../../util/adopt-styles.js';
import { colorsOf, LINE, overlayStyles } from './overlay-styles.js';

/** From what is below to what is above. */
const KINDS: readonly HighlightKind[] = ['sentence', 'hover', 'flash', 'estimated', 'word'];

/**
 * Light for browsers without the CSS Custom Highlight API (Firefox before 140, Safari before 17.2, Chromium before 105): boxes over the lines
 * of text. They stand in one element with a shadow root at the very end of the page, beside its body, and only while something is lit: an element
 * that clips, moves or hides what is in it hides none of them, and no framework counts what is beside the body. The element is blended with
 * the page, darkening a bright one and brightening a dark one, so that the text is read through it.
 */
export class Overlay implements HighlightSurface {
  readonly covers = false;
  readonly #article: Element;
  readonly #ranges = new Map<HighlightKind, Range>();
  #host: HTMLElement | undefined;
  #layer: HTMLElement | undefined;
  #off: AbortController | undefined;
  #look: HighlightStyle | undefined;
  #frame = 0;

  constructor(article: Element) {
    this.#article = article;
  }

  set(kind: HighlightKind, range: Range | undefined): void {
    if (range) this.#ranges.set(kind, range);
    else if (!this.#ranges.delete(kind)) return;
    this.#stir();
  }

  applyStyle(look: HighlightStyle | undefined): void {
    if (look === this.#look) return;
    this.#look = look;
    if (look) this.#open(look);
    else this.#close();
  }

  #open(look: HighlightStyle): void {
    const host = (this.#host ??= this.#make());
    const blended = look.dark ? 'screen' : 'multiply';
    setImportant(host, 'mix-blend-mode', matchMedia('(forced-colors: active)').matches ? 'normal' : blended);
    setImportant(host, 'z-index', String(levelOf(this.#article)));
    for (const [name, value] of Object.entries(colorsOf(look, this.#article))) host.style.setProperty(name, value);
    host.dataset['alone'] = String(look.alone);
    this.#stir();
  }

  #make(): HTMLElement {
    const page = this.#article.ownerDocument;
    const host = page.createElement('div');
    // A rule of the page for all elements shall not reach it; said by script, as a strict policy forbids style attributes.
    setImportant(host, 'all', 'initial');
    for (const [name, value] of Object.entries(PLACE)) setImportant(host, name, value);
    host.setAttribute('aria-hidden', 'true');
    this.#layer = page.createElement('div');
    const shadow = host.attachShadow({ mode: 'open' });
    setShadowStyles(shadow, overlayStyles);
    shadow.append(this.#layer);
    fromDocument(page, 'documentElement').append(host);
    this.#off = new AbortController();
    const sizes = observeLayout(page, () => this.#stir(), this.#off.signal);
    for (const sized of [this.#article, fromDocument(page, 'documentElement'), fromDocument(page, 'body')])
      sizes.observe(sized);
    return host;
  }

  #close(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#off?.abort();
    this.#host?.remove();
    this.#host = this.#layer = undefined;
    this.#ranges.clear();
  }

  #stir(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw(): void {
    if (!this.#host || !this.#layer) return;
    // All is measured before anything is written, so that the page is laid out once.
    const origin = this.#host.getBoundingClientRect();
    const clip = clipOf(this.#article);
    const boxes = KINDS.flatMap((kind) => this.#boxesOf(kind, clip).map((box) => ({ kind, box })));
    const drawn = boxes.map(({ kind, box }) => draw(this.#article.ownerDocument, kind, box, origin));
    this.#layer.replaceChildren(...drawn);
  }

  #boxesOf(kind: HighlightKind, clip: Box | undefined): LineBox[] {
    const range = this.#ranges.get(kind);
    if (!range || !clip) return [];
    const { parentElement } = range.startContainer;
    const inner = parentElement && this.#article.contains(parentElement) ? clipOf(parentElement) : clip;
    return lineBoxesOf(range).flatMap((line) => {
      const shown = inner && common(line, inner);
      return shown ? { ...line, ...shown } : [];
    });
  }
}

/** Of the page as a whole, from its upper left corner: it scrolls with the page. */
const PLACE = { position: 'absolute', top: '0', left: '0', width: '0', height: '0', 'pointer-events': 'none' };

function draw(page: Document, kind: HighlightKind, line: LineBox, origin: DOMRect): HTMLElement {
  const { left, top, right, bottom, upright, gap } = line;
  const box = page.createElement('span');
  box.className = kind;
  box.classList.toggle('upright', upright);
  // The band of the next line begins after one half of the gap, its text after the other.
  box.classList.toggle('close', gap < LINE);
  box.style.translate = `${left - origin.left}px ${top - origin.top}px`;
  box.style.width = `${right - left}px`;
  box.style.height = `${bottom - top}px`;
  return box;
}

/** Above the article and what is around it, and below what lies over these: a header that stays, a dialog. */
function levelOf(article: Element): number {
  let level = 0;
  for (let element: Element | null = article; element; element = element.parentElement) {
    const { zIndex } = getComputedStyle(element);
    if (zIndex !== 'auto') level = Number(zIndex);
  }
  return level;
}
