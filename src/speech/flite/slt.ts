import { parseLanguage } from '../../text/language.js';
import type { Voice, VoiceKey } from '../types.js';

/** The name of the engine. */
export const FLITE_NAME = 'flite';

/** The one voice of the engine, which is known before it is downloaded. */
export const SLT: Voice = {
  id: 'flite:slt',
  name: 'Flite SLT',
  lang: 'en-US',
  local: true,
  engine: FLITE_NAME,
  quality: 'compact',
};

/** Whether a key is that of the embedded voice. */
export function isSlt({ id, name }: VoiceKey): boolean {
  return id === SLT.id || name === SLT.name;
}

/**
 * Whether a language is English, of any region: the voice mispronounces all others.
 * @param lang BCP 47; empty if the page does not declare one: the user's language is assumed
 */
export function supportsLanguage(lang: string): boolean {
  return parseLanguage(lang || globalThis.navigator?.language || '').base === 'en';
}

/** Whether the browser can run the synthesizer. A browser with workers can also play audio. */
export function canSynthesize(): boolean {
  return typeof Worker === 'function' && typeof WebAssembly === 'object';
}
