import type { Strings } from './strings.js';

/** Seconds as a clock shows them: `2:21`, `1:02:03`. */
export function clockTime(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (part: number) => String(part).padStart(2, '0');
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** Seconds in words: a screen reader may read `0:30` as an hour of the day. */
export function spokenTime(seconds: number, strings: Strings): string {
  const whole = Math.max(0, Math.round(seconds));
  return strings.spokenTime(Math.floor(whole / 60), whole % 60);
}
