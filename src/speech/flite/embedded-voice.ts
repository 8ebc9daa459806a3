import { unlockAudio } from '../../util/unlock-audio.js';
import { lazy, type EagerMembers } from '../lazy-engine.js';
import type { SpeechEngine } from '../types.js';
import { canSynthesize, FLITE_NAME, isSlt, SLT, supportsLanguage } from './slt.js';
import type { EmbeddedVoiceChoice } from '../../options/choices.js';

/**
 * The embedded voice. Its code and its data are loaded when it first speaks.
 * @param choice called each time that it matters
 * @param audio an element that was unlocked in a user gesture
 */
export function embeddedVoice(
  choice: () => EmbeddedVoiceChoice,
  audio?: HTMLAudioElement,
): SpeechEngine {
  const eager: EagerMembers = {
    name: FLITE_NAME,
    available: () => choice() !== 'off' && canSynthesize(),
    voices: async () => [SLT],
    supportsVoice: isSlt,
    supportsLanguage,
    unlock: () => unlockAudio((audio ??= new Audio())),
  };
  return lazy(eager, async () => {
    const { FliteEngine } = await import('./index.js');
    return new FliteEngine({ ...(audio && { audio }), choice });
  });
}
