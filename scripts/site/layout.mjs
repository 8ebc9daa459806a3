// What the site's own pages share: head, header and footer. `up` is the way to the site's root,
// such as '../'.
import { escapeHtml } from './markdown.mjs';

const SECTIONS = [
  ['playground/', 'Playground'],
  ['gallery/', 'Gallery'],
  ['docs/', 'Guides'],
  ['examples/', 'Examples'],
];

export const head = (up) => `<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Ccircle cx='16' cy='16' r='16' fill='%231d5b48'/%3E%3Cpath d='M12 9l11 7-11 7z' fill='%23fff'/%3E%3C/svg%3E" />
    <link rel="stylesheet" href="${up}assets/site.css" />`;

/** @param {string} current - The folder of the section that the page is in, '' for none. */
export function header(up, current) {
  const links = SECTIONS.map(([folder, name]) => {
    const here = folder === `${current}/` ? ' aria-current="true"' : '';
    return `<li><a href="${up}${folder}"${here}>${name}</a></li>`;
  });
  return `<a class="skip-link" href="#content">Skip to the content</a>
    <header class="site-header">
      <a class="brand" href="${up || './'}"><code>&lt;article-player&gt;</code></a>
      <nav aria-label="Site"><ul class="links">${links.join('')}</ul></nav>
    </header>`;
}

export const footer = (up) => `<footer class="site-footer">
      <p>MIT licensed. These pages set no cookies and ask no other server for anything. A player
      stores a place and your settings in this browser, once you have used it.</p>
      <ul>
        <li><a href="${up}docs/privacy.html">Privacy</a></li>
        <li><a href="${up}docs/accessibility.html">Accessibility</a></li>
        <li><a href="${up}docs/troubleshooting.html">Troubleshooting</a></li>
        <li><a href="${up}llms.txt">llms.txt</a></li>
      </ul>
    </footer>`;

/** A page of the site, with the marks that `plugin.mjs` replaces. */
export const page = ({ title, description, main }) => `<!doctype html>
<html lang="en">
  <head>
    <!-- site:head -->
    <title>${escapeHtml(title)}</title>
    <meta name="description" content="${escapeHtml(description)}" />
  </head>
  <body>
    <!-- site:header -->
    ${main}
    <!-- site:footer -->
  </body>
</html>
`;
