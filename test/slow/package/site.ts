import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import type { Page } from 'playwright';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
};

/**
 * Serves files by path, with any query. `redirects`: other paths, and where they lead. `headers`: of
 * each response.
 */
export async function serve(
  files: Readonly<Record<string, string | Uint8Array>>,
  redirects: Readonly<Record<string, string>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<{ url: string; close: () => void }> {
  const server = createServer(({ url = '/' }, response) => {
    const path = url.split('?', 1)[0]!;
    const location = redirects[path];
    if (location) return void response.writeHead(302, { location }).end();
    const body = files[path];
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': TYPES[extname(path)] ?? 'text/html; charset=utf-8',
      ...headers,
    });
    response.end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** A page with an article. */
export function articlePage(player: string, { lang = 'en', head = '' } = {}): string {
  return `<!doctype html>
<html lang="${lang}">
  <head><meta charset="utf-8"><title>The well</title><link rel="icon" href="data:,">${head}</head>
  <body>
    <article>
      <h1>The well of Upper Sorrel</h1>
      ${player}
      <p id="first">Nobody had drawn water from it since the war. Then the pump broke.</p>
      <p>It tasted of iron, and of nothing else.</p>
    </article>
  </body>
</html>`;
}

/** Helpers in the page of a test: engines that start and never end, and a log of layout shifts. */
export async function prepare(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    const note = (list: { getEntries: () => unknown }) => {
      for (const { value } of list.getEntries() as { value: number }[]) shifts.push(value);
    };
    const observer = new PerformanceObserver(note);
    // Firefox has no such entries, and warns.
    if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) {
      observer.observe({ type: 'layout-shift', buffered: true });
    }
    const painted = () =>
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    Object.assign(globalThis, {
      painted,
      async layoutShift() {
        await painted();
        note({ getEntries: () => observer.takeRecords() });
        return shifts.reduce((sum, shift) => sum + shift, 0);
      },
      fakeEngine() {
        const said: string[] = [];
        return {
          said,
          name: 'fake',
          voices: async () => [],
          speak(
            utterance: { text: string; source: { start: number } },
            onMark: (mark: object) => void,
            signal: AbortSignal,
          ) {
            said.push(utterance.text);
            const { start } = utterance.source;
            onMark({ start, end: start });
            return new Promise((_, reject) =>
              signal.addEventListener('abort', () => reject(signal.reason)),
            );
          },
        };
      },
    });
  });
}

/** The helpers that `prepare` adds to the page. */
export interface Prepared {
  painted(): Promise<void>;
  /** The sum of all layout shifts so far, as in Cumulative Layout Shift. */
  layoutShift(): Promise<number>;
  fakeEngine(): { readonly said: string[] };
}
