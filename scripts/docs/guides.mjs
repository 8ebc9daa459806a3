import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** In this order they are read. Others follow in the order of the alphabet. */
const ORDER = [
  'getting-started.md',
  'what-is-read.md',
  'voices-and-privacy.md',
  'styling.md',
  'recordings.md',
  'engines.md',
  'events-and-analytics.md',
  'analytics.md',
  'single-page-applications.md',
  'server-rendering.md',
  'security.md',
  'languages.md',
  'keyboard-and-screen-readers.md',
  'media-keys.md',
  'performance.md',
  'troubleshooting.md',
  'accessibility.md',
  'privacy.md',
];
/** Files with this comment are about the work on the project, not about its use. */
const INTERNAL = '<!-- internal -->';

/** The guides in docs/, each with its title and its first paragraph, on one line. */
export function guidesIn(root) {
  const folder = join(root, 'docs');
  const rank = (file) => (ORDER.includes(file) ? ORDER.indexOf(file) : ORDER.length);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1))
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }))
    .filter(({ text }) => !text.includes(INTERNAL))
    .map(({ file, text }) => {
      const [title, summary = ''] = text
        .replace(/<!--[^]*?-->/g, '')
        .trim()
        .split(/\n{2,}/);
      return {
        file,
        title: title.replace(/^# /, ''),
        summary: summary.replace(/\s*\n\s*/g, ' ').replace(/\[([^\]]+)\]\([^)]*\)/g, '$1'),
      };
    });
}
