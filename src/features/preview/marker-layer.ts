import { fromDocument } from '../../page/document-property.js';
import { observeLayout } from '../../page/layout-observer.js';
import { positionLabel, rangeBesidePanel } from './labels.js';
import type { Marker } from './markers.js';

/**
 * Boxes are also drawn around the viewport, so that they are there after scrolling. As a part of
 * its height.
 */
const VIEWPORT_MARGIN = 0.5;
/** With more markers than this in one element, those in view are found by a binary search. */
const BINARY_SEARCH_FROM = 100;
/** The distance between a text and its box, in CSS px. */
const PADDING = 4;

/**
 * Draws a box for each marker near the viewport, in a layer over the page without pointer events.
 * The layer scrolls with the page. It measures only markers near the viewport, once in a frame, and
 * only after a change of the layout.
 */
export class MarkerLayer {
  readonly #layer: HTMLElement;
  readonly #panel: HTMLElement;
  readonly #markers = new Map<Element, Marker[]>();
  readonly #near = new Set<Element>();
  readonly #boxes = new Map<Marker, HTMLElement>();
  readonly #closing = new AbortController();
  readonly #viewObserver = new IntersectionObserver((entries) => this.#onIntersection(entries), {
    rootMargin: `${VIEWPORT_MARGIN * 100}% 0px`,
  });
  readonly #layoutObserver: ResizeObserver;
  #article: Element | undefined;
  #frame = 0;
  #resized = true;
  #highlighted: Marker | undefined;
  #flashing: Marker | undefined;

  /** Labels are not placed under `panel`. */
  constructor(layer: HTMLElement, panel: HTMLElement) {
    this.#layer = layer;
    this.#panel = panel;
    this.#layoutObserver = observeLayout(
      layer.ownerDocument,
      (resized) => this.#scheduleDraw(resized),
      this.#closing.signal,
    );
  }

  /** Replaces the markers by those of `article`. */
  show(article: Element | undefined, markers: Iterable<Marker>): void {
    this.#clear();
    this.#article = article;
    for (const marker of markers) {
      if (!marker.anchor) continue;
      const there = this.#markers.get(marker.anchor);
      if (there) there.push(marker);
      else this.#markers.set(marker.anchor, [marker]);
    }
    for (const anchor of this.#markers.keys()) this.#viewObserver.observe(anchor);
    const { ownerDocument } = this.#layer;
    const documentElement = fromDocument(ownerDocument, 'documentElement');
    const body = fromDocument(ownerDocument, 'body');
    for (const sized of new Set([article, documentElement, body]))
      if (sized) this.#layoutObserver.observe(sized);
    this.#scheduleDraw(true);
  }

  /** Draws the labels again after the panel was moved. */
  redraw(): void {
    this.#scheduleDraw();
  }

  /** Highlights a marker; `undefined` ends the highlight. */
  highlight(marker: Marker | undefined): void {
    if (this.#highlighted) this.#boxes.get(this.#highlighted)?.classList.remove('lit');
    this.#highlighted = marker;
    if (marker) this.#boxes.get(marker)?.classList.add('lit');
  }

  /**
   * Highlights a marker, and lets its box blink when it is drawn, which may be only after
   * scrolling.
   */
  flash(marker: Marker): void {
    this.highlight(marker);
    const box = this.#boxes.get(marker);
    if (box) blink(box);
    this.#flashing = box ? undefined : marker;
  }

  close(): void {
    this.#clear();
    this.#closing.abort();
    cancelAnimationFrame(this.#frame);
  }

  #clear(): void {
    this.#viewObserver.disconnect();
    this.#layoutObserver.disconnect();
    this.#markers.clear();
    this.#near.clear();
    for (const box of this.#boxes.values()) box.remove();
    this.#boxes.clear();
    this.#article = this.#highlighted = this.#flashing = undefined;
  }

  #onIntersection(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#near.add(target);
      else this.#near.delete(target);
    }
    this.#scheduleDraw();
  }

  #scheduleDraw(resized = false): void {
    this.#resized ||= resized;
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#resized) this.#resize();
      this.#resized = false;
      this.#draw();
    });
  }

  /**
   * Sets the size of the layer to that of the page. Boxes are clipped, so that they do not extend
   * the scrollable area.
   */
  #resize(): void {
    const { style, ownerDocument } = this.#layer;
    style.width = style.height = '0';
    const { scrollWidth, scrollHeight } = fromDocument(ownerDocument, 'documentElement');
    style.width = `${scrollWidth}px`;
    style.height = `${scrollHeight}px`;
  }

  #draw(): void {
    // All boxes are measured before any style is set, so that there is only one layout.
    const origin = this.#layer.getBoundingClientRect();
    const column = this.#article?.getBoundingClientRect();
    const free = rangeBesidePanel(this.#panel.getBoundingClientRect());
    const rtl = !!this.#article && getComputedStyle(this.#article).direction === 'rtl';
    const seen = new Map<Marker, DOMRect>();
    for (const anchor of this.#near) {
      for (const [marker, rect] of markersInView(this.#markers.get(anchor) ?? []))
        seen.set(marker, rect);
    }
    for (const [marker, box] of this.#boxes) {
      if (seen.has(marker)) continue;
      box.remove();
      this.#boxes.delete(marker);
    }
    const taken = [...seen.values()];
    for (const [marker, rect] of seen) {
      const box = this.#boxes.get(marker) ?? this.#createBox(marker);
      positionBox(box, marker, rect, origin);
      if (column) positionLabel(box, marker, rect, { column, free, taken, rtl });
    }
  }

  #createBox(marker: Marker): HTMLElement {
    const box = this.#layer.ownerDocument.createElement('div');
    const label = this.#layer.ownerDocument.createElement('span');
    box.className = 'box';
    box.classList.toggle('lit', marker === this.#highlighted);
    box.dataset['kind'] = marker.kind;
    box.append(label);
    this.#layer.append(box);
    this.#boxes.set(marker, box);
    if (marker === this.#flashing) this.flash(marker);
    return box;
  }
}

function blink(box: HTMLElement): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  box.animate([{ opacity: 0.2 }, { opacity: 1 }], {
    duration: 450,
    iterations: 3,
    easing: 'ease-out',
  });
}

/**
 * The markers near the viewport, with their boxes. The binary search assumes that the markers in
 * one element are sorted from top to bottom.
 */
function* markersInView(markers: readonly Marker[]): Generator<[Marker, DOMRect]> {
  const top = -innerHeight * VIEWPORT_MARGIN;
  const bottom = innerHeight * (1 + VIEWPORT_MARGIN);
  const many = markers.length > BINARY_SEARCH_FROM;
  let low = 0;
  for (let high = many ? markers.length : 0; low < high;) {
    const middle = (low + high) >>> 1;
    const rect = markers[middle]!.rect();
    if (rect && rect.bottom < top) low = middle + 1;
    else high = middle;
  }
  for (const marker of markers.slice(low)) {
    const rect = marker.rect();
    if (rect && rect.bottom > top && rect.top < bottom) yield [marker, rect];
    else if (rect && many && rect.top >= bottom) return;
  }
}

function positionBox(
  { style }: HTMLElement,
  { kind }: Marker,
  rect: DOMRect,
  origin: DOMRect,
): void {
  const padding =
    kind === 'left-out' ? 0 : kind === 'cell' || kind === 'item' ? PADDING / 2 : PADDING;
  style.width = `${rect.width + 2 * padding}px`;
  style.height = `${rect.height + 2 * padding}px`;
  style.transform = `translate(${rect.left - origin.left - padding}px, ${rect.top - origin.top - padding}px)`;
}
