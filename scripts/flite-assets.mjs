// The embedded voice and its worker for the build and the development server: where they lie, how
// big, and the hash.
import { createReadStream } from 'node:fs';
import { fliteVoice } from './flite-voice.mjs';

/** What lies in dist/ beside the script for pages; the modules are further down in it. */
export const WORKER_FILE = 'article-player.flite-worker.js';
export const VOICE_FILE = 'article-player.flite.wasm';
const ASSETS = /speech\/flite\/assets\.ts$/;
const SERVED = /\/speech\/flite\/flite\.wasm$/;
/**
 * What stands for an address until the bundler is done, which would take the file into the module
 * itself.
 */
const PLACEHOLDER = /__FLITE_BESIDE__\(\s*["'`]([^"'`]+)["'`]\s*\)/g;

/** Vite: the addresses in `flite/assets.ts`, as seen from the file that they end up in. `up`: the way from there to dist/. */
export function fliteAssets(up = './') {
  return {
    name: 'flite-assets',
    enforce: 'pre',
    configureServer: ({ middlewares }) => void middlewares.use(serve),
    transform(code, id) {
      if (!ASSETS.test(id.split('?')[0])) return undefined;
      const { bytes, sha256 } = fliteVoice();
      const known = code
        .replace('VOICE_BYTES: number = 0', `VOICE_BYTES = ${bytes}`)
        .replace("SHA256: string = ''", `SHA256 = '${sha256}'`);
      if (this.environment.mode !== 'build') return { code: known, map: null };
      const besides = known
        .replace(
          /new URL\('\.\/worker\.ts', import\.meta\.url\)/,
          `__FLITE_BESIDE__('${WORKER_FILE}')`,
        )
        .replace(
          /new URL\('\.\/flite\.wasm', import\.meta\.url\)/,
          `__FLITE_BESIDE__('${VOICE_FILE}')`,
        );
      return {
        code: `declare const __FLITE_BESIDE__: (name: string) => URL;\n${besides}`,
        map: null,
      };
    },
    renderChunk(code) {
      if (!code.includes('__FLITE_BESIDE__')) return undefined;
      return {
        code: code.replace(PLACEHOLDER, (_, name) => `new URL("${up}${name}", import.meta.url)`),
        map: null,
      };
    },
  };
}

function serve(request, response, next) {
  if (!SERVED.test(new URL(request.url, 'http://local').pathname)) return next();
  response.writeHead(200, { 'content-type': 'application/wasm', 'cache-control': 'no-cache' });
  createReadStream(fliteVoice().path).pipe(response);
}
