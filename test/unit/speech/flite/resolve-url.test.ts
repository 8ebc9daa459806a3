import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FliteEngine } from '../../../../src/speech/flite/index.js';
import { utteranceOf } from '../../../support/speak.js';

const PAGE = 'https://news.example/blog/post';

/**
 * What Turbopack makes of `new URL('./file', import.meta.url)` (turbopack-ecmascript-runtime,
 * `relativeURL`).
 */
class RelativeUrl {
  constructor(address: string) {
    const url = new URL(address, 'x:/');
    const values: Record<string, unknown> = {};
    for (const key in url) values[key] = url[key as keyof URL];
    const pathname = address.replace(/[?#].*/, '');
    Object.assign(values, { href: address, pathname, origin: '', protocol: '' });
    values['toString'] = values['toJSON'] = () => address;
    for (const [key, value] of Object.entries(values)) {
      Object.defineProperty(this, key, { enumerable: true, configurable: true, value });
    }
    Object.setPrototypeOf(this, URL.prototype);
  }
}

let workers: string[];
let fetched: string[];

beforeEach(() => {
  workers = [];
  fetched = [];
  const listeners = { addEventListener: () => {}, removeEventListener: () => {} };
  vi.stubGlobal('document', { baseURI: PAGE, ...listeners });
  vi.stubGlobal('location', new URL(PAGE));
  vi.stubGlobal('navigator', {});
  vi.stubGlobal(
    'Worker',
    class {
      onmessage?: (event: { data: { id: number } }) => void;
      constructor(address: string) {
        workers.push(address);
        // It is there.
        queueMicrotask(() => this.onmessage?.({ data: { id: 0 } }));
      }
      terminate(): void {}
    },
  );
  vi.stubGlobal('fetch', async (address: URL) => {
    fetched.push(address.href);
    return new Response('no voice', { status: 404 });
  });
});
afterEach(() => vi.unstubAllGlobals());

/** Where the worker and the voice are looked for. */
async function addressesOf(
  workerUrl?: unknown,
  voiceUrl?: unknown,
): Promise<[worker: string, voice: string]> {
  const audio = { load: () => {}, pause: () => {} } as unknown as HTMLAudioElement;
  const engine = new FliteEngine({
    audio,
    ...(workerUrl ? { workerUrl: workerUrl as URL, voiceUrl: voiceUrl as URL } : {}),
  });
  const { signal } = new AbortController();
  const spoken = engine.speak(utteranceOf('Hello.'), () => {}, signal);
  await expect(spoken).rejects.toThrow(/status 404/);
  engine.end();
  return [workers[0]!, fetched[0]!];
}

test.each<[string, unknown, unknown, string]>([
  ['a path of a text', '/static/worker.js', '/static/voice.wasm', 'https://news.example/static/'],
  [
    'a text from where the page is',
    'static/worker.js',
    './static/voice.wasm',
    'https://news.example/blog/static/',
  ],
  [
    'a text without a scheme',
    '//news.example/worker.js',
    '//news.example/voice.wasm',
    'https://news.example/',
  ],
  [
    'a path in what is like a URL',
    new RelativeUrl('/_next/static/worker.js'),
    new RelativeUrl('/_next/static/voice.wasm'),
    'https://news.example/_next/static/',
  ],
  [
    'a URL',
    new URL('https://news.example/x/worker.js'),
    new URL('https://news.example/x/voice.wasm'),
    'https://news.example/x/',
  ],
])('the embedded voice is loaded from %s', async (_, workerUrl, voiceUrl, folder) => {
  expect(await addressesOf(workerUrl, voiceUrl)).toEqual([
    `${folder}worker.js`,
    `${folder}voice.wasm`,
  ]);
});

test('the embedded voice is loaded from beside the module by default', async () => {
  vi.stubGlobal('location', { origin: 'null' });
  const beside = new URL('../../../../src/speech/flite/', import.meta.url).href;
  expect(await addressesOf()).toEqual([`${beside}worker.ts`, `${beside}flite.wasm`]);
});
