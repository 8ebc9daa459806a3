import type { Plural } from './strings.js';
import { cached, partsOf, pluralForm } from './time-format.js';

/** A number in the format of the language; `lang` is BCP 47, here and below. */
export function number(value: number, lang: string): string {
  return cached(
    'number',
    lang,
    (tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 2 }),
  ).format(value);
}

/** The form of a text for a number. */
export function plural(forms: Plural, count: number, lang: string): string {
  return pluralForm(forms, count, lang).replaceAll('#', number(count, lang));
}

/**
 * Seconds in words, without units that are 0: "2 minutes 21 seconds". A screen reader may read
 * `0:30` as a time of day.
 */
export function durationInWords(seconds: number, lang: string): string {
  return joined(partsOf(seconds), 'long', lang) || unit('second', 'long', lang).format(0);
}

/** Seconds as one number with a short unit: "0.5s". */
export function shortSeconds(count: number, lang: string): string {
  return unit('second', 'narrow', lang).format(count);
}

/**
 * The name of a language, or of a language in a region, in `lang`: "Finnish", "English (UK)". The
 * tag itself if it has no name.
 */
export function languageName(tag: string, lang: string): string {
  const names = cached(
    'language',
    lang,
    (own) =>
      new Intl.DisplayNames(own, { type: 'language', languageDisplay: 'standard', style: 'short' }),
  );
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

const UNITS = ['hour', 'minute', 'second'] as const;

function joined(parts: readonly number[], display: 'short' | 'long', lang: string): string {
  const formatted = UNITS.flatMap((name, index) =>
    parts[index] ? unit(name, display, lang).format(parts[index]) : [],
  );
  // A list of one is what is in it, and the first list takes milliseconds.
  if (formatted.length < 2) return formatted.join('');
  return cached(
    'list',
    lang,
    (tag) => new Intl.ListFormat(tag, { type: 'unit', style: 'narrow' }),
  ).format(formatted);
}

function unit(name: string, display: 'narrow' | 'short' | 'long', lang: string): Intl.NumberFormat {
  const style = { style: 'unit', unit: name, unitDisplay: display } as const;
  return cached(`${display} ${name}`, lang, (tag) => new Intl.NumberFormat(tag, style));
}
