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

/** Seconds rounded to minutes, at least 1: "7 min", or with `long`, "7 minutes". */
export function minutes(
  seconds: number,
  lang: string,
  display: 'short' | 'long' = 'short',
): string {
  const whole = Math.max(1, Math.round(seconds / 60));
  return joined([Math.floor(whole / 60), whole % 60, 0], display, lang);
}

export function partsOf(seconds: number): [hours: number, minutes: number, seconds: number] {
  const whole = Math.max(0, Math.round(Number.isFinite(seconds) ? seconds : 0));
  return [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
}

const UNITS = ['hour', 'minute', 'second'] as const;

export function joined(parts: readonly number[], display: 'short' | 'long', lang: string): string {
  const formatted = UNITS.flatMap((name, index) =>
    parts[index] ? unit(name, display, lang).format(parts[index]) : [],
  );
  return cached(
    'list',
    lang,
    (tag) => new Intl.ListFormat(tag, { type: 'unit', style: 'narrow' }),
  ).format(formatted);
}

export function unit(
  name: string,
  display: 'narrow' | 'short' | 'long',
  lang: string,
): Intl.NumberFormat {
  const style = { style: 'unit', unit: name, unitDisplay: display } as const;
  return cached(`${display} ${name}`, lang, (tag) => new Intl.NumberFormat(tag, style));
}
