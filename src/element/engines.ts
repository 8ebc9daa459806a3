import { SpeechError, type SpeechEngine } from '../speech/engine.js';

/** Speaks where no engine of those given can. */
export const NO_ENGINE: SpeechEngine = {
  name: 'none',
  voices: async () => [],
  speak: ({ lang }) => Promise.reject(new SpeechError('unsupported', 'No engine can speak in this browser.', lang)),
};

/** Whether this browser can run an engine. */
export function canRun(engine: SpeechEngine): boolean {
  return engine.available?.() ?? true;
}
