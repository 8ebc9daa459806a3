import { unlockAudio } from '../audio/unlock-audio.js';
import type { SpeechEngine, Voice, VoiceKey } from '../types.js';
import { parseLanguage } from '../../text/language.js';
import { lazy } from '../lazy-engine.js';

/** Whether a voice may be loaded: without asking unless the reader saves data, only after asking, without asking, or not. */
export const EMBEDDED_VOICE_CHOICES = ['auto', 'ask', 'load', 'off'] as const;
export type EmbeddedVoiceChoice = (typeof EMBEDDED_VOICE_CHOICES)[number];

/** The name of the engine. */
export const FLITE_NAME = 'flite';

/** Of CMU Flite: what is known of it before it is loaded. */
export const SLT: Voice = {
  id: 'flite:slt',
  name: 'Flite SLT',
  lang: 'en-US',
  local: true,
  engine: FLITE_NAME,
  quality: 'compact',
};

/** Whether it is wished for. */
export function isSlt({ id, name }: VoiceKey): boolean {
  return id === SLT.id || name === SLT.name;
}

/** English alone, whatever its region: it would mispronounce all others. A text whose page does not tell is one of the reader's language. */
export function supportsLanguage(lang: string): boolean {
  return parseLanguage(lang || globalThis.navigator?.language || '').base === 'en';
}

/** What it needs of a browser, beside a page that allows it. What has workers can play audio. */
export function canSynthesize(): boolean {
  return typeof Worker === 'function' && typeof WebAssembly === 'object';
}

/**
 * The embedded voice, of which nothing but this is there before it is needed.
 * @param choice asked each time
 */
export function embeddedVoice(choice: () => EmbeddedVoiceChoice): SpeechEngine {
  let audio: HTMLAudioElement | undefined;
  const known = {
    name: FLITE_NAME,
    available: () => choice() !== 'off' && canSynthesize(),
    voices: async () => [SLT],
    hasVoice: isSlt,
    speaks: supportsLanguage,
    unlock: () => unlockAudio((audio ??= new Audio())),
  };
  return lazy(known, async () => {
    const { FliteEngine } = await import('./index.js');
    return new FliteEngine({ ...(audio && { audio }), choice });
  });
}
