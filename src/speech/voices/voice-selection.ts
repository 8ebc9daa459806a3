import { sameLanguage } from '../../text/language.js';
import { readerLanguages, type SpeechPlatform } from '../platform.js';
import { SpeechError } from '../speech-error.js';
import type { Utterance } from '../types.js';
import { staysOnDevice } from './privacy.js';
import { bestVoice, findVoice, voiceIdOf } from './ranking.js';
import type { PlatformVoice, VoicePolicy } from './types.js';

/** The state of a `speechSynthesis` that a selection depends on. A `Session` has it. */
export interface VoiceState {
  readonly platform: SpeechPlatform;
  readonly voices: { readonly current: readonly SpeechSynthesisVoice[] };
  /** The ids of the voices that failed recently. */
  readonly failedVoices: ReadonlySet<string>;
  markFailed(voice: PlatformVoice): void;
}

/** The voice that an utterance is spoken by. */
export interface SelectedVoice {
  /** `undefined`: the browser chooses a voice for `lang`. */
  readonly voice: SpeechSynthesisVoice | undefined;
  /** In the platform's spelling. */
  readonly lang: string;
  /** Whether the text may leave the device, as far as is known. */
  readonly online: boolean;
}

/** The language of a text; if the page does not declare one, the user's. */
export function languageOrDefault({ platform }: VoiceState, lang: string): string {
  return lang || readerLanguages(platform)[0] || 'en';
}

/** The policy for voices on a platform. */
export function voicePolicy(platform: SpeechPlatform, allowOnline: boolean): VoicePolicy {
  return { allowOnline, readerLanguages: readerLanguages(platform) };
}

/**
 * Selects the voice for an utterance: the wanted one if it is there and allowed, else the best one
 * that did not fail recently. Called for each utterance, because a changed list has new voice
 * objects and may lack the wanted one.
 * @throws `SpeechError` if the list has voices, but none that may speak
 */
export function selectVoice(
  state: VoiceState,
  utterance: Pick<Utterance, 'lang' | 'voice'>,
  online: boolean,
): SelectedVoice {
  const lang = languageOrDefault(state, utterance.lang);
  const voices = state.voices.current;
  // The list is not loaded yet, or this browser never lists its voices (Edge on Android): the
  // language alone must do.
  if (voices.length === 0) return { voice: undefined, lang, online };
  const policy = voicePolicy(state.platform, online);
  const { failedVoices } = state;
  const working =
    failedVoices.size === 0
      ? voices
      : voices.filter((voice) => !failedVoices.has(voiceIdOf(voice)));
  const wanted = utterance.voice && findVoice(working, utterance.voice, lang, policy);
  const bestWorking = wanted ?? bestVoice(working, lang, policy);
  const mayLetBrowserChoose = failedVoices.size > 0 && (online || !hasOnlineVoice(voices, lang));
  const best = bestWorking ?? bestVoice(voices, lang, policy);
  // The only voice failed, as a voice that is not installed does on Android. The browser's own
  // choice may still speak.
  if (best && !bestWorking && mayLetBrowserChoose) return { voice: undefined, lang, online };
  // Always both: Android uses only `lang` (Chromium, TtsPlatformImpl.java), iOS 13 only `voice`
  // (reported).
  if (best) return { voice: best, lang: best.lang, online: !staysOnDevice(best) };
  // The browser's own choice would be its default voice: one of another language, or an online one.
  if (hasOnlineVoice(voices, lang))
    throw new SpeechError('online-only', `Only online voices speak ${lang}.`, lang);
  throw new SpeechError('no-voice', `No voice speaks ${lang}.`, lang);
}

/**
 * Selects another voice after one has failed: a local one, else the browser's own choice, if that
 * cannot send the text off the device without permission.
 * @returns `undefined` if there is none
 */
export function selectOtherVoice(
  state: VoiceState,
  failed: SelectedVoice,
  lang: string,
  online: boolean,
): SelectedVoice | undefined {
  const voices = state.voices.current;
  if (!failed.voice) return undefined;
  state.markFailed(failed.voice);
  const { failedVoices } = state;
  const working = voices.filter((voice) => !failedVoices.has(voiceIdOf(voice)));
  const voice = bestVoice(working, lang, voicePolicy(state.platform, false));
  if (voice) return { voice, lang: voice.lang, online: false };
  return online || !hasOnlineVoice(voices, lang) ? { voice: undefined, lang, online } : undefined;
}

/** Whether a voice for this language sends the text off the device. */
export function hasOnlineVoice(voices: readonly SpeechSynthesisVoice[], lang: string): boolean {
  return voices.some((voice) => sameLanguage(voice.lang, lang) && !staysOnDevice(voice));
}
