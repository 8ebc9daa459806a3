// The attributes of the player, with what each accepts: from custom-elements.json and the lists of
// values in the sources.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `lang` is an attribute of all elements, which the manifest only names. */
export const LANG = 'The language of the player’s own strings.';

const KINDS = { boolean: 'flag', number: 'number' };

/**
 * The attributes of `<article-player>`: `{ name, property, kind, description }`, where `kind` is
 * `flag`, `choice`, `number` or `text`. A choice also has `values`, the default first; a number has
 * `min`, `max` and `defaultValue`.
 */
export function attributesOf(root) {
  const { modules } = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8'));
  const { attributes } = modules
    .flatMap(({ declarations }) => declarations)
    .find(({ tagName }) => tagName === 'article-player');
  const sources = [...sourcesIn(join(root, 'src')).values()].join('\n');
  const choices = choicesIn(sources);
  return attributes.map(({ name, fieldName, type, description }) => {
    const values = choices.get(fieldName);
    const kind = values ? 'choice' : (KINDS[type?.text] ?? 'text');
    return {
      name: name.toLowerCase(),
      property: fieldName,
      kind,
      ...(values && { values }),
      ...(kind === 'number' && rangeOf(fieldName, sources)),
      description: description ?? (name === 'lang' ? LANG : ''),
    };
  });
}

/** For the pages of the demo: a line for each attribute. */
export function attributesJson(root) {
  const lines = attributesOf(root).map(({ name, kind, values }) => {
    const list = values && `, "values": [${values.map((value) => `"${value}"`).join(', ')}]`;
    return `  { "name": "${name}", "kind": "${kind}"${list ?? ''} }`;
  });
  return `[\n${lines.join(',\n')}\n]\n`;
}

/** The files of src/ by their path, with slashes. */
export function sourcesIn(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    files
      .filter((file) => file.endsWith('.ts'))
      .map((file) => [file.replaceAll('\\', '/'), readFileSync(join(folder, file), 'utf8')]),
  );
}

/** The accepted values of options with a list of values, by the property. */
function choicesIn(sources) {
  const lists = new Map(
    Array.from(sources.matchAll(/const (\w+)\s*=\s*\[([^\]]*)\] as const/g), ([, name, values]) => [
      name,
      Array.from(values.matchAll(/'([^']*)'/g), ([, value]) => value),
    ]),
  );
  return new Map(
    Array.from(sources.matchAll(/(\w+): \{[^{}]*\boneOf\((\w+)\)/g), ([, property, list]) => [
      property,
      lists.get(list) ?? [],
    ]),
  );
}

/** The range of an option that is a number, and its default. */
function rangeOf(property, sources) {
  const [, row] = new RegExp(`\\b${property}: \\{[^{}]*\\bnumberIn\\(\\{([^}]*)\\}`).exec(sources);
  const whole = row.replace(
    /\.\.\.(\w+)/,
    (_, name) => new RegExp(`const ${name} = \\{([^}]*)\\}`).exec(sources)[1],
  );
  const [min, max, defaultValue] = ['min', 'max', 'defaultValue'].map((name) =>
    Number(new RegExp(`\\b${name}: ([\\d.]+)`).exec(whole)[1]),
  );
  return { min, max, defaultValue };
}
