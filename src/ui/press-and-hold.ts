/** A press that lasts this long, in ms, is a hold. */
const HOLD_DELAY = 500;
/**
 * The time between two repetitions, in ms: at first, its factor from each to the next, and at
 * least.
 */
const FIRST_INTERVAL = 350;
const INTERVAL_FACTOR = 0.85;
const MIN_INTERVAL = 80;

/**
 * Creates a `pointerdown` listener that repeats `action` while a button is held, faster and faster.
 * It stops when the pointer is released or leaves the button. The click at the end of a hold is
 * suppressed.
 */
export function repeatWhileHeld(
  action: (button: HTMLElement) => void,
): (event: PointerEvent) => void {
  return ({ currentTarget, button: pressedButton, pointerId }) => {
    if (pressedButton !== 0) return;
    const button = currentTarget as HTMLElement;
    const listening = new AbortController();
    const { signal } = listening;
    let interval = FIRST_INTERVAL;
    let held = false;
    const repeat = () => {
      if (!button.isConnected || button.ariaDisabled === 'true') return listening.abort();
      held = true;
      action(button);
      timer = setTimeout(repeat, interval);
      interval = Math.max(MIN_INTERVAL, interval * INTERVAL_FACTOR);
    };
    let timer = setTimeout(repeat, HOLD_DELAY);
    const end = (event: Event) => {
      if (event instanceof PointerEvent && event.pointerId !== pointerId) return;
      clearTimeout(timer);
      // The click follows `pointerup` in the same task.
      if (held) setTimeout(() => listening.abort());
      else listening.abort();
    };
    for (const type of ['pointerup', 'pointercancel', 'pointerleave'])
      button.addEventListener(type, end, { signal });
    button.addEventListener('blur', end, { signal });
    const suppressClick = (event: Event) => {
      if (!held) return;
      event.stopImmediatePropagation();
      event.preventDefault();
    };
    button.addEventListener('click', suppressClick, { signal, capture: true });
    signal.addEventListener('abort', () => clearTimeout(timer));
  };
}
