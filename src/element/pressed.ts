/** A pointer that moves so far, in px, has gone elsewhere. */
const AWAY = 8;
/** So many ms after a tap, a finger that taps again has seen what is there. */
const SEEN_AFTER = 800;

/**
 * The invitation is wide, and the controls that take its place lie under the pointer: a second click there is meant for the play button.
 * Calls back once the pointer that pressed has gone elsewhere, or once a finger has had the time to.
 */
export function untilPointerLeaves(click: MouseEvent, left: () => void): void {
  const { clientX, clientY, pointerType } = click as PointerEvent;
  const over = new AbortController();
  const { signal } = over;
  const end = () => {
    over.abort();
    left();
  };
  const look = (moved: PointerEvent) => {
    if (Math.hypot(moved.clientX - clientX, moved.clientY - clientY) > AWAY) end();
  };
  for (const type of ['pointermove', 'pointerdown'] as const)
    window.addEventListener(type, look, { signal, capture: true });
  if (pointerType === 'touch') {
    const timer = setTimeout(end, SEEN_AFTER);
    signal.addEventListener('abort', () => clearTimeout(timer));
  }
}
