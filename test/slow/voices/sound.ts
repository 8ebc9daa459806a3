import { startSound } from '../../../scripts/sound.mjs';

/**
 * Starts the sound server before the browsers, which inherit its folder. @returns a function that
 * stops it.
 */
export default function setup(): Promise<() => Promise<void>> {
  return startSound();
}
