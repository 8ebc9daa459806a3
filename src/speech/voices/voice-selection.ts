import { SpeechError } from '../speech-error.js';
import type { Utterance } from '../types.js';
import { sameLanguage } from '../../text/language.js';
import { readerLanguages } from '../platform.js';
import { staysOnDevice } from './privacy.js';
import type { Session } from '../web-speech/session.js';
import { bestVoice, findVoice, voiceIdOf, type VoicePolicy } from './ranking.js';

/** Who speaks an utterance. */
export interface SelectedVoice {
  /** `undefined`: the browser's own choice for `lang`. */
  readonly voice: SpeechSynthesisVoice | undefined;
  /** As the platform spells it. */
  readonly lang: string;
  /** Whether the text may leave the device with it, as far as is known. */
  readonly online: boolean;
}

/** The language to speak, of a text whose page may not tell. */
export function languageOrDefault(session: Session, lang: string): string {
  return lang || readerLanguages(session.platform)[0] || 'en';
}

/**
 * Chooses the voice for an utterance: the wanted one if it is there and may speak, else the best of those that did not fail a moment ago.
 * Looked up anew for each utterance, because a list that changes brings new voice objects, and may lose the wanted one.
 * @throws `SpeechError` when the list has voices, but none that may speak.
 */
export function selectVoice(
  session: Session,
  utterance: Pick<Utterance, 'lang' | 'voice'>,
  online: boolean,
): SelectedVoice {
  const lang = languageOrDefault(session, utterance.lang);
  const voices = session.voices.current;
  // An empty list is not loaded yet, or is all that this browser tells (Edge on Android): the language alone must do.
  if (voices.length === 0) return { voice: undefined, lang, online };
  const policy = { allowOnline: online, readerLanguages: readerLanguages(session.platform) };
  const { failedVoices } = session;
  const inOrder = failedVoices.size === 0 ? voices : voices.filter((voice) => !failedVoices.has(voiceIdOf(voice)));
  const wanted = utterance.voice && findVoice(inOrder, utterance.voice, lang, policy);
  const inOrderBest = wanted ?? bestVoice(inOrder, lang, policy);
  const mayLeaveIt = failedVoices.size > 0 && (online || !hasOnlineVoice(voices, lang));
  const best = inOrderBest ?? bestVoice(voices, lang, policy);
  // Where the only voice there is failed, what the browser chooses may still speak, as on Android with a voice that is not installed.
  if (best && !inOrderBest && mayLeaveIt) return { voice: undefined, lang, online };
  // Both, always: Android obeys only `lang` (Chromium, TtsPlatformImpl.java), iOS 13 only `voice` (reported).
  if (best) return { voice: best, lang: best.lang, online: !staysOnDevice(best) };
  // Left to itself, a browser would take its default: another language, or a voice that sends the text off the device.
  if (hasOnlineVoice(voices, lang)) throw new SpeechError('online-only', `Only online voices speak ${lang}.`, lang);
  throw new SpeechError('no-voice', `No voice speaks ${lang}.`, lang);
}

/**
 * Another voice of the device, once the chosen one has failed; the browser's own choice, where that cannot send the text off the
 * device without leave; `undefined` where there is none.
 */
export function selectOtherVoice(
  session: Session,
  failed: SelectedVoice,
  lang: string,
  online: boolean,
): SelectedVoice | undefined {
  const voices = session.voices.current;
  if (!failed.voice) return undefined;
  session.markFailed(failed.voice);
  const { failedVoices } = session;
  const policy: VoicePolicy = { allowOnline: false, readerLanguages: readerLanguages(session.platform) };
  const rest = voices.filter((voice) => !failedVoices.has(voiceIdOf(voice)));
  const voice = bestVoice(rest, lang, policy);
  if (voice) return { voice, lang: voice.lang, online: false };
  return online || !hasOnlineVoice(voices, lang) ? { voice: undefined, lang, online } : undefined;
}

/** Whether a voice of this language sends the text off the device. */
export function hasOnlineVoice(voices: readonly SpeechSynthesisVoice[], lang: string): boolean {
  return voices.some((voice) => sameLanguage(voice.lang, lang) && !staysOnDevice(voice));
}
