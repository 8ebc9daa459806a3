import type { ReactiveController } from 'lit';
import { composedPath } from '../../page/composed-order.js';
import { takesText } from '../../page/interactive.js';
import type { Trigger } from '../../player/events.js';
import type { Player } from '../../player/player.js';
import type { PlayerContext } from '../../core/context.js';
import { SHORTCUTS, type ShortcutAction } from '../../core/shortcuts.js';

/** The controllers of all players of the page, the last used one first. */
const connected = new Set<Shortcuts>();

/**
 * Handles shortcuts on the whole page, with the option `shortcuts`; never a key that something else
 * has handled.
 */
export class Shortcuts implements ReactiveController {
  readonly #context: PlayerContext;
  readonly #player: Player;
  readonly #play: (trigger: Trigger) => void;

  /**
   * `play` resumes, or plays from where a person has put the caret, a selection or the focus
   * meanwhile.
   */
  constructor(context: PlayerContext, play: (trigger: Trigger) => void) {
    const { host, player } = context;
    this.#context = context;
    this.#player = player;
    this.#play = play;
    player.addEventListener('play', () => {
      if (connected.delete(this)) connected.add(this);
    });
    host.addController(this);
  }

  hostConnected(): void {
    connected.add(this);
    // The window's listener is called last: the page can handle a key before.
    window.addEventListener('keydown', this.#onKey);
  }

  hostDisconnected(): void {
    connected.delete(this);
    window.removeEventListener('keydown', this.#onKey);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (
      this !== activeShortcuts() ||
      isForOthers(event) ||
      isBehindModal(this.#context.host, event)
    )
      return;
    const shortcut = SHORTCUTS.find(
      ({ code, shift }) => code === event.code && shift === event.shiftKey,
    );
    if (!shortcut) return;
    event.preventDefault();
    this.#act(shortcut.action);
  };

  get enabled(): boolean {
    return this.#context.host.shortcuts === 'page';
  }
  get started(): boolean {
    return this.#player.started;
  }

  #act(action: ShortcutAction): void {
    if (action === 'where') this.#context.announcePosition();
    else if (action !== 'toggle' && !this.#player.started) return;
    else if (action === 'previous') this.#player.previous('keyboard');
    else if (action === 'next') this.#player.next('keyboard');
    else if (this.#player.paused) this.#play('keyboard');
    else this.#player.pause('keyboard');
  }
}

/** A shortcut is for one player: the one that was played last, else the first. */
function activeShortcuts(): Shortcuts | undefined {
  const enabled = [...connected].filter((each) => each.enabled);
  return enabled.findLast((each) => each.started) ?? enabled[0];
}

function isForOthers(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.repeat) return true;
  // AltGr types characters, and some systems report it as Ctrl and Alt.
  const onlyAlt =
    event.altKey && !event.ctrlKey && !event.metaKey && !event.getModifierState('AltGraph');
  return !onlyAlt || takesText(event.composedPath()[0]);
}

const DIALOGS = 'dialog[open], [aria-modal="true"]';

/** Whether a modal dialog is open, in the page or in the shadow tree where the key is pressed. */
function isBehindModal(host: Element, event: Event): boolean {
  const dialogsAround = event
    .composedPath()
    .filter((each) => each instanceof HTMLElement && each.matches(DIALOGS));
  const modals = [
    ...document.querySelectorAll<HTMLElement>(DIALOGS),
    ...(dialogsAround as HTMLElement[]),
  ];
  const around = composedPath(host);
  return modals.some(
    (modal) => isModal(modal) && !around.includes(modal) && modal.getClientRects().length > 0,
  );
}

function isModal(element: Element): boolean {
  if (element.getAttribute('aria-modal') === 'true') return true;
  try {
    return element.matches(':modal');
  } catch {
    // Without `:modal` (Safari before 15.6), every open dialog counts.
    return true;
  }
}
