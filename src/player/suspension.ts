import type { PlayerError } from './errors.js';

/*
 * Phones take the voice from a page that is hidden: Android stops it and refuses it from then on (Chromium, tts_environment_android_impl.cc),
 * iOS freezes the page.
 */

/** Who comes back to the page later than this, in ms, presses play again. */
export const SUSPENDED_FOR = 300_000;
/** A voice that tells nothing for so long, in ms, while the page is hidden, was taken away without a word. */
export const UNHEARD_FOR = 10_000;
/** Something that takes the voice may be the page's being hidden, which is told within so many ms. */
export const TAKEN_AWAY_WITHIN = 300;

/** Whether what went wrong on a hidden page may be right once it is seen again. */
export function isPassing({ reason }: PlayerError): boolean {
  return reason === 'interrupted' || reason === 'silent' || reason === 'failed' || reason === 'muted';
}
