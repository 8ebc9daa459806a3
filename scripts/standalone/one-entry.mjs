import { createHash } from 'node:crypto';

/** What a chunk does whose entry is of another version, as from a cache. */
const FAILURE = `(() => { throw new SyntaxError("This file is of another version than article-player.js.") })()`;

/** The list of bindings that the bundler exports from the entry, or imports into a chunk. */
const EXPORTS = /\bexport \{ ([^}]*) \};/;
const importsOf = (entry) => new RegExp(`import \\{ ([^}]*) \\} from "\\./${entry}";`);

/**
 * Chunks take what they share with the entry from a registry of the page, and not by an import of
 * its URL. A page may load the entry with a query, or over a redirect: an import from a chunk would
 * load it a second time, under the URL without it. The key of the registry depends on the sources,
 * so that each version of the player on a page has its own. Bindings are copied: none may be assigned
 * later (`import/no-mutable-exports`).
 */
export function oneEntry() {
  let registry;
  return {
    name: 'one-entry',
    renderStart() {
      const hash = createHash('sha256');
      for (const id of [...this.getModuleIds()].sort())
        hash.update(this.getModuleInfo(id).code ?? '');
      const key = `article-player ${hash.digest('hex').slice(0, 16)}`;
      registry = `globalThis[Symbol.for(${JSON.stringify(key)})]`;
    },
    renderChunk(code, { isEntry }, _, { chunks }) {
      const entry = Object.keys(chunks).find((name) => chunks[name].isEntry);
      const changed = isEntry
        ? code.replace(EXPORTS, (_, list) => `${registry} ??= { ${exported(list)} };`)
        : code.replace(
            importsOf(entry),
            (_, list) => `const { ${imported(list)} } = ${registry} ?? ${FAILURE};`,
          );
      if (isEntry ? EXPORTS.test(changed) : changed.includes(`"./${entry}"`))
        throw new Error(`The bundler writes the bindings of ${entry} otherwise than before.`);
      // One statement in place of another: the lines are the same.
      return { code: changed, map: null };
    },
  };
}

/** From `local as name` and `name as local` to the properties of an object literal or a pattern. */
const exported = (list) => list.replace(/([\w$]+) as ([\w$]+)/g, '$2: $1');
const imported = (list) => list.replaceAll(' as ', ': ');
