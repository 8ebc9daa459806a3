import type { PlayerError } from './errors.js';

/*
 * Phones take the voice from a page that is hidden: Android stops it and refuses it from then on
 * (Chromium, tts_environment_android_impl.cc), iOS freezes the page.
 */

/** A listener who comes back to the page later than this, in ms, presses play again. */
export const SUSPENDED_FOR = 300_000;
/** A voice without any event for so long, in ms, while the page is hidden, was taken away. */
export const UNHEARD_FOR = 10_000;
/** `visibilitychange` comes within so many ms after the voice was taken away. */
export const TAKEN_AWAY_WITHIN = 300;

/** Whether speech may work again once the page is visible. */
export function isPassing({ reason }: PlayerError): boolean {
  return (
    reason === 'interrupted' || reason === 'silent' || reason === 'failed' || reason === 'muted'
  );
}
