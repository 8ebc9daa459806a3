import { adoptStyles, unsafeCSS } from 'lit';
import { fromDocument } from '../../page/document-property.js';
import { clipOf } from '../../page/clipping.js';
import type { HighlightKind, HighlightStyle, HighlightSurface } from './types.js';
import { common, lineBoxesOf, type Box, type LineBox } from '../../page/line-boxes.js';
import { observeLayout } from '../../page/layout-observer.js';
import { colorsOf, LINE, overlayStyles } from './overlay-styles.js';

/** From the lowest to the highest. */
const KINDS: readonly HighlightKind[] = ['sentence', 'hover', 'flash', 'estimated', 'word'];

/**
 * Highlights for browsers without the CSS Custom Highlight API (Firefox before 140, Safari before
 * 17.2, Chromium before 105): boxes over the lines of text. They are in one element with a shadow
 * root behind the body, which exists only while something is highlighted: no element of the page
 * clips or hides them, and no framework manages that place. The element is blended with the page:
 * it darkens a bright one and brightens a dark one, so that the text stays readable.
 */
export class Overlay implements HighlightSurface {
  readonly covers = false;
  readonly #article: Element;
  readonly #ranges = new Map<HighlightKind, Range>();
  #host: HTMLElement | undefined;
  #layer: HTMLElement | undefined;
  #controller: AbortController | undefined;
  #style: HighlightStyle | undefined;
  #frame = 0;

  constructor(article: Element) {
    this.#article = article;
  }

  set(kind: HighlightKind, range: Range | undefined): void {
    if (range) this.#ranges.set(kind, range);
    else if (!this.#ranges.delete(kind)) return;
    this.#scheduleDraw();
  }

  applyStyle(style: HighlightStyle | undefined): void {
    if (style === this.#style) return;
    this.#style = style;
    if (style) this.#open(style);
    else this.#close();
  }

  #open(style: HighlightStyle): void {
    const host = (this.#host ??= this.#createHost());
    const blended = style.dark ? 'screen' : 'multiply';
    setImportant(
      host,
      'mix-blend-mode',
      matchMedia('(forced-colors: active)').matches ? 'normal' : blended,
    );
    setImportant(host, 'z-index', String(levelOf(this.#article)));
    for (const [name, value] of Object.entries(colorsOf(style, this.#article)))
      host.style.setProperty(name, value);
    host.dataset['sentenceOnly'] = String(style.sentenceOnly);
    this.#scheduleDraw();
  }

  #createHost(): HTMLElement {
    const page = this.#article.ownerDocument;
    const host = page.createElement('div');
    // Rules of the page for all elements must not apply. By script, because a strict Content
    // Security Policy forbids style attributes.
    setImportant(host, 'all', 'initial');
    for (const [name, value] of Object.entries(HOST_STYLE)) setImportant(host, name, value);
    host.setAttribute('aria-hidden', 'true');
    this.#layer = page.createElement('div');
    const shadow = host.attachShadow({ mode: 'open' });
    adoptStyles(shadow, [unsafeCSS(overlayStyles)]);
    shadow.append(this.#layer);
    fromDocument(page, 'documentElement').append(host);
    this.#controller = new AbortController();
    const sizes = observeLayout(page, () => this.#scheduleDraw(), this.#controller.signal);
    for (const element of [
      this.#article,
      fromDocument(page, 'documentElement'),
      fromDocument(page, 'body'),
    ])
      sizes.observe(element);
    return host;
  }

  #close(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#controller?.abort();
    this.#host?.remove();
    this.#host = this.#layer = undefined;
    this.#ranges.clear();
  }

  #scheduleDraw(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw(): void {
    if (!this.#host || !this.#layer) return;
    // Everything is measured before anything is written, so that there is one layout.
    const origin = this.#host.getBoundingClientRect();
    const clip = clipOf(this.#article);
    const boxes = KINDS.flatMap((kind) => this.#boxesOf(kind, clip).map((box) => ({ kind, box })));
    const drawn = boxes.map(({ kind, box }) =>
      draw(this.#article.ownerDocument, kind, box, origin),
    );
    this.#layer.replaceChildren(...drawn);
  }

  #boxesOf(kind: HighlightKind, clip: Box | undefined): LineBox[] {
    const range = this.#ranges.get(kind);
    if (!range || !clip) return [];
    const { parentElement } = range.startContainer;
    const inner =
      parentElement && this.#article.contains(parentElement) ? clipOf(parentElement) : clip;
    return lineBoxesOf(range).flatMap((line) => {
      const shown = inner && common(line, inner);
      return shown ? { ...line, ...shown } : [];
    });
  }
}

/** Relative to the upper left corner of the page: it scrolls with the page. */
const HOST_STYLE = {
  position: 'absolute',
  top: '0',
  left: '0',
  width: '0',
  height: '0',
  'pointer-events': 'none',
};

function draw(page: Document, kind: HighlightKind, line: LineBox, origin: DOMRect): HTMLElement {
  const { left, top, right, bottom, upright, gap } = line;
  const box = page.createElement('span');
  box.className = kind;
  box.classList.toggle('upright', upright);
  // The background of the next line begins in the middle of the gap.
  box.classList.toggle('close', gap < LINE);
  box.style.translate = `${left - origin.left}px ${top - origin.top}px`;
  box.style.width = `${right - left}px`;
  box.style.height = `${bottom - top}px`;
  return box;
}

/**
 * Above the article and its ancestors, and below everything over them: a fixed header, a dialog.
 */
function levelOf(article: Element): number {
  let level = 0;
  for (let element: Element | null = article; element; element = element.parentElement) {
    const { zIndex } = getComputedStyle(element);
    if (zIndex !== 'auto') level = Number(zIndex);
  }
  return level;
}

/**
 * Sets a style that no rule of the page overrides. By script, because a strict Content Security
 * Policy forbids style attributes.
 */
function setImportant({ style }: HTMLElement, name: string, value: string): void {
  style.setProperty(name, value, 'important');
}
