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
  readonly direction: 'both' | 'up';
}

/**
 * In browsers without `scrollend` (Safari before 26), a scroll is over after so many ms without an
 * event.
 */
const SCROLL_ENDS_AFTER = 200;
/** CSS pixels between the text and the edge of the view after a horizontal scroll. */
const INLINE_MARGIN = 16;
/** From this scale on, the person has pinch-zoomed, and moves the visual viewport by hand. */
const PINCH_ZOOM = 1.1;

/**
 * Keeps the spoken sentence in view, unless the person looks elsewhere. It exists while the voice
 * speaks.
 */
export class AutoScroll {
  readonly #isPlayerEvent: (event: Event) => boolean;
  readonly #onChange: () => void;
  readonly #controller = new AbortController();
  readonly #reasons = new Set<Reason>();
  readonly #programmaticScrolls: ProgrammaticScrolls;
  #range: Range | undefined;
  #keptInView: KeptInView | undefined;
  /** The sentence is higher than the view: the page scrolls to its words. */
  #isTallerThanView = false;
  #isTouching = false;
  /** The person scrolls, or their scroll still has momentum. */
  #isScrolling = false;
  /** The page is to scroll to the sentence once the person has stopped scrolling. */
  #isScrollPending = false;
  /**
   * The page does not scroll to the sentence: a person uses the controls, or they would leave the
   * view.
   */
  #isWaiting = false;
  #suspended = false;
  #scrollEndTimer: ReturnType<typeof setTimeout> | undefined;

  /**
   * `isPlayerEvent`: whether an event is one of the player. `onChange` is called when `suspended`
   * has changed.
   */
  constructor(isPlayerEvent: (event: Event) => boolean, onChange: () => void) {
    this.#isPlayerEvent = isPlayerEvent;
    this.#onChange = onChange;
    const { signal } = this.#controller;
    this.#programmaticScrolls = new ProgrammaticScrolls(signal);
    const passive = { capture: true, passive: true, signal };
    document.addEventListener('scroll', this.#onScroll, passive);
    document.addEventListener('scrollend', this.#onScrollEnd, passive);
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
    this.#keptInView = keep;
    this.#isTallerThanView = this.#isWaiting = false;
    if (this.#reasons.size === 0) {
      if (this.#isTouching || this.#isScrolling) this.#isScrollPending = true;
      else this.#scroll(range, gently);
    }
    this.#updateSuspended();
  }

  /** Another sentence is spoken, and the page does not scroll: a person uses the controls. */
  wait(range: Range): void {
    this.#range = range;
    this.#isTallerThanView = this.#isScrollPending = false;
    this.#isWaiting = true;
    this.#updateSuspended();
  }

  /** Another word is spoken. */
  word(range: Range): void {
    if (
      this.#isTallerThanView &&
      this.#reasons.size === 0 &&
      !this.#isTouching &&
      !this.#isScrolling
    )
      this.#scroll(range, true);
  }

  /** Scrolls back to the sentence, whatever the person did before. */
  resume(gently = false): void {
    this.release();
    this.#keptInView = undefined;
    if (this.#range) this.#scroll(this.#range, gently);
  }

  /** Forgets what the person did before. */
  release(): void {
    this.#reasons.clear();
    this.#isScrolling = this.#isScrollPending = this.#isWaiting = false;
    this.#updateSuspended();
  }

  close(): void {
    this.#controller.abort();
    clearTimeout(this.#scrollEndTimer);
    this.#reasons.clear();
    this.#isWaiting = false;
    this.#updateSuspended();
  }

  #scroll(range: Range, gently: boolean): void {
    this.#isScrollPending = false;
    const element = elementOf(range);
    let box: Box = range.getBoundingClientRect();
    if (!element || isEmpty(box) || document.hidden || isMagnified()) return;
    for (const scroller of scrollersAround(element)) {
      const view = viewOf(scroller, box, element);
      if (range === this.#range)
        this.#isTallerThanView ||= box.bottom - box.top > view.bottom - view.top;
      const y = scrollDistance(box, view, gently);
      const limited =
        this.#keptInView && y !== 0 ? keepInView(this.#keptInView, scroller, y, view) : y;
      // If there is no room for the preferred position, a sentence in view is enough.
      if (limited !== y && (box.top - limited < view.top || box.bottom - limited > view.bottom)) {
        this.#isWaiting = true;
        return;
      }
      const by = { x: horizontalDistance(box, view), y: limited };
      box = moved(box, this.#programmaticScrolls.scroll(scroller, by, view.bottom - view.top));
    }
  }

  readonly #onScroll = ({ target }: Event): void => {
    const element = this.#range && elementOf(this.#range);
    if (!element || !(target instanceof Node) || !containsAcrossShadow(target, element)) return;
    if (this.#programmaticScrolls.caused(target)) return;
    this.#isScrolling = true;
    this.#restartScrollEndTimer();
    if (!this.#isInView()) this.#addReason('scroll');
  };

  #restartScrollEndTimer(): void {
    clearTimeout(this.#scrollEndTimer);
    this.#scrollEndTimer = setTimeout(this.#onScrollEnd, SCROLL_ENDS_AFTER);
  }

  readonly #onScrollEnd = (): void => {
    clearTimeout(this.#scrollEndTimer);
    if (this.#isTouching) return;
    this.#isScrolling = false;
    // The person has scrolled back to the sentence.
    if (this.#isInView()) this.#reasons.delete('scroll');
    this.#updateSuspended();
    if (this.#isScrollPending && this.#reasons.size === 0 && this.#range)
      this.#scroll(this.#range, false);
  };

  readonly #onTouch = ({ touches }: TouchEvent): void => {
    this.#isTouching = touches.length > 0;
    if (!this.#isTouching) this.#restartScrollEndTimer();
  };

  readonly #onSelect = (): void => {
    if (document.getSelection()?.isCollapsed === false) this.#addReason('selection');
    else this.#removeReason('selection');
  };

  readonly #onFocus = (event: FocusEvent): void => {
    if (this.#isPlayerEvent(event)) this.#removeReason('focus');
    else this.#addReason('focus');
  };

  readonly #onBlur = (event: FocusEvent): void => {
    if (!event.relatedTarget) this.#removeReason('focus');
  };

  #addReason(reason: Reason): void {
    this.#reasons.add(reason);
    this.#updateSuspended();
  }

  /** A reason is gone. If the sentence is out of view by now, the page does not jump to it. */
  #removeReason(reason: Reason): void {
    if (!this.#reasons.delete(reason)) return;
    if (!this.#isInView()) this.#reasons.add('scroll');
    this.#updateSuspended();
  }

  #updateSuspended(): void {
    const suspended = (this.#reasons.size > 0 || this.#isWaiting) && !this.#isInView();
    if (suspended === this.#suspended) return;
    this.#suspended = suspended;
    this.#onChange();
  }

  /** Whether any part of the sentence is in view. */
  #isInView(): boolean {
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
function keepInView(
  { element, direction }: KeptInView,
  scroller: Element,
  y: number,
  view: Box,
): number {
  if ((direction === 'up' && y > 0) || !containsAcrossShadow(scroller, element)) return y;
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
function horizontalDistance(box: Box, view: Box): number {
  const fits = box.right - box.left <= view.right - view.left;
  if (fits && box.right > view.right) return box.right + INLINE_MARGIN - view.right;
  return fits && box.left < view.left ? box.left - INLINE_MARGIN - view.left : 0;
}

function moved(box: Box, { x, y }: { readonly x: number; readonly y: number }): Box {
  return { left: box.left - x, right: box.right - x, top: box.top - y, bottom: box.bottom - y };
}

function isEmpty({ left, top, right, bottom }: Box): boolean {
  return right <= left && bottom <= top;
}

/** As `contains`, across shadow trees. */
function containsAcrossShadow(around: Node, node: Node): boolean {
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
  if ((window.visualViewport?.scale ?? 1) > PINCH_ZOOM) return true;
  const zoomed = devicePixelRatio >= 3 && innerWidth < 430;
  return zoomed && matchMedia('(hover: hover) and (pointer: fine)').matches;
}
