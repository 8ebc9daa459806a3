import { isServer } from 'lit';
import { isSelector } from '../page/extract-text.js';
import { PLAYBACK_RATES } from '../player/speech-settings.js';

/** The values that an option accepts. Also the converter of its attribute. */
export interface Rule<Value = unknown> {
  /** Converts an attribute; a missing one is the default. */
  readonly fromAttribute: (value: string | null) => unknown;
  /** Converts a value; `undefined` if it is not accepted. An exception counts as `undefined`. */
  readonly parse: (given: unknown) => Value | undefined;
  /** The accepted values, for the warning. */
  readonly values: string;
  /** The value if none is given, or none that is accepted. */
  readonly defaultValue: Value;
  /** Whether `undefined`, `null` and `''` cause a warning. */
  readonly strict: boolean | undefined;
}

const createRule = <Value>(
  values: string,
  defaultValue: Value,
  parse: Rule<Value>['parse'],
  strict?: boolean,
): Rule<Value> => ({
  values,
  defaultValue,
  parse,
  strict,
  fromAttribute: (value) => value ?? defaultValue,
});

/** An enumerated option. The first choice is the default. */
export const oneOf = (choices: readonly string[]): Rule<string> =>
  createRule(
    choices.join(', '),
    choices[0]!,
    (given) => choices.find((choice) => choice === given),
    true,
  );

/** An option that is not a string, with its own test. */
export const custom = <Value>(
  values: string,
  test: (given: Value) => unknown,
  fallback?: Value,
): Rule<Value | undefined> =>
  createRule(values, fallback, (given) => (test(given as Value) ? (given as Value) : undefined));

/** A number in a range. A number out of range is clamped, or is not accepted. */
const numberFrom = (min: number, max: number, fallback: number, clamps: boolean, strict: boolean) =>
  createRule(
    `a number from ${min} to ${max}`,
    fallback,
    (given) => {
      // Number(' ') is 0.
      const number = /\d/.test(given as string) ? Number(given) : NaN;
      const clamped = Math.min(Math.max(number, min), max);
      return number === clamped || (clamps && Number.isFinite(number)) ? clamped : undefined;
    },
    strict,
  );

export const SENTENCE_GAP = numberFrom(0, 10, 0, true, false);
export const RATE = numberFrom(PLAYBACK_RATES.min, PLAYBACK_RATES.max, 1, true, true);
export const VOLUME = numberFrom(0, 1, 1, false, true);
export const TEXT = createRule('text', '', String);
export const SELECTOR = createRule('a CSS selector list', '', (given) =>
  isServer || !given || isSelector(String(given)) ? String(given) : undefined,
);
/** A boolean option. The empty attribute is true. */
export const FLAG = createRule('', false, (given) => given === '' || !!given);

/** Whether a property is set to an empty value. Frameworks reset a property in this way. */
export const isEmpty = (given: unknown): given is undefined | null | '' =>
  given === undefined || given === null || given === '';

/**
 * The name of an attribute as frameworks write it that know only the property: HTML has no capital
 * letters.
 */
export const lowerCaseName = (attribute: string): string =>
  attribute === 'for' ? 'htmlfor' : attribute.replaceAll('-', '');

/** The value of an attribute under either of its names; `null` if it is missing. */
export function readAttribute(element: Element, name: string): string | null {
  const alternative = element.getAttribute(lowerCaseName(name));
  // Some frameworks write `false` for an option that is off.
  return element.getAttribute(name) ?? (alternative === 'false' ? null : alternative);
}

/**
 * Converts the value of a property. An empty or wrong value is replaced by the attribute, or else
 * by the default.
 */
export function validate<Value>(
  element: Element,
  name: string,
  given: unknown,
  rule: Rule<Value>,
): Value {
  let text: string = typeof given;
  try {
    // An empty string is a valid text.
    const valid = isEmpty(given) && given !== rule.defaultValue ? undefined : rule.parse(given);
    if (valid !== undefined) return valid;
    text = String(given);
  } catch {
    // Any access to an object of the page may throw.
  }
  if (rule.strict || !isEmpty(given)) {
    warnOnce(
      element,
      `${name}="${text}" is not accepted; accepted: ${rule.values}. The default is used.`,
    );
  }
  const attribute = readAttribute(element, name);
  return (attribute === null ? undefined : rule.parse(attribute)) ?? rule.defaultValue;
}

/**
 * Converts the value of a numeric property. An empty value is replaced by the attribute, or else by
 * the default.
 */
export function validateNumber(
  element: Element,
  name: string,
  given: unknown,
  rule: Rule<number>,
): number {
  return isEmpty(given)
    ? validate(element, name, readAttribute(element, name) ?? rule.defaultValue, rule)
    : Number(given);
}

const warned = new WeakMap<Element, Set<string>>();

/** Warns the publisher in the console. The same message for the same element is written once. */
export function warnOnce(element: Element, message: string): void {
  const messages = warned.get(element) ?? new Set();
  warned.set(element, messages);
  if (messages.has(message)) return;
  messages.add(message);
  console.warn(`<${element.localName}>: ${message}`, element);
}
