import type { Voice } from './engine.js';
import { parseLanguage } from './language.js';

/** What of a platform voice decides; `SpeechSynthesisVoice` has it. */
export interface PlatformVoice {
  readonly voiceURI: string;
  readonly name: string;
  readonly lang: string;
  readonly localService: boolean;
  readonly default: boolean;
}

/** How to choose among voices. */
export interface VoicePolicy {
  /** Voices that send the text off the device may be taken too. */
  readonly online: boolean;
  /** The reader's languages, most wanted first, as `navigator.languages`. */
  readonly readerLanguages: readonly string[];
}

/**
 * Firefox speaks only through the engines of the system, and calls them all remote on Linux; the URI names the engine.
 * Source: Gecko, dom/media/webspeech/synth (speechd, windows, cocoa, android).
 */
const SYSTEM_ENGINE = /^urn:moz-tts:/;

/** Services that send text off the device, whatever the platform's flag says: Edge's natural voices, Chrome's own. */
const ONLINE_SERVICE = /\bonline\b|^Google /i;

/** eSpeak lists each language once for each of its hundred manners of speaking: "English+Annie". */
const MANNER = /\+\w/;

/**
 * Whether the text given to this voice stays on the device, as far as a page can know: by the scheme of its URI and by its
 * name before `localService`, which is `false` for all of Firefox's voices on Linux.
 */
export function staysOnDevice(voice: PlatformVoice): boolean {
  if (SYSTEM_ENGINE.test(voice.voiceURI)) return true;
  return voice.localService && !ONLINE_SERVICE.test(voice.name);
}

/** A platform voice in the shape that readers of the public contract see. */
export function describeVoice(voice: PlatformVoice, engine: string): Voice {
  const { voiceURI, name, lang } = voice;
  return { id: voiceURI, name, lang: parseLanguage(lang).tag, local: staysOnDevice(voice), engine };
}

/** Whether two language tags are of one spoken language, whatever their regions. */
export function sameLanguage(one: string, other: string): boolean {
  return parseLanguage(one).base === parseLanguage(other).base;
}

/**
 * The best voice for a language, or `undefined` if none of the list may speak it. On-device voices come before online ones, the
 * reader's region before the article's, plain voices before manners of speaking, then the platform's default and its order.
 */
export function bestVoice<V extends PlatformVoice>(
  voices: readonly V[],
  lang: string,
  { online, readerLanguages }: VoicePolicy,
): V | undefined {
  const region = parseLanguage(lang).region;
  const readerRegion = readerLanguages.map(parseLanguage).find(({ base }) => base === parseLanguage(lang).base)?.region;
  let best: V | undefined;
  let bestScore = -1;
  for (const voice of voices) {
    if (!sameLanguage(voice.lang, lang)) continue;
    const local = staysOnDevice(voice);
    if (!local && !online) continue;
    const own = parseLanguage(voice.lang).region;
    const score =
      (local ? 16 : 0) +
      (own !== undefined && own === readerRegion ? 8 : own !== undefined && own === region ? 4 : 0) +
      (MANNER.test(voice.name) ? 0 : 2) +
      (voice.default ? 1 : 0);
    if (score > bestScore) [best, bestScore] = [voice, score];
  }
  return best;
}
