import type { HighlightChoice, HighlightColors, SleepChoice } from '../../options/choices.js';
import type { PlayerHost } from '../../core/context.js';
import type { PreferenceStore } from '../../core/preferences.js';
import type { VoiceKey } from '../../speech/types.js';

/** The settings of the listener, as properties that the panels read and set. */
export interface SettingsModel {
  playbackRate: number;
  /**
   * The voice that is chosen for a BCP 47 language; `undefined` leaves the choice to the player.
   */
  voiceFor(lang: string): VoiceKey | undefined;
  chooseVoice(voice: VoiceKey | undefined, lang: string): void;
  /** Whether voices that send the text off the device may speak. */
  onlineVoices: boolean;
  highlight: HighlightChoice;
  highlightColors: HighlightColors;
  follow: boolean;
  dim: boolean;
  /** The additional pause after each sentence, in seconds. */
  sentenceGap: number;
  sleep: SleepChoice;
  /** The time until the sleep timer stops playback, in seconds, if it is known. */
  readonly sleepsIn: number | undefined;
  shortcuts: boolean;
  /** The URL with a text fragment for the current sentence. */
  readonly link: string;
}

/** The objects that hold the settings. */
export interface SettingsStores {
  readonly host: PlayerHost & { linkTo(): string };
  readonly persistence: PreferenceStore;
  readonly sleepTimer: { choice: SleepChoice; readonly remaining: number | undefined };
}

/** Creates the settings of a player. Most of them are stored for all articles. */
export function createSettingsModel({
  host,
  persistence,
  sleepTimer,
}: SettingsStores): SettingsModel {
  return {
    get playbackRate() {
      return host.playbackRate;
    },
    set playbackRate(playbackRate) {
      persistence.prefer({ playbackRate });
    },
    voiceFor: (lang) => persistence.voiceFor(lang),
    chooseVoice: (voice) => persistence.prefer({ voice: voice ?? null }),
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
      persistence.prefer({ highlight });
    },
    get highlightColors() {
      return host.highlightColors;
    },
    set highlightColors(highlightColors) {
      persistence.prefer({ highlightColors });
    },
    get follow() {
      return host.follow === 'auto';
    },
    set follow(on) {
      persistence.prefer({ follow: on ? 'auto' : 'off' });
    },
    get dim() {
      return host.dim;
    },
    set dim(dim) {
      persistence.prefer({ dim });
    },
    get shortcuts() {
      return host.shortcuts === 'page';
    },
    set shortcuts(on) {
      persistence.prefer({ shortcuts: on ? 'page' : 'off' });
    },
    get link() {
      return host.linkTo();
    },
    get sentenceGap() {
      return host.sentencePause ?? 0;
    },
    set sentenceGap(sentencePause) {
      persistence.prefer({ sentencePause });
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
