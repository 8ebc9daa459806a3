import type { Plural } from './strings.js';

/** A formatter costs more to create than to use, and the same few are used four times a second. */
const formatters = new Map<string, unknown>();

function cached<F>(key: string, lang: string, make: (lang: string) => F): F {
  const full = `${key}|${lang}`;
  let formatter = formatters.get(full) as F | undefined;
  if (!formatter) {
    try {
      formatter = make(lang);
    } catch {
      // A publisher's own texts may have an invalid language.
      formatter = make('en');
    }
    formatters.set(full, formatter);
  }
  return formatter;
}

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
  const form = cached('plural', lang, (tag) => new Intl.PluralRules(tag)).select(count);
  return (forms[form] ?? forms.other).replaceAll('#', number(count, lang));
}

/** Seconds as a clock time: `2:21`, `1:02:03`. */
export function clockTime(seconds: number, lang = 'en'): string {
  const [h, m, s] = partsOf(seconds);
  const digits = (count: number) =>
    cached(
      `digits${count}`,
      lang,
      (tag) => new Intl.NumberFormat(tag, { minimumIntegerDigits: count, useGrouping: false }),
    );
  const [one, two] = [digits(1), digits(2)];
  return h
    ? `${one.format(h)}:${two.format(m)}:${two.format(s)}`
    : `${one.format(m)}:${two.format(s)}`;
}

/**
 * Seconds in words, without units that are 0: "2 minutes 21 seconds". A screen reader may read
 * `0:30` as a time of day.
 */
export function durationInWords(seconds: number, lang: string): string {
  return joined(partsOf(seconds), 'long', lang) || unit('second', 'long', lang).format(0);
}

/** Seconds rounded to minutes, at least 1: "7 min", or with `long`, "7 minutes". */
export function minutes(
  seconds: number,
  lang: string,
  display: 'short' | 'long' = 'short',
): string {
  const whole = Math.max(1, Math.round(seconds / 60));
  return joined([Math.floor(whole / 60), whole % 60, 0], display, lang);
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

function partsOf(seconds: number): [hours: number, minutes: number, seconds: number] {
  const whole = Math.max(0, Math.round(Number.isFinite(seconds) ? seconds : 0));
  return [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
}

const UNITS = ['hour', 'minute', 'second'] as const;

function joined(parts: readonly number[], display: 'short' | 'long', lang: string): string {
  const formatted = UNITS.flatMap((name, index) =>
    parts[index] ? unit(name, display, lang).format(parts[index]) : [],
  );
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
