import { fromDocument } from '../../page/document-property.js';

/** In CSS pixels: browsers round scroll positions. */
const TOLERANCE = 2;
/** Events by which a person scrolls, except a scroll bar: a scroll after one of them is theirs. */
const INPUTS = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

interface ProgrammaticScroll {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
}

/**
 * The scrolls that the player has started. A later scroll event is due to one of them while the
 * position lies between its start and its end. It is over when it has arrived, or when a person
 * takes over.
 */
export class ProgrammaticScrolls {
  readonly #scrolls = new Map<Node, ProgrammaticScroll>();

  constructor(signal: AbortSignal) {
    const forgetAll = () => this.#scrolls.clear();
    for (const type of INPUTS)
      document.addEventListener(type, forgetAll, { capture: true, passive: true, signal });
    document.addEventListener(
      'scrollend',
      ({ target }) => void this.#scrolls.delete(target as Node),
      {
        capture: true,
        signal,
      },
    );
  }

  /**
   * Scrolls by so many CSS pixels, at most to the end: smoothly, unless reduced motion is preferred
   * or it is farther than `smoothly`.
   * @returns the target position.
   */
  scroll(
    scroller: Element,
    by: { readonly x: number; readonly y: number },
    smoothly: number,
  ): ProgrammaticScroll['to'] {
    const from = positionOf(scroller);
    const range = scroller.scrollHeight - scroller.clientHeight;
    const [first, last] = startsAtBottom(scroller) ? [-range, 0] : [0, range];
    const y = Math.min(Math.max(from.y + by.y, first), last);
    // In right-to-left text, positions are negative: the browser clamps x.
    const to = { x: from.x + by.x, y };
    const distance = { x: to.x - from.x, y: to.y - from.y };
    if (Math.abs(distance.x) < 1 && Math.abs(distance.y) < 1) return { x: 0, y: 0 };
    const scrollingElement = fromDocument(scroller.ownerDocument, 'scrollingElement');
    this.#scrolls.set(scroller === scrollingElement ? scroller.ownerDocument : scroller, {
      from,
      to,
    });
    const isInstant =
      matchMedia('(prefers-reduced-motion: reduce)').matches || Math.abs(distance.y) >= smoothly;
    scroller.scrollTo({ left: to.x, top: to.y, behavior: isInstant ? 'instant' : 'smooth' });
    return distance;
  }

  /**
   * Whether the position of `target`, a scroller or the document, is due to a scroll of the player.
   */
  caused(target: Node): boolean {
    const scroll = this.#scrolls.get(target);
    const scroller = target instanceof Document ? target.scrollingElement : (target as Element);
    if (!scroll || !scroller) return false;
    const at = positionOf(scroller);
    const { from, to } = scroll;
    const isOnPath = isBetween(at.x, from.x, to.x) && isBetween(at.y, from.y, to.y);
    if (!isOnPath) this.#scrolls.delete(target);
    return isOnPath;
  }
}

/** Whether positions are 0 at the bottom and negative above (`column-reverse`), as in a chat. */
function startsAtBottom(scroller: Element): boolean {
  if (scroller.scrollTop < 0) return true;
  const { display, flexDirection } = getComputedStyle(scroller);
  return display.endsWith('flex') && flexDirection === 'column-reverse';
}

function positionOf({ scrollLeft: x, scrollTop: y }: Element): ProgrammaticScroll['to'] {
  return { x, y };
}

function isBetween(value: number, one: number, other: number): boolean {
  return value >= Math.min(one, other) - TOLERANCE && value <= Math.max(one, other) + TOLERANCE;
}
