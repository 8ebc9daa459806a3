import type { PlatformVoice } from './ranking.js';

/**
 * Firefox and WebKitGTK speak through the engines of the system, and call them remote where they are not; the URI names the engine
 * (Gecko, dom/media/webspeech/synth: speechd, sapi, osx, android; WebKit, PlatformSpeechSynthesizerSpiel.cpp).
 */
const SYSTEM_ENGINE = /^urn:(?:moz|webkit)-tts:/;

/** WebKitGTK's built-in voices: remote by their flag, and without a URI (WebKit, WebKitFliteSourceGStreamer.cpp). */
const BUILT_IN: ReadonlySet<string> = new Set(['kal', 'slt', 'rms', 'awb']);

/** Services that send text off the device, whatever the platform's flag says: Edge's natural voices, Chrome's own, those of ChromeOS. */
const ONLINE_SERVICE = /\bonline\b|^Google |^Android Speech .*-network\b/i;

/**
 * Whether the text given to this voice stays on the device, as far as a page can know: by its URI and its name before `localService`, which
 * errs both ways. An unknown voice that says `false` is believed: text that was sent cannot be called back.
 */
export function staysOnDevice({ voiceURI, name, localService }: PlatformVoice): boolean {
  if (SYSTEM_ENGINE.test(voiceURI) || isBuiltIn(voiceURI, name)) return true;
  return localService && !ONLINE_SERVICE.test(name) && !ONLINE_SERVICE.test(voiceURI);
}

/** Whether it is one of WebKitGTK's built-in voices. */
export function isBuiltIn(voiceURI: string, name: string): boolean {
  return voiceURI === '' && BUILT_IN.has(name);
}
