import type { HighlightColors } from '../../options/choices.js';
import type { HighlightChoice } from '../../options/choices.js';
import type { Persistence, PersistenceHost } from '../../features/persistence/controller.js';
import type { SleepChoice, SleepTimer } from '../../features/sleep-timer/controller.js';
import type { VoiceKey } from '../../speech/engine.js';

/** What a listener can choose in the settings. What is left out, this player does not have. */
export interface SettingsModel {
  playbackRate: number;
  /** The voice that is chosen for a language, BCP 47; `undefined` leaves it to the player. */
  voiceFor(lang: string): VoiceKey | undefined;
  chooseVoice(voice: VoiceKey | undefined, lang: string): void;
  /** Also voices that send the text off the device. */
  onlineVoices: boolean;
  highlight: HighlightChoice;
  highlightColors: HighlightColors;
  follow: boolean;
  dim: boolean;
  /** After each sentence, in seconds, beside what is usual. */
  sentenceGap: number;
  sleep: SleepChoice;
  /** Until it stops, in seconds, where that is known. */
  readonly sleepsIn: number | undefined;
  shortcuts: boolean;
  /** The address that leads to the sentence being said; empty where there is none. */
  readonly link: string;
}

/** Where the choices are kept. */
export interface SettingsStores {
  readonly host: PersistenceHost & { onlineVoices: boolean; linkTo(): string };
  readonly memory: Persistence;
  readonly sleepTimer: SleepTimer;
}

/** The choices of a player's listener: they hold for their other articles, too. */
export function createSettingsModel({ host, memory, sleepTimer }: SettingsStores): SettingsModel {
  return {
    get playbackRate() {
      return host.playbackRate;
    },
    set playbackRate(playbackRate) {
      memory.prefer({ playbackRate });
    },
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
    get highlightColors() {
      return host.highlightColors;
    },
    set highlightColors(highlightColors) {
      memory.prefer({ highlightColors });
    },
    get follow() {
      return host.follow === 'auto';
    },
    set follow(on) {
      memory.prefer({ follow: on ? 'auto' : 'off' });
    },
    get dim() {
      return host.dim;
    },
    set dim(dim) {
      memory.prefer({ dim });
    },
    get shortcuts() {
      return host.shortcuts === 'page';
    },
    set shortcuts(on) {
      memory.prefer({ shortcuts: on ? 'page' : 'off' });
    },
    get link() {
      return host.linkTo();
    },
    get sentenceGap() {
      return host.sentencePause ?? 0;
    },
    set sentenceGap(sentencePause) {
      memory.prefer({ sentencePause });
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
