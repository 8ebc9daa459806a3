import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { guidesIn } from './guides.mjs';

/**
 * The list of guides in the form of https://llmstxt.org: a title, a summary, and links with what each
 * page is about.
 */
export function llmsText(root) {
  const { name, description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const links = guidesIn(root).map(
    ({ file, title, summary }) => `- [${title}](docs/${file}): ${summary}`,
  );
  return `# ${name}\n\n> ${description}\n\n## Guides\n\n${links.join('\n')}\n`;
}
