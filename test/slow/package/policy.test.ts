import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { BROWSERS, launch } from '../../support/launch.js';
import { articlePage, serve } from './site.js';

const ROOT = join(import.meta.dirname, '../../..');
const DIST = join(inject('project'), 'node_modules/article-player/dist');

/** The policy that a page of ours gives to be copied. */
const policyOf = (page: string) =>
  /^```http\nContent-Security-Policy: (.+)\n```$/m.exec(
    readFileSync(join(ROOT, page), 'utf8'),
  )![1]!;

/** What each browser took as the name of an attribute before 2026: a name of XML. */
function nameAttributesAsBefore2026(): void {
  const { setAttribute } = Element.prototype;
  Element.prototype.setAttribute = function (name, value) {
    if (!/^[a-z_:][\w:.-]*$/i.test(name))
      throw new DOMException(`'${name}' is not a valid attribute name.`, 'InvalidCharacterError');
    return setAttribute.call(this, name, value);
  };
}

function noteViolations(): void {
  const violations: string[] = [];
  Object.assign(globalThis, { violations });
  document.addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, blockedURI, sample }) =>
      violations.push(`${effectiveDirective}: ${blockedURI} ${sample}`),
  );
}

test('the README and the guide give the same policy', () => {
  expect(policyOf('README.md')).toBe(policyOf('docs/security.md'));
});

describe.each(BROWSERS)('under the policy of the README, in %s', (name) => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serve>>;
  let page: Page;
  beforeAll(async () => {
    const scripts = readdirSync(DIST).filter((file) =>
      /^article-player.*\.(js|css|wasm)$/.test(file),
    );
    const head = `<link rel="stylesheet" href="/article-player.css"><script type="module" src="/article-player.js"></script>`;
    // Muted, since Firefox plays no sound without a device for it.
    const story = articlePage('<article-player muted></article-player>', { head });
    site = await serve(
      {
        '/': story.replace('href="data:,"', 'href="/icon"'),
        '/icon': '',
        ...Object.fromEntries(scripts.map((file) => [`/${file}`, readFileSync(join(DIST, file))])),
      },
      {},
      { 'content-security-policy': policyOf('README.md') },
    );
    browser = await launch(name);
  }, 60_000);
  afterEach(() => page?.close());
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  test.each([
    ['', () => undefined],
    [' with the names for attributes of before 2026', nameAttributesAsBefore2026],
  ])('the embedded voice speaks, and all of the player is shown%s', async (_, prepare) => {
    page = await browser.newPage();
    const messages: string[] = [];
    page.on('pageerror', ({ message }) => messages.push(message));
    page.on('console', (message) => messages.push(message.text()));
    await page.addInitScript(noteViolations);
    await page.addInitScript(prepare);
    await page.goto(site.url);
    const player = page.locator('article-player');
    await player.locator('[part~=play]').click();
    // The browsers of the tests have no voices of their own.
    const isHighlighted = () =>
      page.evaluate(() =>
        ['sentence', 'word'].every((part) =>
          [...(CSS.highlights.get(`article-player-${part}`) ?? [])].some(
            (range) => String(range) !== '',
          ),
        ),
      );
    await expect.poll(isHighlighted, { timeout: 40_000 }).toBe(true);
    await player.locator('[part=settings]').click();
    await player.locator('[part=settings-panel] [role=tab]').first().waitFor();
    await page.keyboard.press('Escape');
    await player.evaluate((element) => Object.assign(element, { preview: true }));
    await player.locator('.entry').first().waitFor();
    expect(await player.locator('.entry').count()).toBe(3);
    const violations = await page.evaluate(
      () => (globalThis as unknown as { violations: string[] }).violations,
    );
    expect(violations).toEqual([]);
    expect(messages).toEqual([]);
  });
});
