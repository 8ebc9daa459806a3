import { isServer } from 'lit';
import { isSelector } from '../page/extract-text.js';
import { PLAYBACK_RATES } from '../player/speech-settings.js';

/** What an option accepts. It is the converter of its attribute, too. */
export interface Rule<Value = unknown> {
  /** The option of an attribute; of a missing one, the default. */
  readonly fromAttribute: (value: string | null) => unknown;
  /** The option as it is meant, of what was given; `undefined` where that is not accepted. What it throws counts as that. */
  readonly take: (given: unknown) => Value | undefined;
  /** What is accepted, as a publisher is told. */
  readonly values: string;
  /** Where nothing is said, or nothing that is accepted. */
  readonly fallback: Value;
  /** Whether nothing, given as a value, is told to be wrong. */
  readonly strict: boolean | undefined;
}

const rule = <Value>(values: string, fallback: Value, take: Rule<Value>['take'], strict?: boolean): Rule<Value> => ({
  values,
  fallback,
  take,
  strict,
  fromAttribute: (value) => value ?? fallback,
});

/** One of a few words, the first of which is the default. */
export const oneOf = (choices: readonly string[]): Rule<string> =>
  rule(choices.join(', '), choices[0]!, (given) => choices.find((choice) => choice === given), true);

/** Something that is no text. */
export const such = <Value>(
  values: string,
  test: (given: Value) => unknown,
  fallback?: Value,
): Rule<Value | undefined> => rule(values, fallback, (given) => (test(given as Value) ? (given as Value) : undefined));

/** What is outside is clamped, or is not accepted. */
const numberFrom = (min: number, max: number, fallback: number, clamps: boolean, strict: boolean) =>
  rule(
    `a number from ${min} to ${max}`,
    fallback,
    (given) => {
      // White space alone would be 0.
      const number = /\d/.test(given as string) ? Number(given) : NaN;
      const within = Math.min(Math.max(number, min), max);
      return number === within || (clamps && Number.isFinite(number)) ? within : undefined;
    },
    strict,
  );

export const PAUSE = numberFrom(0, 10, 0, true, false);
export const RATE = numberFrom(PLAYBACK_RATES.min, PLAYBACK_RATES.max, 1, true, true);
export const VOLUME = numberFrom(0, 1, 1, false, true);
export const TEXT = rule('text', '', String);
export const SELECTOR = rule('a CSS selector list', '', (given) =>
  isServer || !given || isSelector(String(given)) ? String(given) : undefined,
);
/** As an attribute, it may be empty. */
export const FLAG = rule('', false, (given) => given === '' || !!given);

/** Whether a property is given nothing: so frameworks take it back. */
export const isNothing = (given: unknown): given is undefined | null | '' =>
  given === undefined || given === null || given === '';

/** The name that frameworks give an attribute which they know as a property: HTML has no capitals. */
export const lowered = (attribute: string): string => (attribute === 'for' ? 'htmlfor' : attribute.replaceAll('-', ''));

/** What an attribute says under either name; `null` where it is missing. */
export function attributeOf(element: Element, name: string): string | null {
  const other = element.getAttribute(lowered(name));
  // Which is how some frameworks write an option that is off.
  return element.getAttribute(name) ?? (other === 'false' ? null : other);
}

/** An option as it is meant, of what a property was given: if that is nothing or wrong, what its attribute says, or else the default. */
export function accepted<Value>(element: Element, name: string, given: unknown, is: Rule<Value>): Value {
  let text: string = typeof given;
  try {
    // A text may be empty.
    const taken = isNothing(given) && given !== is.fallback ? undefined : is.take(given);
    if (taken !== undefined) return taken;
    text = String(given);
  } catch {
    // A page's own object may throw whatever it is asked.
  }
  if (is.strict || !isNothing(given)) {
    warnOnce(element, `${name}="${text}" is not accepted; accepted: ${is.values}. The default is used.`);
  }
  const said = attributeOf(element, name);
  return (said === null ? undefined : is.take(said)) ?? is.fallback;
}

/** A number as it is meant: what was given, unless that is nothing. */
export function numberOf(element: Element, name: string, given: unknown, is: Rule<number>): number {
  return isNothing(given) ? accepted(element, name, attributeOf(element, name) ?? is.fallback, is) : Number(given);
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
