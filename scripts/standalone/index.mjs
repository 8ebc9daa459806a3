// Vite plugins for the build that a page loads with a script tag: Lit inside, and chunks beside it.
import { dropNamespaces } from './drop-namespaces.mjs';
import { minifyChunks } from './minify-chunks.mjs';
import { minifyLiterals } from './minify-literals.mjs';
import { oneEntry } from './one-entry.mjs';
import { withoutPolicy } from './without-policy.mjs';

export const standalonePlugins = () => [
  withoutPolicy(),
  minifyLiterals(),
  dropNamespaces(),
  oneEntry(),
  minifyChunks(),
];
