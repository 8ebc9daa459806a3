import type { BrowserContext } from 'playwright';
import { build, type Rolldown } from 'vite';
import { vi } from 'vitest';
import { launch, type BROWSERS } from './launch.js';

const URL = 'https://ferry.example/';

/** The script for pages without a bundler, and its chunks, by their file names. */
async function buildScripts(): Promise<Readonly<Record<string, string>>> {
  vi.stubEnv('NODE_ENV', 'production');
  const result = await build({
    mode: 'standalone',
    logLevel: 'error',
    build: { write: false, sourcemap: false },
  });
  const [{ output }] = (Array.isArray(result) ? result : [result]) as [Rolldown.RolldownOutput];
  const chunks = output.filter((file) => file.type === 'chunk');
  return Object.fromEntries(chunks.map(({ fileName, code }) => [fileName, code]));
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
  const [browser, scripts] = await Promise.all([launch(name), buildScripts()]);
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
