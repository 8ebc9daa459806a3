import { fromDocument } from '../../page/composed-tree.js';
import { observeLayout } from '../../page/layout-observer.js';
import { arrange, freeBeside } from './labels.js';
import type { Spot } from './spots.js';

/** How far around the viewport boxes are drawn, as a share of its height: scrolled to, they are there. */
const AROUND = 0.5;
/** So many in one element are not measured one by one. */
const MANY = 100;
/** CSS pixels between a text and its box. */
const PADDING = 4;

/**
 * Draws a box over each spot of the page that is near the viewport, in a layer that lies over the page and takes no pointer. It scrolls
 * with the page, and measures only what is near, once a frame and only after something has stirred.
 */
export class Layer {
  readonly #layer: HTMLElement;
  readonly #panel: HTMLElement;
  readonly #spots = new Map<Element, Spot[]>();
  readonly #near = new Set<Element>();
  readonly #boxes = new Map<Spot, HTMLElement>();
  readonly #off = new AbortController();
  readonly #view = new IntersectionObserver((entries) => this.#see(entries), { rootMargin: `${AROUND * 100}% 0px` });
  readonly #sizes: ResizeObserver;
  #article: Element | undefined;
  #frame = 0;
  #resized = true;
  #lit: Spot | undefined;
  #flashing: Spot | undefined;

  /** What `panel` covers has no labels. */
  constructor(layer: HTMLElement, panel: HTMLElement) {
    this.#layer = layer;
    this.#panel = panel;
    this.#sizes = observeLayout(layer.ownerDocument, (resized) => this.#stir(resized), this.#off.signal);
  }

  /** Draws these spots of `article` in place of those before. */
  show(article: Element | undefined, spots: Iterable<Spot>): void {
    this.#clear();
    this.#article = article;
    for (const spot of spots) {
      if (!spot.anchor) continue;
      const there = this.#spots.get(spot.anchor);
      if (there) there.push(spot);
      else this.#spots.set(spot.anchor, [spot]);
    }
    for (const anchor of this.#spots.keys()) this.#view.observe(anchor);
    const { ownerDocument } = this.#layer;
    const documentElement = fromDocument(ownerDocument, 'documentElement');
    const body = fromDocument(ownerDocument, 'body');
    for (const sized of new Set([article, documentElement, body])) if (sized) this.#sizes.observe(sized);
    this.#stir(true);
  }

  /** Draws the labels anew, since the panel is elsewhere. */
  renew(): void {
    this.#stir();
  }

  /** Makes one of the spots stand out; without one, none. */
  light(spot: Spot | undefined): void {
    if (this.#lit) this.#boxes.get(this.#lit)?.classList.remove('lit');
    this.#lit = spot;
    if (spot) this.#boxes.get(spot)?.classList.add('lit');
  }

  /** Makes a spot stand out, and its box blink, as soon as it is drawn: it may have to be scrolled to first. */
  flash(spot: Spot): void {
    this.light(spot);
    const box = this.#boxes.get(spot);
    if (box) blink(box);
    this.#flashing = box ? undefined : spot;
  }

  close(): void {
    this.#clear();
    this.#off.abort();
    cancelAnimationFrame(this.#frame);
  }

  #clear(): void {
    this.#view.disconnect();
    this.#sizes.disconnect();
    this.#spots.clear();
    this.#near.clear();
    for (const box of this.#boxes.values()) box.remove();
    this.#boxes.clear();
    this.#article = this.#lit = this.#flashing = undefined;
  }

  #see(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#near.add(target);
      else this.#near.delete(target);
    }
    this.#stir();
  }

  #stir(resized = false): void {
    this.#resized ||= resized;
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#resized) this.#fit();
      this.#resized = false;
      this.#draw();
    });
  }

  /** As large as the page, and clipped: a box at an edge shall not make the page scroll further. */
  #fit(): void {
    const { style, ownerDocument } = this.#layer;
    style.width = style.height = '0';
    const { scrollWidth, scrollHeight } = fromDocument(ownerDocument, 'documentElement');
    style.width = `${scrollWidth}px`;
    style.height = `${scrollHeight}px`;
  }

  #draw(): void {
    // All is measured before anything is written, so that the page is laid out once.
    const origin = this.#layer.getBoundingClientRect();
    const column = this.#article?.getBoundingClientRect();
    const free = freeBeside(this.#panel.getBoundingClientRect());
    const rtl = !!this.#article && getComputedStyle(this.#article).direction === 'rtl';
    const seen = new Map<Spot, DOMRect>();
    for (const anchor of this.#near) {
      for (const [spot, rect] of nearOf(this.#spots.get(anchor) ?? [])) seen.set(spot, rect);
    }
    for (const [spot, box] of this.#boxes) {
      if (seen.has(spot)) continue;
      box.remove();
      this.#boxes.delete(spot);
    }
    const taken = [...seen.values()];
    for (const [spot, rect] of seen) {
      const box = this.#boxes.get(spot) ?? this.#make(spot);
      place(box, spot, rect, origin);
      if (column) arrange(box, spot, rect, { column, free, taken, rtl });
    }
  }

  #make(spot: Spot): HTMLElement {
    const box = this.#layer.ownerDocument.createElement('div');
    const label = this.#layer.ownerDocument.createElement('span');
    box.className = 'box';
    box.classList.toggle('lit', spot === this.#lit);
    box.dataset['kind'] = spot.kind;
    box.append(label);
    this.#layer.append(box);
    this.#boxes.set(spot, box);
    if (spot === this.#flashing) this.flash(spot);
    return box;
  }
}

function blink(box: HTMLElement): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  box.animate([{ opacity: 0.2 }, { opacity: 1 }], { duration: 450, iterations: 3, easing: 'ease-out' });
}

/** Those near the viewport, with where they are. Of many in one element it is taken that they follow one another downwards. */
function* nearOf(spots: readonly Spot[]): Generator<[Spot, DOMRect]> {
  const top = -innerHeight * AROUND;
  const bottom = innerHeight * (1 + AROUND);
  const many = spots.length > MANY;
  let low = 0;
  for (let high = many ? spots.length : 0; low < high;) {
    const middle = (low + high) >>> 1;
    const rect = spots[middle]!.rect();
    if (rect && rect.bottom < top) low = middle + 1;
    else high = middle;
  }
  for (const spot of spots.slice(low)) {
    const rect = spot.rect();
    if (rect && rect.bottom > top && rect.top < bottom) yield [spot, rect];
    else if (rect && many && rect.top >= bottom) return;
  }
}

function place({ style }: HTMLElement, { kind }: Spot, rect: DOMRect, origin: DOMRect): void {
  const padding = kind === 'left-out' ? 0 : kind === 'cell' || kind === 'item' ? PADDING / 2 : PADDING;
  style.width = `${rect.width + 2 * padding}px`;
  style.height = `${rect.height + 2 * padding}px`;
  style.transform = `translate(${rect.left - origin.left - padding}px, ${rect.top - origin.top - padding}px)`;
}
