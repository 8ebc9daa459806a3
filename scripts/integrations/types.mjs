/**
 * Types of the elements for what writes tags into code: by the name of its file, the text of a
 * module of declarations.
 */
export function frameworkTypes(elements) {
  return {
    elements: elementTypes(elements),
    react: augmented(
      elements,
      'React 19 and newer',
      'react',
      REACT,
      (tag, host) => `namespace JSX { ${inTags(tag, host)} }`,
    ),
    preact: augmented(
      elements,
      'Preact',
      'preact',
      PREACT,
      (tag, host) => `namespace JSX { ${inTags(tag, host)} }`,
    ),
    solid: augmented(
      elements,
      'Solid',
      'solid-js',
      SOLID,
      (tag, host) => `namespace JSX { ${inTags(tag, host)} }`,
    ),
    vue: augmented(
      elements,
      'Vue',
      'vue',
      VUE,
      (tag, host) => `export interface GlobalComponents { ${tag}: ${host}; }`,
    ),
    svelte: augmented(
      elements,
      'Svelte 5',
      'svelte/elements',
      SVELTE,
      (tag, host) => `export interface SvelteHTMLElements { ${tag}: ${host}; }`,
    ),
  };
}

const MADE = '// Made from custom-elements.json by scripts/integrations.mjs.\n';
const inTags = (tag, host) => `interface IntrinsicElements { ${tag}: ${host}; }`;

/** What is the same for all of them. */
function elementTypes(elements) {
  const events = [
    ...new Set(elements.flatMap((element) => element.events.map(({ type }) => type))),
  ].sort();
  const names = [...elements.map(({ name }) => name), ...events].join(', ');
  return [
    MADE,
    `import type { ${names} } from '../index.js';\n`,
    `/** What can be set of \`Element\`: these of its properties, each of which nothing takes back, and attributes that have other names. */`,
    `type Settable<Element, Properties extends keyof Element> = {`,
    `  [Name in keyof Pick<Element, Properties>]?: Element[Name] | null | undefined;`,
    `};\n`,
    `/** A handler for each event, by \`Prefix\` and its name. */`,
    `export type Handlers<Events, Prefix extends string = 'on'> = {`,
    `  [Name in keyof Events as \`\${Prefix}\${Name & string}\`]?: ((event: Events[Name]) => void) | undefined;`,
    `};\n`,
    `/** What a framework says of all elements, but for \`Own\`, and for its own names of \`Events\`: they are for the media elements of HTML. */`,
    `export type Common<All, Own, Events> = {`,
    `  [Name in keyof All as Name extends keyof Own ? never : Lowercase<Name & string> extends \`on\${keyof Events & string}\` ? never : Name]: All[Name];`,
    `};\n`,
    ...elements.map(typesOfOne),
  ].join('\n');
}

function typesOfOne({ name, tag, properties, attributes, events }) {
  const base = baseName(name);
  const settable = properties.map((property) => `'${property}'`).join(' | ');
  return [
    `/** What can be set on \`<${tag}>\`. */`,
    `export interface ${base}Attributes extends Settable<${name}, ${settable}> {`,
    ...attributes.flatMap(({ name: attribute, property, description, type }) => [
      ...(description ? [`  /** ${description.replaceAll('\n', ' ')} */`] : []),
      `  '${attribute}'?: ${attributeType(name, properties.includes(property) ? property : undefined, type)} | undefined;`,
    ]),
    `}\n`,
    `/** The events of \`<${tag}>\`. */`,
    `export interface ${base}Events {`,
    ...events.flatMap((event) => [
      `  /** ${event.description} */`,
      `  ${event.name}: ${event.type};`,
    ]),
    `}\n`,
  ].join('\n');
}

const baseName = (name) => name.replace(/Element$/, '');

/** An attribute takes what its property takes, and a number as text. */
function attributeType(name, property, type) {
  if (!property) return type ?? 'string';
  return type && type !== 'number'
    ? `${name}['${property}']`
    : `${name}['${property}'] | \`\${number}\``;
}

/**
 * A module that adds the tags to those which a framework knows. `host` is the type of what may be
 * written on a tag.
 */
function augmented(elements, what, module, host, declaration) {
  const imported = elements.flatMap(({ name }) => [
    `${baseName(name)}Attributes`,
    `${baseName(name)}Events`,
  ]);
  const classes = elements.map(({ name }) => name).join(', ');
  const tags = elements.map(({ name, tag }) => {
    const type = `Host<${name}, ${baseName(name)}Attributes, ${baseName(name)}Events>`;
    return `  ${declaration(`'${tag}'`, type)}`;
  });
  return [
    `${MADE}// The tags, for ${what}: \`import type {} from 'article-player/…'\` once in a project.\n`,
    `import type { ${classes} } from '../index.js';`,
    `import type { ${[...imported, 'Common', 'Handlers'].join(', ')} } from './elements.js';`,
    host,
    `declare module '${module}' {`,
    ...tags,
    `}\n`,
  ].join('\n');
}

const REACT = `import type { HTMLAttributes, RefAttributes } from 'react';

/** React adds a listener for the very name behind \`on\`: \`onsentencechange\`. Its own names, as \`onPlay\`, never fire. */
type Host<Element, Own, Events> = Common<HTMLAttributes<Element>, Own, Events> & RefAttributes<Element> & Own & Handlers<Events>;
`;

const PREACT = `import type { HTMLAttributes } from 'preact';

type Host<Element extends EventTarget, Own, Events> = Common<HTMLAttributes<Element>, Own, Events> & Own & Handlers<Events>;
`;

const SOLID = `import type { JSX } from 'solid-js';

type Host<Element, Own, Events> = Common<JSX.HTMLAttributes<Element>, Own, Events> & Own & Handlers<Events, 'on:'>;
`;

const VUE = `import type { HTMLAttributes, PublicProps } from 'vue';

/** \`@sentencechange\` is the prop \`onSentencechange\`. */
type Named<Events> = { [Name in keyof Events as Capitalize<Name & string>]: Events[Name] };
type Host<Element, Own, Events> = new () => Element & {
  $props: Common<HTMLAttributes, Own, Events> & PublicProps & Own & Handlers<Named<Events>>;
};
`;

const SVELTE = `import type { HTMLAttributes } from 'svelte/elements';

type Host<Element extends EventTarget, Own, Events> = Common<HTMLAttributes<Element>, Own, Events> & Own & Handlers<Events>;
`;
