import type { HighlightChoice } from '../features/highlighting.js';
import type { VoiceKey } from '../speech/engine.js';

/** What a listener can choose in the settings. What is left out, this player does not have. */
export interface Choices {
  /** The voice that is chosen for a language, BCP 47; `undefined` leaves it to the player. */
  voiceFor(lang: string): VoiceKey | undefined;
  chooseVoice(voice: VoiceKey | undefined, lang: string): void;
  /** Also voices that send the text off the device. */
  onlineVoices: boolean;
  highlight: HighlightChoice;
  highlightColors?: 'yellow' | 'blue' | 'underline' | 'contrast';
  follow?: boolean;
  dim?: boolean;
  /** After each sentence, in seconds at rate 1, beside what is usual. */
  pause?: number;
  /** When to stop: minutes, or by name. */
  sleep?: 'off' | 'section' | 'article' | number;
  /** Until it stops, in seconds. */
  readonly sleepsIn?: number | undefined;
  shortcuts?: boolean;
}
