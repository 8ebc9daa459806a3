/** The values that options accept, the default first where the options table says nothing else. */

/** What is highlighted in the article. */
export const HIGHLIGHTS = ['both', 'sentence', 'word', 'none'] as const;
export type HighlightChoice = (typeof HIGHLIGHTS)[number];

/** The colours of highlights that a listener may choose. `underline` has no background. */
export const HIGHLIGHT_COLORS = ['yellow', 'blue', 'underline', 'contrast'] as const;
export type HighlightColors = (typeof HIGHLIGHT_COLORS)[number];

/** Whether the page scrolls with the voice. */
export const FOLLOWS = ['auto', 'off'] as const;
export type FollowChoice = (typeof FOLLOWS)[number];

/** Whether keyboard shortcuts work on the whole page. */
export const SHORTCUT_CHOICES = ['off', 'page'] as const;
export type ShortcutsChoice = (typeof SHORTCUT_CHOICES)[number];

/** Whether the position in each article, and what a listener chooses, is remembered. */
export const STORAGES = ['local', 'none'] as const;
export type StorageChoice = (typeof STORAGES)[number];

/**
 * When the core is loaded: near the window and in an idle moment (with Save-Data: as `intent`); on
 * pointer, focus, touch, press or a call that needs it; or at once.
 */
export const LOADING_CHOICES = ['auto', 'intent', 'eager'] as const;
export type LoadingChoice = (typeof LOADING_CHOICES)[number];

/** Where a first play begins: at the top of the article, or at the first passage in view. */
export const STARTS = ['top', 'visible'] as const;
export type StartChoice = (typeof STARTS)[number];

/**
 * Media keys, headsets and the lock screen: `auto` where real sound plays, a recording or a
 * synthesizer; `on` also where the browser's own voice speaks, by an almost silent sound, and for
 * half an hour of a pause on a hidden page, which would be frozen otherwise; `off` never.
 */
export const MEDIA_KEYS_CHOICES = ['auto', 'on', 'off'] as const;
export type MediaKeysChoice = (typeof MEDIA_KEYS_CHOICES)[number];

/** Whether the player is docked while it is out of view. */
export const MINI_CHOICES = ['auto', 'off'] as const;
export type MiniChoice = (typeof MINI_CHOICES)[number];

/** A passage that no voice speaks is left out, or read by a voice for the rest of the article. */
export const MISSING_VOICE_CHOICES = ['skip', 'read'] as const;
export type VoicelessChoice = (typeof MISSING_VOICE_CHOICES)[number];

/**
 * Whether the embedded voice may be loaded: `auto` loads it, but asks first if the user saves data;
 * `ask` always asks; `load` never asks; `off` never loads it.
 */
export const EMBEDDED_VOICE_CHOICES = ['auto', 'ask', 'load', 'off'] as const;
export type EmbeddedVoiceChoice = (typeof EMBEDDED_VOICE_CHOICES)[number];

/**
 * When the sleep timer pauses: before the next heading, at the end of the article, or after so many
 * minutes. Not an option of the element.
 */
export type SleepChoice = 'off' | 'section' | 'article' | number;

/** Whether a block of code is announced, by its number of lines, or read. */
export const CODE_CHOICES = ['announce', 'read'] as const;

/**
 * The slowest and the fastest speed. Readers used to speech follow 500 words a minute and more
 * (Bragg et al. 2021).
 */
export const PLAYBACK_RATES = { min: 0.5, max: 4 } as const;
