import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Events whose class the manifest does not name are of this one. */
const EVENT = 'PlayerEvent';

/**
 * What frameworks and editors want to know of each element, from the manifest:
 * `{ tag, name, description, properties, attributes, events }`. `properties` are the names of those
 * that can be set; `attributes` have names that no property has.
 */
export function elementsOf(manifest) {
  const declarations = manifest.modules.flatMap((module) => module.declarations ?? []);
  return declarations
    .filter(({ tagName }) => tagName)
    .map((declaration) => {
      const {
        tagName: tag,
        name,
        description,
        members = [],
        attributes = [],
        events = [],
      } = declaration;
      const properties = members
        .filter(({ kind, readonly }) => kind === 'field' && !readonly)
        .map((each) => each.name);
      return {
        ...{ tag, name, description, properties },
        attributes: attributes.filter((each) => !properties.includes(each.name)).map(attributeOf),
        events: events.map((event) => ({ ...event, type: event.type?.text ?? EVENT })),
      };
    });

  function attributeOf({ name, fieldName, type, description = '' }) {
    return { name, property: fieldName, type: type?.text, description };
  }
}

/**
 * The manifest with the values of each choice in place of the name of its type, as editors offer
 * them.
 */
export function withChoices(manifest, types) {
  const copy = structuredClone(manifest);
  for (const { attributes = [], members = [] } of copy.modules.flatMap(
    (module) => module.declarations ?? [],
  )) {
    for (const { type } of [...attributes, ...members]) {
      const choices = type && types.get(type.text);
      if (choices) type.text = choices;
    }
  }
  return copy;
}

/**
 * The types of a folder of declarations that are a choice of texts: by name, as `'one' | 'other'`.
 */
export function choicesIn(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.d.ts'),
  );
  const code = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  const lists = new Map();
  for (const [, name, values] of code.matchAll(/const (\w+): readonly \[([^\]]*)\]/g)) {
    lists.set(
      name,
      values.split(',').map((value) => value.trim().replaceAll('"', "'")),
    );
  }
  const found = new Map();
  for (const [, name, list] of code.matchAll(/type (\w+) = \(typeof (\w+)\)\[number\]/g)) {
    if (lists.has(list)) found.set(name, lists.get(list).join(' | '));
  }
  for (const [, name, choice] of code.matchAll(/type (\w+) = ((?:'[^']*'(?: \| )?)+);/g))
    found.set(name, choice);
  return found;
}
