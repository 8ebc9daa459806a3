import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ArticlePlayerElement } from '../../../src/shell/article-player.js';
import { BROWSERS } from '../../support/launch.js';
import { openSite } from '../../support/site.js';

const HEADERS = {
  'content-security-policy':
    "script-src 'self' 'nonce-page'; require-trusted-types-for 'script'; trusted-types 'none'",
};
/** A page with a voice that never ends. */
const page = (script = '') => `<!doctype html><html lang="en"><title>The ferry</title>
<article><article-player></article-player><p>The ferry left the old harbour at dawn.</p></article>
<script nonce="page">${script}</script>
<script type="module" src="/article-player.js"></script><script nonce="page" type="module">
  const speak = (utterance, onMark, signal) => new Promise((_, reject) => {
    document.documentElement.dataset.said = utterance.text;
    signal.addEventListener('abort', () => reject(signal.reason));
  });
  document.querySelector('article-player').engines = [{ name: 'fake', voices: async () => [], speak }];
</script></html>`;

/** What each browser took as the name of an attribute before 2026: a name of XML. */
function nameAttributesAsBefore2026(): void {
  const { setAttribute } = Element.prototype;
  Element.prototype.setAttribute = function (name, value) {
    if (!/^[a-z_:][\w:.-]*$/i.test(name))
      throw new DOMException(`'${name}' is not a valid attribute name.`, 'InvalidCharacterError');
    return setAttribute.call(this, name, value);
  };
}

describe.each(BROWSERS)(
  'in %s, a page that requires Trusted Types and allows no policy',
  (name) => {
    let site: Awaited<ReturnType<typeof openSite>>;
    beforeAll(async () => {
      site = await openSite(name, { ferry: page() }, HEADERS);
    }, 60_000);
    afterAll(() => site?.close());

    async function open(prepare: () => void): Promise<{ opened: Page; errors: string[] }> {
      const opened = await (await site.reader()).newPage();
      await opened.addInitScript(prepare);
      const errors: string[] = [];
      opened.on('pageerror', ({ message }) => errors.push(message));
      await opened.goto(`${site.url}ferry`);
      return { opened, errors };
    }

    test.each([
      ['', () => undefined],
      [', also with the names for attributes of before 2026', nameAttributesAsBefore2026],
    ])(
      'has the player with all its controls, its settings and its preview%s',
      async (_, prepare) => {
        const { opened, errors } = await open(prepare);
        await opened.locator('article-player [part="play"]').click();
        await expect
          .poll(() => opened.locator('html').getAttribute('data-said'))
          .toBe('The ferry left the old harbour at dawn.');
        for (const part of ['seek', 'previous', 'next', 'rate', 'settings'])
          expect(await opened.locator(`article-player [part="${part}"]`).count(), part).toBe(1);
        await opened.locator('article-player [part="settings"]').click();
        await opened
          .locator('article-player [part="settings-panel"] [role="tab"]')
          .first()
          .waitFor();
        expect(
          await opened.locator('article-player svg path').first().boundingBox(),
        ).not.toBeNull();
        await opened
          .locator('article-player')
          .evaluate((player: ArticlePlayerElement) => (player.preview = true));
        await opened.locator('article-player .entry').first().waitFor();
        // Whether the policy of the player is allowed can only be tried, which is reported once.
        const [refusal = '', ...others] = errors;
        expect(others).toEqual([]);
        expect(refusal).toMatch(/^$|trusted-types/);
      },
    );
  },
);

describe.each(BROWSERS)('in %s, a page whose default policy empties all markup', (name) => {
  let site: Awaited<ReturnType<typeof openSite>>;
  beforeAll(async () => {
    const policy = "trustedTypes?.createPolicy('default', { createHTML: () => '' })";
    site = await openSite(
      name,
      { ferry: page(policy) },
      { 'content-security-policy': "require-trusted-types-for 'script'" },
    );
  }, 60_000);
  afterAll(() => site?.close());

  test('has the player with its controls', async () => {
    const opened = await (await site.reader()).newPage();
    await opened.goto(`${site.url}ferry`);
    await opened.locator('article-player [part="play"]').click();
    await expect.poll(() => opened.locator('article-player [part="seek"]').count()).toBe(1);
  });
});
