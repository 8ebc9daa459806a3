/** The object that stands for a module's exports in a chunk that holds several modules. */
const NAMESPACE = /\/\* @__PURE__ \*\/ __exportAll\(\{\}\)/g;
const RUNTIME = /^import \{ [^}]*\b__exportAll\b[^}]*\} from "[^"]*";\n/m;

/**
 * The layers of the player are imported for what they do when they run, and not for exports.
 * Rolldown makes an object of their exports all the same, with a helper that would be a file of its
 * own, and one more request before the first word.
 */
export function dropNamespaces() {
  return {
    name: 'drop-namespaces',
    renderChunk(code) {
      const dropped = code.replace(NAMESPACE, '{}');
      if (dropped === code) return null;
      if (dropped.includes('__exportAll(')) return { code: dropped, map: null };
      return { code: dropped.replace(RUNTIME, '\n'), map: null };
    },
  };
}
