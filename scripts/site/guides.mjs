// The guides of docs/ as pages of the site, and a page that lists them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { guidesIn } from '../docs/guides.mjs';
import { page } from './layout.mjs';
import { escapeHtml, renderMarkdown } from './markdown.mjs';
import { withFields } from './reference.mjs';

const REFERENCE = 'reference.md';

/** Where a link of a guide leads on the site; files that are no guides are named without a link. */
const resolveIn = (files) => (href) => {
  if (/^(https?:|#)/.test(href)) return href;
  const [path, anchor] = href.split('#');
  const suffix = anchor === undefined ? '' : `#${anchor}`;
  return files.includes(path) ? path.replace(/\.md$/, '.html') + suffix : undefined;
};

const listOf = (guides, current) =>
  `<ul>${guides
    .map(({ file, title }) => {
      const here = file === current ? ' aria-current="page"' : '';
      return `<li><a href="${file.replace(/\.md$/, '.html')}"${here}>${escapeHtml(title)}</a></li>`;
    })
    .join('')}</ul>`;

function guidePage(guide, guides, text, root) {
  const isReference = guide.file === REFERENCE;
  // There are two players on that page, each of which is a landmark.
  const label = isReference ? ' label="Press play to listen to this page"' : '';
  const { html, headings } = renderMarkdown(text, resolveIn(guides.map(({ file }) => file)));
  const at = guides.indexOf(guide);
  const turn = (other, rel, word) =>
    other
      ? `<a rel="${rel}" href="${other.file.replace(/\.md$/, '.html')}"><span>${word}</span> ${escapeHtml(other.title)}</a>`
      : '';
  const contents =
    headings.length > 2
      ? `<nav class="contents" aria-label="On this page"><details${isReference ? '' : ' data-open="84rem"'}><summary>On this page</summary><ul>${headings
          .map(({ id, text: name }) => `<li><a href="#${id}">${name}</a></li>`)
          .join('')}</ul></details></nav>`
      : '';
  return page({
    title: `${guide.title} – article-player`,
    description: guide.summary.replaceAll(/[`*]/g, ''),
    main: `<div class="guide${isReference ? ' reference' : ''}">
      <nav class="guides" aria-label="Guides"><details data-open="60rem"><summary>All guides</summary>${listOf(guides, guide.file)}</details></nav>
      ${contents}
      <main id="content" tabindex="-1">
        <article>
        <h1>${escapeHtml(guide.title)}</h1>
        <article-player${label}></article-player>
        <script type="module" src="/src/define.ts"></script>
        ${isReference ? withFields(html, root) : html}
        </article>
        <nav class="turn" aria-label="Previous and next guide">${turn(guides[at - 1], 'prev', 'Before')}${turn(guides[at + 1], 'next', 'Next')}</nav>
        <p class="source"><a href="${guide.file}">This page as Markdown</a></p>
      </main>
    </div>
    <script type="module" src="../assets/wide.js"></script>`,
  });
}

const indexPage = (guides) =>
  page({
    title: 'Guides – article-player',
    description: 'All guides of the article player, from the first two lines to your own engine.',
    main: `<main id="content" class="list" tabindex="-1">
      <h1>Guides</h1>
      <p class="lead">From the two lines to an engine of your own. Each page is also there as Markdown, and <a href="../llms.txt">llms.txt</a> lists them.</p>
      <dl>${guides
        .map(
          ({ file, title, summary }) =>
            `<div><dt><a href="${file.replace(/\.md$/, '.html')}">${escapeHtml(title)}</a></dt><dd>${escapeHtml(summary.replaceAll(/[`*]/g, ''))}</dd></div>`,
        )
        .join('')}</dl>
    </main>`,
  });

/**
 * @param {string} root - The folder of the repository.
 * @param {(text: string) => string} fill - Puts the version and the hash of a release in.
 * @returns {Record<string, string>} the files of the site's docs/, by their names.
 */
export function guideFiles(root, fill = (text) => text) {
  const guides = guidesIn(root);
  const files = { 'index.html': indexPage(guides) };
  for (const guide of guides) {
    const text = fill(readFileSync(join(root, 'docs', guide.file), 'utf8'));
    files[guide.file] = text;
    files[guide.file.replace(/\.md$/, '.html')] = guidePage(guide, guides, text, root);
  }
  return files;
}
