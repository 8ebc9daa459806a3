import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.mp3': 'audio/mpeg',
};

/** Serves a folder of files below a path, such as `/some/folder/`, as any server of static files. */
export async function serveFolder(
  folder: string,
  path: string,
): Promise<{ url: string; close: () => void }> {
  const server = createServer(async ({ url = '/' }, response) => {
    const asked = decodeURIComponent(new URL(url, 'http://local').pathname);
    const name = asked.replace(path, '').replace(/(^|\/)$/, '$1index.html');
    const body = asked.startsWith(path)
      ? await readFile(join(folder, name)).catch(() => undefined)
      : undefined;
    response.writeHead(body ? 200 : 404, {
      'content-type': TYPES[extname(name)] ?? 'text/plain; charset=utf-8',
    });
    response.end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}${path}`, close: () => server.close() };
}
