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
  globs: ['src/define.ts', 'src/index.ts', 'src/element/*.ts', 'src/player/events.ts'],
  litelement: true,
  packagejson: false,
  plugins: [published],
};
