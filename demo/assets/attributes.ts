// The attributes of the player between a form and a player: a field has the name of its attribute.
import KNOWN from './attributes.json';

export type Value = string | true;
export type Attributes = Readonly<Record<string, Value>>;

interface Attribute {
  readonly name: string;
  readonly kind: string;
  /** The values of a choice, the default first. */
  readonly values?: readonly string[];
}
const ATTRIBUTES: readonly Attribute[] = KNOWN;

const find = (name: string) => ATTRIBUTES.find((each) => each.name === name);

/** `flag`, `choice`, `number` or `text`. */
export const kindOf = (name: string): string | undefined => find(name)?.kind;

/** The values of a choice, the default first. */
export const valuesOf = (name: string): readonly string[] => find(name)?.values ?? [];

/** What is to be written on the tag; `undefined` for the default and for what is not accepted. */
function valueFrom({ kind, values }: Attribute, given: unknown): Value | undefined {
  if (kind === 'flag') return given === true ? true : undefined;
  if (typeof given !== 'string' || given === '' || given === values?.[0]) return undefined;
  return values && !values.includes(given) ? undefined : given;
}

/** The attributes, or those among `names`, without defaults and what is not accepted. */
export function attributesFrom(
  given: ReadonlyMap<string, unknown>,
  names?: readonly string[],
): Attributes {
  const attributes: Record<string, Value> = {};
  for (const each of ATTRIBUTES) {
    const value = valueFrom(each, given.get(each.name));
    if (value !== undefined && names?.includes(each.name) !== false) attributes[each.name] = value;
  }
  return attributes;
}

/** What a form says of each attribute: a flag is on by a tick, or by the value `true`. */
export function attributesIn(form: HTMLFormElement): Map<string, unknown> {
  const data = new FormData(form);
  return new Map(
    ATTRIBUTES.map(({ name, kind }) => {
      const value = data.get(name);
      return [name, kind === 'flag' ? value === 'on' || value === 'true' : value];
    }),
  );
}

/** Leaves a player these attributes of its own, and touches none that stays the same. */
export function setAttributes(player: Element, attributes: Attributes): void {
  for (const { name } of ATTRIBUTES) {
    const value = attributes[name];
    const text = value === true ? '' : (value ?? null);
    if (player.getAttribute(name) === text) continue;
    if (text === null) player.removeAttribute(name);
    else player.setAttribute(name, text);
  }
}
