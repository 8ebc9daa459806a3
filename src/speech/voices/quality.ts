import type { VoiceQuality } from '../types.js';
import { isBuiltIn } from './privacy.js';
import type { PlatformVoice } from './types.js';

/**
 * A pattern for the URI or the name of a voice. The URI is preferred where it says more, because
 * names are translated.
 */
type Rule = readonly [member: 'voiceURI' | 'name', pattern: RegExp, quality: VoiceQuality];

/**
 * Words that Apple appends to a name, in the languages of its systems (readium/speech,
 * localizedNames/apple.json).
 */
const PREMIUM =
  /\bpr[eèé]mium\b|prémiov|de qualité|høj kvalitet|korkealaatuinen|vrhunski|prvovrsten|yüksek kaliteli|cao cấp|высшее качество|премиум|високої якості|υψηλής ποιότητας|פרימיום|استثنائي|प्रीमियम|プレミアム|高音[质質]|프리미엄/i;
const ENHANCED =
  /enhanced|am[ée]liorée|erweitert|verbessert|mejorada|millorada|ottimizzata|otimizad|melhorad|verbeterd|förbättrad|forbedret|parannettu|rozszerzon|ulepszon|vylepšen|poboljšan|izboljšan|továbbfejlesztett|îmbunătățit|ditingkatkan|dipertingkat|geliştirilmiş|nâng cao|улучшен|вдосконален|покращен|βελτιωμένη|משופר|محسن|बेहतर|คุณภาพสูง|拡張|[优優增][化強强]音[质質]|고품질/i;

/**
 * How names and URIs of platform voices tell their quality; the first rule that matches counts.
 * Collected from lists of real voices (Apple, Microsoft, Google, eSpeak NG): voices of one family
 * have nearly the same quality.
 */
const RULES: readonly Rule[] = [
  // Apple's novelty voices. Their names are translated since iOS 18.
  [
    'voiceURI',
    /^com\.apple\.speech\.synthesis\.voice\.(?:albert|bad|bahh|bells|boing|bubbles|cellos|deranged|good|hysterical|jester|organ|princess|ralph|superstar|trinoids|whisper|wobble|zarvox)/i,
    'novelty',
  ],
  [
    'name',
    /^(?:Albert|Bad News|Bahh|Bells|Boing|Bubbles|Cellos|Deranged|Good News|Hysterical|Jester|(?:Pipe )?Organ|Princess|Superstar|Trinoids|Whisper|Wobble|Zarvox)\b/i,
    'novelty',
  ],
  // eSpeak lists each language with each of its hundred variants: "English+Annie".
  ['name', /\+\S/, 'novelty'],
  ['voiceURI', /^com\.apple\.eloquence\./i, 'compact'],
  [
    'name',
    /^(?:Eddy|Flo|Grandma|Grandpa|Jacques|Reed|Rocko|Sandy|Shelley|Fred|Junior|Kathy|Ralph)\b/,
    'compact',
  ],
  ['voiceURI', /\be-?speak|\bflite\b|\bpico\b|\bfestival\b/i, 'compact'],
  ['name', /\be-?speak|\bflite\b|\bpico\b|\bfestival\b/i, 'compact'],
  [
    'name',
    /^Microsoft .*\b(?:Online|Natural)\b|\bOnline \(Natural\)|\w*Multilingual\b/i,
    'natural',
  ],
  ['voiceURI', /[.-]premium\b|\bsiri\b|\.siri_/i, 'premium'],
  ['name', /\bsiri\b|^Google |^Chrome ?OS |^Android Speech .*-(?:network|local)\b/i, 'premium'],
  ['voiceURI', /\.enhanced\./i, 'enhanced'],
  ['name', PREMIUM, 'premium'],
  ['name', ENHANCED, 'enhanced'],
  ['voiceURI', /\b(?:super-)?compact\b/i, 'compact'],
  // Nearly always eSpeak, whose name is not in the URI.
  ['voiceURI', /^urn:moz-tts:speechd:/, 'compact'],
];

/** How good a voice sounds, by its URI and its name. `plain` if they say nothing. */
export function qualityOf(voice: PlatformVoice): VoiceQuality {
  if (isBuiltIn(voice.voiceURI, voice.name)) return 'compact';
  return RULES.find(([member, pattern]) => pattern.test(voice[member]))?.[2] ?? 'plain';
}
