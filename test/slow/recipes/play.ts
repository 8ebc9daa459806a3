import type { Browser } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launch } from '../../support/launch.js';
import { stubSpeech } from '../../support/stub-speech.js';
import { Project, type Server } from './project.js';

export interface Recipe {
  readonly name: string;
  /** The files of the project: those of the recipe, and what every project of the tool has. */
  readonly files: Readonly<Record<string, string>>;
  /** Installs the tool. @returns why that failed, on one line. */
  readonly install: (project: Project) => Promise<string | undefined>;
  /** Builds the site, and serves it as its users do. */
  readonly serve: (project: Project) => Promise<Server>;
  /** The page with the article, relative to the site. */
  readonly page?: string;
  /** The first utterance, where it is not the title. */
  readonly first?: string;
  /** The name of a link to another article, which a router follows without loading the page. */
  readonly link?: string;
  /** Further tests of the built project. */
  readonly more?: (project: () => Project) => void;
}

interface Noted {
  readonly said: string[];
  readonly heard: Set<string>;
}

/** A page in a browser, with all that went wrong in it, and what presses the player's button. */
async function open(browser: Browser, url: string) {
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on('console', (message) => faults.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  await page.addInitScript(stubSpeech, ['en-US']);
  await page.goto(url);
  /** @returns the first utterance after the press. */
  const press = async () => {
    await page.evaluate(() => {
      const { said, heard } = globalThis as unknown as Noted;
      said.length = 0;
      heard.clear();
    });
    await page.locator('article-player').locator('button').first().click();
    await page.waitForFunction(() => {
      const { heard } = globalThis as unknown as Noted;
      return heard.has('playing') && heard.has('wordchange');
    });
    // An empty one asks the browser's leave to speak, before the article is read.
    return page.evaluate(() => (globalThis as unknown as Noted).said.find(Boolean));
  };
  return { page, faults, press };
}

/** What is tested of each recipe. Its tests are skipped, with the reason, if its tool is not to be had. */
export function testRecipe(recipe: Recipe) {
  const { name, first = 'The last ferry.', link, more } = recipe;
  let project: Project;
  let server: Server | undefined;
  let browser: Browser | undefined;
  let missing: string | undefined;
  const url = () => server!.url + (recipe.page ?? '');

  beforeAll(async () => {
    project = new Project(recipe.files);
    missing = await recipe.install(project);
    if (missing) return console.warn(`The recipe for ${name} was left out: ${missing}`);
    server = await recipe.serve(project);
    browser = await launch('chromium');
  });
  beforeEach(({ skip }) => skip(missing !== undefined, missing));
  afterAll(async () => {
    await browser?.close();
    server?.close();
    project?.remove();
  });

  describe(`the recipe for ${name}`, () => {
    test('has the article and the tag in its HTML, before any script', async () => {
      const html = await (await fetch(url())).text();
      expect(html.match(/<article-player[^>]*><\/article-player>/g)).toHaveLength(1);
      expect(html).toContain('The ferry left at dawn, with nobody on the pier.');
    });

    test('reads the article when its button is pressed, without a message', async () => {
      const { page, faults, press } = await open(browser!, url());
      expect(await press()).toBe(first);
      await page.waitForFunction(() =>
        (globalThis as unknown as Noted).said.some((text) => text.startsWith('The ferry left at')),
      );
      expect(faults).toEqual([]);
      await page.close();
    });

    test.runIf(link)('reads the article to which its router leads', async () => {
      const { page, faults, press } = await open(browser!, url());
      await press();
      // It is gone when the page is loaded anew.
      await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
      await page.getByRole('link', { name: link! }).click();
      await page.getByRole('heading', { name: 'The calm' }).waitFor();
      expect(await press()).toBe('The calm.');
      expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
      expect(faults).toEqual([]);
      await page.close();
    });

    more?.(() => project);
  });
}
