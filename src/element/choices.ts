import type { HighlightChoice } from '../features/highlighting.js';
import type { Memory, MemoryHost } from '../features/memory.js';
import type { SleepChoice, SleepTimer } from '../features/sleep-timer.js';
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
  sleep: SleepChoice;
  /** Until it stops, in seconds, where that is known. */
  readonly sleepsIn: number | undefined;
  shortcuts?: boolean;
}

/** The choices of a player's listener: they hold for their other articles, too. */
export function choicesOf(
  host: MemoryHost & { onlineVoices: boolean },
  memory: Memory,
  sleepTimer: SleepTimer,
): Choices {
  return {
    voiceFor: (lang) => memory.voiceFor(lang),
    chooseVoice: (voice) => memory.prefer({ voice: voice ?? null }),
    get onlineVoices() {
      return host.onlineVoices;
    },
    set onlineVoices(on) {
      host.onlineVoices = on;
    },
    get highlight() {
      return host.highlight;
    },
    set highlight(highlight) {
      memory.prefer({ highlight });
    },
    get sleep() {
      return sleepTimer.choice;
    },
    set sleep(choice) {
      sleepTimer.choice = choice;
    },
    get sleepsIn() {
      return sleepTimer.remaining;
    },
  };
}
