import type { SpeechEngine } from '../speech/engine.js';

/** Whether this browser can run an engine. */
export function canRun(engine: SpeechEngine): boolean {
  return engine.available?.() ?? true;
}
