// npm run wordpress:pot: writes the template for translations of the WordPress plugin from the texts
// in its sources.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './setup.mjs';

export const PLUGIN = join(ROOT, 'integrations/wordpress/article-player');
export const TEMPLATE = join(PLUGIN, 'languages/article-player.pot');

/** A call of WordPress's functions for translations, with its text and its text domain. */
const CALL = /\b(?:esc_html|esc_attr)?__\(\s*'((?:[^'\\]|\\.)*)'(?:, '([^']*)')?/g;

const HEAD = `# Texts of the WordPress plugin Article Player.
# This file is distributed under the MIT licence.
msgid ""
msgstr ""
"Project-Id-Version: Article Player\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Domain: article-player\\n"
`;

/** The texts of the plugin, each with its file and its text domain, in the order of the files. */
export function translatable() {
  return readdirSync(PLUGIN, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:php|js)$/.test(file))
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .flatMap((file) =>
      Array.from(readFileSync(join(PLUGIN, file), 'utf8').matchAll(CALL), ([, text, domain]) => ({
        file,
        domain,
        text: text.replace(/\\(.)/g, '$1'),
      })),
    );
}

/** The template: each text once, with the files that have it. */
export function template() {
  const filesOf = new Map();
  for (const { file, text } of translatable())
    filesOf.set(text, (filesOf.get(text) ?? new Set()).add(file));
  const quoted = (text) => `"${text.replace(/["\\]/g, '\\$&')}"`;
  const entries = [...filesOf].map(
    ([text, files]) => `\n#: ${[...files].join(' ')}\nmsgid ${quoted(text)}\nmsgstr ""\n`,
  );
  return HEAD + entries.join('');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(TEMPLATE, template());
