import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const DEMO = fileURLToPath(new URL('../../demo', import.meta.url));
const pages = readdirSync(DEMO).filter((file) => file.endsWith('.html'));
const themes = readdirSync(join(DEMO, 'themes'))
  .filter((file) => file.endsWith('.html'))
  .map((file) => `themes/${file}`);

/** Where the links of the navigation between the demos lead, from the folder of all of them. */
function linksOf(page: string): string[] {
  const [navigation] = /<nav (class="pages"|aria-label="Themes")[^]*?<\/nav>/.exec(
    readFileSync(join(DEMO, page), 'utf8'),
  )!;
  return Array.from(navigation.matchAll(/href="([^"]+)"/g), ([, href]) =>
    join(dirname(page), href!),
  );
}

describe('the navigation of the demos', () => {
  test.each([...pages, ...themes])(
    'leads from %s to pages that there are, the themes among them',
    (page) => {
      const links = linksOf(page);
      expect(links.filter((link) => !existsSync(join(DEMO, link)))).toEqual([]);
      expect(links).toEqual(
        expect.arrayContaining(
          page.startsWith('themes/') ? ['index.html', ...themes] : [...pages, themes.at(-1)],
        ),
      );
    },
  );
});
