// The recipes of demo/examples/, each with what its first lines say about where it was run.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeHtml } from './markdown.mjs';

/** In the order in which they are shown; others follow. */
const ORDER = [
  'plain-html',
  'iframe',
  'vite',
  'react',
  'vue',
  'svelte',
  'nextjs',
  'nuxt',
  'sveltekit',
  'astro',
  'eleventy',
  'hugo',
  'ghost',
  'drupal',
];
const NAMES = {
  'plain-html': 'Plain HTML',
  iframe: 'An embed in an iframe',
  nextjs: 'Next.js',
  sveltekit: 'SvelteKit',
};
/** `Run here: …` or `Not run here: …`, to the end of the comment's line. */
const STATUS = /((?:Not run|Run|Built) here: .*?)\s*(?:-->|\*\/|#}|\n|$)/;

const nameOf = (folder) => NAMES[folder] ?? folder[0].toUpperCase() + folder.slice(1);

/** @returns {{ folder: string, name: string, files: { name: string, text: string, status: string | undefined }[] }[]} */
export function recipesIn(root) {
  const base = join(root, 'demo/examples');
  const rank = (folder) => (ORDER.includes(folder) ? ORDER.indexOf(folder) : ORDER.length);
  return readdirSync(base, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1))
    .map((folder) => ({
      folder,
      name: nameOf(folder),
      files: readdirSync(join(base, folder))
        .sort()
        .map((name) => {
          const text = readFileSync(join(base, folder, name), 'utf8');
          return { name, text, status: STATUS.exec(text)?.[1] };
        }),
    }));
}

/** All recipes as HTML. */
export const examplesHtml = (root) =>
  recipesIn(root)
    .map(({ folder, name, files }) => {
      const status = files.find((file) => file.status)?.status ?? '';
      const code = files
        .map(
          (file) =>
            `<p class="file"><code>${escapeHtml(file.name)}</code></p><pre tabindex="0" role="region" aria-label="${escapeHtml(`${name}: ${file.name}`)}"><code>${escapeHtml(file.text)}</code></pre>`,
        )
        .join('\n');
      return `<section id="${folder}"><h2>${escapeHtml(name)}</h2><p class="status">${escapeHtml(status)}</p>${code}</section>`;
    })
    .join('\n');

/** Links to all recipes. */
export const examplesList = (root) =>
  `<ul class="chips">${recipesIn(root)
    .map(({ folder, name }) => `<li><a href="#${folder}">${escapeHtml(name)}</a></li>`)
    .join('')}</ul>`;
