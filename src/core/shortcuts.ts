/** The action of a shortcut. */
export type ShortcutAction = 'toggle' | 'previous' | 'next' | 'where';

/** A keyboard shortcut. */
export interface Shortcut {
  readonly action: ShortcutAction;
  /** `KeyboardEvent.code`: on a Mac, Option with the key types another character. */
  readonly code: string;
  readonly shift: boolean;
  /** For `aria-keyshortcuts`. */
  readonly keys: string;
}

/**
 * The shortcuts of the page. All have Alt, so that none is a single character (WCAG 2.2, 2.1.4).
 * None is an arrow: Alt with an arrow goes back in the history, and screen readers use it in
 * tables.
 */
export const SHORTCUTS: readonly Shortcut[] = [
  { action: 'toggle', code: 'KeyP', shift: false, keys: 'Alt+P' },
  { action: 'previous', code: 'Comma', shift: false, keys: 'Alt+,' },
  { action: 'next', code: 'Period', shift: false, keys: 'Alt+.' },
  { action: 'where', code: 'KeyP', shift: true, keys: 'Alt+Shift+P' },
];
