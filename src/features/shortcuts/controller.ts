import { type ShortcutsChoice } from '../../options/choices.js';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { composedPath } from '../../page/composed-order.js';
import { takesText } from '../../page/interactive.js';
import type { Trigger } from '../../player/events.js';
import type { Player } from '../../player/player.js';

/** What a key of the page does. */
export type ShortcutAction = 'toggle' | 'previous' | 'next' | 'where';

/** One key of the page. */
export interface Shortcut {
  readonly action: ShortcutAction;
  /** Where it lies on the keyboard: on a Mac, Option with it types another character. */
  readonly code: string;
  readonly shift: boolean;
  /** As `aria-keyshortcuts` says it. */
  readonly keys: string;
}

/**
 * The keys of the page. All have Alt, so that none is a character that somebody types or says (WCAG 2.2, 2.1.4), and none an arrow, with which
 * Alt goes back in the history, and which screen readers use in tables.
 */
export const SHORTCUTS: readonly Shortcut[] = [
  { action: 'toggle', code: 'KeyP', shift: false, keys: 'Alt+P' },
  { action: 'previous', code: 'Comma', shift: false, keys: 'Alt+,' },
  { action: 'next', code: 'Period', shift: false, keys: 'Alt+.' },
  { action: 'where', code: 'KeyP', shift: true, keys: 'Alt+Shift+P' },
];

/** Where the element says whether keys of the page are its own, and what it does by itself. */
export interface ShortcutsHost extends ReactiveControllerHost, Element {
  readonly shortcuts: ShortcutsChoice;
  /** Says where it is, to who cannot see it. */
  announcePosition(): void;
}

/** Of all players of the page, in the order in which they were used last. */
const listening = new Set<Shortcuts>();

/** Hears the keys of the page, where it is wanted; never those that something else takes. */
export class Shortcuts implements ReactiveController {
  readonly #host: ShortcutsHost;
  readonly #player: Player;
  readonly #play: (trigger: Trigger) => void;

  /** `play` plays on, or from where a person has put the caret, a selection or the focus meanwhile. */
  constructor(host: ShortcutsHost, player: Player, play: (trigger: Trigger) => void) {
    this.#host = host;
    this.#player = player;
    this.#play = play;
    player.addEventListener('play', () => {
      if (listening.delete(this)) listening.add(this);
    });
    host.addController(this);
  }

  hostConnected(): void {
    listening.add(this);
    // The window comes last: all of the page can take a key before.
    window.addEventListener('keydown', this.#onKey);
  }

  hostDisconnected(): void {
    listening.delete(this);
    window.removeEventListener('keydown', this.#onKey);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (this !== inCharge() || isTaken(event) || isBehindModal(this.#host, event)) return;
    const shortcut = SHORTCUTS.find(({ code, shift }) => code === event.code && shift === event.shiftKey);
    if (!shortcut) return;
    event.preventDefault();
    this.#act(shortcut.action);
  };

  get wanted(): boolean {
    return this.#host.shortcuts === 'page';
  }
  get begun(): boolean {
    return this.#player.started;
  }

  #act(action: ShortcutAction): void {
    if (action === 'where') this.#host.announcePosition();
    else if (action !== 'toggle' && !this.#player.started) return;
    else if (action === 'previous') this.#player.previous('keyboard');
    else if (action === 'next') this.#player.next('keyboard');
    else if (this.#player.paused) this.#play('keyboard');
    else this.#player.pause('keyboard');
  }
}

/** A key is for one player: the one that was played last, else the first. */
function inCharge(): Shortcuts | undefined {
  const wanted = [...listening].filter((each) => each.wanted);
  return wanted.findLast((each) => each.begun) ?? wanted[0];
}

function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.repeat) return true;
  // AltGr types, and comes as Ctrl and Alt in some systems.
  const alone = event.altKey && !event.ctrlKey && !event.metaKey && !event.getModifierState('AltGraph');
  return !alone || takesText(event.composedPath()[0]);
}

const DIALOGS = 'dialog[open], [aria-modal="true"]';

/** Whether a dialog is open that keeps all else from being used: in the page, or in the shadow tree of a component, where a key is pressed. */
function isBehindModal(host: Element, event: Event): boolean {
  const pressedIn = event.composedPath().filter((each) => each instanceof HTMLElement && each.matches(DIALOGS));
  const modals = [...document.querySelectorAll<HTMLElement>(DIALOGS), ...(pressedIn as HTMLElement[])];
  const around = composedPath(host);
  return modals.some((modal) => isModal(modal) && !around.includes(modal) && modal.getClientRects().length > 0);
}

function isModal(element: Element): boolean {
  if (element.getAttribute('aria-modal') === 'true') return true;
  try {
    return element.matches(':modal');
  } catch {
    // Without the selector (Safari before 15.6), it cannot be told from an open dialog that is none.
    return true;
  }
}
