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

/** A browser without voices, in which the violations of the policy are noted. */
function prepareBrowser(): void {
  Object.defineProperty(globalThis, 'speechSynthesis', { value: undefined });
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

/** The policy for files on another origin, as the guide describes it. */
const policyFor = (origin: string) =>
  policyOf('docs/security.md')
    .replace(/((?:script|style|connect|worker)-src) 'self'/g, `$1 'self' ${origin}`)
    .replace('worker-src', 'worker-src blob:');

describe.each(BROWSERS)('under the policy of the README, in %s', (name) => {
  let browser: Browser;
  let sites: Awaited<ReturnType<typeof serve>>[];
  let page: Page;
  beforeAll(async () => {
    const scripts = readdirSync(DIST).filter((file) =>
      /^article-player.*\.(js|css|wasm)$/.test(file),
    );
    const files = Object.fromEntries(
      scripts.map((file) => [`/${file}`, readFileSync(join(DIST, file))]),
    );
    const pagesWith = (origin: string) => {
      const head = `<link rel="stylesheet" href="${origin}/article-player.css"><script type="module" src="${origin}/article-player.js"></script>`;
      // Muted, since Firefox plays no sound without a device for it.
      const story = articlePage('<article-player muted></article-player>', { head });
      return { '/': story.replace('href="data:,"', 'href="/icon"'), '/icon': '' };
    };
    const policy = (value: string) => ({ 'content-security-policy': value });
    const own = await serve({ ...pagesWith(''), ...files }, {}, policy(policyOf('README.md')));
    const cdn = await serve(files, {}, { 'access-control-allow-origin': '*' });
    const other = await serve(pagesWith(cdn.url), {}, policy(policyFor(cdn.url)));
    sites = [own, other, cdn];
    browser = await launch(name);
  }, 60_000);
  afterEach(() => page?.close());
  afterAll(async () => {
    await browser?.close();
    sites?.forEach((site) => site.close());
  });

  test.each([
    ['', 0],
    [', with its files on another origin that the policy allows', 1],
  ])('the embedded voice speaks, and all of the player is shown%s', async (_, at) => {
    page = await browser.newPage();
    const messages: string[] = [];
    page.on('pageerror', ({ message }) => messages.push(message));
    page.on('console', (message) => messages.push(message.text()));
    await page.addInitScript(prepareBrowser);
    await page.goto(sites[at]!.url);
    const player = page.locator('article-player');
    await player.locator('[part~=play]').click();
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
