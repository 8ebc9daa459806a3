/** A press that lasts so many ms is a hold. */
const HELD_AFTER = 500;
/** The time from one skip to the next, in ms: at first, by how much it shrinks each time, and at last. */
const FIRST = 350;
const SHRINKS = 0.85;
const LAST = 80;

/**
 * A button that is held goes on, faster and faster, until it is let go of or the pointer leaves it. The click that ends a hold is none.
 * Returns a listener for `pointerdown`.
 */
export function repeatWhileHeld(act: (button: HTMLElement) => void): (event: PointerEvent) => void {
  return ({ currentTarget, button: which, pointerId }) => {
    if (which !== 0) return;
    const button = currentTarget as HTMLElement;
    const over = new AbortController();
    const { signal } = over;
    let pause = FIRST;
    let held = false;
    const go = () => {
      if (!button.isConnected || button.ariaDisabled === 'true') return over.abort();
      held = true;
      act(button);
      timer = setTimeout(go, pause);
      pause = Math.max(LAST, pause * SHRINKS);
    };
    let timer = setTimeout(go, HELD_AFTER);
    const end = (event: Event) => {
      if (event instanceof PointerEvent && event.pointerId !== pointerId) return;
      clearTimeout(timer);
      // The browser's click comes right behind the release.
      if (held) setTimeout(() => over.abort());
      else over.abort();
    };
    for (const type of ['pointerup', 'pointercancel', 'pointerleave']) button.addEventListener(type, end, { signal });
    button.addEventListener('blur', end, { signal });
    const swallow = (event: Event) => {
      if (!held) return;
      event.stopImmediatePropagation();
      event.preventDefault();
    };
    button.addEventListener('click', swallow, { signal, capture: true });
    signal.addEventListener('abort', () => clearTimeout(timer));
  };
}
