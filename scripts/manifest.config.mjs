/** What Lit calls or reads, and no page does. */
const LIFECYCLE = [
  'styles',
  'properties',
  'shadowRootOptions',
  'render',
  'willUpdate',
  'updated',
  'firstUpdated',
];
/** Of the sources below, what a page has no hands on. */
const OWN_PARTS = ['function', 'variable'];

const hidden = new Set(LIFECYCLE);

/** The attributes of the options table, by the name of their property. */
const attributes = new Map();

/** Lit's properties are the options table: this reads its attributes, which the analyzer cannot. */
const optionsTable = {
  name: 'options-table',
  collectPhase({ ts, node }) {
    if (!ts.isVariableDeclaration(node) || node.name.getText() !== 'OPTIONS') return;
    let table = node.initializer;
    while (table && !ts.isObjectLiteralExpression(table)) table = table.expression;
    for (const { name, initializer } of table.properties) {
      const given = initializer.properties.find((each) => each.name.getText() === 'attribute');
      const value = given?.initializer;
      if (value?.kind === ts.SyntaxKind.FalseKeyword) continue;
      attributes.set(name.getText(), value ? value.text : name.getText());
    }
  },
  moduleLinkPhase({ moduleDoc }) {
    const options = moduleDoc.declarations?.find(({ name }) => name === 'ArticleSpeechElement');
    if (!options) return;
    for (const member of options.members) {
      const attribute = attributes.get(member.name);
      if (!attribute) continue;
      Object.assign(member, { attribute, privacy: 'public' });
      const { type, description, name: fieldName } = member;
      (options.attributes ??= []).push({ name: attribute, type, description, fieldName });
    }
  },
};

/**
 * Says what a page may use, at the paths where the package has it, in an order that does not depend
 * on the file system.
 */
const published = {
  name: 'published',
  // A reactive property is taken for a public one, whatever stands before its name.
  analyzePhase({ ts, node }) {
    const isMember =
      ts.isPropertyDeclaration(node) || ts.isAccessor(node) || ts.isMethodDeclaration(node);
    const flags = isMember ? ts.getCombinedModifierFlags(node) : 0;
    if (flags & (ts.ModifierFlags.Protected | ts.ModifierFlags.Private))
      hidden.add(node.name.getText());
  },
  packageLinkPhase({ customElementsManifest: manifest }) {
    addDefinitions(manifest.modules);
    for (const module of manifest.modules) {
      module.declarations =
        module.declarations?.filter(({ kind }) => !OWN_PARTS.includes(kind)) ?? [];
      for (const declaration of module.declarations) {
        declaration.members = declaration.members?.filter(isPublic);
        declaration.attributes = declaration.attributes?.filter(isPublic);
      }
      const kept = new Set(module.declarations.map(({ name }) => name));
      const isKept = ({ declaration: { name, module: from } }) =>
        kept.has(name) || from !== module.path;
      module.exports = module.exports?.filter(isKept) ?? [];
    }
    manifest.modules = manifest.modules.filter(({ exports }) => exports.length > 0);
    rewritePaths(manifest.modules);
    manifest.modules.sort((one, other) => (one.path < other.path ? -1 : 1));
  },
};

/** `define.ts` registers the tags by a function, which the analyzer does not follow. */
function addDefinitions(modules) {
  const { exports } = modules.find(({ path }) => path.endsWith('src/define.ts'));
  for (const { path, declarations } of modules) {
    for (const { name, tagName } of declarations ?? []) {
      const declaration = { name, module: path };
      if (tagName) exports.push({ kind: 'custom-element-definition', name: tagName, declaration });
    }
  }
}

function isPublic({ name, fieldName, privacy = 'public' }) {
  return privacy === 'public' && !hidden.has(fieldName ?? name) && !name.startsWith('#');
}

function rewritePaths(part) {
  if (!part || typeof part !== 'object') return;
  for (const [key, value] of Object.entries(part)) {
    const isPath = (key === 'path' || key === 'module') && typeof value === 'string';
    if (isPath) part[key] = value.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');
    else rewritePaths(value);
  }
}

export default {
  globs: [
    'src/define.ts',
    'src/index.ts',
    'src/core/{audio-tracks,events,text-track}.ts',
    'src/shell/{article-player,article-speech,media-element,time-ranges,track-list}.ts',
    'src/options/options.ts',
    'src/player/events.ts',
  ],
  litelement: true,
  packagejson: false,
  plugins: [optionsTable, published],
};
