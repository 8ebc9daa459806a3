import type { Rule } from '../options/rules.js';

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
