// npm run docs:reference: writes docs/reference.md and the attributes for the demo from
// custom-elements.json and the sources, and llms.txt from the guides.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { attributesJson } from './docs/attributes.mjs';
import { llmsText } from './docs/llms.mjs';
import { referencePage } from './docs/reference.mjs';
import { ROOT } from './setup.mjs';

/** What is generated, by its path. */
export const generated = () => ({
  'docs/reference.md': referencePage(ROOT),
  'demo/assets/attributes.json': attributesJson(ROOT),
  'llms.txt': llmsText(ROOT),
});

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, text] of Object.entries(generated())) writeFileSync(join(ROOT, file), text);
}
