import type { Plural } from './strings.js';

/** Formatters cost more to make than to use, and the same few are wanted four times a second. */
const made = new Map<string, unknown>();

function once<F>(key: string, lang: string, make: (lang: string) => F): F {
  const full = `${key}|${lang}`;
  let formatter = made.get(full) as F | undefined;
  if (!formatter) {
    try {
      formatter = make(lang);
    } catch {
      // A publisher's own words may claim a language that is none.
      formatter = make('en');
    }
    made.set(full, formatter);
  }
  return formatter;
}

/** A number as the language writes it; `lang` is BCP 47, here and below. */
export function number(value: number, lang: string): string {
  return once('number', lang, (tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 2 })).format(value);
}

/** The form of a text that goes with a number. */
export function plural(forms: Plural, count: number, lang: string): string {
  const form = once('plural', lang, (tag) => new Intl.PluralRules(tag)).select(count);
  return (forms[form] ?? forms.other).replaceAll('#', number(count, lang));
}

/** Seconds as a clock shows them: `2:21`, `1:02:03`. */
export function clockTime(seconds: number, lang = 'en'): string {
  const [h, m, s] = partsOf(seconds);
  const digits = (count: number) =>
    once(
      `digits${count}`,
      lang,
      (tag) => new Intl.NumberFormat(tag, { minimumIntegerDigits: count, useGrouping: false }),
    );
  const [one, two] = [digits(1), digits(2)];
  return h ? `${one.format(h)}:${two.format(m)}:${two.format(s)}` : `${one.format(m)}:${two.format(s)}`;
}

/** Seconds in words, without the units that are nought: "2 minutes 21 seconds". A screen reader may read `0:30` as an hour of the day. */
export function durationInWords(seconds: number, lang: string): string {
  return joined(partsOf(seconds), 'long', lang) || unit('second', 'long', lang).format(0);
}

/** Seconds to the minute, one at least: "7 min", or `long`, "7 minutes". */
export function minutes(seconds: number, lang: string, display: 'short' | 'long' = 'short'): string {
  const whole = Math.max(1, Math.round(seconds / 60));
  return joined([Math.floor(whole / 60), whole % 60, 0], display, lang);
}

/** Seconds as one number with its unit, in short: "0.5s". */
export function shortSeconds(count: number, lang: string): string {
  return unit('second', 'narrow', lang).format(count);
}

/** The name of a language or of a language in a region, in `lang`: "Finnish", "English (UK)". The tag itself where it has no name. */
export function languageName(tag: string, lang: string): string {
  const names = once(
    'language',
    lang,
    (own) => new Intl.DisplayNames(own, { type: 'language', languageDisplay: 'standard', style: 'short' }),
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
  const said = UNITS.flatMap((name, index) => (parts[index] ? unit(name, display, lang).format(parts[index]) : []));
  return once('list', lang, (tag) => new Intl.ListFormat(tag, { type: 'unit', style: 'narrow' })).format(said);
}

function unit(name: string, display: 'narrow' | 'short' | 'long', lang: string): Intl.NumberFormat {
  const style = { style: 'unit', unit: name, unitDisplay: display } as const;
  return once(`${display} ${name}`, lang, (tag) => new Intl.NumberFormat(tag, style));
}
