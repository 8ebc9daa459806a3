import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What stays under the pointer, to either side of where it pressed, in px: a finger does not hit the same place twice. */
const REACH = { touch: 22, mouse: 10 } as const;
/** A finger does not hover. After so many ms, it means what is seen there. */
const TOUCH_KEPT = 3000;
/** Two taps within so many ms are a double tap, which browsers count as clicks of their own. */
const DOUBLE_TAP = 350;

/** The square around a press, in px from the upper left corner of the play button. */
export interface PressedSquare {
  readonly left: number;
  readonly top: number;
  readonly size: number;
}

interface PressedHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/**
 * The invitation is a wide button, and other controls take its place once it was pressed. A piece of the play button stays under the pointer
 * until that has moved away, so that a second click in the same place undoes the first. It is a part of the button, and not only an event
 * that is caught: what hovers there hovers over the play button.
 */
export class PressedPlace implements ReactiveController {
  readonly #host: PressedHost;
  #square: PressedSquare | undefined;
  #over: AbortController | undefined;
  #tappedAt = -Infinity;

  constructor(host: PressedHost) {
    this.#host = host;
    host.addController(this);
  }

  get square(): PressedSquare | undefined {
    return this.#square;
  }

  hostDisconnected(): void {
    this.#release();
  }

  /** Whether a click is the second one of a double click or double tap: it is meant as one. Notes the click. */
  isSecondOfDouble(click: MouseEvent): boolean {
    if (click.detail === 0) return false;
    if ((click as PointerEvent).pointerType !== 'touch') return click.detail === 2;
    const isSecond = click.timeStamp - this.#tappedAt < DOUBLE_TAP;
    this.#tappedAt = isSecond ? -Infinity : click.timeStamp;
    return isSecond;
  }

  /** The invitation was pressed there: other controls are about to take its place. */
  keep(click: MouseEvent): void {
    this.#release();
    // A click by keyboard has no place.
    if (click.detail === 0) return;
    const { clientX, clientY, pointerType } = click as PointerEvent;
    const reach = REACH[pointerType === 'touch' ? 'touch' : 'mouse'];
    const over = (this.#over = new AbortController());
    const { signal } = over;
    const look = (event: PointerEvent) => {
      const isThere = Math.abs(event.clientX - clientX) <= reach && Math.abs(event.clientY - clientY) <= reach;
      if (!isThere) this.#release();
    };
    for (const type of ['pointermove', 'pointerdown'] as const) {
      window.addEventListener(type, look, { signal, capture: true });
    }
    if (pointerType === 'touch') {
      const timer = setTimeout(() => this.#release(), TOUCH_KEPT);
      signal.addEventListener('abort', () => clearTimeout(timer));
    }
    // Where the button stands beside the other controls is known once they are there: at the right where text runs from right to left.
    void this.#host.updateComplete.then(() => {
      const button = this.#host.renderRoot.querySelector('[part="play"]')?.getBoundingClientRect();
      if (signal.aborted || !button) return;
      this.#square = { left: clientX - reach - button.left, top: clientY - reach - button.top, size: 2 * reach };
      this.#host.requestUpdate();
    });
  }

  #release(): void {
    this.#over?.abort();
    this.#over = undefined;
    if (!this.#square) return;
    this.#square = undefined;
    this.#host.requestUpdate();
  }
}
