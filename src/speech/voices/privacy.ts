import type { PlatformVoice } from './types.js';

/**
 * Firefox and WebKitGTK speak through the engines of the system, and report some of them as remote
 * although they are not. The URI names the engine (Gecko, dom/media/webspeech/synth: speechd, sapi,
 * osx, android; WebKit, PlatformSpeechSynthesizerSpiel.cpp).
 */
const SYSTEM_ENGINE = /^urn:(?:moz|webkit)-tts:/;

/**
 * WebKitGTK's built-in voices, which it reports as remote and without a URI (WebKit,
 * WebKitFliteSourceGStreamer.cpp).
 */
const BUILT_IN: ReadonlySet<string> = new Set(['kal', 'slt', 'rms', 'awb']);

/**
 * Voices that send text off the device, whatever the platform's flag says: Edge's natural voices,
 * Chrome's own, those of ChromeOS.
 */
const ONLINE_SERVICE = /\bonline\b|^Google |^Android Speech .*-network\b/i;

/**
 * Whether the text stays on the device, as far as a page can know. The URI and the name count
 * before `localService`, which is wrong both ways. An unknown voice with `localService: false`
 * counts as online, because text that was sent cannot be taken back.
 */
export function staysOnDevice({ voiceURI, name, localService }: PlatformVoice): boolean {
  if (SYSTEM_ENGINE.test(voiceURI) || isBuiltIn(voiceURI, name)) return true;
  return localService && !ONLINE_SERVICE.test(name) && !ONLINE_SERVICE.test(voiceURI);
}

/** Whether it is one of WebKitGTK's built-in voices. */
export function isBuiltIn(voiceURI: string, name: string): boolean {
  return voiceURI === '' && BUILT_IN.has(name);
}
