import type { ReactiveController } from 'lit';

const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'];
const SLIDER_KEYS = [...ARROWS, 'PageUp', 'PageDown'];
/** Controls that Enter or Space activates. */
const PRESSABLE = 'button, a[href], summary, input, [role="tab"]';
/** Controls in a group in which arrow keys move the focus. */
const GROUPED = 'input[type="radio"], [role="tab"]';
/** Controls with a list of values, in which letters and digits select one. */
const CHOICE = 'input[type="radio"], [aria-expanded]';

interface ContainedHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/**
 * Stops events that belong to the controls from leaving the player: `input` events, and the keys
 * that the focused control handles. Outside, their target is the player, and pages handle them:
 * slide shows go on at ArrowRight, forms count as edited. Events of slotted content are not
 * stopped.
 */
export class ContainedEvents implements ReactiveController {
  readonly #host: ContainedHost;
  #listening: AbortController | undefined;

  constructor(host: ContainedHost) {
    this.#host = host;
  }

  hostConnected(): void {
    const { signal } = (this.#listening = new AbortController());
    const { renderRoot } = this.#host;
    const stop = (event: Event) =>
      renderRoot.contains(event.target as Node) && event.stopPropagation();
    for (const type of ['keydown', 'keypress', 'keyup'])
      renderRoot.addEventListener(
        type,
        (event) => isHandledByControl(event as KeyboardEvent) && stop(event),
        {
          signal,
        },
      );
    for (const type of ['beforeinput', 'input'])
      renderRoot.addEventListener(type, stop, { signal });
  }

  hostDisconnected(): void {
    this.#listening?.abort();
  }
}

/** Whether the focused control handles the key. */
function isHandledByControl({ target, key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (
    !(target instanceof Element) ||
    altKey ||
    ctrlKey ||
    metaKey ||
    key === 'Escape' ||
    key === 'Tab'
  )
    return false;
  if (target.matches('input[type="range"]')) return SLIDER_KEYS.includes(key);
  if (target.matches(GROUPED) && ARROWS.includes(key)) return true;
  if (target.matches(PRESSABLE) && (key === 'Enter' || key === ' ')) return true;
  // Keys that type nothing have longer names.
  return target.matches(CHOICE) && key.length === 1;
}
