import { parseLanguage } from '../../text/language.js';
import { VOICE_QUALITIES, type Voice, type VoiceKey } from '../types.js';
import { staysOnDevice } from './privacy.js';
import { qualityOf } from './quality.js';
import type { PlatformVoice, VoicePolicy } from './types.js';

/**
 * The id of a platform voice: its URI, else its name, because some platforms give no URI (WebKit,
 * WebKitFliteSourceGStreamer.cpp).
 */
export function voiceIdOf({ voiceURI, name }: Pick<PlatformVoice, 'voiceURI' | 'name'>): string {
  return voiceURI || name;
}

/** A platform voice as the public `Voice`. */
export function describeVoice(voice: PlatformVoice, engine: string): Voice {
  const { name, lang } = voice;
  const local = staysOnDevice(voice);
  return {
    id: voiceIdOf(voice),
    name,
    lang: parseLanguage(lang).tag,
    local,
    engine,
    quality: qualityOf(voice),
  };
}

/**
 * The best voice for a language: the first of `rankVoices`, in linear time. A novelty voice only if
 * there is no other.
 * @returns `undefined` if no voice of the list may speak the language
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
 * The voices, the best one first, without duplicates. Local voices come before online ones, then
 * the user's region before the article's, then the better quality, then the platform's order.
 * Novelty voices are omitted, unless the language has no other.
 * @param lang BCP 47; `undefined`: all languages, the user's first, the others by their tags
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
  const others = [...byBase.keys()].filter((base) => !wanted.has(base)).sort();
  const order = [...wanted, ...others.map((base) => [base, base] as const)];
  return order.flatMap(([base, tag]) => sortedByScore(byBase.get(base) ?? [], tag, policy));
}

/**
 * The voice for a key, if it speaks `lang` and is allowed. Of several: the one with the key's
 * language, then the same id, then the same name, then the nearest language.
 */
export function findVoice<V extends PlatformVoice>(
  voices: readonly V[],
  { id, name, lang: keyLang }: VoiceKey,
  lang: string,
  { allowOnline }: VoicePolicy,
): V | undefined {
  const { base, tag } = parseLanguage(lang);
  const keyTag = keyLang === undefined ? undefined : parseLanguage(keyLang).tag;
  const bare = bareName(name);
  let best: V | undefined;
  let bestScore = -1;
  for (const voice of voices) {
    const hasId = voiceIdOf(voice) === id;
    if (!hasId && voice.name !== name && bareName(voice.name) !== bare) continue;
    const language = parseLanguage(voice.lang);
    if (language.base !== base || (!allowOnline && !staysOnDevice(voice))) continue;
    const criteria = [
      keyTag === undefined || language.tag === keyTag,
      hasId,
      voice.name === name,
      language.tag === tag,
    ];
    const score = binaryScore(criteria);
    if (score > bestScore) [best, bestScore] = [voice, score];
  }
  return best;
}

/** Whether a voice is the one of a key, by its id or by its name. */
export function matchesVoice(key: VoiceKey, { id, name }: Voice): boolean {
  return key.id === id || bareName(key.name) === bareName(name);
}

function ofLanguage<V extends PlatformVoice>(
  voices: readonly V[],
  lang: string,
  { allowOnline }: VoicePolicy,
): V[] {
  const { base } = parseLanguage(lang);
  return voices.filter(
    (voice) => parseLanguage(voice.lang).base === base && (allowOnline || staysOnDevice(voice)),
  );
}

function sortedByScore<V extends PlatformVoice>(
  voices: readonly V[],
  lang: string,
  policy: VoicePolicy,
): V[] {
  const scoreOf = scorer(voices, lang, policy);
  const scored = voices
    .map((voice) => ({ voice, score: scoreOf(voice) }))
    .sort((a, b) => b.score - a.score);
  const best = scored[0];
  const onlyNovelty = !best || qualityOf(best.voice) === 'novelty';
  const shown = onlyNovelty ? scored : scored.filter(({ voice }) => qualityOf(voice) !== 'novelty');
  return withoutDuplicates(shown.map(({ voice }) => voice));
}

/** Returns a function that scores the voices of one language. A higher score is better. */
function scorer(
  voices: readonly PlatformVoice[],
  lang: string,
  { readerLanguages }: VoicePolicy,
): (voice: PlatformVoice) => number {
  const { base, spoken, region } = parseLanguage(lang);
  const readers = readerLanguages
    .map(parseLanguage)
    .find((language) => language.base === base && language.region);
  // Several defaults are ignored: Safari marks all voices as default (WebKit,
  // PlatformSpeechSynthesizerCocoa.mm).
  const hasDefault = voices.filter((voice) => voice.default).length === 1;
  return (voice) => {
    const own = parseLanguage(voice.lang);
    const quality = qualityOf(voice);
    const criteria = [
      quality !== 'novelty',
      own.spoken === spoken,
      staysOnDevice(voice),
      own.region !== undefined && own.region === readers?.region,
      own.region !== undefined && own.region === region,
    ];
    const rank = VOICE_QUALITIES.length - 1 - VOICE_QUALITIES.indexOf(quality);
    return (
      (binaryScore(criteria) * VOICE_QUALITIES.length + rank) * 2 +
      (hasDefault && voice.default ? 1 : 0)
    );
  };
}

/** A number in which each criterion counts more than all that follow it. */
function binaryScore(criteria: readonly boolean[]): number {
  let score = 0;
  for (const isMet of criteria) score = 2 * score + (isMet ? 1 : 0);
  return score;
}

/**
 * Keeps the first of each voice. Platforms list a voice once for each of its languages, some list
 * it twice, and some once for each installed quality.
 */
function withoutDuplicates<V extends PlatformVoice>(voices: readonly V[]): V[] {
  const seen = new Set<string>();
  return voices.filter((voice) => {
    const { tag } = parseLanguage(voice.lang);
    const keys = [`${voiceIdOf(voice)}\n${tag}`, `\n${bareName(voice.name)}\n${tag}`];
    const isDuplicate = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return !isDuplicate;
  });
}

/**
 * A name without its last parentheses. Chromium on macOS puts the language there, as in "Eddy
 * (English (UK))", and Apple the quality.
 */
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
