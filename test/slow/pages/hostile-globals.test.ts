import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../../support/launch.js';
import { openSite } from '../../support/site.js';

/** Platform functions as old libraries are known to replace them. */
const LIBRARIES: Readonly<Record<string, string>> = {
  // Prototype 1.7: no mapping function, no iterators; `entries` is an alias of `toArray`, `find` of
  // `detect`.
  'Prototype.js': `
    Array.from = (items) => { const all = []; for (let i = 0; i < (items?.length ?? 0); i++) all[i] = items[i]; return all; };
    Array.prototype.entries = Array.prototype.toArray = function () { return this.slice(); };
    Array.prototype.find = Array.prototype.detect = function (test, context) { for (const each of this) if (test.call(context, each)) return each; };
    Array.prototype.inspect = function () { return 'array'; };`,
  // Prototype before 1.6: an array of one element returns that element, any other returns itself.
  'old Prototype.js': `Array.prototype.reduce = function () { return this.length > 1 ? this : this[0]; };`,
  // MooTools 1.2: enumerable members, which a `for…in` loop over an array includes.
  MooTools: `
    Array.from = (item) => item == null ? [] : typeof item === 'object' && 'length' in item ? Array.prototype.slice.call(item) : [item];
    Array.prototype.each = Array.prototype.forEach; Array.prototype.contains = Array.prototype.includes;
    String.prototype.contains = String.prototype.includes; Function.prototype.extend = function () { return this; };`,
};

const page = (
  library: string,
) => `<!doctype html><html lang="en"><title>The ferry</title><script>${library}</script>
<article><article-player></article-player><h1>The ferry</h1><p>The ferry left at dawn. It cost 3 € &amp; more.</p><ul><li>One</li><li>Two</li></ul></article>
<script type="module" src="/article-player.js"></script><script type="module">
  const said = [];
  const speak = async (utterance, onMark) => {
    said.push(utterance.text);
    document.documentElement.dataset.said = said.join(' | ');
    onMark({ start: utterance.source.start, end: utterance.source.end });
  };
  const player = document.querySelector('article-player');
  player.engines = [{ name: 'fake', voices: async () => [], speak }];
  player.addEventListener('ended', () => (document.documentElement.dataset.ended = 'yes'));
</script></html>`;

describe.each(BROWSERS)('in %s', (name) => {
  let site: Awaited<ReturnType<typeof openSite>>;
  beforeAll(async () => {
    const pages = Object.entries(LIBRARIES).map(([library, script], index) => [
      `page-${index}`,
      page(script),
      library,
    ]);
    site = await openSite(name, Object.fromEntries(pages.map(([path, html]) => [path!, html!])));
  }, 60_000);
  afterAll(() => site?.close());

  test.each(Object.keys(LIBRARIES).map((library, index) => [library, index] as const))(
    'a page with %s is read to its end, without an error',
    async (_, index) => {
      const opened = await (await site.reader()).newPage();
      const errors: string[] = [];
      opened.on('pageerror', ({ message }) => errors.push(message));
      await opened.goto(`${site.url}page-${index}`);
      await opened.locator('article-player [part="play"]').click();
      await expect.poll(() => opened.locator('html').getAttribute('data-ended')).toBe('yes');
      const spoken = await opened.locator('html').getAttribute('data-said');
      expect(spoken).toContain('The ferry left at dawn.');
      expect(spoken).toContain('Two');
      expect(errors).toEqual([]);
    },
  );
});
