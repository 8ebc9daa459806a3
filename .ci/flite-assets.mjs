// The embedded voice and its worker for the build and the development server: where they lie, how big, and the hash.
import { createReadStream } from 'node:fs';
import { fliteVoice } from './flite-voice.mjs';

/** What lies in dist/ beside the one file; the modules are further down in it. */
export const WORKER_FILE = 'article-player.flite-worker.js';
export const VOICE_FILE = 'article-player.flite.wasm';
const ASSETS = /speech\/flite\/assets\.ts$/;
const SERVED = /\/speech\/flite\/flite\.wasm$/;
/** What stands for an address until the bundler is done, which would take the file into the module itself. */
const PLACEHOLDER = /__FLITE_BESIDE__\(\s*["'`]([^"'`]+)["'`]\s*\)/g;

/** Vite: the addresses in `flite/assets.ts`, as seen from the file that they end up in. `up`: the way from there to dist/. */
export function fliteAssets(up = './') {
  return {
    name: 'flite-assets',
    enforce: 'pre',
    configureServer: ({ middlewares }) => void middlewares.use(serve),
    transform(_code, id) {
      if (!ASSETS.test(id.split('?')[0]) || this.environment.mode !== 'build') return undefined;
      const { bytes, sha256 } = fliteVoice();
      return {
        code: `export const WORKER_URL = __FLITE_BESIDE__('${WORKER_FILE}');
export const VOICE_URL = __FLITE_BESIDE__('${VOICE_FILE}');
export const VOICE_BYTES = ${bytes};
export const VOICE_SHA256 = '${sha256}';`,
        map: null,
        moduleType: 'js',
      };
    },
    renderChunk(code) {
      if (!code.includes('__FLITE_BESIDE__')) return undefined;
      return { code: code.replace(PLACEHOLDER, (_, name) => `new URL("${up}${name}", import.meta.url)`), map: null };
    },
  };
}

function serve(request, response, next) {
  if (!SERVED.test(new URL(request.url, 'http://local').pathname)) return next();
  response.writeHead(200, { 'content-type': 'application/wasm', 'cache-control': 'no-cache' });
  createReadStream(fliteVoice().path).pipe(response);
}
