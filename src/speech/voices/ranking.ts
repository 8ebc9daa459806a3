import { VOICE_QUALITIES, type Voice, type VoiceKey } from '../types.js';
import { parseLanguage } from '../../text/language.js';
import { staysOnDevice } from './privacy.js';
import { qualityOf } from './quality.js';

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
  readonly allowOnline: boolean;
  /** The reader's languages, most wanted first, as `navigator.languages`. */
  readonly readerLanguages: readonly string[];
}

/** What a voice is known by: its URI, or its name where a platform gives none (WebKit, WebKitFliteSourceGStreamer.cpp). */
export function voiceIdOf({ voiceURI, name }: Pick<PlatformVoice, 'voiceURI' | 'name'>): string {
  return voiceURI || name;
}

/** A platform voice in the shape that readers of the public contract see. */
export function describeVoice(voice: PlatformVoice, engine: string): Voice {
  const { name, lang } = voice;
  const local = staysOnDevice(voice);
  return { id: voiceIdOf(voice), name, lang: parseLanguage(lang).tag, local, engine, quality: qualityOf(voice) };
}

/**
 * The best voice for a language, or `undefined` if none of the list may speak it: the first of `rankVoices`, in linear time. Jokes and
 * manners of speaking only where there is nothing else.
 */
export function bestVoice<V extends PlatformVoice>(
  voices: readonly V[],
  lang: string,
  policy: VoicePolicy,
): V | undefined {
  const candidates = ofLanguage(voices, lang, policy);
  const scoreOf = scorer(candidates, lang, policy);
  let best: V | undefined;
  let bestScore = -1;
  for (const voice of candidates) {
    const score = scoreOf(voice);
    if (score > bestScore) [best, bestScore] = [voice, score];
  }
  return best;
}

/**
 * The voices there are, best first, each real one once. On-device ones come before online ones, the reader's region before the article's,
 * then by quality, then in the platform's order. Jokes and manners of speaking are left out, but where a language has nothing else.
 * @param lang BCP 47; left out, voices of all languages: the reader's first, then by their tags.
 */
export function rankVoices<V extends PlatformVoice>(
  voices: readonly V[],
  lang: string | undefined,
  policy: VoicePolicy,
): readonly V[] {
  if (lang !== undefined) return sortedByScore(ofLanguage(voices, lang, policy), lang, policy);
  const byBase = new Map<string, V[]>();
  for (const voice of voices) {
    if (!policy.allowOnline && !staysOnDevice(voice)) continue;
    const { base } = parseLanguage(voice.lang);
    const group = byBase.get(base);
    if (group) group.push(voice);
    else byBase.set(base, [voice]);
  }
  const wanted = new Map<string, string>();
  for (const tag of policy.readerLanguages) {
    const { base } = parseLanguage(tag);
    if (!wanted.has(base)) wanted.set(base, tag);
  }
  const rest = [...byBase.keys()].filter((base) => !wanted.has(base)).sort();
  const order = [...wanted, ...rest.map((base) => [base, base] as const)];
  return order.flatMap(([base, tag]) => sortedByScore(byBase.get(base) ?? [], tag, policy));
}

/** The voice that is wished for, if it is there, speaks `lang` and may speak: by id and language, else by name and language, id, name. */
export function findVoice<V extends PlatformVoice>(
  voices: readonly V[],
  { id, name, lang: ownLang }: VoiceKey,
  lang: string,
  { allowOnline }: VoicePolicy,
): V | undefined {
  const { base, tag: nearest } = parseLanguage(lang);
  const own = ownLang === undefined ? undefined : parseLanguage(ownLang).tag;
  const bare = bareName(name);
  let best: V | undefined;
  let bestScore = -1;
  for (const voice of voices) {
    const byId = voiceIdOf(voice) === id;
    if (!byId && voice.name !== name && bareName(voice.name) !== bare) continue;
    const language = parseLanguage(voice.lang);
    if (language.base !== base || (!allowOnline && !staysOnDevice(voice))) continue;
    const reasons = [own === undefined || language.tag === own, byId, voice.name === name, language.tag === nearest];
    const score = binaryScore(reasons);
    if (score > bestScore) [best, bestScore] = [voice, score];
  }
  return best;
}

/** Whether a voice is the one that was wished for, by its id or by its name. */
export function matchesVoice(wish: VoiceKey, { id, name }: Voice): boolean {
  return wish.id === id || bareName(wish.name) === bareName(name);
}

function ofLanguage<V extends PlatformVoice>(voices: readonly V[], lang: string, { allowOnline }: VoicePolicy): V[] {
  const { base } = parseLanguage(lang);
  return voices.filter((voice) => parseLanguage(voice.lang).base === base && (allowOnline || staysOnDevice(voice)));
}

function sortedByScore<V extends PlatformVoice>(voices: readonly V[], lang: string, policy: VoicePolicy): V[] {
  const scoreOf = scorer(voices, lang, policy);
  const scored = voices.map((voice) => ({ voice, score: scoreOf(voice) })).sort((a, b) => b.score - a.score);
  const best = scored[0];
  const onlyNovelty = !best || qualityOf(best.voice) === 'novelty';
  const shown = onlyNovelty ? scored : scored.filter(({ voice }) => qualityOf(voice) !== 'novelty');
  return withoutDuplicates(shown.map(({ voice }) => voice));
}

/** Scores the voices of one language: the higher, the better. */
function scorer(
  voices: readonly PlatformVoice[],
  lang: string,
  { readerLanguages }: VoicePolicy,
): (voice: PlatformVoice) => number {
  const { base, spoken, region } = parseLanguage(lang);
  const readers = readerLanguages.map(parseLanguage).find((language) => language.base === base && language.region);
  // A default of many is none: Safari says it of all voices (WebKit, PlatformSpeechSynthesizerCocoa.mm).
  const hasDefault = voices.filter((voice) => voice.default).length === 1;
  return (voice) => {
    const own = parseLanguage(voice.lang);
    const quality = qualityOf(voice);
    const reasons = [
      quality !== 'novelty',
      own.spoken === spoken,
      staysOnDevice(voice),
      own.region !== undefined && own.region === readers?.region,
      own.region !== undefined && own.region === region,
    ];
    const rank = VOICE_QUALITIES.length - 1 - VOICE_QUALITIES.indexOf(quality);
    return (binaryScore(reasons) * VOICE_QUALITIES.length + rank) * 2 + (hasDefault && voice.default ? 1 : 0);
  };
}

/** A number in which each reason counts more than all that follow it. */
function binaryScore(reasons: readonly boolean[]): number {
  let sum = 0;
  for (const holds of reasons) sum = 2 * sum + (holds ? 1 : 0);
  return sum;
}

/** One of each, the first: platforms list a voice once a language, some twice, and once for each quality of it that is installed. */
function withoutDuplicates<V extends PlatformVoice>(voices: readonly V[]): V[] {
  const seen = new Set<string>();
  return voices.filter((voice) => {
    const { tag } = parseLanguage(voice.lang);
    const keys = [`${voiceIdOf(voice)}\n${tag}`, `\n${bareName(voice.name)}\n${tag}`];
    const isCopy = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return !isCopy;
  });
}

/** Without the last brackets: the language that Chromium on macOS puts there, "Eddy (English (UK))", or the quality that Apple does. */
function bareName(name: string): string {
  if (!name.endsWith(')')) return name;
  let depth = 0;
  for (let at = name.length - 1; at > 0; at--) {
    if (name[at] === ')') depth += 1;
    if (name[at] === '(') depth -= 1;
    if (depth === 0) return name.slice(0, at).trimEnd() || name;
  }
  return name;
}
