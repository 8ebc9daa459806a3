import type { OptionValues, RememberedOption } from '../options/options.js';
import type { VoiceKey } from '../speech/types.js';

/** A choice of a listener. */
export interface PreferenceChange extends Readonly<Partial<Pick<OptionValues, RememberedOption>>> {
  /** For text in its language; `null` removes the choice for the article's language. */
  readonly voice?: VoiceKey | null;
}

/** Where the choices of a listener are stored. */
export interface PreferenceStore {
  prefer(change: PreferenceChange): void;
  /** The voice that a listener has chosen for a language (BCP 47). */
  voiceFor(lang: string): VoiceKey | undefined;
}
