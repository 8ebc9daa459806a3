import type { Plural, Strings } from './strings.js';

/** A formatter costs more to create than to use, and the same few are used four times a second. */
const formatters = new Map<string, unknown>();

export function cached<F>(key: string, lang: string, make: (lang: string) => F): F {
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

/** Seconds rounded to minutes, at least 1, and in words for screen readers: "7 min", "7 minutes". */
export function listeningTime(
  seconds: number,
  { lang, units }: Pick<Strings, 'lang' | 'units'>,
  inWords = false,
): string {
  const whole = Math.max(1, Math.round(seconds / 60));
  const [hour, minute] = inWords
    ? [units.hourInWords, units.minuteInWords]
    : [units.hour, units.minute];
  return [counted(hour, Math.floor(whole / 60), lang), counted(minute, whole % 60, lang)]
    .filter(Boolean)
    .join(units.and);
}

/** The form for a number, without the number in the language's own digits; empty for 0. */
function counted(forms: Plural, count: number, lang: string): string {
  return count ? pluralForm(forms, count, lang).replace('#', String(count)) : '';
}

export function pluralForm(forms: Plural, count: number, lang: string): string {
  const form = cached('plural', lang, (tag) => new Intl.PluralRules(tag)).select(count);
  return forms[form] ?? forms.other;
}

export function partsOf(seconds: number): [hours: number, minutes: number, seconds: number] {
  const whole = Math.max(0, Math.round(Number.isFinite(seconds) ? seconds : 0));
  return [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
}
