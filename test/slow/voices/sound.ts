import { startSound } from '../../../scripts/sound.mjs';

/** Runs before the browsers are started, which inherit the folder of the sound server; what it returns ends it. */
export default function setup(): Promise<() => Promise<void>> {
  return startSound();
}
