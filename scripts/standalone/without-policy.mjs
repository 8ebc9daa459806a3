import { dirname, join, relative } from 'node:path';
import { ROOT } from '../setup.mjs';

const LIT = '/node_modules/lit-html/lit-html.js';
const FILL_TEMPLATE = join(ROOT, 'src/util/fill-template.ts');

/**
 * Lit creates a Trusted Types policy when it is loaded, which throws where a page does not allow it.
 * In this build, the player fills Lit's templates itself: by the browser, or by `setAttribute()`,
 * which needs names that all browsers take. `$` in a name was not allowed until 2026.
 */
export function withoutPolicy() {
  return {
    name: 'without-policy',
    transform(code, id) {
      if (!id.endsWith(LIT)) return null;
      const changed = code
        .replace(/\w+\?\w+\.createPolicy\("lit-html",\{createHTML:\w+=>\w+\}\):void 0/, 'void 0')
        .replace(/return (\w+)\.innerHTML=(\w+),\1(?=\})/, 'return __fill($1,$2),$1')
        .replace('"$lit$"', '"-lit-"');
      if (/createPolicy|innerHTML/.test(changed) || !changed.includes('"-lit-"'))
        throw new Error('Lit makes its templates otherwise than before.');
      // Relative: the same sources must give the same files in every folder.
      const from = relative(dirname(id), FILL_TEMPLATE).replaceAll('\\', '/');
      return {
        code: `import { fillTemplate as __fill } from ${JSON.stringify(from)};${changed}`,
        map: null,
      };
    },
  };
}
