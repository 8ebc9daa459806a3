/** The members of `SpeechSynthesisVoice` that voices are judged by. */
export interface PlatformVoice {
  readonly voiceURI: string;
  readonly name: string;
  readonly lang: string;
  readonly localService: boolean;
  readonly default: boolean;
}

/** How to choose among voices. */
export interface VoicePolicy {
  /** Voices that send the text off the device are allowed. */
  readonly allowOnline: boolean;
  /** The user's languages, the preferred one first, as `navigator.languages`. */
  readonly readerLanguages: readonly string[];
}
