// The rules write what they learn of a file onto sourceCode.parserServices, which oxlint has
// frozen. Each rule gets a context that inherits all of oxlint's and has parserServices of its own.
import plugin from 'eslint-plugin-lit-a11y';

function writable(context) {
  const sourceCode = Object.create(context.sourceCode, { parserServices: { value: {} } });
  return Object.create(context, { sourceCode: { value: sourceCode } });
}

const rules = Object.entries(plugin.rules).map(([name, { create, ...rest }]) => [
  name,
  { ...rest, create: (context) => create(writable(context)) },
]);

export default { meta: { name: 'lit-a11y' }, rules: Object.fromEntries(rules) };
