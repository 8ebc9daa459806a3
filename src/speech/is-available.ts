import type { SpeechEngine } from './types.js';

/** Whether this browser can run an engine. */
export function isAvailable(engine: SpeechEngine): boolean {
  return engine.available?.() ?? true;
}
