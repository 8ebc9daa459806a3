import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PressArea } from '../ui/view-state.js';

/**
 * Half the size of the press area, in CSS px. It is larger for a finger, which does not hit the
 * same point twice.
 */
const REACH = { touch: 22, mouse: 10 } as const;
/** A finger does not hover, so its press area ends by time, in ms. */
const TOUCH_DURATION = 3000;
/**
 * The longest time between the taps of a double tap, in ms. Browsers report each of its taps as a
 * click with `detail` 1.
 */
const DOUBLE_TAP = 350;

interface DoublePressHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/**
 * Makes a second press at the same point undo the first. The idle button is wide, and other
 * controls take its place when it is pressed. So a part of the play button, the press area, stays
 * under the pointer until the pointer has moved away. It is an element and not only a captured
 * event, so that `:hover` and the tooltip are those of the play button.
 */
export class DoublePress implements ReactiveController {
  readonly #host: DoublePressHost;
  #area: PressArea | undefined;
  #listening: AbortController | undefined;
  #tappedAt = -Infinity;

  constructor(host: DoublePressHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The present press area. */
  get area(): PressArea | undefined {
    return this.#area;
  }

  hostDisconnected(): void {
    this.#end();
  }

  /**
   * Whether `click` is the second one of a double click or double tap, which counts as one press.
   * Remembers the time of `click`.
   */
  isSecondPress(click: MouseEvent): boolean {
    if (click.detail === 0) return false;
    if ((click as PointerEvent).pointerType !== 'touch') return click.detail === 2;
    const isSecond = click.timeStamp - this.#tappedAt < DOUBLE_TAP;
    this.#tappedAt = isSecond ? -Infinity : click.timeStamp;
    return isSecond;
  }

  /** Creates a press area at a click on the idle button. */
  start(click: MouseEvent): void {
    this.#end();
    // A click by keyboard has no coordinates.
    if (click.detail === 0) return;
    const { clientX, clientY, pointerType } = click as PointerEvent;
    const reach = REACH[pointerType === 'touch' ? 'touch' : 'mouse'];
    const listening = (this.#listening = new AbortController());
    const { signal } = listening;
    const onPointer = (event: PointerEvent) => {
      const isInside =
        Math.abs(event.clientX - clientX) <= reach && Math.abs(event.clientY - clientY) <= reach;
      if (!isInside) this.#end();
    };
    for (const type of ['pointermove', 'pointerdown'] as const) {
      window.addEventListener(type, onPointer, { signal, capture: true });
    }
    if (pointerType === 'touch') {
      const timer = setTimeout(() => this.#end(), TOUCH_DURATION);
      signal.addEventListener('abort', () => clearTimeout(timer));
    }
    // The play button moves when the controls are rendered, in right-to-left text to the right
    // side.
    void this.#host.updateComplete.then(() => {
      const button = this.#host.renderRoot.querySelector('[part="play"]')?.getBoundingClientRect();
      if (signal.aborted || !button) return;
      this.#area = {
        left: clientX - reach - button.left,
        top: clientY - reach - button.top,
        size: 2 * reach,
      };
      this.#host.requestUpdate();
    });
  }

  #end(): void {
    this.#listening?.abort();
    this.#listening = undefined;
    if (!this.#area) return;
    this.#area = undefined;
    this.#host.requestUpdate();
  }
}
