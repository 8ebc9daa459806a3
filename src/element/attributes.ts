import { EMBEDDED_VOICE_CHOICES } from '../speech/flite/embedded.js';
import type { ComplexAttributeConverter } from 'lit';
import { isSelector } from '../article/readable.js';
import { HIGHLIGHT_COLORS } from '../article/look.js';
import { MINI_CHOICES } from '../features/docking.js';
import { FOLLOWS } from '../features/following.js';
import { HIGHLIGHTS } from '../features/highlighting.js';
import { MEDIA_KEYS_CHOICES } from '../features/media-session.js';
import { STORAGES } from '../features/memory.js';
import { STARTS } from '../features/play-from-here.js';
import { CODE_CHOICES } from '../features/pronouncing.js';
import { SHORTCUT_CHOICES } from '../features/shortcuts.js';
import { PLAYBACK_RATES, VOICELESS_CHOICES } from '../playback/delivery.js';

/** What an attribute accepts: a test of its text, and how to say it to a publisher. */
interface Accepted {
  readonly accepts: (value: string) => boolean;
  readonly values: string;
}

const numberFrom = (min: number, max: number): Accepted => ({
  accepts: (value) =>
    value.trim() !== '' && Number.isFinite(Number(value)) && Number(value) >= min && Number(value) <= max,
  values: `a number from ${min} to ${max}`,
});

const oneOf = (choices: readonly string[]): Accepted => ({
  accepts: (value) => choices.includes(value),
  values: choices.join(', '),
});

/** The attributes that can be wrong. */
const ACCEPTED: Readonly<Record<string, Accepted>> = {
  // As the property, which clamps.
  'playback-rate': {
    ...numberFrom(-Infinity, Infinity),
    values: `a number from ${PLAYBACK_RATES.min} to ${PLAYBACK_RATES.max}`,
  },
  volume: numberFrom(0, 1),
  highlight: oneOf(HIGHLIGHTS),
  'highlight-colors': oneOf(HIGHLIGHT_COLORS),
  follow: oneOf(FOLLOWS),
  mini: oneOf(MINI_CHOICES),
  start: oneOf(STARTS),
  shortcuts: oneOf(SHORTCUT_CHOICES),
  code: oneOf(CODE_CHOICES),
  storage: oneOf(STORAGES),
  'no-voice': oneOf(VOICELESS_CHOICES),
  'embedded-voice': oneOf(EMBEDDED_VOICE_CHOICES),
  'media-keys': oneOf(MEDIA_KEYS_CHOICES),
  skip: { accepts: isSelector, values: 'a CSS selector list' },
};

/** A text; `fallback` where the attribute is missing or not accepted. */
export const text = (fallback: string): ComplexAttributeConverter<string> => ({
  fromAttribute: (value) => value ?? fallback,
});

/** The value of an attribute if it is accepted; else `null`, for its default, with a warning. */
export function acceptedValue(element: Element, name: string, value: string | null): string | null {
  const rule = ACCEPTED[name];
  if (value === null || !rule || rule.accepts(value)) return value;
  warnOnce(element, `${name}="${value}" is not accepted; accepted: ${rule.values}. The default is used.`);
  return null;
}

const warned = new WeakMap<Element, Set<string>>();

/** Tells the publisher, in the console, what is wrong with this element: the same thing once. */
export function warnOnce(element: Element, message: string): void {
  const told = warned.get(element) ?? new Set();
  warned.set(element, told);
  if (told.has(message)) return;
  told.add(message);
  console.warn(`<${element.localName}>: ${message}`, element);
}
