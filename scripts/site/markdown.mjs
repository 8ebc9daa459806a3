// Pages of HTML from the Markdown of the guides.
import { Marked } from 'marked';

/** The anchor of a heading, as GitHub makes it. */
export const anchorOf = (heading) =>
  heading
    .replace(/`|\*\*/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

export const escapeHtml = (text) =>
  text.replace(
    /[&<>"]/g,
    (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char],
  );

/** A line of Markdown as HTML. */
export const inline = (text) => new Marked().parseInline(text);

/**
 * @param {string} text - Markdown.
 * @param {(href: string) => string | undefined} resolve - Where a link leads on the site; without a
 *   place there, its text stands alone.
 * @returns {{ title: string, html: string, headings: { id: string, text: string }[] }} the title as
 *   text, the page without it as HTML, and its headings of the second level.
 */
export function renderMarkdown(text, resolve) {
  const headings = [];
  let title = '';
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text: source }) {
        const html = this.parser.parseInline(tokens);
        if (depth === 1) {
          title ||= source.replaceAll('`', '');
          return '';
        }
        const id = anchorOf(source);
        if (depth === 2) headings.push({ id, text: html.replace(/<[^>]+>/g, '') });
        return `<h${depth} id="${id}">${html}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        const text = this.parser.parseInline(tokens);
        const target = resolve(href);
        return target === undefined ? text : `<a href="${escapeHtml(target)}">${text}</a>`;
      },
      code({ text: code, lang = '' }) {
        const language = escapeHtml(lang);
        // A block that scrolls sideways must be reached by keyboard.
        return `<pre tabindex="0" role="group" aria-label="Code${language && `: ${language}`}"><code data-language="${language}">${escapeHtml(code)}\n</code></pre>\n`;
      },
      table(token) {
        const row = (cells, tag) =>
          `<tr>${cells
            .map((cell) => {
              const html = this.parser.parseInline(cell.tokens);
              const name = tag === 'th' && html === '' ? 'td' : tag;
              const align = cell.align ? ` class="${cell.align}"` : '';
              return `<${name}${name === 'th' ? ' scope="col"' : ''}${align}>${html}</${name}>`;
            })
            .join('')}</tr>`;
        const body = token.rows.map((cells) => row(cells, 'td')).join('\n');
        return `<div class="table" tabindex="0" role="group" aria-label="Table"><table><thead>${row(token.header, 'th')}</thead><tbody>${body}</tbody></table></div>\n`;
      },
    },
  });
  // Comments are for those who write the guides.
  const html = marked.parse(text.replace(/<!--[^]*?-->\n?/g, ''));
  return { title, html, headings };
}
