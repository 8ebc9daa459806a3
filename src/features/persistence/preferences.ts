import type { PreferenceChange } from '../../core/preferences.js';
import { REMEMBERED, type OptionValues, type RememberedOption } from '../../options/options.js';
import { isAccepted } from '../../options/rules.js';
import type { VoiceKey } from '../../speech/types.js';
import { parseLanguage } from '../../text/language.js';
import { parsedJson } from '../../text/json.js';

/** The choices of a listener; each is missing if there is none. */
export interface Preferences extends Readonly<Partial<Pick<OptionValues, RememberedOption>>> {
  /** By language (ISO 639, as `parseLanguage` returns it); the last chosen one is the last. */
  readonly voices?: Readonly<Record<string, VoiceKey>>;
}

/**
 * Limits of stored data: languages, and lengths of names and of the text in UTF-16 code units.
 * Longer data is garbage, and ignored.
 */
const MOST_VOICES = 20;
const LONGEST_NAME = 500;
const LONGEST_TEXT = 50_000;

/** The choices that are properties of the element with the same name. */
export const CHOICES = Object.keys(REMEMBERED) as RememberedOption[];

/** Parses stored preferences. Invalid ones, as of another version, are left out. */
export function readPreferences(text: string | null): Preferences {
  const kept = recordIn(text);
  const valid = CHOICES.filter((name) => isAccepted(REMEMBERED[name], kept[name])).map((name) => [
    name,
    kept[name],
  ]);
  const voices = Object.entries(recordOf(kept['voices']))
    .flatMap(([lang, key]) =>
      lang.length <= LONGEST_NAME && isVoiceKey(key) ? [[lang, plainKey(key)]] : [],
    )
    .slice(-MOST_VOICES);
  return Object.fromEntries([
    ...valid,
    ...(voices.length > 0 ? [['voices', Object.fromEntries(voices)]] : []),
  ]) as Preferences;
}

/**
 * `preferences` with a change, for an article in `lang` (BCP 47). @throws `TypeError` for an
 * unknown choice.
 */
export function withChange(
  preferences: Preferences,
  { voice, ...others }: PreferenceChange,
  lang: string,
): Preferences {
  for (const name of CHOICES) {
    const value = others[name];
    if (value !== undefined && !isAccepted(REMEMBERED[name], value))
      throw new TypeError(`${name} cannot be ${String(value)}.`);
  }
  if (voice && !isVoiceKey(voice)) throw new TypeError('A voice is {id, name, lang}.');
  const chosen = Object.fromEntries(
    CHOICES.filter((name) => others[name] !== undefined).map((name) => [name, others[name]]),
  );
  const changed = { ...preferences, ...chosen };
  return voice === undefined
    ? changed
    : { ...changed, voices: withVoice(preferences.voices ?? {}, voice, lang) };
}

/** Both; the later ones win. */
export function merged(earlier: Preferences, later: Preferences): Preferences {
  const voices = Object.entries({ ...earlier.voices, ...later.voices }).slice(-MOST_VOICES);
  return { ...earlier, ...later, ...(voices.length > 0 && { voices: Object.fromEntries(voices) }) };
}

/**
 * The text to store instead of the old one. Other data in it, as of a later version, is kept if
 * there is room.
 */
export function changedPreferences(
  text: string | null,
  change: (before: Preferences) => Preferences,
): string {
  const changed = change(readPreferences(text));
  const others = Object.entries(recordIn(text)).filter(
    ([name]) => name !== 'voices' && !Object.hasOwn(REMEMBERED, name),
  );
  const all = JSON.stringify({ ...Object.fromEntries(others), ...changed });
  return all.length > LONGEST_TEXT ? JSON.stringify(changed) : all;
}

/** The key of a voice for `lang` (BCP 47). */
export function languageKey(lang: string): string {
  return parseLanguage(lang).base;
}

function withVoice(
  voices: Readonly<Record<string, VoiceKey>>,
  voice: VoiceKey | null,
  lang: string,
): Record<string, VoiceKey> {
  const language = languageKey(voice?.lang ?? lang);
  const others = Object.entries(voices).filter(([each]) => each !== language);
  const key = voice && plainKey(voice, lang);
  return Object.fromEntries(
    [...others, ...(key ? [[language, key] as const] : [])].slice(-MOST_VOICES),
  );
}

/** Only the properties that identify it: a voice may have more. */
function plainKey({ id, name, lang }: VoiceKey, otherwise = lang): VoiceKey {
  const spoken = lang ?? otherwise;
  return spoken === undefined ? { id, name } : { id, name, lang: spoken };
}

function isVoiceKey(value: unknown): value is VoiceKey {
  const { id, name, lang } = recordOf(value);
  const isText = (text: unknown) => typeof text === 'string' && text.length <= LONGEST_NAME;
  return isText(id) && isText(name) && (lang === undefined || isText(lang));
}

function recordIn(text: string | null): Record<string, unknown> {
  return recordOf(parsedJson(text && text.length <= LONGEST_TEXT ? text : null));
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
