import type { ReactiveController } from 'lit';

const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'];
const SLIDER_KEYS = [...ARROWS, 'PageUp', 'PageDown'];
/** Controls that are pressed. */
const PRESSABLE = 'button, a[href], summary, input, [role="tab"]';
/** Controls that are one of a group, among which arrows move. */
const GROUPED = 'input[type="radio"], [role="tab"]';
/** Controls that show a value and open the list of values. A letter or digit is meant for the list. */
const CHOICE = 'input[type="radio"], [aria-expanded]';

interface ContainedHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/**
 * Keeps in the player what belongs to its controls: `input` events, and the keys that the focused control uses. Outside, their target is the
 * player itself, and pages take them for their own: slide shows turn the page by ArrowRight, forms count as edited. What a page has put into
 * a slot is its own: its events go on.
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
    const keep = (event: Event) => renderRoot.contains(event.target as Node) && event.stopPropagation();
    for (const type of ['keydown', 'keypress', 'keyup'])
      renderRoot.addEventListener(type, (event) => isHandledByControl(event as KeyboardEvent) && keep(event), {
        signal,
      });
    for (const type of ['beforeinput', 'input']) renderRoot.addEventListener(type, keep, { signal });
  }

  hostDisconnected(): void {
    this.#listening?.abort();
  }
}

/** Whether the control that has the focus does something by this key. */
function isHandledByControl({ target, key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (!(target instanceof Element) || altKey || ctrlKey || metaKey || key === 'Escape' || key === 'Tab') return false;
  if (target.matches('input[type="range"]')) return SLIDER_KEYS.includes(key);
  if (target.matches(GROUPED) && ARROWS.includes(key)) return true;
  if (target.matches(PRESSABLE) && (key === 'Enter' || key === ' ')) return true;
  // Longer names are those of keys that type nothing.
  return target.matches(CHOICE) && key.length === 1;
}
