import type { BrowserContext } from 'playwright';
import { build, type Rolldown } from 'vite';
import { vi } from 'vitest';
import { launch, type BROWSERS } from './launch.js';

const URL = 'https://ferry.example/';

/** The built file for pages without a bundler, or a lazy part of it. */
async function script(mode = 'one-file'): Promise<string> {
  vi.stubEnv('NODE_ENV', 'production');
  const result = await build({
    mode,
    logLevel: 'error',
    build: { write: false, sourcemap: false },
  });
  const [{ output }] = (Array.isArray(result) ? result : [result]) as [Rolldown.RolldownOutput];
  return output[0].code;
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
  const [browser, code, settings] = await Promise.all([
    launch(name),
    script(),
    script('one-file:settings'),
  ]);
  const scripts: Readonly<Record<string, string>> = {
    'article-player.js': code,
    'article-player.settings.js': settings,
  };
  /** A new browser context without storage. */
  const reader = async (): Promise<BrowserContext> => {
    const context = await browser.newContext();
    await context.route('**', (route) => {
      const path = route.request().url().slice(URL.length).split(/[?#]/, 1)[0]!;
      const part = scripts[path];
      if (part) return route.fulfill({ contentType: 'text/javascript', body: part });
      const body = pages[path];
      return body
        ? route.fulfill({ contentType: 'text/html; charset=utf-8', headers, body })
        : route.fulfill({ status: 404 });
    });
    return context;
  };
  return { url: URL, code, reader, close: () => browser.close() };
}
