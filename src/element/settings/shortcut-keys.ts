/** The keys that work on all of the page, once a listener wants them to. */
export const SHORTCUT_KEYS = [
  ['play', ['Alt', 'P']],
  ['previous', ['Alt', ',']],
  ['next', ['Alt', '.']],
  ['where', ['Alt', 'Shift', 'P']],
] as const;
