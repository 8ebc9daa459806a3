import { createServer } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.mp3': 'audio/mpeg',
};
const COMPRESSED = /^\.(?:html|js|css|svg|wasm)$/;

/**
 * Serves pages, by their path, and folders, by the path above them. What `behaviour` says can be
 * changed at any time: `delay(path)` in ms, `fails(path)`, and `change(path, text)` of a script.
 */
export async function serve(pages, folders) {
  const behaviour = { delay: () => 0, fails: () => false, change: undefined };
  const made = new Map();
  const answerTo = (path) => {
    const body = bodyOf(path, pages, folders);
    const type = path in pages ? '.html' : extname(path);
    const isScript = type === '.js' && behaviour.change;
    const key = `${isScript ? 'changed ' : ''}${path}`;
    if (body && !made.has(key))
      made.set(key, compressed(isScript ? behaviour.change(path, String(body)) : body, type));
    return made.get(key);
  };
  const server = createServer(async ({ url }, response) => {
    const path = decodeURIComponent(new URL(url, 'http://local').pathname);
    const answer = behaviour.fails(path) ? undefined : answerTo(path);
    const delay = behaviour.delay(path);
    if (delay > 0) await wait(delay);
    response.writeHead(answer ? 200 : 404, answer?.headers).end(answer?.body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    behaviour,
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => server.close(),
    /** Bytes of what was served for a path, as compressed. */
    bytesOf: (path) => answerTo(path)?.body.length ?? 0,
  };
}

function bodyOf(path, pages, folders) {
  if (path in pages) return pages[path];
  const above = Object.keys(folders).find((each) => path.startsWith(each));
  if (!above) return undefined;
  const file = join(folders[above], path.slice(above.length).replace(/(^|\/)$/, '$1index.html'));
  return existsSync(file) && statSync(file).isFile() ? readFileSync(file) : undefined;
}

function compressed(body, type) {
  const headers = { 'content-type': TYPES[type] ?? 'text/plain; charset=utf-8' };
  headers['cache-control'] = 'max-age=600';
  if (!COMPRESSED.test(type)) return { headers, body };
  headers['content-encoding'] = 'gzip';
  return { headers, body: gzipSync(body, { level: 9 }) };
}
