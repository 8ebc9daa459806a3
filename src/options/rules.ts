/** The values that an option accepts. Also the converter of its attribute (Lit). */
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
export const oneOf = <Choice extends string>(choices: readonly Choice[]): Rule<Choice> =>
  createRule<Choice>(
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

/** The range of a number, and its default. `clamps`: others are clamped, and not rejected. */
interface NumberOptions {
  readonly min: number;
  readonly max: number;
  readonly defaultValue: number;
  readonly clamps: boolean;
  readonly strict: boolean;
}

/** A number in a range. */
export const numberIn = ({ min, max, defaultValue, clamps, strict }: NumberOptions): Rule<number> =>
  createRule(
    `a number from ${min} to ${max}`,
    defaultValue,
    (given) => {
      // Number(' ') is 0.
      const number = /\d/.test(given as string) ? Number(given) : NaN;
      const clamped = Math.min(Math.max(number, min), max);
      return number === clamped || (clamps && Number.isFinite(number)) ? clamped : undefined;
    },
    strict,
  );

export const TEXT = createRule('text', '', String);
export const SELECTOR = createRule('a CSS selector list', '', (given) =>
  // A server cannot parse selectors.
  !globalThis.document || !given || isSelector(String(given)) ? String(given) : undefined,
);
/** A boolean option. The empty attribute is true. */
export const FLAG = createRule('', false, (given) => given === '' || !!given);

/** Whether `selector` is a CSS selector list that this browser supports. */
export function isSelector(selector: string): boolean {
  try {
    document.createDocumentFragment().querySelector(selector);
    return true;
  } catch {
    return false;
  }
}

/** Whether a value is accepted as it is, without a conversion. */
export function isAccepted(rule: Rule, value: unknown): boolean {
  return rule.parse(value) === value;
}
