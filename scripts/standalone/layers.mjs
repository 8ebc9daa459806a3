import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../setup.mjs';

/** An import of values; not one of types, and no `import()`. */
const IMPORTS = /^(?:import|export) (?!type\b)[^;]*?'(\.[^']+)';$/gm;

/** The chunks that are loaded one behind the other, each with its first module. */
export const LAYERS = {
  core: 'src/core/provide-core.ts',
  features: 'src/core/provide-features.ts',
  controls: 'src/controls/provide-controls.ts',
};

/**
 * Groups for the bundler: what a layer imports is in its chunk, unless the entry or a layer before
 * it has it.
 */
export function layerGroups(entry) {
  const taken = new Set(importedBy(entry));
  return Object.entries(LAYERS).map(([name, first]) => {
    const own = new Set([...importedBy(join(ROOT, first))].filter((file) => !taken.has(file)));
    for (const file of own) taken.add(file);
    // Directives of Lit are used by the controls, and by what is loaded after them.
    const isOwn = (id) =>
      own.has(id) || (name === 'controls' && /\/lit(-html)?\/directive/.test(id));
    return { name, test: isOwn };
  });
}

/** A module and all that it imports. */
function importedBy(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, specifier] of readFileSync(file, 'utf8').matchAll(IMPORTS)) {
    const target = join(dirname(file), specifier.replace(/\.js$/, '.ts'));
    if (existsSync(target)) importedBy(target, found);
  }
  return found;
}
