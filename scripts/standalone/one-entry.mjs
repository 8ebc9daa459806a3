import { createHash } from 'node:crypto';
import { LAYERS } from './layers.mjs';

/** What a chunk does whose entry is of another version, as from a cache. */
const FAILURE = `(() => { throw new SyntaxError("This file is of another version than article-player.js.") })()`;

/** The registry in a file. The minifier shortens the name. */
const REGISTRY = 'registryOfThePage';
const EXPORTS = /\bexport \{ ([^}]*) \};/;
const IMPORTS = /^import \{ ([^}]*) \} from "\.\/([^"]*)";/gm;
/** An import for what the module does when it runs. */
const BARE_IMPORTS = /^import "\.\/([^"]*)";/gm;
/** Any import that is not `import()`. */
const STATIC_IMPORTS = /^import\b[^(\n]*"\.\/([^"]*)"/gm;
const DYNAMIC_IMPORTS = /\bimport\(("\.\/[^"]*")\)/g;

/**
 * Chunks take what they share from a registry of the page, and not by an import of a URL.
 *
 * - A page may load the entry with a query, or over a redirect. An import from a chunk would load it a
 *   second time, under the URL without it.
 * - The layers are requested at the same time, and each waits for the one before it. If one could
 *   not be loaded, it is requested again under another URL: browsers remember an import that has failed
 *   (HTML did so until 2026: whatwg/html 10327), for those who import it, too.
 *
 * The key of the registry depends on the sources, so that each version of the player on a page has
 * its own. Bindings are copied: none may be assigned later (`import/no-mutable-exports`).
 */
export function oneEntry() {
  let shared;
  return {
    name: 'one-entry',
    renderStart() {
      const hash = createHash('sha256');
      for (const id of [...this.getModuleIds()].sort())
        hash.update(this.getModuleInfo(id).code ?? '');
      const key = `article-player ${hash.digest('hex').slice(0, 16)}`;
      shared = `globalThis[Symbol.for(${JSON.stringify(key)})]`;
    },
    renderChunk(code, { fileName, isEntry }, _, { chunks }) {
      // A worker is a file by itself.
      if (Object.keys(chunks).length === 1) return null;
      const entry = Object.keys(chunks).find((name) => chunks[name].isEntry);
      /** The layer of a file, if it is the file of one. */
      const layerOf = (file) => Object.keys(LAYERS).find((layer) => file.endsWith(`.${layer}.js`));
      const layer = layerOf(fileName);
      const changed = code
        .replace(IMPORTS, (statement, list, file) => {
          if (file === entry) return `const { ${imported(list)} } = ${REGISTRY}.entry;`;
          const from = layerOf(file);
          return from
            ? `const { ${imported(list)} } = await ${REGISTRY}.${from}.promise;`
            : statement;
        })
        .replace(BARE_IMPORTS, (statement, file) => {
          const from = layerOf(file);
          return from ? `await ${REGISTRY}.${from}.promise;` : file === entry ? '' : statement;
        })
        .replace(DYNAMIC_IMPORTS, (_, file) => `${REGISTRY}.load(${file})`);
      const left = Array.from(changed.matchAll(STATIC_IMPORTS), ([, file]) => file);
      if (left.some((file) => file === entry || layerOf(file)))
        throw new Error(`The bundler writes the imports of ${fileName} otherwise than before.`);
      if (isEntry) return { code: withRegistry(changed, shared), map: null };
      const settled = layer ? settling(changed, layer) : changed;
      if (!settled.includes(REGISTRY)) return { code: settled, map: null };
      // On the first line, so that the source map stays true.
      return { code: `const ${REGISTRY} = ${shared} ?? ${FAILURE};${settled}`, map: null };
    },
  };
}

/** A layer gives its bindings to the chunks that wait for it. */
function settling(code, layer) {
  return EXPORTS.test(code)
    ? code.replace(EXPORTS, (_, list) => `${REGISTRY}.${layer}.resolve({ ${exported(list)} });`)
    : `${code}\n${REGISTRY}.${layer}.resolve({});`;
}

/**
 * The entry makes the registry first, because an element may load something as soon as it is
 * defined: what loads a chunk, and a promise for each layer. At its end it adds its own bindings.
 */
function withRegistry(code, shared) {
  if (!EXPORTS.test(code))
    throw new Error('The bundler writes the bindings of the entry otherwise.');
  const layers = Object.keys(LAYERS).map((layer) => `${layer}: deferredLayer()`);
  const made = `const ${REGISTRY} = ${shared} ??= (() => {
    const deferredLayer = () => {
      let resolve;
      return { promise: new Promise((settle) => (resolve = settle)), resolve };
    };
    const failures = new Map();
    const load = (file) => {
      const count = failures.get(file) ?? 0;
      return import(/* @vite-ignore */ count > 0 ? file + '?' + count : file).catch((error) => {
        failures.set(file, count + 1);
        throw error;
      });
    };
    return { load, ${layers.join(', ')} };
  })();`;
  // On one line, so that the source map stays true.
  const filled = code.replace(EXPORTS, (_, list) => `${REGISTRY}.entry ??= { ${exported(list)} };`);
  return made.replace(/\n\s*/g, ' ') + filled;
}

/** From `local as name` and `name as local` to the properties of an object literal or a pattern. */
const exported = (list) => list.replace(/([\w$]+) as ([\w$]+)/g, '$2: $1');
const imported = (list) => list.replaceAll(' as ', ': ');
