import { fromDocument } from '../../page/document-property.js';
import { clipOf } from '../../page/clipping.js';
import { scrollDistance } from './scroll-target.js';
import { unobscuredViewport } from '../../page/unobscured-viewport.js';
import { common, type Box } from '../../page/line-boxes.js';
import { ProgrammaticScrolls } from './programmatic-scrolls.js';
import { scrollersAround } from '../../page/scrollers.js';

/**
 * Why the page is not scrolled: the person scrolled the sentence away, has selected text, or has
 * the focus in the page.
 */
type Reason = 'scroll' | 'selection' | 'focus';

/** An element that must not be scrolled out of view: by any scroll, or by a scroll up. */
export interface KeptInView {
  readonly element: Element;
  readonly way: 'both' | 'up';
}

/**
 * In browsers without `scrollend` (Safari before 26), a scroll is over after so many ms without an
 * event.
 */
const REST = 200;
/** CSS pixels between a text and the edge of the view after a horizontal scroll. */
const ASIDE = 16;
/** From this scale on, the person has pinch-zoomed, and moves the visual viewport by hand. */
const PINCHED = 1.1;

/**
 * Keeps the spoken sentence in view, unless the person looks elsewhere. It exists while the voice
 * speaks.
 */
export class AutoScroll {
  readonly #isPlayers: (event: Event) => boolean;
  readonly #changed: () => void;
  readonly #off = new AbortController();
  readonly #reasons = new Set<Reason>();
  readonly #own: ProgrammaticScrolls;
  #range: Range | undefined;
  #keep: KeptInView | undefined;
  /** The sentence is higher than the view: the page scrolls to its words. */
  #isLong = false;
  #touching = false;
  /** The person scrolls, or their scroll still has momentum. */
  #rolling = false;
  /** A scroll was due while the person scrolled. */
  #late = false;
  /**
   * The page does not scroll to the sentence: a person uses the controls, or they would leave the
   * view.
   */
  #waiting = false;
  #suspended = false;
  #rest: ReturnType<typeof setTimeout> | undefined;

  /**
   * `isPlayers`: whether an event is one of the player. `changed` is called when `suspended` has
   * changed.
   */
  constructor(isPlayers: (event: Event) => boolean, changed: () => void) {
    this.#isPlayers = isPlayers;
    this.#changed = changed;
    const { signal } = this.#off;
    this.#own = new ProgrammaticScrolls(signal);
    const passive = { capture: true, passive: true, signal };
    document.addEventListener('scroll', this.#onScroll, passive);
    document.addEventListener('scrollend', this.#onRest, passive);
    for (const type of ['touchstart', 'touchend', 'touchcancel'] as const) {
      document.addEventListener(type, this.#onTouch, passive);
    }
    document.addEventListener('selectionchange', this.#onSelect, { signal });
    document.addEventListener('focusin', this.#onFocus, { signal });
    document.addEventListener('focusout', this.#onBlur, { signal });
  }

  /** Whether the person looks elsewhere, and the sentence is out of view. */
  get suspended(): boolean {
    return this.#suspended;
  }

  /** Another sentence is spoken. `gently`: scrolls only if it is out of view. */
  scrollTo(range: Range, gently: boolean, keep?: KeptInView): void {
    this.#range = range;
    this.#keep = keep;
    this.#isLong = this.#waiting = false;
    if (this.#reasons.size === 0) {
      if (this.#touching || this.#rolling) this.#late = true;
      else this.#scroll(range, gently);
    }
    this.#tell();
  }

  /** Another sentence is spoken, and the page does not scroll: a person uses the controls. */
  wait(range: Range): void {
    this.#range = range;
    this.#isLong = this.#late = false;
    this.#waiting = true;
    this.#tell();
  }

  /** Another word is spoken. */
  word(range: Range): void {
    if (this.#isLong && this.#reasons.size === 0 && !this.#touching && !this.#rolling)
      this.#scroll(range, true);
  }

  /** Scrolls back to the sentence, whatever the person did before. */
  resume(gently = false): void {
    this.release();
    this.#keep = undefined;
    if (this.#range) this.#scroll(this.#range, gently);
  }

  /** Forgets what the person did before. */
  release(): void {
    this.#reasons.clear();
    this.#rolling = this.#late = this.#waiting = false;
    this.#tell();
  }

  close(): void {
    this.#off.abort();
    clearTimeout(this.#rest);
    this.#reasons.clear();
    this.#waiting = false;
    this.#tell();
  }

  #scroll(range: Range, gently: boolean): void {
    this.#late = false;
    const element = elementOf(range);
    let box: Box = range.getBoundingClientRect();
    if (!element || isEmpty(box) || document.hidden || isMagnified()) return;
    for (const scroller of scrollersAround(element)) {
      const view = viewOf(scroller, box, element);
      if (range === this.#range) this.#isLong ||= box.bottom - box.top > view.bottom - view.top;
      const y = scrollDistance(box, view, gently);
      const most = this.#keep && y !== 0 ? withinView(this.#keep, scroller, y, view) : y;
      // Where there is no room for the preferred position, a sentence in view is enough.
      if (most !== y && (box.top - most < view.top || box.bottom - most > view.bottom)) {
        this.#waiting = true;
        return;
      }
      const by = { x: across(box, view), y: most };
      box = moved(box, this.#own.scroll(scroller, by, view.bottom - view.top));
    }
  }

  readonly #onScroll = ({ target }: Event): void => {
    const element = this.#range && elementOf(this.#range);
    if (!element || !(target instanceof Node) || !holdsAcross(target, element)) return;
    if (this.#own.explains(target)) return;
    this.#rolling = true;
    this.#settle();
    if (!this.#isSeen()) this.#hold('scroll');
  };

  #settle(): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(this.#onRest, REST);
  }

  readonly #onRest = (): void => {
    clearTimeout(this.#rest);
    if (this.#touching) return;
    this.#rolling = false;
    // The person has scrolled back to the sentence.
    if (this.#isSeen()) this.#reasons.delete('scroll');
    this.#tell();
    if (this.#late && this.#reasons.size === 0 && this.#range) this.#scroll(this.#range, false);
  };

  readonly #onTouch = ({ touches }: TouchEvent): void => {
    this.#touching = touches.length > 0;
    if (!this.#touching) this.#settle();
  };

  readonly #onSelect = (): void => {
    if (document.getSelection()?.isCollapsed === false) this.#hold('selection');
    else this.#let('selection');
  };

  readonly #onFocus = (event: FocusEvent): void => {
    if (this.#isPlayers(event)) this.#let('focus');
    else this.#hold('focus');
  };

  readonly #onBlur = (event: FocusEvent): void => {
    if (!event.relatedTarget) this.#let('focus');
  };

  #hold(reason: Reason): void {
    this.#reasons.add(reason);
    this.#tell();
  }

  /** A reason is gone. If the sentence is out of view by now, the page does not jump to it. */
  #let(reason: Reason): void {
    if (!this.#reasons.delete(reason)) return;
    if (!this.#isSeen()) this.#reasons.add('scroll');
    this.#tell();
  }

  #tell(): void {
    const suspended = (this.#reasons.size > 0 || this.#waiting) && !this.#isSeen();
    if (suspended === this.#suspended) return;
    this.#suspended = suspended;
    this.#changed();
  }

  /** Whether any part of the sentence is in view. */
  #isSeen(): boolean {
    const element = this.#range && elementOf(this.#range);
    if (!this.#range || !element) return true;
    const box = this.#range.getBoundingClientRect();
    const clip = clipOf(element);
    const shown = clip && common(box, clip);
    return isEmpty(box) || (!!shown && !!common(shown, unobscuredViewport(box, element)));
  }
}

function elementOf({ startContainer }: Range): Element | null {
  return startContainer instanceof Element ? startContainer : startContainer.parentElement;
}

/** The part of a scroll by `y` that keeps the element in view. */
function withinView({ element, way }: KeptInView, scroller: Element, y: number, view: Box): number {
  if ((way === 'up' && y > 0) || !holdsAcross(scroller, element)) return y;
  const { top, bottom } = element.getBoundingClientRect();
  if (top >= view.bottom || bottom <= view.top) return y;
  return y > 0
    ? Math.max(0, Math.min(y, top - view.top))
    : Math.min(0, Math.max(y, bottom - view.bottom));
}

/** The visible part of a scroller; of the page, the part that no bar covers. */
function viewOf(scroller: Element, box: Box, inside: Element): Box {
  if (scroller === fromDocument(scroller.ownerDocument, 'scrollingElement'))
    return unobscuredViewport(box, inside);
  const { left, top } = scroller.getBoundingClientRect();
  const start = { left: left + scroller.clientLeft, top: top + scroller.clientTop };
  return {
    ...start,
    right: start.left + scroller.clientWidth,
    bottom: start.top + scroller.clientHeight,
  };
}

/** How far to scroll horizontally: only if the whole text fits into the view, and is not in it. */
function across(box: Box, view: Box): number {
  const fits = box.right - box.left <= view.right - view.left;
  if (fits && box.right > view.right) return box.right + ASIDE - view.right;
  return fits && box.left < view.left ? box.left - ASIDE - view.left : 0;
}

function moved(box: Box, { x, y }: { readonly x: number; readonly y: number }): Box {
  return { left: box.left - x, right: box.right - x, top: box.top - y, bottom: box.bottom - y };
}

function isEmpty({ left, top, right, bottom }: Box): boolean {
  return right <= left && bottom <= top;
}

/** As `contains`, across shadow trees. */
function holdsAcross(around: Node, node: Node): boolean {
  for (let inner: Node | null = node; inner;) {
    if (around.contains(inner)) return true;
    const root = inner.getRootNode();
    inner = root instanceof ShadowRoot ? root.host : null;
  }
  return false;
}

/**
 * Whether the person has zoomed in so far that a jump would lose their place: pinch-zoomed, or
 * threefold on a device with a mouse.
 */
function isMagnified(): boolean {
  if ((window.visualViewport?.scale ?? 1) > PINCHED) return true;
  const zoomed = devicePixelRatio >= 3 && innerWidth < 430;
  return zoomed && matchMedia('(hover: hover) and (pointer: fine)').matches;
}
