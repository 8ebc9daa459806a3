import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright';
import { inject } from 'vitest';
import { launch, type BROWSERS } from './launch.js';

const URL = 'https://ferry.example/';

/** The script for pages without a bundler, and its chunks, by their file names. */
export function readScripts(): Readonly<Record<string, string>> {
  const dist = join(inject('project'), 'node_modules/article-player/dist');
  const names = readdirSync(dist).filter((file) => /^article-player.*\.js$/.test(file));
  return Object.fromEntries(names.map((file) => [file, readFileSync(join(dist, file), 'utf8')]));
}

/**
 * A site in its own browser, with whole tabs, real URLs and persistent storage. Nothing uses the
 * network.
 */
export async function openSite(
  name: (typeof BROWSERS)[number],
  pages: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
) {
  const browser = await launch(name);
  const scripts = readScripts();
  /** A new browser context without storage. */
  const reader = async (): Promise<BrowserContext> => {
    const context = await browser.newContext();
    await context.route('**', (route) => {
      const path = route.request().url().slice(URL.length).split(/[?#]/, 1)[0]!;
      const script = scripts[path];
      if (script) return route.fulfill({ contentType: 'text/javascript', body: script });
      const body = pages[path];
      return body
        ? route.fulfill({ contentType: 'text/html; charset=utf-8', headers, body })
        : route.fulfill({ status: 404 });
    });
    return context;
  };
  return { url: URL, code: scripts['article-player.js']!, reader, close: () => browser.close() };
}
