import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';
import { choicesIn, elementsOf, withChoices } from './integrations/model.mjs';
import { frameworkTypes } from './integrations/types.mjs';
import { ROOT } from './setup.mjs';

const manifest = JSON.parse(readFileSync(join(ROOT, 'custom-elements.json'), 'utf8'));

/**
 * Writes what frameworks and editors want to know of the elements into `outdir`, from
 * custom-elements.json and the declarations built there.
 */
export function writeIntegrations(outdir) {
  const folder = join(outdir, 'frameworks');
  mkdirSync(folder, { recursive: true });
  for (const [name, types] of Object.entries(frameworkTypes(elementsOf(manifest)))) {
    writeFileSync(join(folder, `${name}.d.ts`), types);
    // Whoever imports it for its types may leave the import in.
    writeFileSync(join(folder, `${name}.js`), 'export {};\n');
  }
  const hidden = {
    hideEventDocs: true,
    hideMethodDocs: true,
    hideCssPropertiesDocs: true,
    hideCssPartsDocs: true,
  };
  const told = () => withChoices(manifest, choicesIn(outdir));
  generateVsCodeCustomElementData(told(), { outdir, hideLogs: true, ...hidden });
  generateJetBrainsWebTypes(told(), { outdir, packageJson: false, hideLogs: true, ...hidden });
}
