/** A pointer that moves so far, in px, has gone elsewhere. */
const AWAY = 8;
/** So many ms after a press, who presses again has seen what is there: a finger covers it, and a mouse may lie at rest. */
const SEEN_AFTER = { touch: 800, mouse: 3000 } as const;
const KEPT = ['pointerdown', 'mousedown', 'click'] as const;

/**
 * The invitation is wide, and the controls that take its place lie under the pointer that pressed it: a second click in the same place is
 * meant for the play button. `again` is called for it, and nothing under it hears of it, until the pointer has gone elsewhere, or the
 * person has had the time to see what is there.
 */
export function keepPressed(click: MouseEvent, player: HTMLElement, again: () => void): void {
  const { clientX, clientY, pointerType } = click as PointerEvent;
  // A click by keyboard has no pointer.
  if (click.detail === 0) return;
  const over = new AbortController();
  const { signal } = over;
  const isThere = (event: MouseEvent) => Math.hypot(event.clientX - clientX, event.clientY - clientY) <= AWAY;
  const look = (event: MouseEvent) => isThere(event) || over.abort();
  const keep = (event: MouseEvent) => {
    if (!isThere(event) || (event.detail === 0 && event.type === 'click')) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    if (event.type === 'click') again();
  };
  window.addEventListener('pointermove', look, { signal, capture: true });
  for (const type of KEPT) player.addEventListener(type, keep, { signal, capture: true });
  const timer = setTimeout(() => over.abort(), SEEN_AFTER[pointerType === 'mouse' ? 'mouse' : 'touch']);
  signal.addEventListener('abort', () => clearTimeout(timer));
}
