import { chromium, firefox, type Browser, type BrowserContext } from 'playwright';
import { build, type Rolldown } from 'vite';
import { vi } from 'vitest';
import { CHROMIUM_FLAGS, findChromium, findFirefox } from '../../.ci/browsers.mjs';

/** Chromium always; Firefox where it is installed. */
export const BROWSERS = ['chromium', ...(findFirefox() ? ['firefox' as const] : [])] as const;

const URL = 'https://ferry.example/';

function launch(name: (typeof BROWSERS)[number]): Promise<Browser> {
  if (name === 'firefox') return firefox.launch({ channel: 'moz-firefox', executablePath: findFirefox()! });
  const path = findChromium();
  return chromium.launch({ ...(path ? { executablePath: path } : { channel: 'chrome' }), args: CHROMIUM_FLAGS });
}

/** The file for pages without a bundler, as it is built. */
async function script(): Promise<string> {
  vi.stubEnv('NODE_ENV', 'production');
  const result = await build({ mode: 'one-file', logLevel: 'error', build: { write: false, sourcemap: false } });
  const [{ output }] = (Array.isArray(result) ? result : [result]) as [Rolldown.RolldownOutput];
  return output[0].code;
}

/** A site in a browser of its own, as a reader opens it: whole tabs, real addresses, a store that lasts. Nothing goes over the network. */
export async function openSite(name: (typeof BROWSERS)[number], pages: Readonly<Record<string, string>>) {
  const [browser, code] = await Promise.all([launch(name), script()]);
  /** A reader who was never here. */
  const reader = async (): Promise<BrowserContext> => {
    const context = await browser.newContext();
    await context.route('**', (route) => {
      const path = route.request().url().slice(URL.length).split(/[?#]/, 1)[0]!;
      if (path === 'article-player.js') return route.fulfill({ contentType: 'text/javascript', body: code });
      const body = pages[path];
      return body ? route.fulfill({ contentType: 'text/html; charset=utf-8', body }) : route.fulfill({ status: 404 });
    });
    return context;
  };
  return { url: URL, code, reader, close: () => browser.close() };
}
